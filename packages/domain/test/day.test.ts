import { describe, expect, it } from 'vitest'
import type { ConfigVersion, CounterId, Day, HallId, QueueId } from '../src/index.ts'
import { hallStream } from '../src/index.ts'
import {
  callNext,
  closeDay,
  finish,
  issue,
  openCase,
  openCounter,
  openDay,
  publish,
  receiveFile,
} from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import {
  called,
  caseOpened,
  closed,
  counterOpen,
  finished,
  issued,
  minute,
  missed,
  opened,
  published,
  serving,
  ticketId,
} from './past.fixture.ts'
import {
  CLERK_2,
  CONFIG,
  DAY,
  HALL,
  HOURS,
  MANAGER,
  NEXT_DAY,
  NINE,
  SYSTEM,
  V1,
  aPerson,
} from './sample-hall.fixture.ts'

const by = { by: MANAGER }
const V2 = { ...CONFIG, version: 'v2' as ConfigVersion }

describe('configurations', () => {
  it('[D1] a version is published once and never changed', () => {
    const once = given().when(publish(), by)
    once.told({ version: V1 }).then({ type: 'ConfigPublished', config: CONFIG })
    once.and
      .when(publish({ ...CONFIG, phone: '110' }), by)
      .told({ version: V1 })
      .thenNothing()
    once.and.when(publish(V2), by).then({ type: 'ConfigPublished' })
  })

  it('[D10] two queues with one prefix, or a counter of a queue that is not there, are refused by name', () => {
    const [first, ...rest] = CONFIG.queues
    const queues = [{ ...first!, prefix: rest[0]!.prefix }, ...rest]
    given()
      .when(publish({ ...CONFIG, queues }))
      .then(refused('config-invalid', { faults: [`prefix ${rest[0]!.prefix} twice`] }))
    const hours = [{ ...HOURS, queue: 'nowhere' as QueueId }]
    given()
      .when(publish({ ...CONFIG, timetables: hours, rules: { ...CONFIG.rules, slipClass: 'king' as never } }))
      .then(refused('config-invalid', { faults: ['no queue nowhere', 'no class king'] }))
    const gone = CONFIG.counters.flatMap((counter) => counter.queues).filter((queue) => queue === first!.id)
    given()
      .when(publish({ ...CONFIG, queues: rest }))
      .then(refused('config-invalid', { faults: gone.map((queue) => `no queue ${queue}`) }))
  })

  it('[D10] a class without a weight, which would never be due, is refused', () => {
    const classes = CONFIG.classes.map((cls) => (cls.key === 'elder' ? { ...cls, weight: 0 } : cls))
    given()
      .when(publish({ ...CONFIG, classes, rules: { ...CONFIG.rules, bookingWeight: Number.NaN } }))
      .then(refused('config-invalid', { faults: ['class elder without a weight', 'the booked without a weight'] }))
  })

  it('[D1] a configuration of another hall is refused', () => {
    given()
      .when(publish({ ...CONFIG, hall: 'hall-2' as HallId }), by)
      .then(refused('unknown-hall'))
  })

  it('[D8] a day runs on the version it was opened with, whatever is published meanwhile', () => {
    const fewer = { ...V2, queues: CONFIG.queues.slice(1) }
    given(opened(), published(fewer)).when(issue('social')).then({ type: 'TicketIssued' })
    given(opened(), published(fewer))
      .when(openDay(NEXT_DAY, 'v2'), by)
      .and.when(issue('social'))
      .then(refused('unknown-queue'))
  })
})

describe('opening a day', () => {
  it('[D2] names a published version; nobody waits and nobody sits anywhere', () => {
    const carried = { counters: [], tickets: [], slips: [] }
    given(published())
      .when(openDay(), { by: SYSTEM })
      .told({ day: DAY })
      .then({ type: 'DayOpened', hall: HALL, day: DAY, config: V1, carried })
    given().when(openDay(), by).then(refused('unknown-config'))
    given(published()).when(openDay(DAY, 'v9'), by).then(refused('unknown-config'))
  })

  it('[D2] each day counts its numbers from 1', () => {
    given(opened(), issued('A001'), closed(['A001']))
      .when(openDay(NEXT_DAY), by)
      .and.when(issue())
      .then({ type: 'TicketIssued', number: 'A001' })
  })

  it('[D4] a day is never opened before the last one, nor twice', () => {
    given(opened())
      .when(openDay('2026-03-03' as Day), by)
      .then(refused('day-in-the-past'))
    given(opened(), closed())
      .when(openDay('2026-03-03' as Day), by)
      .then(refused('day-in-the-past'))
    given(opened()).when(openDay(), by).then(refused('hall-open'))
  })

  it('[D6] a day that was closed goes on where it stopped: numbers, receipts and calls are not used again', () => {
    const again = given(
      opened(),
      issued('A001', { at: minute(1) }),
      counterOpen(),
      serving('A001'),
      caseOpened('k1'),
      finished('A001'),
      closed([], ['c1'], { at: minute(9) }),
    ).when(openDay(), { ...by, at: minute(10) })
    again.then({ type: 'DayOpened', carried: { counters: [], tickets: [], slips: [] } })
    again.and.when(issue()).then({ type: 'TicketIssued', number: 'A002' })
    const rows = again.and.world.today()
    expect(rows.get('day', 'day')).toMatchObject({ status: 'open', openedAt: NINE, closedAt: null })
    expect(rows.get('totals', 'totals')).toEqual({ issued: 1, called: 1, served: 1, missed: 0 })
    expect(rows.get('sequence', CONFIG.catalogue.items[0]!.taskCode)).toEqual({ last: 1 })
    expect([...rows.keys('call')]).toHaveLength(1)
  })
})

