import type { BookingId, Day, ItemKey, LocalTime, PersonRef, QueueId, TicketId } from '../ids.ts'

/** What happens to an appointment. */
export type BookingEvent =
  | {
      readonly type: 'Booked'
      readonly booking: BookingId
      /** Six digits by which the visitor names it. */
      readonly code: string
      readonly queue: QueueId
      readonly item: ItemKey | null
      readonly day: Day
      readonly from: LocalTime
      readonly to: LocalTime
      readonly person: PersonRef | null
      /** Of the day of the appointment: it stands for the person on that day alone. */
      readonly personHash: string | null
    }
  | { readonly type: 'BookingCancelled'; readonly booking: BookingId; readonly reason: string | null }
  /** `late`: after the time for which the place was kept. */
  | {
      readonly type: 'BookingCheckedIn'
      readonly booking: BookingId
      readonly ticket: TicketId
      readonly late: boolean
    }
  | { readonly type: 'BookingMissed'; readonly booking: BookingId }
