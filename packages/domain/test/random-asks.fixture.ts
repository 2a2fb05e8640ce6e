import type { makeRandom } from '../src/identity/random.fixture.ts'
import {
  type Command,
  type CounterId,
  type Intent,
  type PersonFacts,
  addDays,
  bookingsStream,
  offlineNumber,
} from '../src/index.ts'
import * as ask from './ask.fixture.ts'
import type { Journalled } from './given.fixture.ts'
import { brought } from './past.fixture.ts'
import {
  CLERK_1,
  CLERK_2,
  CLERK_3,
  GUIDE,
  HALL,
  HANDLER,
  KIOSK,
  MANAGER,
  SYSTEM,
  aPerson,
} from './sample-hall.fixture.ts'

export type Asked = readonly [intent: Intent, by: Command['actor'], person?: PersonFacts | undefined]

/** What is known while a run goes on. */
export interface Scene {
  readonly world: Journalled
  readonly cases: readonly string[]
  today(): Command['today']
  /** When the last thing was asked. */
  now(): number
}

/** Everything that anybody in a hall may ask, lawful and unlawful, as chance has it. */
export function makeAsks({ below, pick }: ReturnType<typeof makeRandom>, { world, cases, today, now }: Scene) {
  const chance = (percent: number): boolean => below(100) < percent
  const persons = Array.from({ length: 14 }, (_, n) => aPerson(`p${n}`, 30 + n * 3))
  const COUNTERS = ['c1', 'c2', 'c3'] as const
  const clerkOf = (id: string) => ({ c1: CLERK_1, c2: CLERK_2, c3: CLERK_3 })[id] ?? CLERK_1
  const rows = () => world.today()
  const ticketIn = (...statuses: readonly string[]): never => {
    const all = [...rows().keys('ticket')]
    const some = all.filter((id) => statuses.includes(rows().get('ticket', id)!.status))
    return (chance(80) && some.length > 0 ? pick(some) : pick([...all, 'ticket-of-nobody'])) as never
  }
  const person = (percent = 60) => (chance(percent) ? pick(persons) : undefined)
  const staff = () => pick([GUIDE, GUIDE, CLERK_1, CLERK_2, MANAGER, KIOSK])
  const because = () => pick(['有原因', '有原因', '有原因', ' '])
  const minutes = () => pick([null, 5, 20])

  const identity = (who: unknown) => ({ identity: who === undefined ? ('none' as const) : ('card' as const) })
  const wish = () =>
    pick([
      ['social', pick(['card', 'permit'])],
      ['business', 'licence'],
      ['care', 'welfare'],
      ['social', 'nothing'],
    ] as const)
  const issue = (): Asked => {
    const [queue, item] = wish()
    const who = person()
    const priority = chance(10) ? ask.asClass(pick(['soldier', 'elder']), pick(['退役军人证', ''])) : {}
    const said = { ...identity(who), ...priority, escort: chance(10) }
    if (chance(20)) {
      const stops = Array.from({ length: 1 + below(2) }, () => pick(['social/card', 'care/welfare', wish().join('/')]))
      const visit = ask.visit(...(chance(90) ? [`${queue}/${item}`] : []), ...stops)
      const bundle = chance(10) ? pick(['birth', 'nothing']) : null
      return [{ ...visit, ...said, bundle }, pick([KIOSK, GUIDE, CLERK_1]), who]
    }
    return [
      ask.issue(queue, { ...said, item: chance(50) ? (item as never) : null }),
      pick([KIOSK, GUIDE, CLERK_1]),
      who,
    ]
  }

  /** Cases of the visitor in hand that were not taken in yet. */
  const drafts = (where: string): string[] => {
    const state = rows().get('counter', where)
    const hand = state !== undefined && 'ticket' in state ? rows().get('ticket', state.ticket) : undefined
    return (hand?.cases ?? []).filter(({ receiptNo }) => receiptNo === null).map((each) => each.case)
  }
  const accept = (where: string): Intent => {
    const papers = pick([
      [brought('photo')],
      [brought('photo'), brought('id-card', 'shared'), brought('letter', 'deferred')],
      [brought('letter')],
    ])
    const answers = pick([{}, { agent: false, renewal: false }])
    const here = drafts(where)
    return {
      ...ask.acceptCase('', papers, answers, where),
      case: pick(chance(70) && here.length > 0 ? here : [...cases.slice(-3), 'none']) as never,
    }
  }
  const results = () => [{ item: null, result: pick(['instant', 'instant', 'gave-up'] as const) }]
  const finish = (where: string): Intent => ask.finish({ thenCallNext: chance(60), results: results() }, where)
  const openCase = (where: string): Intent => ask.openCase(pick(['card', 'permit', 'licence', 'nothing']), where)
  const counter = (where: string) => ({ counter: where as CounterId })
  const pause = (where: string) => ask.pause({ ...counter(where), minutes: minutes() })
  const chosen = (where: string): Intent => {
    return { ...ask.callChosen('', because(), where), ticket: ticketIn('waiting') }
  }
  const returns = (where: string): Intent => ({ ...ask.returnHeld('', where), ticket: ticketIn('held') })
  const hold = (where: string) =>
    ask.hold({ ...counter(where), reason: because(), minutes: minutes(), back: pick(['any', 'counter']) })
  const transfer = (where: string): Intent => {
    const state = rows().get('counter', where)
    const ticket = state !== undefined && 'ticket' in state ? state.ticket : ticketIn('waiting')
    const to = chance(50) ? ask.transfer('', wish()[0]) : ask.sendTo('', pick(COUNTERS))
    return { ...to, ticket: ticket as never, reason: because() }
  }
  const handOver = (where: string) => ask.handOver(pick(COUNTERS), where)
  const wrong = (where: string) => ask.wrongCall(where, because())
  /** Something done by voice a while ago, in whatever state the number is by now. */
  const tick = (where: string): Intent => {
    const state = rows().get('counter', where)
    const mine = state !== undefined && 'ticket' in state && chance(70) ? state.ticket : null
    const ticket = mine ?? (ticketIn('waiting', 'waiting', 'called', 'missed', 'held') as string)
    const last = now()
    const [calledAt, startedAt, endedAt] = [last - 3 - below(2), last - 2, last - 1]
    const times = pick([
      { calledAt, startedAt, endedAt, results: results() },
      { calledAt, startedAt, endedAt, results: results() },
      { calledAt, startedAt: null, endedAt, results: [] },
      { calledAt, startedAt, endedAt: null, results: [] },
      { calledAt: null, startedAt: null, endedAt, results: results() },
      { calledAt, startedAt: null, endedAt: null, results: [] },
      { calledAt: endedAt, startedAt, endedAt: null, results: [] },
    ])
    return { ...ask.tick('', { ...times, ...counter(where) }), ticket: ticket as never, day: today() }
  }
  const walkIn = (where: string) => ask.walkIn({ ...counter(where), item: pick([null, 'card' as never]) })
  const { callNext, openCounter, closeCounter, start, recall, markMissed, undoFinish, undoMissed, resumeCounter } = ask
  /** What a clerk would do next, by the state of the counter. */
  const NEXT = {
    closed: [openCounter],
    paused: [tick, resumeCounter, resumeCounter, returns, undoFinish, closeCounter],
    open: [
      ...Array.from({ length: 12 }, () => callNext),
      ...[
        chosen,
        chosen,
        walkIn,
        tick,
        tick,
        returns,
        undoFinish,
        undoMissed,
        undoMissed,
        pause,
        handOver,
        handOver,
        closeCounter,
      ],
    ],
    calling: [tick, start, start, start, start, recall, recall, markMissed, markMissed, wrong, transfer, pause],
    serving: [
      tick,
      finish,
      finish,
      finish,
      finish,
      finish,
      openCase,
      openCase,
      accept,
      hold,
      hold,
      hold,
      hold,
      transfer,
      pause,
    ],
  }
  const atCounter = (): Asked => {
    const where = chance(1) ? 'c9' : pick(COUNTERS)
    const { status } = rows().get('counter', where) ?? { status: 'closed' }
    const drill = rows().get('drill', 'drill')
    if (drill?.endedAt === null && chance(5)) return [ask.endDrill(drill.since), MANAGER]
    if (drill != null && drill.endedAt !== null && chance(2))
      return [ask.reportDrill(drill.since, counter(where)), clerkOf(where)]
    if (chance(50) && drafts(where).length > 0) return [accept(where), clerkOf(where)]
    const make = pick(chance(80) ? NEXT[status] : Object.values(NEXT).flat())
    return [make(where), chance(97) ? clerkOf(where) : pick([CLERK_2, MANAGER, KIOSK]), person(20)]
  }

  const bookings = () => world.rows(bookingsStream(HALL))
  const booking = (): never => {
    const all = [...bookings().keys('booking')]
    const due = all.filter((id) => bookings().get('booking', id)!.day <= today())
    return pick([...(due.length > 0 && chance(90) ? due : all), 'booking-of-nobody']) as never
  }
  const appointment = (): Asked =>
    pick<() => Asked>([
      () => {
        const day = addDays(today(), pick([1, 1, 1, 2, 0, 9]))
        return [ask.book({ day, from: pick(['09:00', '10:00', '03:00']) }), pick([KIOSK, GUIDE]), person(90)]
      },
      () => [{ ...ask.checkIn(''), booking: booking() }, pick([KIOSK, GUIDE]), person()],
      ...(chance(30)
        ? [(): Asked => [{ type: 'CancelBooking', booking: booking(), reason: '有事' }, pick([GUIDE, KIOSK])]]
        : []),
      () => [{ type: 'MissBooking', booking: booking() }, SYSTEM],
    ])()

  const byTicket = (): Asked =>
    pick<() => Asked>([
      () => [{ ...ask.cancel(''), ticket: ticketIn('waiting') }, KIOSK],
      () => [{ ...ask.reportPrint(''), ticket: ticketIn('waiting') }, KIOSK],
      () => [{ ...ask.leaveTicket(''), ticket: ticketIn('waiting', 'called') }, staff()],
      () => [{ ...ask.restore(''), ticket: ticketIn('missed') }, staff()],
      () => [{ ...ask.restore(''), ticket: ticketIn('missed') }, staff()],
      () => [{ ...ask.returnHeld(''), ticket: ticketIn('held') }, staff()],
      () => [{ ...ask.addPerson(''), ticket: ticketIn('waiting', 'serving') }, staff(), person(90)],
      () => [transfer('c9'), pick([GUIDE, MANAGER, CLERK_1])],
      () => {
        const cls = pick(['ordinary', 'elder', 'soldier', 'king']) as never
        return [{ ...ask.correct('', { class: cls, reason: because() }), ticket: ticketIn('waiting') }, GUIDE]
      },
    ])()

  /** What the hall does by itself, when it is due and when it is not. */
  const byItself = (): Asked => {
    if (chance(20)) {
      const skills = pick([['social', 'business', 'care'], ['social', 'business', 'care'], ['social'], []])
      return [ask.authorise(pick(['clerk-1', 'clerk-2', 'clerk-3']), ...skills), SYSTEM]
    }
    const ticket = rows().get('ticket', ticketIn('called', 'held'))
    if (ticket?.status === 'held') return [{ type: 'MissHeld', ticket: ticket.id, until: ticket.until }, SYSTEM]
    const call = ticket !== undefined && 'call' in ticket ? ticket.call : 'nothing'
    return [{ type: 'MissUnanswered', ticket: ticket?.id ?? ('x' as never), call: call as never }, SYSTEM]
  }

  const leading = (): Asked => {
    const queue = pick(['social', 'business', 'care', 'nowhere'])
    const drill = rows().get('drill', 'drill')
    if (drill?.endedAt === null && chance(70)) return [ask.endDrill(drill.since), MANAGER]
    const suspended = rows().get('day', 'day')?.suspended != null
    if (suspended && chance(80)) return [ask.resumeHall, MANAGER]
    const held = [...rows().keys('queue')].filter((id) => rows().get('queue', id)!.suspended !== null)
    if (held.length > 0 && chance(70)) return [ask.resume(pick(held)), GUIDE]
    return [
      pick([
        ask.suspend(queue, because(), minutes()),
        ask.resume(queue),
        ask.suspendHall(chance(50), because(), minutes()),
        ask.resumeHall,
        ask.assign(pick(COUNTERS), ...pick([[], ['social'], ['social', 'care', 'business'], ['nowhere']])),
        ask.transferQueue(pick(['social', 'business', 'care']), queue, because()),
        ask.release(pick(COUNTERS), because()),
        ...(chance(60) ? [ask.carryOver(pick(['social', 'care', 'nowhere']))] : []),
        ask.startDrill(1),
        { type: 'AcknowledgeAlarm', alarm: pick(['long', 'no-counter'] as const), of: [queue], reason: because() },
        { type: 'MarkInterruption', from: 1, to: pick([2, 0, 9e15]), cause: because() },
      ] as const),
      chance(90) ? MANAGER : GUIDE,
    ]
  }

  const redeem = (): Asked => {
    const slip = pick([...rows().keys('slip'), 'slip-of-nobody']) as never
    return [{ type: 'RedeemSlip', slip, source: 'kiosk' }, KIOSK, person(50)]
  }

  /** Numbers of two kiosks, given out some time ago; now and then one twice. */
  const own = new Map<number, number>()
  const joinOffline = (): Asked => {
    const code = pick([2, 3])
    const serial = Math.max(1, (own.get(code) ?? 0) + (chance(90) ? 1 : 0))
    own.set(code, serial)
    const number = offlineNumber(pick(['A', 'A', 'B', 'C']), code, serial)
    const by = {
      kind: 'kiosk',
      device: `kiosk-${chance(95) ? code : 9}` as never,
      code: chance(95) ? code : 9,
    } as const
    return [ask.joinOffline(number, { class: pick(['ordinary', 'elder', 'king']) as never }), by]
  }

  const receive = (): Asked => [{ type: 'ReceiveFile', case: pick([...cases.slice(-12), 'none']) as never }, HANDLER]

  const ways: readonly (() => Asked)[] = [
    ...Array.from({ length: 26 }, () => issue),
    ...Array.from({ length: 60 }, () => atCounter),
    ...Array.from({ length: 20 }, () => byTicket),
    ...Array.from({ length: 12 }, () => appointment),
    ...[byItself, byItself, redeem, leading, leading, joinOffline, joinOffline],
    ...Array.from({ length: 4 }, () => receive),
  ]
  return (): Asked => pick(ways)()
}
