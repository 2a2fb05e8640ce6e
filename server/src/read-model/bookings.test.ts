import type { BookingId, Day, Intent, ItemKey, QueueId } from '@onehall/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { guide, kiosk, manager, system } from '../../test/actors.ts'
import { type TestHall, makeTestHall } from '../../test/hall.ts'
import { PEOPLE, SAMPLE } from '../../test/sample.ts'
import { TEST_SEAL } from '../../test/seal.ts'
import { makeBookings } from './bookings.ts'

let hall: TestHall
beforeEach(async () => {
  hall = await makeTestHall()
})
afterEach(() => hall.close())

const seal = TEST_SEAL
const asked = () => makeBookings({ state: hall.state, seal, hall: hall.hall, now: hall.clock.now })
const [anna, ben] = PEOPLE as [(typeof PEOPLE)[number], (typeof PEOPLE)[number]]
const TOMORROW = '2026-03-05' as Day
const DAY_MS = 86_400_000
const visit = {
  purpose: 'handle',
  count: 1,
  source: 'booking',
  forWhom: 'self',
  identity: 'none',
  escort: false,
} as const

const book = (person = anna, day: Day = TOMORROW, from = '09:00') => {
  const intent = { type: 'Book', queue: 'household' as QueueId, item: null as ItemKey | null, day, from } as Intent
  return hall.ask(kiosk(), intent, { person })
}

async function booked(person = anna, day: Day = TOMORROW, from = '09:00') {
  const answer = await book(person, day, from)
  if (!answer.ok) throw new Error(answer.refusal.reason)
  return answer.result as { booking: BookingId; code: string }
}

const checkIn = (booking: BookingId) => hall.ask(kiosk(), { type: 'CheckIn', booking, ...visit, priority: null })
const bodyOf = <T>(reply: { ok: boolean; body?: T }) => reply.body

/** The clock goes on to this time of the next day, and the hall opens it. */
async function nextDayAt(time: string): Promise<void> {
  hall.clock.at = Date.parse(`${TOMORROW}T${time}:00+08:00`)
  await hall.bySystem({ type: 'OpenDay', day: TOMORROW, config: SAMPLE.version })
}

test('[G30] one appointment a day for a person, however many days ahead and on whatever days it was booked', async () => {
  const friday = '2026-03-06' as Day
  await booked(anna, friday)
  expect(await book(anna, friday, '10:00')).toMatchObject({ ok: false, refusal: { reason: 'booked-already' } })
  await nextDayAt('10:00')
  expect(await book(anna, friday, '10:00')).toMatchObject({ ok: false, refusal: { reason: 'booked-already' } })
  expect(await book(ben, friday, '10:00')).toMatchObject({ ok: true })
  const rows = hall.happened.flatMap((each) => (each.kind === 'append' ? each.batch.rows : []))
  const hashes = rows.flatMap(({ type, data }) =>
    type === 'Booked' ? [(JSON.parse(data) as { personHash: string }).personHash] : [],
  )
  expect(hashes[0]).toBe(seal.dayHash(anna.idNumber, friday))
  expect(JSON.stringify(rows)).not.toContain(anna.idNumber)
})

test('[H70] the days that can be booked begin tomorrow, are working days, and say how many places are left', async () => {
  await booked()
  const days = bodyOf(asked().slots('household'))!.days
  expect(days.map(({ day }) => day)).toEqual(['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11'])
  expect(days[0]!.slots[0]).toEqual({ from: '09:00', to: '10:00', capacity: 4, left: 3 })
  expect(asked().slots('nowhere')).toEqual({ ok: false, refusal: { reason: 'unknown-queue' } })
  expect(bodyOf(asked().slots('civil'))).toEqual({ queue: 'civil', days: [] })
})

