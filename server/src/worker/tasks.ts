import { openReadOnly, type ReadingConnection } from '../db/connection.ts'
import { dataFolder, type DataFolder } from '../db/folder.ts'
import { type DaySheetQuestion, daySheet } from '../read-model/day-sheet.ts'
import { backup } from './backup.ts'
import { verify } from './verify.ts'

/** What a task of the worker gets: it reads, beside the writing server, and holds up nobody. */
export interface TaskContext {
  readonly db: ReadingConnection
  readonly paths: DataFolder
}

/**
 * Every long read: `(context, params) => result or its promise`, where params and result survive a structured clone.
 * A new one (a report) is a file beside this one and a line here.
 */
export const tasks = {
  backup: async (context: TaskContext, _params: Record<never, never>) => backup(context),
  verify: async (context: TaskContext, _params: Record<never, never>) => verify(context),
  daySheet: async ({ db }: TaskContext, question: DaySheetQuestion) => daySheet(db, question),
}

export type TaskName = keyof typeof tasks
export type TaskParams<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[1]
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>

/** Runs a task here and now, on a read-only connection of its own. */
export async function runTask<Name extends TaskName>(
  folder: string,
  name: Name,
  params: TaskParams<Name>,
): Promise<TaskResult<Name>> {
  const paths = dataFolder(folder)
  const db = openReadOnly(paths.database)
  try {
    const task = tasks[name] as (context: TaskContext, params: TaskParams<Name>) => Promise<TaskResult<Name>>
    return await task({ db, paths }, params)
  } finally {
    db.close()
  }
}
