import { describe, expect, it } from 'vitest'
import {
  type Decision,
  type Intent,
  LIFETIME,
  isOfflineNumber,
  offlineNumber,
  readOfflineNumber,
} from '../src/index.ts'
import { callNext, issue, joinOffline, markMissed, redeem, restore, suspend, suspendHall } from './ask.fixture.ts'
import { type Circumstances, type Given, given, refused } from './given.fixture.ts'
import { at, counterOpen, issued, minute, opened, ticketId } from './past.fixture.ts'
import { CONFIG, DAY, GUIDE, HOURS, KIOSK, KIOSK_3, MANAGER, NEXT_DAY } from './sample-hall.fixture.ts'

const MINUTE = 60_000
/** Told at the minute, taken so many minutes before. */
const told = (now: number, ago: number): Circumstances => ({ by: KIOSK_3, at: minute(now), age: ago * MINUTE })
/** All who are called, one after the other. */
function callingOrder(hall: Given): string[] {
  const numbers: string[] = []
  for (let next = hall; ;) {
    const { decision, and } = next.when(callNext(), { at: minute(120) })
    if (!decision.ok) return numbers
    numbers.push(String(decision.result['number']))
    next = and.when(markMissed(), { at: minute(120) }).and
  }
}
const asOf = (decision: Decision): unknown =>
  decision.ok ? decision.happened.map((each) => each.occurredAt) : decision
const seated = [opened(), counterOpen()]

