import { z } from 'zod'
import { bookingCode, day, localTime, name, random } from './ids.ts'

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
export const bookingPerson = z.strictObject({ idNumber: z.string().min(1).max(40) })
