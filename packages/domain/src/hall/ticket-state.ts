import type {
  BookingId,
  CallId,
  CaseId,
  ClassKey,
  CounterId,
  Day,
  ItemKey,
  LocalTime,
  Ms,
  PersonRef,
  QueueId,
  StaffId,
  TicketId,
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

/** Why a number may overtake, as walls show it (预约 优先 续办 恢复): neutral, never the personal reason (users.md §0). */
export type Badge = 'booked' | 'priority' | 'carried' | 'restored'

/** What came of one item of a visit (users.md §1.3). */
export type VisitResult =
  'collected' | 'instant' | 'consulted' | 'incomplete-told' | 'picked-up' | 'wrong-queue' | 'gave-up'

export interface ItemResult {
  readonly item: ItemKey | null
  readonly result: VisitResult
}

/** One place of a visit: what is done there. */
export interface Stop {
  readonly queue: QueueId
  readonly item: ItemKey | null
}

/**
 * Why this person was called and not another: kept with the call and shown. `max-wait`: nobody may wait longer while
 * another class is served · `ratio`: the class was behind its share of the calls of the queue · `score` · `chosen`: by
 * the clerk, who gave `reason` · `walk-in`: served without waiting · `away`: by voice while the server was away.
 */
export interface CallReason {
  readonly rule: 'max-wait' | 'ratio' | 'score' | 'chosen' | 'walk-in' | 'away'
  readonly waitedMs: Ms
  /** Minutes. */
  readonly score: number
  readonly class: ClassKey
  /** Other lines whose head could have been called instead. */
  readonly others: number
  readonly reason: string | null
}

/** The slot of an appointment; a ticket that came in time keeps it. Times of the ticket's day. */
export interface TicketBooking {
  readonly booking: BookingId
  readonly from: LocalTime
  readonly to: LocalTime
}

/** A case opened in this visit. */
export interface VisitCase {
  readonly case: CaseId
  readonly caseNo: string
  readonly item: ItemKey
  /** Null until the file was taken in. */
  readonly receiptNo: string | null
}

/** What a visitor asked for at the kiosk or the desk. */
export interface Asked {
  readonly queue: QueueId
  readonly item: ItemKey | null
  readonly class: ClassKey
  readonly badge: Badge | null
  readonly purpose: Purpose
  readonly count: number
  readonly source: TicketSource
  readonly forWhom: 'self' | 'proxy'
  readonly identity: IdentityKind
  /** 「叫号时请来找我」: the guide fetches this visitor. */
  readonly escort: boolean
  readonly person: PersonRef | null
  readonly personHash: string | null
  /** Session of the day in which it was taken; null where the queue keeps no hours. */
  readonly session: string | null
  readonly booking: TicketBooking | null
  /** What is left of a visit with several items, after the present queue, in order. */
  readonly stops: readonly Stop[]
}

export interface TicketFacts extends Asked {
  readonly id: TicketId
  /** The day it was issued; a service carried over midnight keeps it. */
  readonly day: Day
  readonly number: string
  /** Served without a number of a queue (无号直办): it never stands on a wall. */
  readonly walkIn: boolean
  /** Others of the same matter who share the ticket (buyer and seller). */
  readonly others: readonly { readonly person: PersonRef; readonly personHash: string | null }[]
  /** Order of issue within the day, from 1. */
  readonly order: number
  /** Where it stands in its line: the order of issue, or between two neighbours where it came back later. */
  readonly rank: number
  readonly issuedAt: Ms
  /** Queues that it waited in before this one. */
  readonly been: readonly QueueId[]
  /** How often it was restored after a miss, asked for or by itself. */
  readonly restores: number
  /** What came of the items that are done. */
  readonly done: readonly ItemResult[]
  readonly cases: readonly VisitCase[]
  /** How it printed; null until the printer's owner said so. `acknowledged`: the number was read from the screen. */
  readonly print: {
    readonly outcome: 'printed' | 'refused' | 'unknown'
    readonly acknowledged: boolean
    readonly at: Ms
  } | null
}

export interface Waiting {
  /** A counter it was sent to, which alone calls it; null: any counter that serves the queue. */
  readonly bound: CounterId | null
  /** It left its line while the same person is in hand at this counter (users.md C15), and rejoins by its rank. */
  readonly aside: CounterId | null
}

export interface Called {
  readonly counter: CounterId
  readonly staff: StaffId
  readonly call: CallId
  /** 1 for the call itself, one more for each recall. */
  readonly calls: number
  readonly calledAt: Ms
  readonly lastCallAt: Ms
  readonly why: CallReason
}

export interface Served {
  readonly startedAt: Ms
}

/** Away for a moment, to make a copy say, and expected back (users.md V10). */
export interface Held {
  readonly heldAt: Ms
  /** When it is missed unless the visitor came back. */
  readonly until: Ms
  readonly reason: string
  /** Where the visitor goes on: at any counter that serves the queue, or at the one that sent away. */
  readonly back: 'any' | 'counter'
}

export interface Missed {
  readonly missedAt: Ms
  /** From when the time to come back counts: later than the miss by as long as the queue stood still since. */
  readonly countsFrom: Ms
}

export type Ticket = TicketFacts &
  (
    | ({ readonly status: 'waiting' } & Waiting)
    | ({ readonly status: 'called' } & Called)
    | ({ readonly status: 'serving' } & Called & Served)
    | ({ readonly status: 'held' } & Called & Served & Held)
    | ({ readonly status: 'missed' } & Called & Missed)
    | ({ readonly status: 'served'; readonly endedAt: Ms; readonly results: readonly ItemResult[] } & Called & Served)
    | { readonly status: 'left'; readonly endedAt: Ms }
    | { readonly status: 'cancelled'; readonly endedAt: Ms; readonly reason: CancelReason }
    | { readonly status: 'expired'; readonly endedAt: Ms }
  )

export type CancelReason = 'visitor' | 'staff' | 'not-printed' | 'mistake'

export type TicketIn<S extends Ticket['status']> = Extract<Ticket, { status: S }>

/** What a ticket is whatever its state. */
export function factsOf(ticket: TicketFacts): TicketFacts {
  const { id, day, number, queue, item, class: cls, badge, purpose, count, source, forWhom, identity, escort } = ticket
  const { person, personHash, session, booking, stops, walkIn, others, been, order, rank, issuedAt, restores } = ticket
  const asked = { queue, item, class: cls, badge, purpose, count, source, forWhom, identity, escort }
  const visitor = { person, personHash, others, session, booking, stops, done: ticket.done, cases: ticket.cases }
  return { id, day, number, ...asked, ...visitor, walkIn, been, order, rank, issuedAt, restores, print: ticket.print }
}

/** Who called whom, and how often. */
export function calledOf({ counter, staff, call, calls, calledAt, lastCallAt, why }: Called): Called {
  return { counter, staff, call, calls, calledAt, lastCallAt, why }
}

/** The same number in another queue, where it stands before others. */
export function inQueue(ticket: TicketFacts, to: Stop): TicketFacts {
  if (to.queue === ticket.queue) return { ...factsOf(ticket), ...to }
  return { ...goesOn(ticket), ...to, been: [...new Set([...ticket.been, ticket.queue])] }
}

/** [V40] Who goes on after a first part wears 续办, unless the number overtakes for another reason. */
export const goesOn = (ticket: TicketFacts): TicketFacts => ({ ...factsOf(ticket), badge: ticket.badge ?? 'carried' })

/** Everybody who came with the ticket, as far as a document is known. */
export function hashesOf({ personHash, others }: Pick<TicketFacts, 'personHash' | 'others'>): readonly string[] {
  if (others.length === 0) return personHash === null ? [] : [personHash]
  return [personHash, ...others.map((each) => each.personHash)].filter((hash) => hash !== null)
}
