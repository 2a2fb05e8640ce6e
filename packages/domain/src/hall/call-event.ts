import type { CallId, CounterId, StaffId, TicketId, ZoneId } from '../ids.ts'
import type { Ahead, Asked, CallReason, ItemResult, Stop } from './state.ts'

/** What happens to who is called or served at a counter. */
export type CallEvent =
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
      readonly type: 'TicketCalled'
      readonly ticket: TicketId
      readonly number: string
      readonly counter: CounterId
      readonly label: string
      readonly zone: ZoneId
      readonly staff: StaffId
      readonly call: CallId
      /** How far the classes of its queue are ahead of their shares of the calls, this one counted. */
      readonly ahead: Ahead
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
  /** Called home: a slip of the clerk's, or the counter could not go on. */
  | {
      readonly type: 'CallWithdrawn'
      readonly ticket: TicketId
      readonly counter: CounterId
      readonly reason: string
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
