import { describe, expect, it } from 'vitest'
import type { CounterId, ConfigVersion, Day, HallId, RefusalReason } from '../src/index.ts'
import * as ask from './ask.fixture.ts'
import { type Outcome, given } from './given.fixture.ts'
import {
  brought,
  at,
  booked,
  called,
  caseAccepted,
  caseOpened,
  counterOpen,
  issued,
  minute,
  missed,
  opened,
  published,
  serving,
} from './past.fixture.ts'
import { DECIDING } from './texts.fixture.ts'
import {
  BOOKING,
  CLERK_1,
  CLERK_2,
  CONFIG,
  DAY,
  GUIDE,
  HANDLER,
  HOURS,
  KIOSK,
  KIOSK_3,
  MANAGER,
  NEXT_DAY,
  aClerk,
  aPerson,
} from './sample-hall.fixture.ts'

const person = aPerson('a')
const seated = [opened(), counterOpen()]
const inService = [seated, issued('A001', { person }), serving('A001')]
const draft = [inService, caseOpened('k1')]
const missedOnce = [seated, issued('A001'), called('A001'), missed('A001')]
const by = { by: MANAGER }
const WITH_BOOKING = { ...CONFIG, booking: BOOKING }
const withCard = { identity: 'card' } as const

/** One way to each refusal that decide gives. */
const WAYS = {
  'unknown-item': () => given(inService).when(ask.openCase('nothing')),
  'unknown-queue': () => given(opened()).when(ask.issue('nowhere')),
  'unknown-counter': () => given(opened()).when(ask.openCounter('c9')),
  'unknown-class': () => given(opened()).when(ask.issue('social', ask.asClass('king', 'x')), { by: GUIDE }),
  'unknown-hall': () => given().when(ask.publish({ ...CONFIG, hall: 'hall-2' as HallId })),
  'unknown-config': () => given(published()).when(ask.openDay(undefined, 'v9')),
  'config-invalid': () => given().when(ask.publish({ ...CONFIG, zones: [] })),
  'unknown-case': () => given(inService).when(ask.acceptCase('k9')),
  'hall-closed': () => given().when(ask.issue()),
  'hall-open': () => given(opened()).when(ask.openDay()),
  'day-in-the-past': () => given(opened()).when(ask.openDay('2026-03-03' as Day)),
  'queue-full': () =>
    given(opened(), issued('B001'), issued('B002'), issued('B003')).when(ask.issue('business', withCard), { person }),
  'limit-reached': () => given(opened(), issued('A001', { person })).when(ask.issue('social', withCard), { person }),
  'identity-required': () => given(opened()).when(ask.issue('business')),
  'reason-required': () => given(inService).when(ask.hold({ reason: ' ' })),
  'result-required': () => given(inService).when(ask.finish({ results: [] })),
  'counter-not-open': () => given(opened()).when(ask.callNext()),
  'counter-open': () => given(seated).when(ask.openCounter()),
  'counter-taken': () => given(seated).when(ask.openCounter(), { by: CLERK_2 }),
  'other-counter': () => given(opened()).when(ask.openCounter('c2'), { by: { ...CLERK_1, at: 'c1' as CounterId } }),
  'counter-busy': () => given(inService).when(ask.callNext()),
  'counter-free': () => given(seated).when(ask.recall()),
  'no-one-waiting': () => given(seated).when(ask.callNext()),
  'no-skill': () => given(opened()).when(ask.openCounter(), { by: aClerk('clerk-7', ['care']) }),
  'ticket-state': () => given(inService).when(ask.cancel('A001')),
  'too-soon': () => given(seated, issued('A001'), called('A001')).when(ask.recall()),
  'case-state': () => given(draft, caseAccepted('k1')).when(ask.acceptCase('k1')),
  'material-missing': () => given(draft).when(ask.acceptCase('k1')),
  'material-unknown': () => given(draft).when(ask.acceptCase('k1', [brought('old-permit')])),
  'applicant-required': () => given(seated, issued('A001'), serving('A001')).when(ask.openCase('card')),
  'holder-already': () =>
    given(draft, caseAccepted('k1'))
      .when(ask.receiveFile('k1'), { by: HANDLER })
      .and.when(ask.receiveFile('k1'), { by: HANDLER }),
  'queue-closed': () => given(opened({ ...CONFIG, timetables: [HOURS] })).when(ask.issue(), { at: at('12:30') }),
  'not-calling-yet': () =>
    given(opened({ ...CONFIG, timetables: [HOURS] }), counterOpen(), issued('A001')).when(ask.callNext(), {
      at: at('08:10'),
    }),
  'collect-only': () =>
    given(opened({ ...CONFIG, timetables: [{ ...HOURS, collectOnly: [3] }] })).when(ask.issue(), { at: at('09:00') }),
  'session-full': () =>
    given(opened({ ...CONFIG, timetables: [HOURS] }), issued('A001', { change: { session: 'am' } })).when(ask.issue(), {
      at: at('09:00'),
    }),
  'queue-suspended': () => given(opened()).when(ask.suspend(), by).and.when(ask.issue()),
  'queue-not-suspended': () => given(opened()).when(ask.resume(), by),
  'hall-suspended': () => given(opened()).when(ask.suspendHall(), by).and.when(ask.issue()),
  'hall-not-suspended': () => given(opened()).when(ask.resumeHall, by),
  evacuated: () => given(opened()).when(ask.suspendHall(true), by).and.when(ask.issue()),
  'in-hand-elsewhere': () =>
    given(inService, counterOpen('c2', CLERK_2)).when(ask.walkIn({ counter: 'c2' as never }), { by: CLERK_2, person }),
  'not-todays-ticket': () => given(opened()).when(ask.restore('A001')),
  'restore-used': () =>
    given(missedOnce)
      .when(ask.restore('A001'))
      .and.when(ask.callNext())
      .and.when(ask.markMissed())
      .and.when(ask.restore('A001')),
  'restore-too-late': () => given(missedOnce).when(ask.restore('A001'), { at: minute(31) }),
  'slip-unknown': () => given(opened()).when(ask.redeem('A001')),
  'undo-too-late': () => given(missedOnce).when(ask.undoMissed(), { at: minute(3) }),
  'walk-in': () => given(seated).when(ask.walkIn()).and.when(ask.hold()),
  'already-there': () => given(opened(), issued('A001')).when(ask.transfer('A001', 'social'), { by: GUIDE }),
  'person-known': () => given(opened(), issued('A001', { person })).when(ask.addPerson('A001'), { person }),
  'tick-day-over': () => given(seated, issued('A001')).when(ask.tick('A001', { day: NEXT_DAY })),
  'tick-not-yours': () => given(seated, issued('A001')).when(ask.tick('A001'), { by: CLERK_2 }),
  'tick-elsewhere': () => given(seated).when(ask.tick('A001')),
  'tick-times': () => given(seated, issued('A001')).when(ask.tick('A001', { calledAt: minute(1), endedAt: minute(0) })),
  'offline-number-unknown': () => given(opened()).when(ask.joinOffline('A-3机-07'), { by: KIOSK }),
  'offline-number-taken': () =>
    given(opened())
      .when(ask.joinOffline('A-3机-07'), { by: KIOSK_3 })
      .and.when(ask.joinOffline('A-3机-07'), { by: KIOSK_3 }),
  drill: () => given(seated).when(ask.startDrill(), { by: MANAGER }).and.when(ask.callNext()),
  'no-drill': () => given(seated).when(ask.endDrill(1), { by: MANAGER }),
  'nobody-held': () => given(seated, counterOpen('c2', CLERK_2)).when(ask.handOver('c2')),
  'counter-paused': () => given(seated).when(ask.pause()).and.when(ask.callNext()),
  'pause-limit': () =>
    given(opened({ ...CONFIG, zones: CONFIG.zones.map((zone) => ({ ...zone, maxPaused: 0 })) }), counterOpen()).when(
      ask.pause(),
    ),
  'counter-not-paused': () => given(seated).when(ask.resumeCounter()),
  'unknown-bundle': () => given(opened()).when({ ...ask.visit(), bundle: 'nothing' }),
  'no-stops': () => given(opened()).when(ask.visit()),
  'not-in-the-past': () => given(opened()).when({ type: 'MarkInterruption', from: 2, to: 1, cause: '停电' }),
  'booking-off': () => given(opened()).when(ask.book(), { person }),
  'unknown-booking': () => given(opened(WITH_BOOKING)).when(ask.checkIn('b1')),
  'unknown-slot': () => given(opened(WITH_BOOKING)).when(ask.book({ from: '08:00' }), { person }),
  'slot-full': () => given(opened(WITH_BOOKING), booked('b1'), booked('b2')).when(ask.book(), { person }),
  'booking-too-far': () => given(opened(WITH_BOOKING)).when(ask.book({ day: '2026-03-12' as Day }), { person }),
  'booking-past': () => given(opened(WITH_BOOKING)).when(ask.book({ day: DAY }), { person }),
  'cancel-too-late': () =>
    given(opened(WITH_BOOKING), booked('b1', { day: DAY })).when(ask.cancelBooking('b1'), {
      by: KIOSK,
      at: at('07:01'),
    }),
  'booked-already': () => given(opened(WITH_BOOKING), booked('b1', { person })).when(ask.book(), { person }),
  'booking-other-day': () => given(opened(WITH_BOOKING), booked('b1')).when(ask.checkIn('b1')),
  'check-in-early': () =>
    given(opened(WITH_BOOKING), booked('b1', { day: DAY })).when(ask.checkIn('b1'), { at: at('08:29') }),
  'not-permitted': () => given(seated).when(ask.callNext(), { by: CLERK_2 }),
} satisfies Partial<Record<RefusalReason, () => Outcome>>

