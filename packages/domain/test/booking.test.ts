import { describe, expect, it } from 'vitest'
import {
  type Day,
  type HallConfig,
  bookingByCode,
  bookingNow,
  bookingsOfPerson,
  bookingsOn,
  bookingsStream,
  hashedFor,
  openDays,
  slotsOf,
} from '../src/index.ts'
import { codeFor } from '../src/booking/code.ts'
import { configFaults } from '../src/hall/config-faults.ts'
import {
  book,
  bookingId,
  callNext,
  cancelBooking,
  checkIn,
  closeDay,
  issue,
  missBooking,
  openDay,
  suspendHall,
} from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import { at, booked, counterOpen, issued, opened } from './past.fixture.ts'
import { BOOKING, CONFIG, DAY, GUIDE, HALL, KIOSK, MANAGER, NEXT_DAY, SYSTEM, aPerson } from './sample-hall.fixture.ts'

const WITH: HallConfig = { ...CONFIG, booking: BOOKING }
const person = aPerson('a')
const hall = given(opened(WITH))
const today = { day: DAY }

describe('booking', () => {
  it('[Y11] takes a place of a slot, at the guide desk or a kiosk, for one of the next days', () => {
    for (const by of [GUIDE, KIOSK]) {
      const done = hall.when(book(), { by, person, fresh: bookingId('b1') })
      done.told({ booking: bookingId('b1'), day: NEXT_DAY, from: '09:00', to: '10:00', left: 1 })
      const { decision } = done
      expect(decision.ok && decision.happened.map(({ stream }) => stream)).toEqual([bookingsStream(HALL)])
    }
  })

  it('[Y11] not today or before, not too far ahead, not where there is no slot, and no more than there are places', () => {
    const on = (day: string) => hall.when(book({ day: day as Day }), { person })
    on('2026-03-04').then(refused('booking-past'))
    on('2026-03-03').then(refused('booking-past'))
    on('2026-03-11').then({ type: 'Booked' })
    on('2026-03-12').then(refused('booking-too-far', { days: 7 }))
    hall.when(book({ from: '09:30' }), { person }).then(refused('unknown-slot'))
    hall.when(book({ queue: 'care' as never }), { person }).then(refused('unknown-slot'))
    hall.when(book({ queue: 'nowhere' as never }), { person }).then(refused('unknown-queue'))
    hall.when(book({ item: 'licence' as never }), { person }).then(refused('unknown-item'))
    const full = given(opened(WITH), booked('b1'), booked('b2'))
    full.when(book(), { person }).then(refused('slot-full', { day: NEXT_DAY, from: '09:00' }))
    full.when(book({ from: '10:00' }), { person }).then({ type: 'Booked' })
    const rest = { ...BOOKING, slots: BOOKING.slots.map((slot) => ({ ...slot, days: [1] as const })) }
    given(opened({ ...CONFIG, booking: rest }))
      .when(book(), { person })
      .then(refused('unknown-slot'))
  })

  it('[Y11] where the hall gives appointments, and for a person', () => {
    given(opened()).when(book(), { person }).then(refused('booking-off'))
    hall.when(book()).then(refused('applicant-required'))
  })

  it('[Y11] the slots of a day say how many places are left', () => {
    const { world } = given(
      opened(WITH),
      booked('b1'),
      booked('b2', { from: '10:00' }),
      booked('b3', { from: '10:00' }),
    )
    const rows = world.rows(bookingsStream(HALL))
    const slots = slotsOf(WITH, rows, NEXT_DAY, 'social' as never)
    expect(slots.map(({ from, left }) => [from, left])).toEqual([
      ['09:00', 1],
      ['10:00', 0],
    ])
    expect(slotsOf(WITH, rows, NEXT_DAY, 'care' as never)).toEqual([])
    expect(slotsOf(CONFIG, rows, NEXT_DAY)).toEqual([])
  })

  it('[Y12] one a day for a person', () => {
    const once = given(opened(WITH), booked('b1', { person }))
    once.when(book({ from: '10:00' }), { person }).then(refused('booked-already', { from: '09:00' }))
    once.when(book({ day: '2026-03-06' as Day }), { person }).then({ type: 'Booked' })
    once
      .when(cancelBooking('b1'))
      .and.when(book({ from: '10:00' }), { person })
      .then({ type: 'Booked' })
  })

  it('[Y13] given back, the place is free again; once it is over there is nothing to give back', () => {
    const full = given(opened(WITH), booked('b1'), booked('b2'))
    full.when(cancelBooking('b1')).and.when(book(), { person }).then({ type: 'Booked' })
    full.when(cancelBooking('b1')).and.when(cancelBooking('b1')).then(refused('unknown-booking'))
    full.when(cancelBooking('b1'), { at: at('09:00', '2026-03-06' as Day) }).then(refused('booking-past'))
  })
})

