import { parentPort, workerData } from 'node:worker_threads'
import { type Reached, Violation } from './violation.ts'
import { type WeekPlan, type WeekResult, simulateWeek } from './week.ts'

/** What a thread tells of its week: lines while it runs, then how it ended. */
export type FromWeek =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'ended'; readonly result: WeekResult }
  | { readonly kind: 'violation'; readonly message: string; readonly reached: Reached }

const tell = (message: FromWeek): void => parentPort?.postMessage(message)

try {
  const say = (line: string): void => tell({ kind: 'line', line })
  tell({ kind: 'ended', result: await simulateWeek({ ...(workerData as Omit<WeekPlan, 'say'>), say }) })
} catch (error) {
  if (!(error instanceof Violation)) throw error
  tell({ kind: 'violation', message: error.message, reached: error.reached })
}