describe('a new day over one that is still open', () => {
  const busy = [
    opened(),
    issued('A001', { person: aPerson('a') }),
    issued('A002'),
    issued('A003'),
    issued('A004'),
    counterOpen('c1'),
    serving('A001', 'c1'),
    counterOpen('c2', CLERK_2),
    called('A002', 'c2'),
    missed('A002', 'c2'),
    called('A003', 'c2'),
  ].flat()

  it('[D3] closes it in the same append and takes over services and open counters; who waits or was called expires', () => {
    const over = given(busy).when(openDay(NEXT_DAY), by)
    over.then(
      { type: 'DayClosed', expired: ['A002', 'A003', 'A004'].map(ticketId), closed: ['c1', 'c2'] as CounterId[] },
      { type: 'DayOpened', day: NEXT_DAY },
    )
    const streams = over.decision.ok && over.decision.happened.map(({ stream }) => stream)
    expect(streams).toEqual([hallStream(HALL, DAY), hallStream(HALL, NEXT_DAY)])
  })

  it('[D3] a service goes on over midnight and is finished in the new day; a counter that was calling is free', () => {
    const { world, ...next } = given(busy).when(openDay(NEXT_DAY), by).and
    expect(world.today().get('counter', 'c1')).toMatchObject({ status: 'serving', number: 'A001', staffNo: '001' })
    expect(world.today().get('counter', 'c2')).toMatchObject({ status: 'open', staff: CLERK_2.staff })
    expect(world.today().get('ticket', ticketId('A001'))).toMatchObject({ status: 'serving', day: DAY })
    next.when(finish()).then({ type: 'ServiceFinished', ticket: ticketId('A001') })
  })

  it('[D3] nothing is carried over from a day that was closed in order', () => {
    given(opened(), closed())
      .when(openDay(NEXT_DAY), by)
      .then({ type: 'DayOpened', carried: { counters: [], tickets: [], slips: [] } })
  })

  it('[D9] a service at a counter that the new version has no more can be finished and the counter closed, no one is called to it', () => {
    const gone = { ...V2, counters: CONFIG.counters.slice(1) }
    const next = given(busy, published(gone)).when(openDay(NEXT_DAY, 'v2'), by).and
    const free = next.when(finish({ thenCallNext: true }))
    free.told({ called: null }).then({ type: 'ServiceFinished' })
    free.and.when(issue()).and.when(callNext()).then(refused('unknown-counter'))
    free.and.when({ type: 'CloseCounter', counter: 'c1' as CounterId }).then({ type: 'CounterClosed' })
  })
})

describe('closing a day', () => {
  it('[D5] who waits or was missed expires, counters close', () => {
    given(opened(), issued('A001'), issued('A002'), counterOpen(), called('A001'), missed('A001'))
      .when(closeDay, by)
      .told({ day: DAY })
      .then({ type: 'DayClosed', expired: ['A001', 'A002'].map(ticketId), closed: ['c1'] as CounterId[] })
  })

  it('[D5] is refused while someone is called or served', () => {
    const busy = refused('counter-busy', { counter: 'c1', number: 'A001' })
    given(opened(), issued('A001'), counterOpen(), called('A001')).when(closeDay, by).then(busy)
    given(opened(), issued('A001'), counterOpen(), serving('A001')).when(closeDay, by).then(busy)
  })

  it.each([
    ['before the first day', []],
    ['after closing', [opened(), closed()].flat()],
  ])('[D7] %s nothing of the hall is decided but the next opening', (_, past) => {
    for (const intent of [closeDay, issue(), openCounter(), callNext(), openCase('card')])
      given(past).when(intent).then(refused('hall-closed'))
    given(past).when(receiveFile('k1')).then(refused('unknown-case'))
  })

  it('[D7] a day whose version is not published is not worked on', () => {
    given(opened().slice(1)).when(issue()).then(refused('unknown-config'))
  })
})

it('[D5] the last row of a ticket that expired says so; the state holds it no more', () => {
  const { world } = given(opened(), issued('A001'), closed(['A001'], [], { at: minute(5) }))
  expect([...world.today().keys('ticket'), ...world.today().keys('line'), ...world.today().keys('place')]).toEqual([])
  expect(world.today().get('queue', 'social')).toMatchObject({ waiting: 0, last: 1 })
})
