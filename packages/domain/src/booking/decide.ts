import { addDays } from '../calendar/day.ts'
import type { Command, IntentOf, PersonFacts } from '../command.ts'
import type { BookingId, TicketId } from '../ids.ts'
import { type Refusal, type Refused, refuse } from '../refusal.ts'
import type { Rows } from '../rows.ts'
import { bookingsStream } from '../stream.ts'
import { type Decide, type OpenHall, type World, accept, isRefused, newestHall, openHall } from '../world.ts'
import type { BookingRules } from '../hall/config.ts'
import { isOneOf, minutesOf } from '../hall/session.ts'
import { issueTicket } from '../hall/ticket.ts'
import { codeFor } from './code.ts'
import { bookingNow } from './find.ts'
import { type Booking, bookerKey, slotKey } from './state.ts'

interface Bookings {
  readonly hall: OpenHall
  readonly rules: BookingRules
  readonly rows: Rows
}

function bookingsOf(world: World, hall: OpenHall | Refused = openHall(world)): Bookings | Refused {
  if (isRefused(hall)) return hall
  const { booking: rules } = hall.config
  if (rules === null) return refuse({ reason: 'booking-off' })
  return { hall, rules, rows: world.rows(bookingsStream(world.hall)) }
}

/** [Y27] What is for another day can be asked of a hall that is closed; in an evacuated one nobody stands at a desk. */
function bookingsAnyTime(world: World): Bookings | Refused {
  const hall = newestHall(world)
  return bookingsOf(world, !isRefused(hall) && hall.day.status === 'closed' ? hall : openHall(world))
}

/** [Y11] An appointment in a slot of one of the next days that has a place; [Y12] one a day for a person. */
export const decideBook: Decide<IntentOf<'Book'>> = (world, command) => {
  const bookings = bookingsAnyTime(world)
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
  const code = codeFor(command.fresh, (each) => rows.get('bookingCode', each) !== undefined)
  const event = { type: 'Booked', booking, code, queue: id, item, day, from, to } as const
  const happened = { ...event, person: person.ref, personHash: person.hash }
  return accept([{ stream: bookingsStream(world.hall), event: happened }], {
    booking,
    code,
    queue: id,
    item,
    day,
    from,
    to,
    left: slot.capacity - taken - 1,
  })
}

/**
 * [Y13] Given back, the place is free for somebody else. [Y21] That is for the visitor to do while somebody else can still
 * come for it; later staff does, and says why.
 */
export const decideCancelBooking: Decide<IntentOf<'CancelBooking'>> = (world, command) => {
  const { intent, today, actor } = command
  const bookings = bookingsAnyTime(world)
  if (isRefused(bookings)) return bookings
  const { rules } = bookings
  const booking = bookings.rows.get('booking', intent.booking)
  if (booking === undefined) return refuse({ reason: 'unknown-booking' })
  if (booking.day < today) return refuse({ reason: 'booking-past' })
  const { id } = booking
  const reason = intent.reason?.trim() || null
  if (!bookingNow(booking, rules, command).mayCancel) {
    if (actor.kind === 'kiosk') return refuse({ reason: 'cancel-too-late', minutes: rules.cancelBefore })
    if (reason === null) return refuse({ reason: 'reason-required' })
  }
  return accept([{ stream: bookingsStream(world.hall), event: { type: 'BookingCancelled', booking: id, reason } }], {
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
  const late = bookingNow(booking, rules, command).checkIn === 'late'
  const { person, personHash } = booking
  // [Y24] Who comes with the code alone is the one who booked.
  const known: PersonFacts | null = command.person ?? (person && { ref: person, hash: personHash, age: null })
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
  const event = { type: 'BookingCheckedIn', booking: id, ticket: command.fresh as TicketId, late } as const
  return accept([...issued.happened, { stream: bookingsStream(world.hall), event }], {
    ...issued.result,
    booking: id,
    late,
  })
}

/** [Y22] An appointment that is past, or of a day to come, gives no number today. */
function notNow(booking: Booking, rules: BookingRules, command: Command): Refusal | null {
  const { day, from } = booking
  if (day < command.today) return { reason: 'booking-past' }
  const { checkIn, opens } = bookingNow(booking, rules, command)
  if (checkIn === 'other-day') return { reason: 'booking-other-day', day, from }
  return checkIn === 'early' ? { reason: 'check-in-early', opens } : null
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
