import type { WaitRange } from '@onehall/client'
import type { Answers, HallConfig, Ms, Purpose, Refusal, Text } from '@onehall/domain'
import { name } from '@onehall/protocol'
import { z } from 'zod'

/**
 * What passes between the kiosk page and the device host. The page holds no token, no card and no printer: it asks with
 * these verbs and shows this state. In Electron the same contract travels over IPC, elsewhere over a loopback socket.
 */

const purpose = z.enum(['handle', 'consult', 'supplement', 'collect']) satisfies z.ZodType<Purpose>
const answers = z.record(z.string().max(64), z.boolean()) satisfies z.ZodType<Answers>

/** What the visitor takes a number for. */
export const ticketRequest = z.strictObject({
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('item'), item: name<'item'>() }),
    z.strictObject({ kind: z.literal('queue'), queue: name<'queue'>() }),
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

/** The number on the screen, or one that this visitor holds already. */
export const reprintRequest = z.strictObject({ number: z.string().max(10) })
export type ReprintRequest = z.infer<typeof reprintRequest>

/** 《办事指南·材料清单》 of an item, or of a bundle's items as one. */
export const checklistRequest = z.strictObject({
  items: z.array(name<'item'>()).min(1).max(20),
  /** Name of the bundle (一件事); null for a single item. */
  bundle: z.string().max(64).nullable(),
  answers,
})
export type ChecklistRequest = z.infer<typeof checklistRequest>

/** Why a printer takes no job. */
export type PrinterTrouble = 'paper-out' | 'cover-open' | 'offline' | 'error' | 'unreachable'

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
  /** Another number is being made at this moment. */
  | { readonly kind: 'busy' }

export type PrintAnswer =
  | { readonly kind: 'printed' }
  | { readonly kind: 'refused'; readonly why: PrinterTrouble }
  | { readonly kind: 'unknown' }
  /** There is nothing of that name to print. */
  | { readonly kind: 'nothing' }

/** `void`: too late, the number was cancelled because nobody had confirmed it. `server-away`: it could not be registered. */
export type AcknowledgeAnswer =
  { readonly kind: 'noted' } | { readonly kind: 'void' } | { readonly kind: 'server-away' }

export type LinkState =
  | { readonly kind: 'connecting' }
  /** Not paired: an administrator approves this code. */
  | { readonly kind: 'pairing'; readonly code: string }
  | { readonly kind: 'live' }
  /** Paired, but the server does not answer; `since` is its last word, null when it never spoke. */
  | { readonly kind: 'away'; readonly since: Ms | null }
  | { readonly kind: 'protocol-unknown' }

/** A waiting line as the hall's room says it is now. */
export interface LineNow {
  readonly waiting: number
  /** Counters open for it; none: nobody can say how long it takes. */
  readonly counters: number
  /** For one who takes a number now; null when it cannot be told honestly. */
  readonly wait: WaitRange | null
}

/** What a visitor is told about the reader (domain.md §1.4). */
export type ReaderAdvice = 'try-again' | 'place-again' | 'use-valid-card' | 'go-to-counter' | 'use-other-kiosk'

export interface ReaderNow {
  readonly state: 'idle' | 'reading' | 'remove-card' | 'away'
  readonly advice: ReaderAdvice | null
  /** The visitor has gone and the card still lies there; after 30 s it is an alarm (users.md V2). */
  readonly forgotten: 'no' | 'remind' | 'alarm'
}

/** The card of the present visitor, as far as the page may know it. */
export interface CardNow {
  /** Masked, domain.md §5.2. */
  readonly name: string
  /** Masked, domain.md §5.2. */
  readonly idNumber: string
  readonly expired: boolean
  /** Of an age at which larger letters are offered. */
  readonly elder: boolean
  /** False for documents that a kiosk cannot register; the ticket is then issued without identity. */
  readonly accepted: boolean
  readonly lying: boolean
}

export type PrinterNow =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ready'; readonly paperNearEnd: boolean }
  | { readonly kind: 'not-ready'; readonly why: PrinterTrouble }

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
  readonly takenAt: string
  readonly reprint: boolean
  /** `void`: cancelled, because it was not printed and nobody confirmed it. */
  readonly print: 'printing' | 'printed' | 'refused' | 'unknown' | 'void'
  readonly trouble: PrinterTrouble | null
  /** The visitor confirmed having noted the number. */
  readonly acknowledged: boolean
}

export interface KioskState {
  readonly link: LinkState
  readonly demo: boolean
  /** The published configuration; null until the server was heard once. */
  readonly hall: HallConfig | null
  readonly day: 'open' | 'closed' | null
  readonly lines: { readonly [queue: string]: LineNow }
  /** Server clock minus this machine's clock, ms. */
  readonly clockOffset: number
  readonly reader: ReaderNow
  readonly card: CardNow | null
  readonly printer: PrinterNow
  readonly ticket: TicketNow | null
}

/** `window.kiosk`. Every verb answers; none rejects while the host is there. */
export interface KioskBridge {
  /** Tells the whole state first, then the parts that changed; returns its stop. */
  onState(listener: (parts: Partial<KioskState>) => void): () => void
  /** The host itself answers; a page without it says so. */
  onHost(listener: (there: boolean) => void): () => void
  takeTicket(request: TicketRequest): Promise<TakeAnswer>
  reprint(request: ReprintRequest): Promise<PrintAnswer>
  acknowledge(): Promise<AcknowledgeAnswer>
  printChecklist(request: ChecklistRequest): Promise<PrintAnswer>
  /** The visitor has gone: everything known of the visitor is forgotten. */
  endVisit(): Promise<void>
}

/** The verbs by name, each with what it takes: the one table that both carriers of the bridge serve. */
export const KIOSK_VERBS = {
  takeTicket: ticketRequest,
  reprint: reprintRequest,
  acknowledge: z.null(),
  printChecklist: checklistRequest,
  endVisit: z.null(),
} as const
export type KioskVerb = keyof typeof KIOSK_VERBS

declare global {
  interface Window {
    kiosk?: KioskBridge
  }
}
