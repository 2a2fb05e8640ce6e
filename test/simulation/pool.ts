import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { WeekPlan, WeekResult } from './week.ts'
import type { FromWeek } from './week.worker.ts'
import { Violation } from './violation.ts'

/** A week holds all its events in memory. */
const MOST_AT_ONCE = 4
/** Nearly all that is made is dropped at once: with room for it there is much less to collect. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 }

export type Week = Omit<WeekPlan, 'say'>

/** Simulates weeks side by side, on as many threads as there are cores, in the order in which they are asked for. */
export function makePool(say: (line: string) => void) {
  const line: (() => void)[] = []
  const running = new Set<Worker>()
  let free = Math.min(availableParallelism(), MOST_AT_ONCE)

  function next(): void {
    if (free === 0) return
    const start = line.shift()
    if (start === undefined) return
    free -= 1
    start()
  }

  /** What a thread tells of its week until it ends. */
  function simulated(week: Week): Promise<WeekResult> {
    const worker = new Worker(new URL('./week.worker.ts', import.meta.url), { workerData: week, resourceLimits })
    running.add(worker)
    return new Promise<WeekResult>((resolve, reject) => {
      worker.on('message', (message: FromWeek) => {
        if (message.kind === 'line') say(message.line)
        else if (message.kind === 'ended') resolve(message.result)
        else
          reject(new Violation(`violation in the week of seed ${week.seed}: ${message.message}`, [], message.reached))
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the week of seed ${week.seed} ended with ${code} before its time`)))
    }).finally(() => {
      running.delete(worker)
      free += 1
      next()
    })
  }

  return {
    /** @throws {Violation} its message says the seed, and the trace cut to what matters */
    run: (week: Week): Promise<WeekResult> =>
      new Promise((resolve, reject) => {
        line.push(() => void simulated(week).then(resolve, reject))
        next()
      }),
    /** Ends what runs; what has not begun never does. */
    async stop(): Promise<void> {
      line.length = 0
      await Promise.all([...running].map((worker) => worker.terminate()))
    },
  }
}
