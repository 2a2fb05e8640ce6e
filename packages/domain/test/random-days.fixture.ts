import { makeRandom } from '../src/identity/random.fixture.ts'
import {
  type Change,
  type Command,
  type CommandId,
  type ConfigVersion,
  type Day,
  type Decision,
  type HallConfig,
  type Happened,
  addDays,
  configStream,
  decide,
} from '../src/index.ts'
import * as ask from './ask.fixture.ts'
import { Journalled, clockAt, frozen } from './given.fixture.ts'
import { type Asked, makeAsks } from './random-asks.fixture.ts'
import { BOOKING, CONFIG, DAY, HALL, MANAGER, NINE } from './sample-hall.fixture.ts'

const WITH_BOOKINGS: HallConfig = {
  ...CONFIG,
  booking: BOOKING,
  rules: {
    ...CONFIG.rules,
    maxWait: 90 * 60_000,
    skillPenalty: 2,
    missed: { ...CONFIG.rules.missed, autoMiss: 60_000, autoMissSlow: 120_000 },
  },
}

/** Another version: a counter less, more calls for the booked, who is missed moved back. */
const V2: HallConfig = {
  ...WITH_BOOKINGS,
  version: 'v2' as ConfigVersion,
  counters: CONFIG.counters.slice(0, 2),
  zones: CONFIG.zones.map((zone) => ({ ...zone, maxPaused: 1 })),
  rules: { ...CONFIG.rules, bookingWeight: 2, missed: { ...CONFIG.rules.missed, restores: 2, moveBack: 2 } },
}

/** One command of a run: what was decided and which rows it changed. */
export interface Step {
  readonly n: number
  readonly command: Command
  readonly decision: Decision
  readonly happened: readonly (Happened & { readonly changes: readonly Change[] })[]
  /** After the step. */
  readonly world: Journalled
}

/** The configuration that the newest day runs on. */
export function configOf(world: Journalled): HallConfig {
  const day = world.today().get('day', 'day')
  return world.rows(configStream(HALL)).get('config', day?.config ?? CONFIG.version) ?? CONFIG
}

/** Days of a hall as chance would have them: commands lawful and unlawful, in any order. The same seed, the same days. */
export function* randomDays(seed: number, steps: number): Generator<Step> {
  const random = makeRandom(seed)
  const { below, pick } = random
  const world = new Journalled()
  const cases: string[] = []
  const chance = (percent: number): boolean => below(100) < percent
  let at = NINE
  let day: Day = DAY
  const next = makeAsks(random, { world, cases, today: () => day, now: () => at })

  /** Mostly the next day, its clock and all. */
  const openDay = (): Asked => {
    if (chance(50)) {
      const on = below(2)
      day = addDays(day, on)
      if (on > 0) at = NINE + Math.round((Date.parse(day) - Date.parse(DAY)) / 86_400_000) * 86_400_000
    }
    return [ask.openDay(chance(5) ? addDays(day, -1) : day, pick(['v1', 'v1', 'v2'])), MANAGER]
  }
  const turnOfDay = (): Asked => (chance(15) ? openDay() : [ask.closeDay, MANAGER])
  const start: readonly Asked[] = [WITH_BOOKINGS, V2].map((config) => [ask.publish(config), MANAGER])

  for (let n = 0; n < steps; n++) {
    const idle = world.today().get('day', 'day')?.status !== 'open'
    const [intent, by, person] = start[n] ?? (idle && chance(20) ? openDay() : chance(1) ? turnOfDay() : next())
    at += below(40_000)
    const command: Command = frozen({
      id: `command-${n}` as CommandId,
      hall: HALL,
      actor: by,
      intent,
      at,
      age: intent.type === 'JoinOfflineTicket' ? below(200) * below(500_000) : 0,
      fresh: `fresh-${String(n).padStart(12, '0')}`,
      ...clockAt(at),
      today: day,
      person: person ?? null,
    })
    const decision = decide(world, command)
    const happened = (decision.ok ? decision.happened : []).map((each) => ({
      ...each,
      changes: world.happen(each, at),
    }))
    for (const { event } of happened) if (event.type === 'CaseOpened') cases.push(event.case)
    yield { n, command, decision, happened, world }
  }
}
