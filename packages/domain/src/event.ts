import type { Answers } from './catalogue/checklist.ts'
import type { CollectedMaterial, Holder, Party } from './case/state.ts'
import type { HallConfig } from './hall/config.ts'
import type {
  CallReason,
  CancelReason,
  CounterState,
  IdentityKind,
  ItemResult,
  Purpose,
  TicketIn,
  TicketSource,
} from './hall/state.ts'
import type {
  CallId,
  CaseId,
  ClassKey,
  ConfigVersion,
  CounterId,
  Day,
  DepartmentKey,
  HallId,
  ItemKey,
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
  | { readonly type: 'DayClosed'; readonly expired: readonly TicketId[]; readonly closed: readonly CounterId[] }
  | {
      readonly type: 'TicketIssued'
      readonly ticket: TicketId
      readonly number: string
      /** The number without its letters: what the queue's next number is counted from. */
      readonly serial: number
      readonly queue: QueueId
      readonly item: ItemKey | null
      readonly class: ClassKey
      readonly classReason: string | null
      readonly purpose: Purpose
      readonly count: number
      readonly source: TicketSource
      readonly forWhom: 'self' | 'proxy'
      readonly identity: IdentityKind
      readonly escort: boolean
      readonly person: PersonRef | null
      readonly personHash: string | null
    }
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
  | { readonly type: 'TicketMissed'; readonly ticket: TicketId; readonly counter: CounterId }
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

export type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>

/** What the new day takes over from the one before: services that were going on, and who sat at which counter. */
export interface Carried {
  readonly counters: readonly CounterState[]
  readonly tickets: readonly TicketIn<'serving'>[]
}

/** An event and the stream it belongs to. */
export interface Happened {
  readonly stream: StreamName
  readonly event: Event
}
