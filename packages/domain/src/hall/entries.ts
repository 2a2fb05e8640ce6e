import type { Case } from '../case/state.ts'
import type { ClassKey, CounterId, HallId, ItemKey, Ms, QueueId, TicketId, ZoneId } from '../ids.ts'
import type { Acknowledged } from './alarm.ts'
import type { Drill, DrillReport } from './drill.ts'
import type {
  Badge,
  CallReason,
  CounterState,
  DayState,
  Interruption,
  ItemResult,
  Pause,
  Purpose,
  Stop,
  Suspension,
  TicketBooking,
  Totals,
  VisitCase,
} from './state.ts'

/** `day`: whether the hall is open, on which configuration it runs, and why it stands still. */
export interface DayEntry {
  readonly kind: 'day'
  readonly hall: HallId
  readonly day: string
  readonly status: 'open' | 'closed'
  readonly config: string
  readonly suspended: DayState['suspended']
}

/** `offline`, in every room: numbers that kiosks gave out by themselves wait, and are called by when they were taken. */
export interface OfflineEntry {
  readonly kind: 'offline'
  readonly waiting: number
}

/** `totals` in the manager's room. */
export interface TotalsEntry extends Totals {
  readonly kind: 'totals'
}

/** `drill`: the newest outage drill of the day, in every room; what the counters reported, in the manager's alone. */
export interface DrillEntry extends Omit<Drill, 'counters'> {
  readonly kind: 'drill'
  /** Numbers in the shares of two counters. */
  readonly overlaps: number
  readonly counters: readonly {
    readonly counter: CounterId
    /** Null: not yet reported. `share`: how many. */
    readonly report: (Omit<DrillReport, 'share'> & { readonly share: number }) | null
  }[]
}

/** `interruption/<from>` in the manager's room. */
export interface InterruptionEntry extends Interruption {
  readonly kind: 'interruption'
}

/** `acknowledged/<key>`, of alarm and subject, in the manager's room: who takes care of an alarm. */
export interface AcknowledgedEntry extends Acknowledged {
  readonly kind: 'acknowledged'
}

/** `queue/<id>` */
export interface QueueEntry {
  readonly kind: 'queue'
  readonly queue: QueueId
  readonly waiting: number
  readonly issued: number
  /** When the longest waiting visitor took the number; null when nobody waits. */
  readonly oldest: Ms | null
  /** Some who may be called soon, heads of lines first: no order is promised. */
  readonly next: readonly string[]
  /** Why nothing of it goes on, for everybody to read. */
  readonly suspended: Suspension | null
  /** How many were not served today and come again with priority. */
  readonly sentHome: number
}

/** `counter/<id>`, public: what a wall may show. A visit without a number of a queue has none here. */
export interface CounterEntry {
  readonly kind: 'counter'
  readonly counter: CounterId
  readonly status: CounterState['status']
  readonly number: string | null
  readonly since: Ms
  /** What is served here; closed: what whoever opens it would serve today, as far as authorised. */
  readonly queues: readonly QueueId[]
  /** 工号 of the clerk; null when closed. */
  readonly staffNo: string | null
  /** Why it pauses and until when. */
  readonly pause: Pause | null
}

/** `assigned/<counter>` in the counter's and the manager's room: what it serves today in place of what is configured. */
export interface AssignedEntry {
  readonly kind: 'assigned'
  readonly counter: CounterId
  readonly queues: readonly QueueId[]
  readonly reason: string
  readonly at: Ms
}

/** `call/<slot>` */
export interface CallEntry {
  readonly kind: 'call'
  readonly call: string
  readonly order: number
  readonly number: string
  readonly counter: CounterId
  readonly label: string
  readonly zone: ZoneId
  /** Why the number came earlier, as far as everybody may know. */
  readonly badge: Badge | null
  readonly times: number
  readonly at: Ms
}

/** `missed/<number>`, public: who was called, did not come, and may come back. */
export interface MissedEntry {
  readonly kind: 'missed'
  readonly number: string
  readonly queue: QueueId
  readonly at: Ms
}

