/** The worker thread: one task after the other, in the order they were asked for. */
import { parentPort } from 'node:worker_threads'

import { errorText } from '../db/sqlite-error.ts'
import type { TaskAnswer, TaskRequest } from './messages.ts'
import { runTask } from './tasks.ts'

let last: Promise<void> = Promise.resolve()

parentPort?.on('message', (request: TaskRequest) => {
  last = last.then(async () => parentPort?.postMessage(await answer(request)))
})

async function answer({ id, folder, name, params }: TaskRequest): Promise<TaskAnswer> {
  try {
    return { id, ok: true, result: await runTask(folder, name, params as never) }
  } catch (error) {
    return { id, ok: false, error: errorText(error) }
  }
}