describe('numbers that a kiosk gave out by itself', () => {
  it('[O10] name the queue, the kiosk and its count of the day, and are read however they come', () => {
    expect([offlineNumber('A', 3, 7), offlineNumber('AB', 12, 107)]).toEqual(['A-3机-07', 'AB-12机-107'])
    for (const text of ['A-3机-07', 'A3机07', 'A-3-07', 'A3机7'])
      expect(readOfflineNumber(text)).toEqual({ prefix: 'A', kiosk: 3, serial: 7 })
    for (const text of ['A307', 'A001', '12-001', 'Y001', '', 'A-0机-01', 'A-3机-'])
      expect(readOfflineNumber(text)).toBeNull()
    expect([isOfflineNumber('A-3机-07'), isOfflineNumber('A007')]).toEqual([true, false])
  })

  it('[O11] join at their true time, as far back as the age says, and wait from then on', () => {
    const joined = given(seated).when(joinOffline('A-3机-07', { item: 'card' as never }), told(40, 25))
    joined.told({ number: 'A-3机-07', lapsed: false }).then({
      type: 'OfflineTicketIssued',
      kiosk: 3,
      serial: 7,
      item: 'card' as never,
      class: 'ordinary' as never,
      source: 'kiosk',
      person: null,
    })
    expect(asOf(joined.decision)).toEqual([minute(15)])
    const rows = joined.and.world.today()
    expect(rows.get('queue', 'social')).toMatchObject({ waiting: 1, issued: 1, last: 0 })
    expect(rows.get('totals', 'totals')).toMatchObject({ issued: 1 })
    joined.and.when(callNext(), { at: minute(41) }).then({ type: 'TicketCalled', number: 'A-3机-07' })
    joined.and.when(issue()).then({ type: 'TicketIssued', number: 'A001' })
  })

  it('[O11] a moment of the journal is a whole millisecond', () => {
    const { decision } = given(seated).when(joinOffline('A-3机-07'), { by: KIOSK_3, at: minute(40), age: 60_000.25 })
    expect(asOf(decision)).toEqual([minute(39)])
  })

  it('[O12] are called in the order of taking, whenever and in whatever order they join', () => {
    const before = [issued('A001', { at: minute(1) }), issued('A002', { at: minute(2) })]
    const after = [issued('A003', { at: minute(30) }), issued('A004', { at: minute(31) })]
    const kiosk2 = { ...KIOSK_3, code: 2 } as typeof KIOSK_3
    const one = given(seated, before, after)
      .when(joinOffline('A-3机-01'), told(40, 30))
      .and.when(joinOffline('A-3机-02'), told(40, 15))
      .and.when(joinOffline('A-2机-01'), { ...told(41, 26), by: kiosk2 })
      .and.when(joinOffline('A-2机-02'), { ...told(41, 5), by: kiosk2 })
    expect(callingOrder(one.and)).toEqual([
      'A001',
      'A002',
      'A-3机-01',
      'A-2机-01',
      'A-3机-02',
      'A003',
      'A004',
      'A-2机-02',
    ])
  })

  it('[O12] also where the one that was taken next is gone already', () => {
    const later = given(seated, issued('A001', { at: minute(30) }), issued('A002', { at: minute(31) }))
      .when(joinOffline('A-3机-01'), told(40, 15))
      .and.when({ type: 'CancelTicket', ticket: ticketId('A001'), reason: 'staff' }, { by: GUIDE, at: minute(40) })
      .and.when(joinOffline('A-2机-01'), {
        by: { ...KIOSK_3, code: 2 } as typeof KIOSK_3,
        at: minute(41),
        age: 30 * MINUTE,
      })
    expect(callingOrder(later.and)).toEqual(['A-2机-01', 'A-3机-01', 'A002'])
  })

  it('[O12] a hundred of them between two numbers of the server keep their order', () => {
    let hall = given(seated, issued('A001', { at: minute(1) }), issued('A002', { at: minute(90) }))
    for (let n = 100; n >= 1; n--) {
      const by = { ...KIOSK_3, code: n } as typeof KIOSK_3
      hall = hall.when(joinOffline(offlineNumber('A', n, 1)), { by, at: minute(100), age: 98 * MINUTE - n * 1000 }).and
    }
    const own = Array.from({ length: 100 }, (_, n) => offlineNumber('A', n + 1, 1))
    expect(callingOrder(hall)).toEqual(['A001', ...own, 'A002'])
  })

  it('[O13] nobody who holds paper is turned away by hours, limits, a suspension or the rule of the queue', () => {
    const joins = (hall: Given, number = 'A-3机-07', when: Circumstances = told(40, 1)): void =>
      hall.when(joinOffline(number), when).then({ type: 'OfflineTicketIssued', number })
    joins(given(opened({ ...CONFIG, timetables: [HOURS] })), 'A-3机-07', { by: KIOSK_3, at: at('12:30') })
    joins(given(opened(), issued('B001'), issued('B002'), issued('B003')), 'B-3机-07')
    joins(given(opened()).when(suspend(), { by: MANAGER }).and)
    joins(given(opened()).when(suspendHall(), { by: MANAGER }).and)
    given(opened())
      .when(suspendHall(true), { by: MANAGER })
      .and.when(joinOffline('A-3机-07'), told(40, 1))
      .then(refused('evacuated'))
  })

  it('[O13] the session is that of the time of taking; an item that is gone leaves the queue', () => {
    given(opened({ ...CONFIG, timetables: [HOURS] }))
      .when(joinOffline('A-3机-07', { item: 'gone' as never }), { by: KIOSK_3, at: at('12:30'), age: 120 * MINUTE })
      .then({ type: 'OfflineTicketIssued', session: 'am', item: null })
  })

  it('[O14] the same number is one ticket; a kiosk tells of its own numbers alone', () => {
    const one = given(seated).when(joinOffline('A-3机-07'), told(40, 1)).and
    one.when(joinOffline('A-3机-07'), told(41, 2)).then(refused('offline-number-taken', { number: 'A-3机-07' }))
    one.when(joinOffline('B-3机-06'), told(41, 2)).then(refused('offline-number-taken', { number: 'B-3机-06' }))
    for (const by of [KIOSK, { ...KIOSK_3, code: 2 } as typeof KIOSK_3, GUIDE])
      one.when(joinOffline('A-3机-08'), { by }).then(refused('offline-number-unknown'))
    one.when(joinOffline('A-3机-08', { queue: 'gone' as never }), told(41, 1)).then(refused('unknown-queue'))
  })

  it('[O15] one of an earlier day waits no more: it is told, and gives a slip as long as slips count', () => {
    const morning = given(opened({ ...CONFIG }, NEXT_DAY))
    const now = { by: KIOSK_3, at: minute(24 * 60) }
    const late = morning.when(joinOffline('A-3机-07'), { ...now, age: 20 * 60 * MINUTE })
    late.told({ lapsed: true }).then({ type: 'OfflineTicketLapsed', number: 'A-3机-07', day: DAY })
    expect([...late.and.world.today().keys('ticket')]).toEqual([])
    const [slip] = late.and.world.today().keys('slip')
    late.and
      .when({ ...redeem(''), slip: slip as never }, { by: KIOSK })
      .then({ type: 'TicketIssued', slip: slip as never, queue: 'social' as never })
    morning
      .when(joinOffline('A-3机-07'), { ...now, age: 6 * 24 * 60 * MINUTE })
      .then({ type: 'OfflineTicketLapsed', slip: null })
    expect(LIFETIME.JoinOfflineTicket).toBe(7 * 24 * 60 * MINUTE)
  })

  it('[O15] before the new day has opened they are asked for again', () => {
    given(opened())
      .when(joinOffline('A-3机-07'), { by: KIOSK_3, at: minute(24 * 60), age: 1 })
      .then(refused('hall-closed'))
  })

  it('[O16] the class is by the age on the card alone', () => {
    const classOf = (cls: string): string => {
      const { decision } = given(opened()).when(joinOffline('A-3机-07', { class: cls as never }), told(9, 1))
      return decision.ok ? String((decision.happened[0]!.event as { class: string }).class) : decision.refusal.reason
    }
    expect(['ordinary', 'elder', 'soldier', 'king'].map(classOf)).toEqual(['ordinary', 'elder', 'ordinary', 'ordinary'])
  })

  it('[O17] walls say so while any of them waits', () => {
    const shown = ({ world }: Given): number => [...world.today().keys('offline')].length
    const waits = given(seated).when(joinOffline('A-3机-07'), told(40, 1)).and
    expect(shown(given(seated, issued('A001')))).toBe(0)
    expect(shown(waits)).toBe(1)
    const inHand = waits.when(callNext(), { at: minute(41) }).and
    expect(shown(inHand)).toBe(0)
    const missed = inHand.when(markMissed(), { at: minute(42) }).and
    const [id] = missed.world.today().keys('ticket')
    const again: Intent = { ...restore(''), ticket: id as never }
    expect(shown(missed.when(again, { by: GUIDE, at: minute(43) }).and)).toBe(1)
  })
})
