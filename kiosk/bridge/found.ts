import type { WaitRange } from '@onehall/client'
import type { Day, LocalTime, Refusal, Text } from '@onehall/domain'
import type { FoundTicket } from '@onehall/protocol'
import { z } from 'zod'

/** What a scanner read from a ticket, `20260304-A015`, or a number that was typed, `A015`. */
export const ticketCode = z.strictObject({ code: z.string().max(24) })

export const resumption = z.strictObject({ how: z.enum(['restore', 'back']) })

export type Resumption = z.infer<typeof resumption>

/** A ticket of today as the hall knows it now. */
export interface FoundNow {
  readonly number: string
  readonly status: FoundTicketStatus
  readonly queue: string
  readonly queueName: Text
  readonly floor: string
  readonly zone: Text
  /** About so many of those who wait now come before. */
  readonly ahead: { readonly least: number; readonly most: number } | null
  readonly wait: WaitRange | null
  /** Label of the counter that called, serves or expects the visitor. */
  readonly counter: string | null
  /** Until when a counter expects who is away, on the clocks of the hall. */
  readonly until: LocalTime | null
  /** Behind how many a missed number comes back; null: it does not. */
  readonly restore: { readonly after: number } | null
  /** The number may be given back here: the ticket itself was shown. A number that is only typed may be somebody else's. */
  readonly mayLeave: boolean
}

export type FoundTicketStatus = Extract<FoundTicket, { kind: 'ticket' }>['status']

export type FindAnswer =
  /** `did`: what the visitor just had done with it. */
  | { readonly kind: 'found'; readonly found: FoundNow; readonly did: Resumption['how'] | null }
  /** The number was given back. */
  | { readonly kind: 'left'; readonly number: string }
  /** A number of an earlier day that was not served: it gives a priority number of today. */
  | { readonly kind: 'slip'; readonly number: string; readonly day: Day; readonly queueName: Text }
  /** A number of another day, worth nothing today. */
  | { readonly kind: 'other-day'; readonly number: string; readonly day: Day }
  /** No number of today, or one that has ended. */
  | { readonly kind: 'unknown'; readonly number: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly queue: string | null }
  | { readonly kind: 'server-away' }
