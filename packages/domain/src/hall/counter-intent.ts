import type { CounterId, Day, ItemKey, Ms, QueueId, StaffId, TicketId } from '../ids.ts'
import type { ItemResult, PauseReason, Purpose } from './state.ts'

/** What is asked at a counter. */
export type CounterIntent =
  /** `reason`: why here, at a PC that belongs to another counter. */
  | { readonly type: 'OpenCounter'; readonly counter: CounterId; readonly reason?: string | undefined }
  | { readonly type: 'CloseCounter'; readonly counter: CounterId }
  /** Now where nobody is in hand, else as soon as the visitor is done. */
  | {
      readonly type: 'PauseCounter'
      readonly counter: CounterId
      readonly reason: PauseReason
      readonly minutes: number | null
    }
  | { readonly type: 'ResumeCounter'; readonly counter: CounterId }
  | { readonly type: 'ReleaseCounter'; readonly counter: CounterId; readonly reason: string }
  /** Null: as configured. */
  | {
      readonly type: 'AssignQueues'
      readonly counter: CounterId
      readonly queues: readonly QueueId[] | null
      readonly reason: string
    }
  /** By the hall itself: an administrator changed what somebody is authorised for. */
  | { readonly type: 'AuthoriseClerk'; readonly staff: StaffId; readonly skills: readonly QueueId[] }
  | { readonly type: 'CallNext'; readonly counter: CounterId }
  | { readonly type: 'CallChosen'; readonly counter: CounterId; readonly ticket: TicketId; readonly reason: string }
  | { readonly type: 'Recall'; readonly counter: CounterId }
  | { readonly type: 'WrongCall'; readonly counter: CounterId; readonly reason: string }
  | { readonly type: 'StartService'; readonly counter: CounterId }
  | {
      readonly type: 'StartWalkIn'
      readonly counter: CounterId
      readonly item: ItemKey | null
      readonly purpose: Purpose
      readonly count: number
      readonly forWhom: 'self' | 'proxy'
    }
  | {
      readonly type: 'FinishService'
      readonly counter: CounterId
      readonly results: readonly ItemResult[]
      readonly thenCallNext: boolean
    }
  | { readonly type: 'UndoFinish'; readonly counter: CounterId }
  | { readonly type: 'MarkMissed'; readonly counter: CounterId }
  | { readonly type: 'UndoMissed'; readonly counter: CounterId }
  | {
      readonly type: 'HoldTicket'
      readonly counter: CounterId
      readonly reason: string
      /** Null: as long as the hall's rules say. */
      readonly minutes: number | null
      readonly back: 'any' | 'counter'
    }
  /** What was done by hand while the server was away; the times are those of the hall's clock, null where it did not happen. */
  | {
      readonly type: 'JoinTick'
      readonly counter: CounterId
      readonly ticket: TicketId
      /** The business day on which it was done. */
      readonly day: Day
      /** Null: it was in the hand of this counter already. */
      readonly calledAt: Ms | null
      readonly startedAt: Ms | null
      /** Null: the visitor is still there, and the service goes on with the server. */
      readonly endedAt: Ms | null
      /** What came of it; none: nobody came, or it goes on. */
      readonly results: readonly ItemResult[]
    }
  | { readonly type: 'HandOverHeld'; readonly counter: CounterId; readonly to: CounterId }
