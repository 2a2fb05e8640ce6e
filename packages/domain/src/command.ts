import type { Answers } from './catalogue/checklist.ts'
import type { CollectedMaterial } from './case/state.ts'
import type { HallConfig } from './hall/config.ts'
import type { CancelReason, IdentityKind, ItemResult, Purpose, TicketSource } from './hall/state.ts'
import type {
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
  Ms,
  PersonRef,
  QueueId,
  StaffId,
  TicketId,
} from './ids.ts'

/** What is asked for: imperative, made by a client, without time, identity or personal data. */
export type Intent =
  | { readonly type: 'PublishConfig'; readonly config: HallConfig }
  | { readonly type: 'OpenDay'; readonly day: Day; readonly config: ConfigVersion }
  | { readonly type: 'CloseDay' }
  | {
      readonly type: 'IssueTicket'
      readonly queue: QueueId
      readonly item: ItemKey | null
      readonly purpose: Purpose
      readonly count: number
      readonly source: TicketSource
      readonly forWhom: 'self' | 'proxy'
      readonly identity: IdentityKind
      readonly escort: boolean
      /** A class set by a guide, with the reason; null = by age alone. */
      readonly priority: { readonly class: ClassKey; readonly reason: string } | null
    }
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
  | { readonly type: 'OpenCase'; readonly counter: CounterId; readonly item: ItemKey }
  | {
      readonly type: 'AcceptCase'
      readonly counter: CounterId
      readonly case: CaseId
      readonly materials: readonly CollectedMaterial[]
      readonly answers: Answers
    }
  | { readonly type: 'ReceiveFile'; readonly case: CaseId }

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
  OpenCase: 10 * MINUTE,
  AcceptCase: 10 * MINUTE,
  ReceiveFile: 10 * MINUTE,
}
