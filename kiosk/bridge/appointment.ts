import type { Day, LocalTime, Text } from '@onehall/domain'
import { bookingCode, day, type FoundBooking, localTime, name, type RestRefusal } from '@onehall/protocol'
import { z } from 'zod'
import type { PrintAnswer } from './printer.ts'

/** The code of an appointment, typed or scanned. */
export const appointmentCode = z.strictObject({ code: bookingCode })

export const slotsRequest = z.strictObject({ queue: name<'queue'>() })

/** A place in a slot for the person whose card was laid down. */
export const bookRequest = z.strictObject({
  queue: name<'queue'>(),
  item: name<'item'>().nullable(),
  day,
  from: localTime,
  elder: z.boolean(),
  language: z.enum(['zh', 'en']),
})

export type BookRequest = z.infer<typeof bookRequest>

/** An appointment as the page may know it; nothing of its person is in it. */
export interface AppointmentNow extends Pick<
  FoundBooking,
  'code' | 'queue' | 'day' | 'from' | 'to' | 'checkIn' | 'opens' | 'keptUntil' | 'mayCancel'
> {
  readonly queueName: Text
  /** Null for sensitive items and for appointments of a queue as such. */
  readonly itemName: Text | null
  readonly floor: string
  readonly zone: Text
}

export interface SlotDay {
  readonly day: Day
  readonly slots: readonly { readonly from: LocalTime; readonly to: LocalTime; readonly left: number }[]
}

type NotDone = { readonly kind: 'refused'; readonly refusal: RestRefusal } | { readonly kind: 'server-away' }

export type SlotsAnswer = { readonly kind: 'slots'; readonly days: readonly SlotDay[] } | NotDone

export type BookAnswer =
  { readonly kind: 'booked'; readonly appointment: AppointmentNow; readonly print: PrintAnswer } | NotDone

export type AppointmentAnswer =
  | { readonly kind: 'appointment'; readonly appointment: AppointmentNow }
  /** No open appointment has this code. */
  | { readonly kind: 'unknown' }
  /** Too many codes were wrong: this kiosk takes none for a while. */
  | { readonly kind: 'too-many' }
  | NotDone

export type CancelAnswer = { readonly kind: 'cancelled' } | NotDone
