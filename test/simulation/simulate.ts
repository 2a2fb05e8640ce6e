import { Violation } from './violation.ts'
import { type WeekPlan, simulateWeek } from './week.ts'

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

type Stretch = Pick<WeekPlan, 'days' | 'weekday' | 'store' | 'visitors'>

/** The days as working weeks, each on a journal of its own; every twentieth day stands alone, on SQLite. */
export function stretches(days: number, sqlite: boolean): Stretch[] {
  const all: Stretch[] = []
  for (let day = 0; day < days;) {
    const weekday = day % DAYS_OF_A_WEEK
    const toSqlite = SQLITE_EVERY - 1 - (day % SQLITE_EVERY)
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

/** Simulates so many days, and stops at the first violation. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const { seed, days, faults, sqlite, say } = options
  const started = performance.now()
  const total = { visits: 0, commands: 0, faults: 0 }
  let violations: 0 | 1 = 0
  for (const [n, stretch] of stretches(days, sqlite).entries()) {
    try {
      const week = await simulateWeek({ ...stretch, seed: seed + n, faults, say })
      total.visits += week.visits
      total.commands += week.commands
      total.faults += week.faults
    } catch (error) {
      if (!(error instanceof Violation)) throw error
      violations = 1
      say(`violation with seed ${seed}, stretch ${n + 1}: ${error.message}`)
      break
    }
  }
  return { seed, days, ...total, violations, ms: Math.round(performance.now() - started) }
}
