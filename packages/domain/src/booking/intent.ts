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
  | { readonly type: 'CancelBooking'; readonly booking: BookingId }
  | ({ readonly type: 'CheckIn'; readonly booking: BookingId } & Visit)
  /** By the hall itself: the slot is over and nobody came. */
  | { readonly type: 'MissBooking'; readonly booking: BookingId }
