import type { Visit } from '../hall/ticket-intent.ts'
import type { BookingId, Day, ItemKey, LocalTime, QueueId } from '../ids.ts'

/** What is asked about an appointment. */
export type BookingIntent =
  | {
      readonly type: 'Book'
      readonly queue: QueueId
      readonly item: ItemKey | null
      readonly day: Day
      readonly from: LocalTime
    }
  /** `reason`: why staff gives it back when it is too late for the visitor; else null. */
  | { readonly type: 'CancelBooking'; readonly booking: BookingId; readonly reason: string | null }
  | ({ readonly type: 'CheckIn'; readonly booking: BookingId } & Visit)
  /** By the hall itself: the slot is over and nobody came. */
  | { readonly type: 'MissBooking'; readonly booking: BookingId }
