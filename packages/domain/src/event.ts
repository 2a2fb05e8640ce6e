import type { Answers } from './catalogue/checklist.ts'
import type { CollectedMaterial, Holder, Party } from './case/state.ts'
import type { HallConfig } from './hall/config.ts'
import type {
  Asked,
  Badge,
  CallReason,
  CancelReason,
  CounterState,
  ItemResult,
  Pause,
  Purpose,
  Slip,
  Stop,
  Suspension,
  TicketIn,
} from './hall/state.ts'
import type {
  BookingId,
  CallId,
  CaseId,
  ClassKey,
  ConfigVersion,
  CounterId,
  Day,
  DepartmentKey,
  HallId,
  ItemKey,
  LocalTime,
  Ms,
  PersonRef,
  QueueId,
  StaffId,
  TicketId,
  ZoneId,
} from './ids.ts'
import type { StreamName } from './stream.ts'

/** What happened, past tense, holding what was decided: a replay needs no look-up. Version 1 of each; never edited. */
export type Event =
  | { readonly type: 'ConfigPublished'; readonly config: HallConfig }
  | {
      readonly type: 'DayOpened'
      readonly hall: HallId
      readonly day: Day
      readonly config: ConfigVersion
      readonly carried: Carried
    }
  | {
      readonly type: 'DayClosed'
      readonly expired: readonly TicketId[]
      readonly closed: readonly CounterId[]
      /** Who waited in vain gets a priority number on one of the next days. */
      readonly slips: readonly Slip[]
    }
  | ({
      readonly type: 'TicketIssued'
      readonly ticket: TicketId
      readonly number: string
      /** The number without its letters: what the queue's next number is counted from. */
      readonly serial: number
      readonly classReason: string | null
      /** The slip of an earlier day that was handed in for it. */
      readonly slip: TicketId | null
    } & Asked)
  | ({
      /** Served at once, without a number of a queue (无号直办). */
      readonly type: 'WalkInStarted'
      readonly ticket: TicketId
      readonly number: string
      readonly serial: number
      readonly counter: CounterId
      readonly staff: StaffId
      readonly call: CallId
    } & Asked)
  | {
      readonly type: 'TicketPrintReported'
      readonly ticket: TicketId
      readonly outcome: 'printed' | 'refused' | 'unknown'
      readonly acknowledged: boolean
    }
  | { readonly type: 'TicketCancelled'; readonly ticket: TicketId; readonly reason: CancelReason }
  | {
      readonly type: 'TicketCalled'
      readonly ticket: TicketId
      readonly number: string
      readonly counter: CounterId
      readonly label: string
      readonly zone: ZoneId
      readonly staff: StaffId
      readonly call: CallId
      /** Whether this call counts towards the run of priority calls. */
      readonly priority: boolean
      readonly why: CallReason
    }
  | {
      readonly type: 'TicketRecalled'
      readonly ticket: TicketId
      readonly number: string
      readonly counter: CounterId
      readonly label: string
      readonly zone: ZoneId
      readonly call: CallId
      /** 2 for the first recall: the call itself was the first time. */
      readonly times: number
    }
  | { readonly type: 'ServiceStarted'; readonly ticket: TicketId; readonly counter: CounterId }
  | {
      readonly type: 'ServiceFinished'
      readonly ticket: TicketId
      readonly counter: CounterId
      readonly results: readonly ItemResult[]
    }
  | {
      /** Items are left: the visitor goes on to the next place, or stays where it is done too. */
      readonly type: 'VisitMovedOn'
      readonly ticket: TicketId
      readonly counter: CounterId
      readonly results: readonly ItemResult[]
      readonly to: Stop
      readonly stops: readonly Stop[]
      readonly stays: boolean
    }
  /** `counter`: where the call was. */
  | { readonly type: 'TicketMissed'; readonly ticket: TicketId; readonly counter: CounterId }
  | { readonly type: 'FinishUndone'; readonly ticket: TicketId; readonly counter: CounterId }
  | { readonly type: 'MissUndone'; readonly ticket: TicketId; readonly counter: CounterId }
  | { readonly type: 'TicketRestored'; readonly ticket: TicketId; readonly after: number }
  /** Called home: a slip of the clerk's, or the counter could not go on. */
  | {
      readonly type: 'CallWithdrawn'
      readonly ticket: TicketId
      readonly counter: CounterId
      readonly reason: string
    }
  | {
      readonly type: 'TicketHeld'
      readonly ticket: TicketId
      readonly counter: CounterId
      readonly reason: string
      readonly until: Ms
      readonly back: 'any' | 'counter'
    }
  | {
      readonly type: 'HeldReturned'
      readonly ticket: TicketId
      /** Goes on being served here; null: waits, behind `after` others, at the counter `bound` alone or at any. */
      readonly at: { readonly counter: CounterId; readonly staff: StaffId } | null
      readonly bound: CounterId | null
      readonly after: number
    }
  | { readonly type: 'HeldMissed'; readonly ticket: TicketId }
  | {
      readonly type: 'HeldHandedOver'
      readonly tickets: readonly TicketId[]
      readonly from: CounterId
      readonly counter: CounterId
      readonly staff: StaffId
    }
  | {
      /** Same number, same rank, another place. `from`: the counter that had the visitor in hand. */
      readonly type: 'TicketTransferred'
      readonly ticket: TicketId
      readonly from: CounterId | null
      readonly queue: QueueId
      readonly item: ItemKey | null
      readonly bound: CounterId | null
      readonly reason: string
    }
  | { readonly type: 'TicketLeft'; readonly ticket: TicketId }
  | {
      readonly type: 'TicketCorrected'
      readonly ticket: TicketId
      readonly item: ItemKey | null
      readonly purpose: Purpose
      readonly count: number
      readonly class: ClassKey
      readonly badge: Badge | null
      readonly reason: string
    }
  /** The same person is in hand at this counter; the ticket rejoins its line by itself. */
  | { readonly type: 'TicketSteppedAside'; readonly ticket: TicketId; readonly counter: CounterId }
  | {
      readonly type: 'PersonAdded'
      readonly ticket: TicketId
      readonly person: PersonRef
      readonly personHash: string | null
    }
  | { readonly type: 'TicketsCarriedOver'; readonly slips: readonly Slip[] }
  | ({
      /** `after`: as soon as the visitor in hand is done. */
      readonly type: 'CounterPaused'
      readonly counter: CounterId
      readonly after: boolean
    } & Pause)
  | { readonly type: 'CounterResumed'; readonly counter: CounterId }
  /** Closed by a manager; who was in hand went back to the line before. */
  | { readonly type: 'CounterReleased'; readonly counter: CounterId; readonly reason: string }
  | ({ readonly type: 'QueueSuspended'; readonly queue: QueueId } & Suspended)
  | { readonly type: 'QueueResumed'; readonly queue: QueueId }
  | ({ readonly type: 'HallSuspended'; readonly evacuated: boolean } & Suspended)
  | { readonly type: 'HallResumed' }
  | { readonly type: 'HallInterrupted'; readonly from: Ms; readonly to: Ms; readonly cause: string }
  | {
      readonly type: 'Booked'
      readonly booking: BookingId
      readonly queue: QueueId
      readonly item: ItemKey | null
      readonly day: Day
      readonly from: LocalTime
      readonly to: LocalTime
      readonly person: PersonRef | null
      readonly personHash: string | null
    }
  | { readonly type: 'BookingCancelled'; readonly booking: BookingId }
  /** `late`: after the time for which the place was kept. */
  | {
      readonly type: 'BookingCheckedIn'
      readonly booking: BookingId
      readonly ticket: TicketId
      readonly late: boolean
    }
  | { readonly type: 'BookingMissed'; readonly booking: BookingId }
  | {
      readonly type: 'CounterOpened'
      readonly counter: CounterId
      readonly zone: ZoneId
      readonly staff: StaffId
      readonly staffNo: string
      readonly queues: readonly QueueId[]
    }
  | { readonly type: 'CounterClosed'; readonly counter: CounterId }
  | {
      readonly type: 'CaseNumbered'
      readonly case: CaseId
      readonly caseNo: string
      readonly item: ItemKey
      readonly taskCode: string
      readonly sequence: number
      readonly ticket: TicketId
      readonly counter: CounterId
    }
  | {
      readonly type: 'IntakeTaken'
      readonly case: CaseId
      readonly receiptNo: string
      readonly sequence: number
      readonly outcome: 'accepted' | 'received'
      readonly ticket: TicketId | null
      readonly counter: CounterId
    }
  | {
      readonly type: 'CaseOpened'
      readonly case: CaseId
      readonly caseNo: string
      readonly hall: HallId
      readonly day: Day
      readonly config: ConfigVersion
      readonly item: ItemKey
      readonly department: DepartmentKey
      readonly ticket: TicketId | null
      readonly parties: readonly Party[]
      readonly holder: Holder
    }
  | {
      /** The counter took the file in (收件); the department decides on acceptance. */
      readonly type: 'CaseReceived'
      readonly receiptNo: string
      readonly materials: readonly CollectedMaterial[]
      readonly answers: Answers
    }
  | {
      readonly type: 'CaseAccepted'
      readonly receiptNo: string
      readonly materials: readonly CollectedMaterial[]
      readonly answers: Answers
      readonly promisedDate: string | null
    }
  | { readonly type: 'FileReceived'; readonly from: Holder; readonly to: Holder }

type Suspended = Omit<Suspension, 'since'>

export type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>

/** What was done last can be taken back on its own day only. */
export type CarriedCounter<C = CounterState> = C extends { readonly last: unknown }
  ? Omit<C, 'last'> & { readonly last: null }
  : C

/** What the new day takes over: services that were going on, who sat at which counter, slips that still count. */
export interface Carried {
  readonly counters: readonly CarriedCounter[]
  readonly tickets: readonly TicketIn<'serving'>[]
  readonly slips: readonly Slip[]
}

/** An event and the stream it belongs to. */
export interface Happened {
  readonly stream: StreamName
  readonly event: Event
}
