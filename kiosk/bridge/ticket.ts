import type { WaitRange } from '@onehall/client'
import type { Purpose, Refusal, Text } from '@onehall/domain'
import { bookingCode, name } from '@onehall/protocol'
import { z } from 'zod'
import type { PrinterTrouble } from './printer.ts'

const purpose = z.enum(['handle', 'consult', 'supplement', 'collect']) satisfies z.ZodType<Purpose>

/** What the visitor takes a number for. */
export const ticketRequest = z.strictObject({
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('item'), item: name<'item'>() }),
    z.strictObject({ kind: z.literal('queue'), queue: name<'queue'>() }),
    /** Several items, or a one-thing: one number through all their places. */
    z.strictObject({ kind: z.literal('items'), items: z.array(name<'item'>()).min(1).max(12) }),
    z.strictObject({ kind: z.literal('bundle'), bundle: z.string().max(64) }),
    /** The slip of an earlier day that was found last. */
    z.strictObject({ kind: z.literal('slip') }),
    /** An appointment that this visitor showed, by its code: the number it gives. */
    z.strictObject({ kind: z.literal('booking'), code: bookingCode }),
  ]),
  purpose,
  count: z.int().min(1).max(99),
  forWhom: z.enum(['self', 'proxy']),
  /** 「叫号时请来找我」 (users.md V8). */
  escort: z.boolean(),
  /** Elder mode: a big-print ticket (users.md V5). */
  elder: z.boolean(),
  language: z.enum(['zh', 'en']),
  /** The visitor was told that no paper will come and wants the number all the same. */
  withoutPaper: z.boolean(),
})

export type TicketRequest = z.infer<typeof ticketRequest>

/** The number is given, but the hall warned of it: the visitor goes on with it, or leaves it. */
export const warningAnswer = z.strictObject({ goOn: z.boolean() })

/** The number on the screen, or one that this visitor holds already. */
export const reprintRequest = z.strictObject({ number: z.string().max(10) })

export type ReprintRequest = z.infer<typeof reprintRequest>

export type TakeAnswer =
  /** The ticket stands in `state.ticket`; how it prints follows there. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Nothing was issued: no paper would come. Ask again with `withoutPaper` if the visitor wants it so. */
  | { readonly kind: 'no-printer'; readonly why: PrinterTrouble }
  /** The visitor has a number in this queue; `reprint` gives it again on paper. */
  | { readonly kind: 'held'; readonly number: string; readonly queue: string }
  /** Without a card one number a minute (users.md §0). */
  | { readonly kind: 'too-soon'; readonly waitMs: number }
  /** The hall server does not answer; nothing was issued, or it is cancelled as soon as it is known. */
  | { readonly kind: 'server-away' }
  /** The number may not be served before the counters leave: it counts once the visitor says so. */
  | { readonly kind: 'warned'; readonly number: string }
  /** The visitor left the number of which was warned; it is cancelled. */
  | { readonly kind: 'left' }
  /** Another number is being made at this moment. */
  | { readonly kind: 'busy' }

/** `void`: too late, the number was cancelled because nobody had confirmed it. `server-away`: it could not be registered. */
export type AcknowledgeAnswer =
  { readonly kind: 'noted' } | { readonly kind: 'void' } | { readonly kind: 'server-away' }

/** One place of a visit with several. */
export interface RoutePlace {
  readonly queueName: Text
  readonly floor: string
  readonly zone: Text
  /** What is done there; sensitive items are not named. */
  readonly items: readonly Text[]
}

/** The number that stands on the screen. */
export interface TicketNow {
  readonly number: string
  readonly queue: string
  readonly queueName: Text
  /** Null for sensitive items and for tickets of a queue as such. */
  readonly itemName: Text | null
  readonly floor: string
  readonly zone: Text
  readonly ahead: number | null
  readonly wait: WaitRange | null
  readonly badge: Text | null
  /** The places of the visit in order; empty where it is one place. */
  readonly route: readonly RoutePlace[]
  readonly takenAt: string
  readonly reprint: boolean
  /** `void`: cancelled, because it was not printed and nobody confirmed it. */
  readonly print: 'printing' | 'printed' | 'refused' | 'unknown' | 'void'
  readonly trouble: PrinterTrouble | null
  /** The visitor confirmed having noted the number. */
  readonly acknowledged: boolean
}
