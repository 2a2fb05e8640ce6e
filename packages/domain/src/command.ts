import type { BookingIntent } from './booking/intent.ts'
import type { CaseIntent } from './case/intent.ts'
import type { CounterIntent } from './hall/counter-intent.ts'
import type { DayIntent } from './hall/day-intent.ts'
import type { TicketIntent } from './hall/ticket-intent.ts'
import {
  HOUR,
  MINUTE,
  SECOND,
  type CommandId,
  type CounterId,
  type Day,
  type DepartmentKey,
  type DeviceId,
  type HallId,
  type LocalTime,
  type Ms,
  type PersonRef,
  type QueueId,
  type StaffId,
  type Weekday,
} from './ids.ts'

export type { Visit } from './hall/ticket-intent.ts'

/** What is asked for: imperative, made by a client, without time, identity or personal data. */
export type Intent = DayIntent | TicketIntent | CounterIntent | CaseIntent | BookingIntent

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
      /** The counter that the PC belongs to at which the person signed in, where it belongs to one. */
      readonly at?: CounterId
    }
  | {
      readonly kind: 'kiosk'
      readonly device: DeviceId
      /** What tells its own numbers from those of the other kiosks of the hall. */
      readonly code?: number
    }
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
  /** How long ago it was made, ms: no clock of a client is believed. */
  readonly age: Ms
  /** A fresh random id: the new ticket, call or case takes it as its own. */
  readonly fresh: string
  /** Business date of `at` in the hall's time zone. */
  readonly today: Day
  /** The clock in the hall at `at`. */
  readonly localTime: LocalTime
  readonly weekday: Weekday
  readonly person: PersonFacts | null
}

/**
 * How long after it was made a command may still be carried out, ms (rule 6). A call is short, so that a reconnect does
 * not call someone minutes after the clerk left.
 */
export const LIFETIME: { readonly [T in IntentType]: Ms } = {
  PublishConfig: HOUR,
  OpenDay: HOUR,
  CloseDay: MINUTE,
  IssueTicket: MINUTE,
  JoinOfflineTicket: 7 * 24 * HOUR,
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
  JoinTick: 7 * 24 * HOUR,
  TransferTicket: MINUTE,
  TransferQueue: 10 * MINUTE,
  LeaveTicket: 10 * MINUTE,
  CorrectTicket: 10 * MINUTE,
  AddPerson: 10 * MINUTE,
  StartWalkIn: MINUTE,
  AssignQueues: 10 * MINUTE,
  AuthoriseClerk: HOUR,
  PauseCounter: MINUTE,
  ResumeCounter: MINUTE,
  ReleaseCounter: 10 * MINUTE,
  SuspendQueue: 10 * MINUTE,
  ResumeQueue: 10 * MINUTE,
  SuspendHall: 10 * MINUTE,
  ResumeHall: 10 * MINUTE,
  CarryOver: 10 * MINUTE,
  MarkInterruption: HOUR,
  AcknowledgeAlarm: MINUTE,
  StartDrill: MINUTE,
  EndDrill: 10 * MINUTE,
  ReportDrill: 24 * HOUR,
  Book: 10 * MINUTE,
  CancelBooking: HOUR,
  CheckIn: MINUTE,
  MissBooking: HOUR,
  OpenCase: 10 * MINUTE,
  AcceptCase: 10 * MINUTE,
  ReceiveFile: 10 * MINUTE,
}
