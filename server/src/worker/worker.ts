import { Worker } from 'node:worker_threads'

import type { TaskAnswer, TaskRequest } from './messages.ts'
import type { TaskName, TaskParams, TaskResult } from './tasks.ts'

export interface LongReads {
  /** Runs the task in the worker thread. Rejects when it throws, and when the thread dies or is stopped meanwhile. */
  runInWorker<Name extends TaskName>(name: Name, params: TaskParams<Name>): Promise<TaskResult<Name>>
  stop(): Promise<void>
}

interface Waiting {
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

/** One thread for everything that reads long; it starts with its first task, and anew after it died. */
export function makeLongReads(folder: string): LongReads {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | null = null
  let ids = 0

  function start(): Worker {
    const started = new Worker(new URL('./thread.ts', import.meta.url), { name: 'long-reads' })
    started.on('message', (answer: TaskAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.ok) asked?.resolve(answer.result as never)
      else asked?.reject(new Error(answer.error))
    })
    started.on('error', (error) => lose(started, error instanceof Error ? error : new Error(String(error))))
    started.on('exit', () => lose(started, new Error('the worker thread ended')))
    return started
  }

  function lose(lost: Worker, error: Error) {
    if (thread !== lost) return
    thread = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  return {
    runInWorker(name, params) {
      thread ??= start()
      const request: TaskRequest = { id: ++ids, folder, name, params }
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject })
        thread?.postMessage(request)
      })
    },
    async stop() {
      await thread?.terminate()
    },
  }
}
