import { type Week, makePool } from './pool.ts'
import { NOTHING, type Tally, added } from './tally.ts'
import { type Reached, Violation } from './violation.ts'
import type { WeekResult } from './week.ts'

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

/** Visitors of an ordinary day: more than 96 counters can serve, so that lines grow long. */
const VISITORS = 3_600
/** On SQLite each commit waits for the disk; a day there is a quieter one. */
const VISITORS_ON_SQLITE = 900
const DAYS_OF_A_WEEK = 5
const SQLITE_EVERY = 20
/** Which of the twenty it is. */
const SQLITE_AT = 10

/** A week or a part of one, with everything going wrong or nothing. */
export type Stretch = Omit<Week, 'seed' | 'faults'>

export const inMemory = (days: number, weekday = 0): Stretch => {
  return { days, weekday, store: 'memory', visitors: VISITORS }
}
export const onSqlite = (days: number, weekday = 0): Stretch => {
  return { days, weekday, store: 'sqlite', visitors: VISITORS_ON_SQLITE }
}

/** The days as working weeks, each on a journal of its own; every twentieth day stands alone, on SQLite. */
export function stretches(days: number, sqlite: boolean): Stretch[] {
  const all: Stretch[] = []
  for (let day = 0; day < days;) {
    const weekday = day % DAYS_OF_A_WEEK
    const toSqlite = (SQLITE_AT - (day % SQLITE_EVERY) + SQLITE_EVERY) % SQLITE_EVERY
    if (toSqlite === 0 && !sqlite) {
      all.push(onSqlite(1, weekday))
      day += 1
      continue
    }
    const length = Math.min(DAYS_OF_A_WEEK - weekday, days - day, sqlite ? Infinity : toSqlite)
    all.push(sqlite ? onSqlite(length, weekday) : inMemory(length, weekday))
    day += length
  }
  return all
}

/** Weeks taken together. */
export function summed(weeks: readonly WeekResult[]): WeekResult {
  let [visits, commands, faults] = [0, 0, 0]
  let tally: Tally = NOTHING
  for (const week of weeks) {
    visits += week.visits
    commands += week.commands
    faults += week.faults
    tally = added(tally, week.tally)
  }
  return { visits, commands, faults, tally }
}

/** Simulates so many days, weeks side by side, and stops at the first violation. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const { seed, days, faults, sqlite, say } = options
  const started = performance.now()
  const ended: WeekResult[] = []
  let violations: 0 | 1 = 0
  let reached: Reached | null = null
  const pool = makePool(say)
  try {
    const weeks = stretches(days, sqlite).map((stretch, n) => ({ ...stretch, seed: seed + n, faults }))
    await Promise.all(weeks.map(async (week) => ended.push(await pool.run(week))))
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    violations = 1
    reached = error.reached
    say(error.message)
  } finally {
    await pool.stop()
  }
  const { tally: _, ...total } = summed([...ended, ...(reached === null ? [] : [{ ...reached, tally: NOTHING }])])
  return { seed, days, ...total, violations, ms: Math.round(performance.now() - started) }
}
