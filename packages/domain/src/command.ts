import type { Answers } from './catalogue/checklist.ts'
import type { CollectedMaterial } from './case/state.ts'
import type { HallConfig } from './hall/config.ts'
import type { CancelReason, IdentityKind, ItemResult, PauseReason, Purpose, Stop, TicketSource } from './hall/state.ts'
import type {
  BookingId,
  CallId,
  CaseId,
  ClassKey,
  CommandId,
  ConfigVersion,
  CounterId,
  Day,
  DepartmentKey,
  DeviceId,
  HallId,
  ItemKey,
  LocalTime,
  Ms,
  PersonRef,
  QueueId,
  StaffId,
  TicketId,
  Weekday,
} from './ids.ts'

/** What is asked for: imperative, made by a client, without time, identity or personal data. */
export type Intent =
  | { readonly type: 'PublishConfig'; readonly config: HallConfig }
  | { readonly type: 'OpenDay'; readonly day: Day; readonly config: ConfigVersion }
  | { readonly type: 'CloseDay' }
  | ({ readonly type: 'IssueTicket'; readonly queue: QueueId; readonly item: ItemKey | null } & Visit)
  /** Several items in one visit, or a bundle: one number through all its places. */
  | ({
      readonly type: 'IssueVisit'
      readonly stops: readonly Stop[]
      /** Key of the bundle whose items are the stops; `stops` is then empty. */
      readonly bundle: string | null
    } & Visit)
  /** Hands in yesterday's slip, by the number of the old ticket. */
  | { readonly type: 'RedeemSlip'; readonly slip: TicketId; readonly source: TicketSource }
  | {
      readonly type: 'ReportPrint'
      readonly ticket: TicketId
      readonly outcome: 'printed' | 'refused' | 'unknown'
      readonly acknowledged: boolean
    }
  | { readonly type: 'CancelTicket'; readonly ticket: TicketId; readonly reason: CancelReason }
  | { readonly type: 'OpenCounter'; readonly counter: CounterId }
  | { readonly type: 'CloseCounter'; readonly counter: CounterId }
  | { readonly type: 'CallNext'; readonly counter: CounterId }
  | { readonly type: 'Recall'; readonly counter: CounterId }
  | { readonly type: 'StartService'; readonly counter: CounterId }
  | {
      readonly type: 'FinishService'
      readonly counter: CounterId
      readonly results: readonly ItemResult[]
      readonly thenCallNext: boolean
    }
  | { readonly type: 'MarkMissed'; readonly counter: CounterId }
  /** By the hall itself: nobody answered the call. */
  | { readonly type: 'MissUnanswered'; readonly ticket: TicketId; readonly call: CallId }
  | { readonly type: 'UndoMissed'; readonly counter: CounterId }
  | { readonly type: 'UndoFinish'; readonly counter: CounterId }
  | { readonly type: 'RestoreMissed'; readonly ticket: TicketId }
  | { readonly type: 'CallChosen'; readonly counter: CounterId; readonly ticket: TicketId; readonly reason: string }
  | { readonly type: 'WrongCall'; readonly counter: CounterId; readonly reason: string }
  | {
      readonly type: 'HoldTicket'
      readonly counter: CounterId
      readonly reason: string
      /** Null: as long as the hall's rules say. */
      readonly minutes: number | null
      readonly back: 'any' | 'counter'
    }
  /** `counter`: where the visitor stands; null: at a kiosk or the guide desk. */
  | { readonly type: 'ReturnHeld'; readonly ticket: TicketId; readonly counter: CounterId | null }
  /** By the hall itself: who was away did not come back. */
  | { readonly type: 'MissHeld'; readonly ticket: TicketId; readonly until: Ms }
  | { readonly type: 'HandOverHeld'; readonly counter: CounterId; readonly to: CounterId }
  | {
      readonly type: 'TransferTicket'
      readonly ticket: TicketId
      readonly to:
        | { readonly kind: 'queue'; readonly queue: QueueId; readonly item: ItemKey | null }
        | { readonly kind: 'counter'; readonly counter: CounterId }
      readonly reason: string
    }
  | { readonly type: 'LeaveTicket'; readonly ticket: TicketId }
  | {
      readonly type: 'CorrectTicket'
      readonly ticket: TicketId
      readonly item: ItemKey | null
      readonly purpose: Purpose
      readonly count: number
      readonly class: ClassKey
      readonly reason: string
    }
  /** Another person of the same matter, who comes with the command, shares the ticket. */
  | { readonly type: 'AddPerson'; readonly ticket: TicketId }
  | {
      readonly type: 'StartWalkIn'
      readonly counter: CounterId
      readonly item: ItemKey | null
      readonly purpose: Purpose
      readonly count: number
      readonly forWhom: 'self' | 'proxy'
    }
  /** Now where nobody is in hand, else as soon as the visitor is done. */
  | {
      readonly type: 'PauseCounter'
      readonly counter: CounterId
      readonly reason: PauseReason
      readonly minutes: number | null
    }
  | { readonly type: 'ResumeCounter'; readonly counter: CounterId }
  | { readonly type: 'ReleaseCounter'; readonly counter: CounterId; readonly reason: string }
  | {
      readonly type: 'SuspendQueue'
      readonly queue: QueueId
      readonly reason: string
      readonly minutes: number | null
    }
  | { readonly type: 'ResumeQueue'; readonly queue: QueueId }
  | {
      readonly type: 'SuspendHall'
      readonly reason: string
      readonly minutes: number | null
      /** Fire or alarm: everything stands still, and who was called goes back to the line. */
      readonly evacuate: boolean
    }
  | { readonly type: 'ResumeHall' }
  /** Everybody who waits in the queue goes home with a slip. */
  | { readonly type: 'CarryOver'; readonly queue: QueueId }
  | { readonly type: 'MarkInterruption'; readonly from: Ms; readonly to: Ms; readonly cause: string }
  | {
      readonly type: 'Book'
      readonly queue: QueueId
      readonly item: ItemKey | null
      readonly day: Day
      readonly from: LocalTime
    }
  | { readonly type: 'CancelBooking'; readonly booking: BookingId }
  | ({ readonly type: 'CheckIn'; readonly booking: BookingId } & Visit)
  /** By the hall itself: the slot is over and nobody came. */
  | { readonly type: 'MissBooking'; readonly booking: BookingId }
  | { readonly type: 'OpenCase'; readonly counter: CounterId; readonly item: ItemKey }
  | {
      readonly type: 'AcceptCase'
      readonly counter: CounterId
      readonly case: CaseId
      readonly materials: readonly CollectedMaterial[]
      readonly answers: Answers
    }
  | { readonly type: 'ReceiveFile'; readonly case: CaseId }

