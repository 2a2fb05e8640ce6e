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
  type Intent,
  type PersonFacts,
  addDays,
  configStream,
  decide,
} from '../src/index.ts'
import * as ask from './ask.fixture.ts'
import { Journalled, frozen } from './given.fixture.ts'
import { brought } from './past.fixture.ts'
import {
  CLERK_1,
  CLERK_2,
  CLERK_3,
  CONFIG,
  DAY,
  GUIDE,
  HALL,
  HANDLER,
  KIOSK,
  MANAGER,
  NINE,
  aPerson,
} from './sample-hall.fixture.ts'

/** Another version: a counter less, priority calls one by one. */
const V2: HallConfig = {
  ...CONFIG,
  version: 'v2' as ConfigVersion,
  counters: CONFIG.counters.slice(0, 2),
  rules: { ...CONFIG.rules, priorityRun: 1 },
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
  const { below, pick } = makeRandom(seed)
  const world = new Journalled()
  const persons = Array.from({ length: 25 }, (_, n) => aPerson(`p${n}`, 30 + n * 2))
  const cases: string[] = []
  const chance = (percent: number): boolean => below(100) < percent
  let at = NINE
  let day: Day = DAY

  const ticket = (): string => pick([...world.today().keys('ticket'), 'ticket-of-nobody'])
  const clerkOf = (id: string) => ({ c1: CLERK_1, c2: CLERK_2, c3: CLERK_3 })[id] ?? CLERK_1

  type Asked = readonly [intent: Intent, by: Command['actor'], person?: PersonFacts | undefined]
  const issue = (): Asked => {
    const [queue, items] = pick([
      ['social', ['card', 'permit']],
      ['business', ['licence']],
      ['care', ['welfare']],
      ['social', ['nothing']],
    ] as const)
    const person = chance(60) ? pick(persons) : undefined
    const change = {
      item: chance(50) ? (pick(items) as never) : null,
      identity: person === undefined ? ('none' as const) : ('card' as const),
      ...(chance(10) ? ask.asClass(pick(['soldier', 'elder']), pick(['退役军人证', ''])) : {}),
    }
    return [ask.issue(queue, change), pick([KIOSK, KIOSK, GUIDE, CLERK_1]), person]
  }
  const accept = (where: string): Intent => {
    const papers = pick([
      [brought('photo')],
      [brought('photo'), brought('id-card', 'shared'), brought('letter', 'deferred')],
      [brought('letter')],
    ])
    const answers = pick([{}, { agent: false, renewal: false }])
    return { ...ask.acceptCase('', papers, answers, where), case: pick([...cases.slice(-3), 'none']) as never }
  }
  const openDay = (): Asked => {
    if (chance(50)) day = addDays(day, below(2))
    return [ask.openDay(chance(5) ? addDays(day, -1) : day, pick(['v1', 'v1', 'v2'])), MANAGER]
  }
  const finish = (where: string): Intent => ask.finish({ thenCallNext: chance(60) }, where)
  const openCase = (where: string): Intent => ask.openCase(pick(['card', 'permit', 'licence', 'nothing']), where)
  /** What a clerk would do next, by the state of the counter. */
  const NEXT = {
    closed: [ask.openCounter],
    open: [ask.callNext, ask.callNext, ask.callNext, ask.callNext, ask.closeCounter],
    calling: [ask.start, ask.start, ask.start, ask.recall, ask.recall, ask.markMissed],
    serving: [finish, finish, finish, openCase, openCase, accept, accept],
  }
  const atCounter = (): Asked => {
    const where = chance(1) ? 'c9' : pick(['c1', 'c2', 'c3'])
    const { status } = world.today().get('counter', where) ?? { status: 'closed' }
    const make = pick(chance(80) ? NEXT[status] : Object.values(NEXT).flat())
    return [make(where), chance(97) ? clerkOf(where) : pick([CLERK_2, MANAGER, KIOSK])]
  }
  const ways: readonly (() => Asked)[] = [
    ...Array.from({ length: 14 }, () => issue),
    ...Array.from({ length: 32 }, () => atCounter),
    ...Array.from({ length: 3 }, () => (): Asked => [{ ...ask.cancel(''), ticket: ticket() as never }, KIOSK]),
    ...Array.from({ length: 3 }, () => (): Asked => [{ ...ask.reportPrint(''), ticket: ticket() as never }, KIOSK]),
    () => (chance(15) ? openDay() : [ask.closeDay, MANAGER]),
    () => [{ type: 'ReceiveFile', case: pick([...cases.slice(-12), 'none']) as never }, HANDLER],
  ]
  const start: readonly Asked[] = [CONFIG, V2].map((config) => [ask.publish(config), MANAGER])

  for (let n = 0; n < steps; n++) {
    const idle = world.today().get('day', 'day')?.status !== 'open'
    const [intent, by, person] = start[n] ?? (idle && chance(20) ? openDay() : pick(ways)())
    at += below(40_000)
    const command: Command = frozen({
      id: `command-${n}` as CommandId,
      hall: HALL,
      actor: by,
      intent,
      at,
      fresh: `fresh-${String(n).padStart(12, '0')}`,
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
