import type {
  CallId,
  ClassKey,
  ConfigVersion,
  CounterId,
  Day,
  HallId,
  ItemKey,
  LocalTime,
  Ms,
  QueueId,
  StaffId,
  TicketId,
  ZoneId,
} from '../ids.ts'
import type { Badge, Purpose, TicketIn } from './ticket-state.ts'

export * from './ticket-state.ts'

/** Why nothing goes on for a while, for everybody to read, and when it should. */
export interface Suspension {
  readonly reason: string
  readonly since: Ms
  /** Expected end; null where nobody knows. */
  readonly until: Ms | null
  /** The same on the clocks of the hall. */
  readonly untilTime: LocalTime | null
}

export interface DayState {
  readonly hall: HallId
  readonly day: Day
  readonly config: ConfigVersion
  readonly status: 'open' | 'closed'
  readonly openedAt: Ms
  readonly closedAt: Ms | null
  /** The whole hall stands still. `evacuated`: nothing at all is done until the hall is resumed. */
  readonly suspended: (Suspension & { readonly evacuated: boolean }) | null
}

/** Tickets issued, calls made, services finished, tickets missed so far. */
export interface Totals {
  readonly issued: number
  readonly called: number
  readonly served: number
  readonly missed: number
}

/** By class (`@booked`: the booked of all classes): how far its share of the calls is ahead; not there: not at all. */
export type Ahead = { readonly [share: string]: number }

export interface QueueState {
  readonly id: QueueId
  /** Number last given out; numbers are never used twice in a day. */
  readonly last: number
  readonly issued: number
  /** Tickets issued by session of the day. */
  readonly bySession: { readonly [session: string]: number }
  readonly waiting: number
  readonly ahead: Ahead
  readonly suspended: Suspension | null
  /** Who did not get served today and has a slip for one of the next days. */
  readonly sentHome: number
}

/**
 * A line of waiting tickets in order of rank: one per queue, or queue and counter, class, and whether they were booked; linked
 * through `Place`, so that no step costs its length.
 */
export interface Line {
  readonly head: TicketId
  readonly tail: TicketId
}

export interface Place {
  readonly before: TicketId | null
  readonly after: TicketId | null
}

/** Why a counter pauses: from a list, because walls show it. */
export type PauseReason = 'break' | 'lunch' | 'meeting' | 'training' | 'equipment' | 'system' | 'other'

export interface Pause {
  readonly reason: PauseReason
  /** Planned end. */
  readonly until: Ms | null
}

export type CounterState = {
  readonly id: CounterId
  readonly zone: ZoneId
  readonly since: Ms
} & (
  | { readonly status: 'closed' }
  | ({ readonly status: 'open' } & Staffed)
  | ({ readonly status: 'paused'; readonly pause: Pause } & Staffed)
  | ({
      readonly status: 'calling' | 'serving'
      readonly ticket: TicketId
      readonly number: string
      /** 「办完这位后暂停」 */
      readonly pauseAfter: Pause | null
    } & Staffed)
)

export interface Staffed {
  readonly staff: StaffId
  /** 工号, shown to visitors. */
  readonly staffNo: string
  /** Queues that the clerk is authorised for. */
  readonly skills: readonly QueueId[]
  /** May serve: the counter's queues ∩ the clerk's authorisations; the first is served first. */
  readonly queues: readonly QueueId[]
  /** What the clerk did last with a visitor, as long as it can be undone: until the next one. */
  readonly last: TicketIn<'served' | 'missed'> | null
}

/** Live tickets of one person, by the day-keyed hash. */
export interface PersonState {
  readonly tickets: readonly { readonly ticket: TicketId; readonly queue: QueueId; readonly number: string }[]
}

/** The sequence of the numbers of the booked. */
export const BOOKED_SERIES = 'booked'

/** The sequence of the numbers that a kiosk gives out by itself. */
export const offlineSeries = (kiosk: number): string => `offline ${kiosk}`

/** What a manager gave a counter to serve today, in place of what is configured. */
export interface Assigned {
  readonly queues: readonly QueueId[]
  readonly reason: string
  readonly at: Ms
}

/** A sequence of the day: case numbers by implementation code (domain.md §2.5), receipts under `receipt`, walk-ins by counter, the booked. */
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
  readonly badge: Badge | null
  /** 1 for the call, one more for each recall. */
  readonly times: number
  readonly at: Ms
}

/** Who was missed and may come back: what walls list, the newest `RECENT_MISSED`, keyed by number. */
export interface MissedNumber {
  readonly number: string
  readonly queue: QueueId
  readonly restores: number
  readonly at: Ms
}

export const RECENT_MISSED = 24

/** A wall that was away for 20 s at three calls a second still finds all of them in its snapshot. */
export const RECENT_CALLS = 60

/** The right to a priority number on one of the next days (明日优先凭证), for who was not served. Its name is the old ticket's. */
export interface Slip {
  readonly slip: TicketId
  readonly day: Day
  readonly number: string
  readonly queue: QueueId
  readonly item: ItemKey | null
  readonly class: ClassKey
  readonly purpose: Purpose
  readonly count: number
}

/** The hall could not work: clocks stop, learned times leave it out (users.md M11). */
export interface Interruption {
  readonly from: Ms
  readonly to: Ms
  readonly cause: string
}
