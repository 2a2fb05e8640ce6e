import { z } from 'zod'
import { bookingCode, day, localTime, name, random } from '../ids.ts'
import type { RouteTable } from './route.ts'

/** GET /api/slots/:queue: the days that can be booked, with the places left in each slot. */
export const slotDays = z.object({
  queue: name<'queue'>(),
  days: z.array(
    z.object({
      day,
      slots: z.array(z.object({ from: localTime, to: localTime, capacity: z.int(), left: z.int() })),
    }),
  ),
})
export type SlotDays = z.infer<typeof slotDays>

/** An open appointment, without a word of who made it. */
export const foundBooking = z.object({
  booking: random<'booking'>(),
  code: bookingCode,
  queue: name<'queue'>(),
  item: name<'item'>().nullable(),
  day,
  from: localTime,
  to: localTime,
  /** Whether it gives a number now; `late`: it does, but the place in the slot is gone. */
  checkIn: z.enum(['other-day', 'early', 'open', 'late']),
  /** On its day it gives a number from `opens` on; the place is kept until `keptUntil`. */
  opens: localTime,
  keptUntil: localTime,
  /** Whether the visitor may give it back alone; otherwise staff does, with a reason. */
  mayCancel: z.boolean(),
})
export type FoundBooking = z.infer<typeof foundBooking>
export const foundBookings = z.array(foundBooking)

/** POST /api/bookings/of-person: the number on the card. It is hashed by the server and stored nowhere. */
const bookingPerson = z.strictObject({ idNumber: z.string().min(1).max(40) })

const byBookingCode = z.strictObject({ code: bookingCode })
const byQueue = z.strictObject({ queue: name<'queue'>() })
const byDay = z.strictObject({ day })

/** Appointments. */
export const BOOKING_ROUTES = {
  slots: {
    method: 'get',
    path: '/api/slots/:queue',
    may: 'desk',
    params: byQueue,
    answer: slotDays,
    says: 'The days from tomorrow on that can be booked for a queue, with the places left in each slot. `booking-off` where the hall gives no appointments.',
  },
  bookingByCode: {
    method: 'get',
    path: '/api/bookings/by-code/:code',
    may: 'desk',
    params: byBookingCode,
    answer: foundBooking,
    says: 'The open appointment of a code, and what can be done with it now. Twenty codes that are none, and the address waits ten minutes.',
  },
  bookingsOfPerson: {
    method: 'post',
    path: '/api/bookings/of-person',
    may: 'desk',
    body: bookingPerson,
    answer: foundBookings,
    says: 'What the holder of a card has booked from today on. The number is hashed for each day and kept nowhere.',
  },
  bookingsOn: {
    method: 'get',
    path: '/api/bookings/:day',
    may: ['clerk', 'guide', 'manager'],
    params: byDay,
    answer: foundBookings,
    says: 'The open appointments of a day by their slots.',
  },
} as const satisfies RouteTable
