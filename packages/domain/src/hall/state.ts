import type {
  CallId,
  CaseId,
  ClassKey,
  ConfigVersion,
  CounterId,
  Day,
  HallId,
  ItemKey,
  Ms,
  PersonRef,
  QueueId,
  StaffId,
  TicketId,
  ZoneId,
} from '../ids.ts'

/** The states of a ticket. There is no "issuing": a ticket waits from its commit. */
export type TicketStatus =
  'waiting' | 'called' | 'serving' | 'held' | 'missed' | 'served' | 'left' | 'cancelled' | 'expired'

/** The one table of lawful moves (architecture.md, the hall day). What is not in it is refused. */
export const MAY_BECOME: { readonly [S in TicketStatus]: readonly TicketStatus[] } = {
  waiting: ['called', 'held', 'left', 'cancelled', 'expired'],
  called: ['serving', 'waiting', 'missed', 'left'],
  serving: ['served', 'held', 'waiting', 'serving'],
  held: ['waiting', 'serving', 'missed', 'expired'],
  missed: ['waiting', 'expired'],
  served: [],
  left: [],
  cancelled: [],
  expired: [],
}

/** What the visitor came for (users.md §1.2). */
export type Purpose = 'handle' | 'consult' | 'supplement' | 'collect'
export type TicketSource = 'kiosk' | 'guide' | 'counter' | 'booking' | 'online'
/** How the visitor's identity was established; the data itself is sealed elsewhere. */
export type IdentityKind = 'card' | 'typed' | 'none'

/** What came of one item of a visit (users.md §1.3). */
export type VisitResult =
  'collected' | 'instant' | 'consulted' | 'incomplete-told' | 'picked-up' | 'wrong-queue' | 'gave-up'

export interface ItemResult {
  readonly item: ItemKey | null
  readonly result: VisitResult
}

/** Why this person was called and not another: kept with the call and shown. */
export interface CallReason {
  /** `ratio`: an ordinary visitor was due after a run of priority calls. */
  readonly rule: 'score' | 'ratio'
  readonly waitedMs: Ms
  /** Minutes. */
  readonly score: number
  readonly class: ClassKey
  /** Other lines whose head could have been called instead. */
  readonly others: number
}

interface TicketFacts {
  readonly id: TicketId
  /** The day it was issued; a service carried over midnight keeps it. */
  readonly day: Day
  readonly number: string
  readonly queue: QueueId
  readonly item: ItemKey | null
  readonly class: ClassKey
  readonly purpose: Purpose
  readonly count: number
  readonly source: TicketSource
  readonly forWhom: 'self' | 'proxy'
  readonly identity: IdentityKind
  /** 「叫号时请来找我」: the guide fetches this visitor. */
  readonly escort: boolean
  readonly person: PersonRef | null
  readonly personHash: string | null
  /** Order of issue within the day, from 1. */
  readonly order: number
  readonly issuedAt: Ms
  /** How it printed; null until the printer's owner said so. `acknowledged`: the number was read from the screen. */
  readonly print: {
    readonly outcome: 'printed' | 'refused' | 'unknown'
    readonly acknowledged: boolean
    readonly at: Ms
  } | null
}

interface Called {
  readonly counter: CounterId
  readonly staff: StaffId
  readonly call: CallId
  /** 1 for the call itself, one more for each recall. */
  readonly calls: number
  readonly calledAt: Ms
  readonly lastCallAt: Ms
  readonly why: CallReason
}

/** A case opened in this visit. */
export interface VisitCase {
  readonly case: CaseId
  readonly caseNo: string
  readonly item: ItemKey
  /** Null until the file was taken in. */
  readonly receiptNo: string | null
}

interface Served {
  readonly startedAt: Ms
  readonly cases: readonly VisitCase[]
}

export type Ticket = TicketFacts &
  (
    | { readonly status: 'waiting' }
    | ({ readonly status: 'called' } & Called)
    | ({ readonly status: 'serving' } & Called & Served)
    | ({ readonly status: 'missed'; readonly missedAt: Ms } & Called)
    | ({ readonly status: 'served'; readonly endedAt: Ms; readonly results: readonly ItemResult[] } & Called & Served)
    | { readonly status: 'cancelled'; readonly endedAt: Ms; readonly reason: CancelReason }
    | { readonly status: 'expired'; readonly endedAt: Ms }
  )

export type CancelReason = 'visitor' | 'staff' | 'not-printed' | 'mistake'

export type TicketIn<S extends Ticket['status']> = Extract<Ticket, { status: S }>

export interface DayState {
  readonly hall: HallId
  readonly day: Day
  readonly config: ConfigVersion
  readonly status: 'open' | 'closed'
  readonly openedAt: Ms
  readonly closedAt: Ms | null
}

/** Tickets issued, calls made, services finished, tickets missed so far. */
export interface Totals {
  readonly issued: number
  readonly called: number
  readonly served: number
  readonly missed: number
}

export interface QueueState {
  readonly id: QueueId
  /** Number last given out; numbers are never used twice in a day. */
  readonly last: number
  readonly issued: number
  readonly waiting: number
  /** Priority calls since the last ordinary one (the ratio guard). */
  readonly run: number
}

/** A first-in-first-out line of waiting tickets: one per (queue, class), linked through `Place`, so that no step costs its length. */
export interface Line {
  readonly queue: QueueId
  readonly class: ClassKey
  readonly head: TicketId
  readonly tail: TicketId
}

export interface Place {
  readonly before: TicketId | null
  readonly after: TicketId | null
}

export type CounterState = {
  readonly id: CounterId
  readonly zone: ZoneId
  readonly since: Ms
} & (
  | { readonly status: 'closed' }
  | ({ readonly status: 'open' } & Staffed)
  | ({ readonly status: 'calling' | 'serving'; readonly ticket: TicketId; readonly number: string } & Staffed)
)

export interface Staffed {
  readonly staff: StaffId
  /** 工号, shown to visitors. */
  readonly staffNo: string
  /** The counter's queues ∩ the clerk's authorisations, decided when the counter was opened. */
  readonly queues: readonly QueueId[]
}

/** Live tickets of one person, by the day-keyed hash. */
export interface PersonState {
  readonly tickets: readonly { readonly ticket: TicketId; readonly queue: QueueId; readonly number: string }[]
}

/** A sequence of the day: case numbers by implementation code (domain.md §2.5), receipts under `receipt`. */
export interface Sequence {
  readonly last: number
}

/** A recent call, in a ring of `RECENT_CALLS` slots keyed by slot number: what walls show and speak. */
export interface Call {
  readonly call: CallId
  /** Order of telling within the day: a recall is told anew. */
  readonly order: number
  readonly ticket: TicketId
  readonly number: string
  readonly counter: CounterId
  readonly label: string
  readonly zone: ZoneId
  readonly class: ClassKey
  /** 1 for the call, one more for each recall. */
  readonly times: number
  readonly at: Ms
}

/** A wall that was away for 20 s at three calls a second still finds all of them in its snapshot. */
export const RECENT_CALLS = 60
