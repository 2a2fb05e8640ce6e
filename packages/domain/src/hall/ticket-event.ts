import type { ClassKey, CounterId, Day, ItemKey, Ms, PersonRef, QueueId, StaffId, TicketId } from '../ids.ts'
import type { Asked, Badge, CancelReason, Purpose, Slip } from './state.ts'

/** What happens to a ticket but for calls: past tense, holding what was decided. */
export type TicketEvent =
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
  /** A kiosk gave out the number by itself while the server was away; it occurred then. */
  | ({
      readonly type: 'OfflineTicketIssued'
      readonly ticket: TicketId
      readonly number: string
      readonly kiosk: number
      readonly serial: number
      /** Where it stands among all numbers of the day: between those that were taken before and after it. */
      readonly rank: number
    } & Asked)
  /** The same, of an earlier day: it waits no more. `slip`: the right to a number of today, if it still counts. */
  | {
      readonly type: 'OfflineTicketLapsed'
      readonly ticket: TicketId
      readonly number: string
      readonly day: Day
      readonly queue: QueueId
      readonly slip: Slip | null
    }
  | {
      readonly type: 'TicketPrintReported'
      readonly ticket: TicketId
      readonly outcome: 'printed' | 'refused' | 'unknown'
      readonly acknowledged: boolean
    }
  | { readonly type: 'TicketCancelled'; readonly ticket: TicketId; readonly reason: CancelReason }
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
  | {
      readonly type: 'PersonAdded'
      readonly ticket: TicketId
      readonly person: PersonRef
      readonly personHash: string | null
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
      readonly to: { readonly counter: CounterId; readonly staff: StaffId } | null
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
  | { readonly type: 'TicketRestored'; readonly ticket: TicketId; readonly after: number }
  /** The same person is in hand at this counter; the ticket rejoins its line by itself. */
  | { readonly type: 'TicketSteppedAside'; readonly ticket: TicketId; readonly counter: CounterId }