/** What staff see of any ticket. */
interface TicketEntry {
  readonly ticket: TicketId
  readonly number: string
  readonly queue: QueueId
  readonly item: ItemKey | null
  readonly class: ClassKey
  readonly badge: Badge | null
  readonly purpose: Purpose
  readonly count: number
  readonly escort: boolean
  readonly issuedAt: Ms
  readonly booking: TicketBooking | null
  readonly restores: number
}

/** `ticket/<id>` in a queue's room: one who stands in a line of it. */
export interface WaitingEntry extends TicketEntry {
  readonly kind: 'waiting'
  readonly order: number
  /** Place in the line: lower stands further ahead. */
  readonly rank: number
  /** The counter to which the visitor was sent, which alone calls. */
  readonly bound: CounterId | null
}

/** `hand/<counter>` in a counter's room: who is called or served there. */
export interface HandEntry extends TicketEntry {
  readonly kind: 'hand'
  readonly status: 'called' | 'serving'
  readonly walkIn: boolean
  readonly forWhom: 'self' | 'proxy'
  readonly identity: 'card' | 'typed' | 'none'
  /** How many people share the ticket. */
  readonly people: number
  /** What is done of the visit, and where it goes on after this place. */
  readonly route: { readonly done: readonly ItemResult[]; readonly left: readonly Stop[] }
  readonly calledAt: Ms
  readonly lastCallAt: Ms
  readonly calls: number
  readonly startedAt: Ms | null
  readonly why: CallReason
  readonly cases: readonly VisitCase[]
  /** The counter pauses as soon as this visitor is done. */
  readonly pauseAfter: Pause | null
}

/** `last/<counter>` in a counter's room: what the clerk did last and may take back for some minutes. */
export interface LastEntry {
  readonly kind: 'last'
  readonly ticket: TicketId
  readonly number: string
  readonly what: 'served' | 'missed'
  readonly at: Ms
}

/** `held/<ticket>` in the guide's room and in those of the counters that serve the queue: who is away for a moment. */
export interface HeldEntry extends TicketEntry {
  readonly kind: 'held'
  /** The counter that waits for the visitor. */
  readonly counter: CounterId
  readonly heldAt: Ms
  readonly until: Ms
  readonly reason: string
  readonly back: 'any' | 'counter'
}

/**
 * `alert/<ticket>` in the guide's room: one who walks slowly and was called, who was called again and again, or who was
 * missed and may still be restored.
 */
export interface AlertEntry {
  readonly kind: 'alert'
  readonly alert: 'called' | 'recalled' | 'missed'
  readonly ticket: TicketId
  readonly number: string
  readonly queue: QueueId
  readonly counter: CounterId
  readonly escort: boolean
  readonly calls: number
  /** When it was called last, or missed. */
  readonly at: Ms
  /**
   * When the hall marks the call missed by itself, null: never; of one who was missed, until when it may be restored at least:
   * breaks and standstills do not count.
   */
  readonly until: Ms | null
}

/** `escort/<queue>` in the guide's room: who is to be fetched and has at most two before in the line. */
export interface EscortEntry {
  readonly kind: 'escort'
  readonly queue: QueueId
  readonly tickets: readonly { readonly ticket: TicketId; readonly number: string; readonly before: number }[]
}

/** `case/<id>` in a department's room. */
export interface CaseEntry {
  readonly kind: 'case'
  readonly case: string
  readonly caseNo: string
  readonly item: ItemKey
  readonly status: Case['status']
  readonly holder: Case['holder']
  readonly receiptNo: string | null
  readonly acceptedAt: Ms | null
  readonly promisedDate: string | null
  readonly updatedAt: Ms
}

export type Entry =
  | DayEntry
  | DrillEntry
  | OfflineEntry
  | TotalsEntry
  | InterruptionEntry
  | AcknowledgedEntry
  | QueueEntry
  | CounterEntry
  | AssignedEntry
  | CallEntry
  | MissedEntry
  | WaitingEntry
  | HandEntry
  | LastEntry
  | HeldEntry
  | AlertEntry
  | EscortEntry
  | CaseEntry
