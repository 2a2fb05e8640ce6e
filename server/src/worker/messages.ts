import type { TaskName } from './tasks.ts'

/** Down to the worker thread: one task. */
export interface TaskRequest {
  readonly id: number
  readonly folder: string
  readonly name: TaskName
  readonly params: unknown
}

/** Up from it: what became of the task. */
export type TaskAnswer =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string }
