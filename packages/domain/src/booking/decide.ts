import { addDays } from '../calendar/day.ts'
import type { Command, IntentOf, PersonFacts } from '../command.ts'
import type { BookingId } from '../ids.ts'

import { type Refusal, type Refused, refuse } from '../refusal.ts'
import type { Rows } from '../rows.ts'
import { bookingsStream } from '../stream.ts'
import { type Decide, type OpenHall, type World, accept, isRefused, openHall } from '../world.ts'
import type { BookingRules } from '../hall/config.ts'
import { isOneOf, laterBy, minutesOf } from '../hall/session.ts'
import { issueTicket } from '../hall/ticket.ts'
import { type Booking, bookerKey, slotKey } from './state.ts'

interface Bookings {
  readonly hall: OpenHall
  readonly rules: BookingRules
  readonly rows: Rows
}

function bookingsOf(world: World): Bookings | Refused {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { booking: rules } = hall.config
  if (rules === null) return refuse({ reason: 'booking-off' })
  return { hall, rules, rows: world.rows(bookingsStream(world.hall)) }
}

/** [Y11] An appointment in a slot of one of the next days that has a place; [Y12] one a day for a person. */
export const decideBook: Decide<IntentOf<'Book'>> = (world, command) => {
  const bookings = bookingsOf(world)
  if (isRefused(bookings)) return bookings
  const { hall, rules, rows } = bookings
  const { queue: id, item, day, from } = command.intent
  const queue = hall.config.queues.find((each) => each.id === id)
  if (queue === undefined) return refuse({ reason: 'unknown-queue' })
  if (item !== null && !queue.items.includes(item)) return refuse({ reason: 'unknown-item' })
  if (day <= command.today) return refuse({ reason: 'booking-past' })
  if (day > addDays(command.today, rules.daysAhead)) return refuse({ reason: 'booking-too-far', days: rules.daysAhead })
  const slot = rules.slots.find((each) => each.queue === id && each.from === from)
  if (slot === undefined || !isOneOf(slot.days, hall.config.calendar, day)) return refuse({ reason: 'unknown-slot' })
  const taken = rows.get('slot', slotKey({ day, queue: id, from }))?.taken ?? 0
  if (taken >= slot.capacity) return refuse({ reason: 'slot-full', day, from })
  const { person } = command
  if (person === null) return refuse({ reason: 'applicant-required' })
  const [other] = person.hash === null ? [] : (rows.get('booker', bookerKey(person.hash, day))?.bookings ?? [])
  if (other !== undefined) return refuse({ reason: 'booked-already', from: rows.get('booking', other)?.from ?? from })
  const booking = command.fresh as BookingId
  const { to } = slot
  const event = { type: 'Booked', booking, queue: id, item, day, from, to } as const
  const happened = { ...event, person: person.ref, personHash: person.hash }
  return accept([{ stream: bookingsStream(world.hall), event: happened }], {
    booking,
    queue: id,
    item,
    day,
    from,
    to,
    left: slot.capacity - taken - 1,
  })
}

/** [Y13] Given back in time, the place is free for somebody else. */
export const decideCancelBooking: Decide<IntentOf<'CancelBooking'>> = (world, { intent, today }) => {
  const bookings = bookingsOf(world)
  if (isRefused(bookings)) return bookings
  const booking = bookings.rows.get('booking', intent.booking)
  if (booking === undefined) return refuse({ reason: 'unknown-booking' })
  if (booking.day < today) return refuse({ reason: 'booking-past' })
  const { id } = booking
  return accept([{ stream: bookingsStream(world.hall), event: { type: 'BookingCancelled', booking: id } }], {
    booking: id,
  })
}

/**
 * [Y14] On the day, from some minutes before the slot, a booked visitor gets a number that is called ahead in the slot. [Y15]
 * Who comes after the place was kept long enough waits like everybody. [Y16] Another day's appointment gives nothing.
 */
export const decideCheckIn: Decide<IntentOf<'CheckIn'>> = (world, command) => {
  const bookings = bookingsOf(world)
  if (isRefused(bookings)) return bookings
  const { hall, rules, rows } = bookings
  const booking = rows.get('booking', command.intent.booking)
  if (booking === undefined) return refuse({ reason: 'unknown-booking' })
  const not = notNow(booking, rules, command)
  if (not !== null) return refuse(not)
  const { id, queue, item, from, to } = booking
  const late = minutesOf(command.localTime) > minutesOf(from) + rules.keepFor
  const known: PersonFacts | null = command.person ?? (booking.person && { ref: booking.person, hash: null, age: null })
  const wish = {
    queue,
    item,
    stops: [],
    slip: null,
    identified: true,
    booking: late ? null : { booking: id, from, to },
  }
  const issued = issueTicket(hall, { ...command, person: known }, command.intent, wish)
  if (!issued.ok) return issued
  const event = { type: 'BookingCheckedIn', booking: id, ticket: command.fresh as never, late } as const
  return accept([...issued.happened, { stream: bookingsStream(world.hall), event }], {
    ...issued.result,
    booking: id,
    late,
  })
}

function notNow({ day, from }: Booking, { openBefore }: BookingRules, { today, localTime }: Command): Refusal | null {
  if (day < today) return { reason: 'booking-past' }
  if (day > today) return { reason: 'booking-other-day', day, from }
  if (minutesOf(localTime) >= minutesOf(from) - openBefore) return null
  return { reason: 'check-in-early', opens: laterBy(from, -openBefore) }
}

/** [Y17] When nobody comes any more for an appointment, minutes of its day. */
export const missedFrom = ({ to }: Booking, { keepFor }: BookingRules): number => minutesOf(to) + keepFor

/** [Y17] Whether an appointment is past: nobody came. */
export function isMissed(
  booking: Booking,
  rules: BookingRules,
  { today, localTime }: Pick<Command, 'today' | 'localTime'>,
): boolean {
  if (booking.day !== today) return booking.day < today
  return minutesOf(localTime) >= missedFrom(booking, rules)
}

/** [Y17] The hall itself notes who did not come; it is counted with the slot. */
export const decideMissBooking: Decide<IntentOf<'MissBooking'>> = (world, command) => {
  const bookings = bookingsOf(world)
  if (isRefused(bookings)) return bookings
  const { rules, rows } = bookings
  const booking = rows.get('booking', command.intent.booking)
  if (booking === undefined) return refuse({ reason: 'unknown-booking' })
  const { id, day, from } = booking
  if (!isMissed(booking, rules, command)) return refuse({ reason: 'booking-other-day', day, from })
  return accept([{ stream: bookingsStream(world.hall), event: { type: 'BookingMissed', booking: id } }], {
    booking: id,
  })
}
