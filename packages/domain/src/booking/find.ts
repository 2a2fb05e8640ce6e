import { addDays } from '../calendar/day.ts'
import type { Command } from '../command.ts'
import type { BookingRules, HallConfig } from '../hall/config.ts'
import { laterBy, minutesOf } from '../hall/session.ts'
import type { Day, LocalTime } from '../ids.ts'
import type { Rows } from '../rows.ts'
import { type OpenSlot, slotsOf } from './slots.ts'
import { type Booking, bookerKey } from './state.ts'

type Now = Pick<Command, 'today' | 'localTime'>

/** [Y20] The open appointment of a code. `rows` are those of `bookings:<hall>`. */
export function bookingByCode(rows: Rows, code: string): Booking | null {
  const id = rows.get('bookingCode', code)?.booking
  return (id === undefined ? undefined : rows.get('booking', id)) ?? null
}

/** [Y20] What a person has booked from today on, in order. `hashOn` gives the hash of the person for a day. */
export function bookingsOfPerson(
  rows: Rows,
  { daysAhead }: BookingRules,
  today: Day,
  hashOn: (day: Day) => string,
): readonly Booking[] {
  return Array.from({ length: daysAhead + 1 }, (_, n) => addDays(today, n)).flatMap((day) =>
    (rows.get('booker', bookerKey(hashOn(day), day))?.bookings ?? []).flatMap((id) => rows.get('booking', id) ?? []),
  )
}

/** [Y25] The open appointments of a day by their slots. */
export function bookingsOn(rows: Rows, day: Day): readonly Booking[] {
  return [...rows.keys('booking')]
    .map((id) => rows.get('booking', id)!)
    .filter((booking) => booking.day === day)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.bookedAt - b.bookedAt))
}

/** [Y26] The days that can be booked, each with its slots: from tomorrow on, as far ahead as the hall says. */
export function openDays(
  config: HallConfig,
  rows: Rows,
  today: Day,
  queue: Booking['queue'],
): readonly { readonly day: Day; readonly slots: readonly OpenSlot[] }[] {
  const ahead = config.booking?.daysAhead ?? 0
  return Array.from({ length: ahead }, (_, n) => addDays(today, n + 1))
    .map((day) => ({ day, slots: slotsOf(config, rows, day, queue) }))
    .filter(({ slots }) => slots.length > 0)
}

/** What can be done with an appointment now, and when. */
export interface BookingNow {
  /** `late`: it gives a number, but the place in the slot is gone. */
  readonly checkIn: 'other-day' | 'early' | 'open' | 'late'
  /** From when it gives a number on its day. */
  readonly opens: LocalTime
  /** Up to when the place in the slot is kept. */
  readonly keptUntil: LocalTime
  /** Whether the visitor may still give it back alone. */
  readonly mayCancel: boolean
}

/** [Y14] [Y15] [Y21] What can be done with an appointment now. */
export function bookingNow(
  { day, from }: Pick<Booking, 'day' | 'from'>,
  rules: BookingRules,
  { today, localTime }: Now,
): BookingNow {
  const opens = laterBy(from, -rules.openBefore)
  const keptUntil = laterBy(from, rules.keepFor)
  const left = minutesOf(from) - minutesOf(localTime)
  const checkIn =
    day !== today ? 'other-day' : left > rules.openBefore ? 'early' : left >= -rules.keepFor ? 'open' : 'late'
  return { checkIn, opens, keptUntil, mayCancel: day > today || (day === today && left >= rules.cancelBefore) }
}
