import { addDays } from '../calendar/day.ts'
import type { Intent } from '../command.ts'
import type { BookingId, Day, ItemKey, LocalTime, Ms, PersonRef, QueueId, TicketId } from '../ids.ts'

/** An appointment. What became of it is told with its last row; the state holds those that are still to come. */
export type Booking = {
  readonly id: BookingId
  readonly code: string
  readonly queue: QueueId
  readonly item: ItemKey | null
  readonly day: Day
  readonly from: LocalTime
  readonly to: LocalTime
  readonly person: PersonRef | null
  readonly personHash: string | null
  readonly bookedAt: Ms
} & (
  | { readonly status: 'booked' }
  | { readonly status: 'cancelled' | 'missed'; readonly endedAt: Ms }
  | { readonly status: 'arrived'; readonly endedAt: Ms; readonly ticket: TicketId; readonly late: boolean }
)

/** How many places of a slot are taken, who came and who did not; keyed by `slotKey`. */
export interface Slot {
  readonly day: Day
  readonly queue: QueueId
  readonly from: LocalTime
  readonly taken: number
  readonly arrived: number
  readonly missed: number
}

export const slotKey = ({ day, queue, from }: Pick<Slot, 'day' | 'queue' | 'from'>): string => `${day}|${queue}|${from}`

/** What one person has booked for a day, by the hash of that day. */
export interface PersonBookings {
  readonly bookings: readonly BookingId[]
}

/**
 * [Y18] The day whose hash stands for the person of a command: for an appointment its own day, so that a person is known
 * again however long ahead it was booked, and by nobody on another day.
 */
export function hashedFor(intent: Intent, today: Day): Day {
  const isAhead = intent.type === 'Book' && intent.day > today && intent.day <= addDays(today, MOST_DAYS_AHEAD)
  return isAhead ? intent.day : today
}

/** No hall gives appointments further ahead, days: so long it is kept who somebody is (domain.md §5.3). */
export const MOST_DAYS_AHEAD = 30

export const bookerKey = (hash: string, day: Day): string => `${hash}|${day}`
