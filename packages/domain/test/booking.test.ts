import { describe, expect, it } from 'vitest'
import { type Day, type HallConfig, bookingsStream, slotsOf } from '../src/index.ts'
import { book, bookingId, callNext, cancelBooking, checkIn, missBooking, openDay } from './ask.fixture.ts'
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
    came.told({ booking: bookingId('b1'), badge: 'booked', late: false, number: 'A001' })
    came.then({ type: 'TicketIssued', source: 'booking' }, { type: 'BookingCheckedIn', late: false })
    const streams = came.decision.ok && came.decision.happened.map(({ stream }) => stream.split(':')[0])
    expect(streams).toEqual(['hall', 'bookings'])
    came.and.when(checkIn('b1'), { at: at('08:31') }).then(refused('unknown-booking'))
  })

  it('[C29] in the slot the booked visitor is called ahead, before it by the waiting alone', () => {
    const past = given(opened(WITH), counterOpen(), issued('A001', { at: at('08:25') }), booked('b1', today))
    const came = past.when(checkIn('b1'), { at: at('08:40') }).and
    came.when(callNext(), { at: at('08:59') }).told({ number: 'A001' })
    came.when(callNext(), { at: at('09:00') }).told({ number: 'A002', why: { score: 40 } })
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
      .then({ type: 'TicketCalled', number: 'A001', ahead: { '@booked': 1 } } as never)
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
