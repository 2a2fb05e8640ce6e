import type { CallId, ClassKey, CounterId, ItemKey, Ms, QueueId, TicketId } from '../ids.ts'
import type { CancelReason, IdentityKind, Purpose, Stop, TicketSource } from './state.ts'

/** What is asked about a ticket, by a visitor, the guide desk or the hall itself. */
export type TicketIntent =
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
  /**
   * A kiosk tells of a number that it gave out and printed while the server was away. When, its age says. `class`: by the
   * card that lay there, of which the kiosk kept nothing else.
   */
  | ({
      readonly type: 'JoinOfflineTicket'
      readonly number: string
      readonly queue: QueueId
      readonly item: ItemKey | null
      readonly class: ClassKey
    } & Pick<Visit, 'purpose' | 'count' | 'forWhom' | 'identity' | 'escort'>)
  | {
      readonly type: 'ReportPrint'
      readonly ticket: TicketId
      readonly outcome: 'printed' | 'refused' | 'unknown'
      readonly acknowledged: boolean
    }
  | { readonly type: 'CancelTicket'; readonly ticket: TicketId; readonly reason: CancelReason }
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
      readonly type: 'TransferTicket'
      readonly ticket: TicketId
      readonly to:
        | { readonly kind: 'queue'; readonly queue: QueueId; readonly item: ItemKey | null }
        | { readonly kind: 'counter'; readonly counter: CounterId }
      readonly reason: string
    }
  | { readonly type: 'RestoreMissed'; readonly ticket: TicketId }
  /** `counter`: where the visitor stands; null: at a kiosk or the guide desk. */
  | { readonly type: 'ReturnHeld'; readonly ticket: TicketId; readonly counter: CounterId | null }
  /** By the hall itself: who was away did not come back. */
  | { readonly type: 'MissHeld'; readonly ticket: TicketId; readonly until: Ms }
  /** By the hall itself: nobody answered the call. */
  | { readonly type: 'MissUnanswered'; readonly ticket: TicketId; readonly call: CallId }

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