/** What a visitor says when taking a number. */
export interface Visit {
  readonly purpose: Purpose
  readonly count: number
  readonly source: TicketSource
  readonly forWhom: 'self' | 'proxy'
  readonly identity: IdentityKind
  readonly escort: boolean
  /** A class set by a guide, with the reason; null = by age alone. */
  readonly priority: { readonly class: ClassKey; readonly reason: string } | null
}

export type IntentType = Intent['type']
export type IntentOf<T extends IntentType> = Extract<Intent, { type: T }>

export type Role = 'clerk' | 'guide' | 'handler' | 'manager' | 'admin'

/** Who asks, as the border established it. */
export type Actor =
  | {
      readonly kind: 'staff'
      readonly staff: StaffId
      readonly staffNo: string
      readonly roles: readonly Role[]
      /** Queues the person is authorised to serve. */
      readonly skills: readonly QueueId[]
      readonly department: DepartmentKey | null
    }
  | { readonly kind: 'kiosk'; readonly device: DeviceId }
  | { readonly kind: 'system' }

/** What decide may know of a person: a reference, a day-keyed hash, the age. The data itself is sealed (rule 2). */
export interface PersonFacts {
  readonly ref: PersonRef
  /** Null where no identity number was given. */
  readonly hash: string | null
  readonly age: number | null
}

/** An intent with what the border stamped on it. */
export interface Command {
  readonly id: CommandId
  readonly hall: HallId
  readonly actor: Actor
  readonly intent: Intent
  /** When it is recorded: max(clock, last `at` of the stream). */
  readonly at: Ms
  /** A fresh random id: the new ticket, call or case takes it as its own. */
  readonly fresh: string
  /** Business date of `at` in the hall's time zone. */
  readonly today: Day
  /** The clock in the hall at `at`. */
  readonly localTime: LocalTime
  readonly weekday: Weekday
  readonly person: PersonFacts | null
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * How long after it was made a command may still be carried out, ms (rule 6). A call is short, so that a reconnect does
 * not call someone minutes after the clerk left.
 */
export const LIFETIME: { readonly [T in IntentType]: Ms } = {
  PublishConfig: HOUR,
  OpenDay: HOUR,
  CloseDay: MINUTE,
  IssueTicket: MINUTE,
  ReportPrint: HOUR,
  CancelTicket: 10 * MINUTE,
  OpenCounter: MINUTE,
  CloseCounter: 10 * MINUTE,
  CallNext: 10 * SECOND,
  Recall: 10 * SECOND,
  StartService: MINUTE,
  FinishService: 10 * SECOND,
  MarkMissed: MINUTE,
  IssueVisit: MINUTE,
  RedeemSlip: MINUTE,
  MissUnanswered: MINUTE,
  UndoMissed: MINUTE,
  UndoFinish: MINUTE,
  RestoreMissed: 10 * MINUTE,
  CallChosen: 10 * SECOND,
  WrongCall: MINUTE,
  HoldTicket: MINUTE,
  ReturnHeld: 10 * MINUTE,
  MissHeld: MINUTE,
  HandOverHeld: 10 * MINUTE,
  TransferTicket: MINUTE,
  LeaveTicket: 10 * MINUTE,
  CorrectTicket: 10 * MINUTE,
  AddPerson: 10 * MINUTE,
  StartWalkIn: MINUTE,
  PauseCounter: MINUTE,
  ResumeCounter: MINUTE,
  ReleaseCounter: 10 * MINUTE,
  SuspendQueue: 10 * MINUTE,
  ResumeQueue: 10 * MINUTE,
  SuspendHall: 10 * MINUTE,
  ResumeHall: 10 * MINUTE,
  CarryOver: 10 * MINUTE,
  MarkInterruption: HOUR,
  Book: 10 * MINUTE,
  CancelBooking: HOUR,
  CheckIn: MINUTE,
  MissBooking: HOUR,
  OpenCase: 10 * MINUTE,
  AcceptCase: 10 * MINUTE,
  ReceiveFile: 10 * MINUTE,
}