describe('on the day', () => {
  const due = given(opened(WITH), counterOpen(), booked('b1', { ...today, person }))

  it('[Y14] from half an hour before the slot a booked visitor gets a number, which no limit keeps back', () => {
    due.when(checkIn('b1'), { by: KIOSK, at: at('08:29') }).then(refused('check-in-early', { opens: '08:30' }))
    const limited = {
      ...WITH,
      queues: CONFIG.queues.map((queue) => ({ ...queue, dailyLimit: 0, identity: 'required' as const })),
    }
    const came = given(opened(limited), booked('b1', today)).when(checkIn('b1'), { by: KIOSK, at: at('08:30') })
    came.told({ booking: bookingId('b1'), badge: 'booked', late: false, number: 'Y001' })
    came.then({ type: 'TicketIssued', source: 'booking' }, { type: 'BookingCheckedIn', late: false })
    const streams = came.decision.ok && came.decision.happened.map(({ stream }) => stream.split(':')[0])
    expect(streams).toEqual(['hall', 'bookings'])
    came.and.when(checkIn('b1'), { at: at('08:31') }).then(refused('unknown-booking'))
  })

  it('[C29] in the slot the booked visitor is called ahead, before it by the waiting alone', () => {
    const past = given(opened(WITH), counterOpen(), issued('A001', { at: at('08:25') }), booked('b1', today))
    const came = past.when(checkIn('b1'), { at: at('08:40') }).and
    came.when(callNext(), { at: at('08:59') }).told({ number: 'A001' })
    came.when(callNext(), { at: at('09:00') }).told({ number: 'Y001', why: { score: 40 } })
    came.when(callNext(), { at: at('10:00') }).told({ number: 'A001' })
  })

  it('[C29] the booked stand by their slots, whoever came first, and have a share of the calls together', () => {
    const two = [booked('b1', { ...today, from: '10:00' }), booked('b2', { ...today, from: '09:00' })]
    const came = given(opened(WITH), counterOpen(), two)
      .when(checkIn('b1'), { at: at('09:40') })
      .and.when(checkIn('b2'), { at: at('09:41'), by: KIOSK })
    came.told({ late: true })
    const both = given(opened(WITH), counterOpen(), two)
      .when(checkIn('b2'), { at: at('09:10') })
      .and.when(checkIn('b1'), { at: at('09:30') }).and
    both
      .when(callNext(), { at: at('09:31') })
      .then({ type: 'TicketCalled', number: 'Y001', ahead: { '@booked': 1 } } as never)
  })

  it('[Y15] who comes after the place was kept long enough waits like everybody', () => {
    due.when(checkIn('b1'), { at: at('09:15') }).told({ late: false, badge: 'booked' })
    const late = due.when(checkIn('b1'), { at: at('09:16') })
    late.told({ late: true, badge: null }).then({ type: 'TicketIssued', booking: null }, { type: 'BookingCheckedIn' })
  })

  it('[Y16] an appointment of another day gives nothing, and says when it is', () => {
    const other = given(opened(WITH), booked('b1'), booked('b2', { day: '2026-03-03' as Day }))
    other.when(checkIn('b1')).then(refused('booking-other-day', { day: NEXT_DAY, from: '09:00' }))
    other.when(checkIn('b2')).then(refused('booking-past'))
    other.when(checkIn('b9')).then(refused('unknown-booking'))
    given(opened(), booked('b1', today)).when(checkIn('b1')).then(refused('booking-off'))
  })

  it('[Y17] who did not come is noted by the hall itself after the slot, and counted with it', () => {
    const by = { by: SYSTEM }
    const early = refused('booking-other-day', { day: DAY, from: '09:00' })
    due.when(missBooking('b1'), { ...by, at: at('10:14') }).then(early)
    const gone = due.when(missBooking('b1'), { ...by, at: at('10:15') })
    gone.then({ type: 'BookingMissed' })
    const slot = gone.and.world.rows(bookingsStream(HALL)).get('slot', `${DAY}|social|09:00`)
    expect(slot).toMatchObject({ taken: 1, arrived: 0, missed: 1 })
    gone.and.when(missBooking('b1'), by).then(refused('unknown-booking'))
    due.when(missBooking('b1'), { ...by, at: at('00:10', NEXT_DAY) }).then({ type: 'BookingMissed' })
  })

  it('[Y14] appointments live on beside the days', () => {
    const next = given(opened(WITH), booked('b1')).when(openDay(NEXT_DAY), {
      by: MANAGER,
      at: at('00:00', NEXT_DAY),
    }).and
    next.when(checkIn('b1'), { at: at('08:45', NEXT_DAY) }).told({ badge: 'booked' })
  })
})