/** Given before or after deciding: by the border, the lane, the rooms and the REST side. */
const ELSEWHERE = {
  'identity-invalid': true,
  'other-hall': true,
  'device-unpaired': true,
  'not-signed-in': true,
  locked: true,
  'too-late': true,
  'command-id-reused': true,
  overloaded: true,
  'payload-too-large': true,
  'protocol-unknown': true,
  malformed: true,
  'unknown-room': true,
  'storage-full': true,
  'out-of-service': true,
  internal: true,
} satisfies Record<Exclude<RefusalReason, keyof typeof WAYS>, true>

describe('every refusal', () => {
  it.each(Object.entries(WAYS))('[R4] %s is given by decide', (reason, way) => {
    const { decision } = way()
    expect(decision).toMatchObject({ ok: false, refusal: { reason } })
  })

  it('[R4] decide gives no others', () => {
    const text = Object.values(DECIDING).join('\n')
    const given = new Set([...text.matchAll(/reason: '([a-z-]+)' *[,}]/g)].map(([, reason]) => reason!))
    expect(given).toEqual(new Set(Object.keys(WAYS)))
    for (const reason of Object.keys(ELSEWHERE)) expect(given).not.toContain(reason)
  })

  it('[R5] never says what was typed', () => {
    const typed = 'typed-by-someone'
    const past = [inService, caseOpened('k1')]
    const outcomes = [
      given(opened()).when(ask.issue(typed)),
      given(opened()).when(ask.issue('social', { item: typed as never })),
      given(opened()).when(ask.issue('social', ask.asClass(typed, typed)), { by: GUIDE }),
      given(opened()).when(ask.openCounter(typed)),
      given(past).when(ask.callNext(typed)),
      given(past).when(ask.openCase(typed)),
      given(past).when({ ...ask.acceptCase('k1', [brought(typed)], { [typed]: true }), case: typed as never }),
      given(past).when(ask.acceptCase('k1', [brought(typed)], { [typed]: true })),
      given(past).when({ ...ask.cancel('A001'), ticket: typed as never }),
      given(past).when(ask.openDay(undefined, typed as ConfigVersion), { by: MANAGER }),
    ]
    for (const { decision } of outcomes) {
      expect(decision.ok).toBe(false)
      expect(JSON.stringify(decision)).not.toContain(typed)
    }
  })
})
