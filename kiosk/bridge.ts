import type { WaitRange } from '@onehall/client'
import type { Answers, Day, HallConfig, LocalTime, Ms, Purpose, Refusal, Text } from '@onehall/domain'
import {
  bookingCode,
  day,
  localTime,
  name,
  type FoundBooking,
  type FoundTicket,
  type RestRefusal,
} from '@onehall/protocol'
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

/** What a scanner read from a ticket, `20260304-A015`, or a number that was typed, `A015`. */
export const ticketCode = z.strictObject({ code: z.string().max(24) })
export const resumption = z.strictObject({ how: z.enum(['restore', 'back']) })
export type Resumption = z.infer<typeof resumption>

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
  /** The number may not be served before the counters leave: it counts once the visitor says so. */
  | { readonly kind: 'warned'; readonly number: string }
  /** The visitor left the number of which was warned; it is cancelled. */
  | { readonly kind: 'left' }
  /** Another number is being made at this moment. */
  | { readonly kind: 'busy' }

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
}
export type FoundTicketStatus = Extract<FoundTicket, { kind: 'ticket' }>['status']

export type FindAnswer =
  /** `did`: what the visitor just had done with it. */
  | { readonly kind: 'found'; readonly found: FoundNow; readonly did: Resumption['how'] | null }
  /** A number of an earlier day that was not served: it gives a priority number of today. */
  | { readonly kind: 'slip'; readonly number: string; readonly day: string; readonly queueName: Text }
  /** A number of another day, worth nothing today. */
  | { readonly kind: 'other-day'; readonly number: string; readonly day: string }
  /** No number of today, or one that has ended. */
  | { readonly kind: 'unknown'; readonly number: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly queue: string | null }
  | { readonly kind: 'server-away' }

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
  /** Why it gives out no numbers now; null: it does. */
  readonly shut: Shut | null
}

export type Shut =
  | { readonly kind: 'suspended'; readonly reason: string; readonly until: LocalTime | null }
  /** Between its sessions. `opens`: when it goes on; null: the hall's hours do not say. */
  | { readonly kind: 'hours'; readonly opens: OpensNext | null }

/** `day` is null for today. */
export interface OpensNext {
  readonly day: Day | null
  readonly time: LocalTime
}

/** The whole hall stands still. `evacuated`: everybody leaves. */
export interface Standstill {
  readonly reason: string
  readonly until: LocalTime | null
  readonly evacuated: boolean
}

/** One place of a visit with several. */
export interface RoutePlace {
  readonly queueName: Text
  readonly floor: string
  readonly zone: Text
  /** What is done there; sensitive items are not named. */
  readonly items: readonly Text[]
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

export interface KioskState {
  readonly link: LinkState
  readonly demo: boolean
  /** The published configuration; null until the server was heard once. */
  readonly hall: HallConfig | null
  readonly day: 'open' | 'closed' | null
  readonly standstill: Standstill | null
  /** When a closed hall gives out numbers again, where its hours say so. */
  readonly opens: OpensNext | null
  readonly lines: { readonly [queue: string]: LineNow }
  /** Server clock minus this machine's clock, ms. */
  readonly clockOffset: number
  readonly reader: ReaderNow
  readonly card: CardNow | null
  readonly printer: PrinterNow
  readonly ticket: TicketNow | null
  /** What the holder of the card has booked, in order. */
  readonly appointments: readonly AppointmentNow[]
}

/** `window.kiosk`. Every verb answers; none rejects while the host is there. */
export interface KioskBridge {
  /** Tells the whole state first, then the parts that changed; returns its stop. */
  onState(listener: (parts: Partial<KioskState>) => void): () => void
  /** The host itself answers; a page without it says so. */
  onHost(listener: (there: boolean) => void): () => void
  takeTicket(request: TicketRequest): Promise<TakeAnswer>
  answerWarning(answer: z.infer<typeof warningAnswer>): Promise<TakeAnswer>
  findTicket(code: z.infer<typeof ticketCode>): Promise<FindAnswer>
  /** Restores, or reports back, the number that was found last. */
  resumeFound(how: Resumption): Promise<FindAnswer>
  reprint(request: ReprintRequest): Promise<PrintAnswer>
  acknowledge(): Promise<AcknowledgeAnswer>
  printChecklist(request: ChecklistRequest): Promise<PrintAnswer>
  slots(request: z.infer<typeof slotsRequest>): Promise<SlotsAnswer>
  /** Books, and prints the slip. */
  book(request: BookRequest): Promise<BookAnswer>
  findAppointment(code: z.infer<typeof appointmentCode>): Promise<AppointmentAnswer>
  /** Gives back an appointment that this visitor showed. */
  cancelAppointment(code: z.infer<typeof appointmentCode>): Promise<CancelAnswer>
  /** The slip once more. */
  printAppointment(code: z.infer<typeof appointmentCode>): Promise<PrintAnswer>
  /** The visitor has gone: everything known of the visitor is forgotten. */
  endVisit(): Promise<void>
}

/** The verbs by name, each with what it takes: the one table that both carriers of the bridge serve. */
export const KIOSK_VERBS = {
  takeTicket: ticketRequest,
  answerWarning: warningAnswer,
  findTicket: ticketCode,
  resumeFound: resumption,
  reprint: reprintRequest,
  acknowledge: z.null(),
  printChecklist: checklistRequest,
  slots: slotsRequest,
  book: bookRequest,
  findAppointment: appointmentCode,
  cancelAppointment: appointmentCode,
  printAppointment: appointmentCode,
  endVisit: z.null(),
} as const
export type KioskVerb = keyof typeof KIOSK_VERBS

declare global {
  interface Window {
    kiosk?: KioskBridge
  }
}