describe('who and which', () => {
  it('[Y18] a person is known by the hash of the day of the appointment, however long before it was booked', () => {
    expect(hashedFor(book({ day: '2026-03-09' as Day }), DAY)).toBe('2026-03-09')
    expect(hashedFor(checkIn('b1'), DAY)).toBe(DAY)
    // What is no day of an appointment needs no key of its own.
    for (const day of ['9999-12-31', '2026-03-03']) expect(hashedFor(book({ day: day as Day }), DAY)).toBe(DAY)
    expect(hashedFor(cancelBooking('b1'), DAY)).toBe(DAY)
  })

  it('[Y19] a code has six digits, tells nothing of the next one, and no other open appointment has it', () => {
    const ids = Array.from({ length: 1000 }, (_, n) => `0mmtest0${n}`)
    const codes = ids.map((id) => codeFor(id, () => false))
    for (const code of codes) expect(code).toMatch(/^[0-9]{6}$/)
    const steps = codes.slice(1).map((code, n) => Number(code) - Number(codes[n]))
    expect(new Set(steps).size).toBeGreaterThan(900)
    const first = codeFor('an-id', () => false)
    const other = codeFor('an-id', (code) => code === first)
    expect(other).not.toBe(first)
    const once = hall.when(book(), { person, fresh: bookingId('b1') })
    const twice = once.and.when(book(), { person: aPerson('b'), fresh: bookingId('b1') })
    const codeOf = ({ decision }: typeof once) => decision.ok && decision.result['code']
    expect(codeOf(once)).toMatch(/^[0-9]{6}$/)
    expect(codeOf(twice)).not.toBe(codeOf(once))
  })

  it('[Y19] all million codes are come past, and one more is an error and no code given twice', () => {
    let asked = 0
    expect(() => codeFor('an-id', () => (asked++, true))).toThrow()
    expect(asked).toBe(1_000_000)
  })

  it('[Y20] an open appointment is found by its code, and by the person', () => {
    const two = given(opened(WITH), booked('b1', { person }), booked('b2', { day: '2026-03-07' as Day, person }))
    const rowsOf = ({ world }: typeof two) => world.rows(bookingsStream(HALL))
    expect(bookingByCode(rowsOf(two), '000002')).toMatchObject({ id: bookingId('b2'), status: 'booked' })
    expect(bookingByCode(rowsOf(two), '000003')).toBeNull()
    const mine = bookingsOfPerson(rowsOf(two), BOOKING, DAY, () => person.hash!)
    expect(mine.map(({ code }) => code)).toEqual(['000001', '000002'])
    expect(bookingsOfPerson(rowsOf(two), BOOKING, DAY, (day) => `${person.hash}-${day}`)).toEqual([])
    const gone = two.when(cancelBooking('b2')).and
    expect(bookingByCode(rowsOf(gone), '000002')).toBeNull()
  })

  it('[Y24] who comes with the code alone is the one who booked', () => {
    const due = given(opened(WITH), booked('b1', { ...today, person }))
    due
      .when(checkIn('b1'), { at: at('08:45') })
      .then({ type: 'TicketIssued', personHash: person.hash }, { type: 'BookingCheckedIn' })
    const other = aPerson('other')
    const came = due.when(checkIn('b1'), { at: at('08:45'), person: other })
    came.then({ type: 'TicketIssued', personHash: other.hash }, { type: 'BookingCheckedIn' })
  })
})

describe('giving back', () => {
  const due = given(opened(WITH), booked('b1', today))

  it('[Y21] the visitor does it up to two hours before the slot', () => {
    due.when(cancelBooking('b1'), { by: KIOSK, at: at('07:00') }).then({ type: 'BookingCancelled', reason: null })
    const late = due.when(cancelBooking('b1'), { by: KIOSK, at: at('07:01') })
    late.then(refused('cancel-too-late', { minutes: 120 }))
    due
      .when(cancelBooking('b1', '来不了'), { by: KIOSK, at: at('07:01') })
      .then(refused('cancel-too-late', { minutes: 120 }))
  })

  it('[Y21] later staff does, with a reason, which is kept', () => {
    due.when(cancelBooking('b1'), { by: GUIDE, at: at('08:30') }).then(refused('reason-required'))
    due.when(cancelBooking('b1', ' '), { by: GUIDE, at: at('08:30') }).then(refused('reason-required'))
    const told = due.when(cancelBooking('b1', '来电说来不了'), { by: GUIDE, at: at('08:30') })
    told.then({ type: 'BookingCancelled', reason: '来电说来不了' })
  })
})