test('[H71] an appointment is found by its code and by its holder’s card, with what can be done now, and nothing of a person', async () => {
  const { booking, code } = await booked()
  const found = {
    booking,
    code,
    queue: 'household',
    item: null,
    day: TOMORROW,
    from: '09:00',
    to: '10:00',
    checkIn: 'other-day',
    opens: '08:30',
    keptUntil: '09:15',
    mayCancel: true,
  }
  expect(asked().byCode(code)).toEqual({ ok: true, body: found })
  expect(asked().ofPerson(` ${anna.idNumber.toLowerCase()}`)).toEqual({ ok: true, body: [found] })
  expect(asked().ofPerson(ben.idNumber)).toEqual({ ok: true, body: [] })
  expect(asked().ofPerson('110105194912310021')).toEqual({ ok: false, refusal: { reason: 'identity-invalid' } })
  expect(asked().on(TOMORROW)).toEqual({ ok: true, body: [found] })
  expect(asked().on(hall.day)).toEqual({ ok: true, body: [] })
  await nextDayAt('08:29')
  expect(bodyOf(asked().byCode(code))).toMatchObject({ checkIn: 'early', mayCancel: false })
  hall.clock.at += 60_000
  expect(bodyOf(asked().ofPerson(anna.idNumber))).toMatchObject([{ checkIn: 'open' }])
})

test('[H72] used, given back or missed, it is found no more, and its code may be another’s', async () => {
  const [used, back, gone] = [await booked(), await booked(ben), await booked(PEOPLE[2]!)]
  await hall.ask(kiosk(), { type: 'CancelBooking', booking: back.booking, reason: null })
  await nextDayAt('08:45')
  expect(await checkIn(used.booking)).toMatchObject({ ok: true, result: { number: 'Y001', badge: 'booked' } })
  hall.clock.at += 2 * 3_600_000
  expect(await hall.ask(system, { type: 'MissBooking', booking: gone.booking })).toMatchObject({ ok: true })
  for (const { code } of [used, back, gone])
    expect(asked().byCode(code)).toEqual({ ok: false, refusal: { reason: 'unknown-booking' } })
  expect(bodyOf(asked().on(TOMORROW))).toEqual([])
})

test('[H73] the number of a booking binds its person: the card finds it, a second of the queue is refused', async () => {
  const { booking } = await booked()
  await nextDayAt('08:45')
  expect(await checkIn(booking)).toMatchObject({ ok: true })
  const again = { type: 'IssueTicket', queue: 'household' as QueueId, item: null, ...visit, priority: null } as const
  const second = await hall.ask(kiosk(), { ...again, source: 'kiosk', identity: 'card' }, { person: anna })
  expect(second).toMatchObject({ ok: false, refusal: { reason: 'limit-reached', number: 'Y001' } })
})

test('[H74] two hours before it a kiosk gives it back no more; the guide does with a reason', async () => {
  const { booking } = await booked()
  await nextDayAt('07:01')
  const back = (by: typeof guide, reason: string | null) => hall.ask(by, { type: 'CancelBooking', booking, reason })
  expect(await back(kiosk(), null)).toMatchObject({ ok: false, refusal: { reason: 'cancel-too-late', minutes: 120 } })
  expect(await back(guide, null)).toMatchObject({ ok: false, refusal: { reason: 'reason-required' } })
  expect(await back(guide, '家中有事')).toMatchObject({ ok: true })
})

test('[H75] a hall without appointments says so', async () => {
  await hall.bySystem({
    type: 'PublishConfig',
    config: { ...SAMPLE, version: 'sample-off' as never, booking: null },
  })
  await hall.ask(manager, { type: 'CloseDay' })
  hall.clock.at += DAY_MS
  await hall.bySystem({ type: 'OpenDay', day: TOMORROW, config: 'sample-off' as never })
  const off = { ok: false, refusal: { reason: 'booking-off' } }
  const all: unknown[] = [asked().slots('household'), asked().byCode('000000'), asked().ofPerson(anna.idNumber)]
  expect([...all, asked().on(TOMORROW)]).toEqual([off, off, off, off])
})
