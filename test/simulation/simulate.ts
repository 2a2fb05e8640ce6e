import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { WeekPlan } from './week.ts'
import type { FromWeek } from './week.worker.ts'

export interface SimulationOptions {
  readonly seed: number
  readonly days: number
  readonly faults: boolean
  /** Every day on SQLite; otherwise one in twenty. */
  readonly sqlite: boolean
  readonly say: (line: string) => void
}

/** What `npm run simulate` prints. */
export interface SimulationResult {
  readonly seed: number
  readonly days: number
  /** People who came into the hall. */
  readonly visits: number
  /** Messages that reached the border. */
  readonly commands: number
  readonly faults: number
  readonly violations: 0 | 1
  readonly ms: number
}

/** Visitors of an ordinary day: as many as 96 counters can serve. */
const VISITORS = 3_600
/** On SQLite each commit waits for the disk; a day there is a quieter one. */
const VISITORS_ON_SQLITE = 900
const DAYS_OF_A_WEEK = 5
const SQLITE_EVERY = 20
/** Which of the twenty it is. */
const SQLITE_AT = 10
/** A week holds all its events in memory. */
const MOST_AT_ONCE = 4

type Stretch = Pick<WeekPlan, 'days' | 'weekday' | 'store' | 'visitors'>

/** The days as working weeks, each on a journal of its own; every twentieth day stands alone, on SQLite. */
export function stretches(days: number, sqlite: boolean): Stretch[] {
  const all: Stretch[] = []
  for (let day = 0; day < days;) {
    const weekday = day % DAYS_OF_A_WEEK
    const toSqlite = (SQLITE_AT - (day % SQLITE_EVERY) + SQLITE_EVERY) % SQLITE_EVERY
    if (toSqlite === 0 && !sqlite) {
      all.push({ days: 1, weekday, store: 'sqlite', visitors: VISITORS_ON_SQLITE })
      day += 1
      continue
    }
    const length = Math.min(DAYS_OF_A_WEEK - weekday, days - day, sqlite ? Infinity : toSqlite)
    const kind = sqlite ? { store: 'sqlite', visitors: VISITORS_ON_SQLITE } : { store: 'memory', visitors: VISITORS }
    all.push({ days: length, weekday, ...kind } as Stretch)
    day += length
  }
  return all
}

/** Simulates so many days, weeks side by side on the cores there are, and stops at the first violation. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const { seed, days, faults, sqlite, say } = options
  const started = performance.now()
  const total = { visits: 0, commands: 0, faults: 0 }
  let violations: 0 | 1 = 0
  const left = stretches(days, sqlite).map((stretch, n) => ({ ...stretch, seed: seed + n, faults }))
  const running = new Set<Worker>()

  async function work(): Promise<void> {
    for (let week = left.shift(); week !== undefined; week = left.shift()) {
      const worker = new Worker(new URL('./week.worker.ts', import.meta.url), { workerData: week })
      running.add(worker)
      const message = await endOf(worker, say).finally(() => running.delete(worker))
      if (message === null) return
      if (message.kind === 'violation') {
        violations = 1
        left.length = 0
        for (const other of running) void other.terminate()
        say(`violation in the week of seed ${week.seed}: ${message.message}`)
        return
      }
      total.visits += message.result.visits
      total.commands += message.result.commands
      total.faults += message.result.faults
    }
  }

  await Promise.all(Array.from({ length: Math.min(availableParallelism(), MOST_AT_ONCE) }, work))
  return { seed, days, ...total, violations, ms: Math.round(performance.now() - started) }
}

/** How a week ended; null where it was ended because of another's violation. */
function endOf(worker: Worker, say: (line: string) => void): Promise<Exclude<FromWeek, { kind: 'line' }> | null> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWeek) => (message.kind === 'line' ? say(message.line) : resolve(message)))
    worker.on('error', reject)
    worker.on('exit', () => resolve(null))
  })
}