describe('one that is not for now', () => {
  it('[Y22] an appointment for yesterday is neither made, nor does one give a number, nor is it given back', () => {
    const yesterday = '2026-03-03' as Day
    const past = given(opened(WITH), booked('b1', { day: yesterday }))
    past.when(book({ day: yesterday }), { person }).then(refused('booking-past'))
    past.when(checkIn('b1'), { by: KIOSK }).then(refused('booking-past'))
    past.when(cancelBooking('b1'), { by: GUIDE }).then(refused('booking-past'))
  })

  it('[Y25] what can be done with it now is said, and when', () => {
    const rows = given(opened(WITH), booked('b1', today)).world.rows(bookingsStream(HALL))
    const [booking] = bookingsOn(rows, DAY)
    const when = (time: string, day = DAY) => bookingNow(booking!, BOOKING, { today: day, localTime: time })
    const facts = { opens: '08:30', keptUntil: '09:15' }
    expect(when('07:00')).toEqual({ ...facts, checkIn: 'early', mayCancel: true })
    expect(when('08:29')).toEqual({ ...facts, checkIn: 'early', mayCancel: false })
    expect(when('08:30')).toMatchObject({ checkIn: 'open' })
    expect(when('09:15')).toMatchObject({ checkIn: 'open' })
    expect(when('09:16')).toMatchObject({ checkIn: 'late' })
    expect(when('09:00', '2026-03-03' as Day)).toMatchObject({ checkIn: 'other-day', mayCancel: true })
    expect(when('00:01', NEXT_DAY)).toMatchObject({ checkIn: 'other-day', mayCancel: false })
  })

  it('[Y26] the days that can be booked begin tomorrow, as far as the hall says, without those that have no slot', () => {
    const weekdays = { ...BOOKING, slots: BOOKING.slots.map((slot) => ({ ...slot, days: [1, 4] as const })) }
    const config: HallConfig = { ...CONFIG, booking: weekdays }
    const rows = given(opened(config), booked('b1')).world.rows(bookingsStream(HALL))
    const days = openDays(config, rows, DAY, 'social' as never)
    expect(days.map(({ day, slots }) => [day, slots.map(({ left }) => left)])).toEqual([
      [NEXT_DAY, [1, 2]],
      ['2026-03-09', [2, 2]],
    ])
    expect(openDays(CONFIG, rows, DAY, 'social' as never)).toEqual([])
  })

  it('[Y27] a hall that is closed gives appointments and takes them back, but no numbers; an evacuated one nothing', () => {
    const closed = given(opened(WITH), booked('b1', { ...today }), booked('b2')).when(closeDay, { by: MANAGER }).and
    closed.when(book(), { person }).then({ type: 'Booked' })
    closed.when(cancelBooking('b2'), { by: KIOSK }).then({ type: 'BookingCancelled' })
    closed.when(checkIn('b1'), { at: at('08:45') }).then(refused('hall-closed'))
    const fled = given(opened(WITH)).when(suspendHall(true), { by: MANAGER }).and
    fled.when(book(), { person }).then(refused('evacuated'))
  })
})

describe('the number of a booked visitor', () => {
  const two = [booked('b1', today), booked('b2', { ...today, from: '10:00' })]

  it('[Y23] is of a series of its own through all queues, and the queues count on by themselves', () => {
    const first = given(opened(WITH), issued('A001'), two).when(checkIn('b1'), { at: at('08:45') })
    first.told({ number: 'Y001', queue: 'social' })
    const second = first.and.when(checkIn('b2'), { at: at('09:45') })
    second.told({ number: 'Y002' })
    second.and.when(issue('social'), { at: at('09:46') }).told({ number: 'A002' })
  })

  it('[Y23] who comes late has a number of the queue like everybody, and no queue has those letters', () => {
    given(opened(WITH), two)
      .when(checkIn('b1'), { at: at('09:30') })
      .told({ number: 'A001', late: true })
    expect(configFaults({ ...WITH, booking: { ...BOOKING, prefix: 'A' } })).toEqual(['prefix A twice'])
  })
})
