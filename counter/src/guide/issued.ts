import type { WaitRange } from '@onehall/client'
import type {
  CancelReason,
  ClassKey,
  IntentOf,
  ItemKey,
  Ms,
  Purpose,
  QueueId,
  TicketId,
  Warning,
  Stop,
} from '@onehall/domain'

/** What a guide asks for; where it came from and how the identity was given follows from the rest. */
export type Wish = Omit<IntentOf<'IssueTicket'>, 'type' | 'source' | 'identity'> & {
  /** Several items under one number, or a bundle of them; `queue` and `item` are the first place. */
  readonly visit?: Pick<IntentOf<'IssueVisit'>, 'stops' | 'bundle'>
}

/** A number given out at this desk; no personal data is in it. */
export interface Issued {
  readonly ticket: TicketId
  readonly number: string
  readonly queue: QueueId
  readonly item: ItemKey | null
  readonly class: ClassKey
  readonly purpose: Purpose
  readonly count: number
  readonly ahead: number
  /** Given for an appointment, in time for its slot. */
  readonly isBooked?: boolean
  /** As told when it was taken; null while no counter was open. */
  readonly wait: WaitRange | null
  readonly issuedAt: Ms
  readonly paper: 'printed' | 'noted' | null
  readonly cancelled: CancelReason | null
  /** Where the visit goes on after the first place. */
  readonly stops?: readonly Stop[]
  /** What the visitor was told to know before waiting. */
  readonly warnings?: readonly Warning[]
}

export const KEPT = 10

/** The result of IssueTicket as the server tells it. */
export function toIssued(
  result: { readonly [key: string]: unknown },
  { purpose, count }: Pick<Wish, 'purpose' | 'count'>,
  wait: (ahead: number) => WaitRange | null,
): Issued {
  const told = result as unknown as Pick<
    Issued,
    'ticket' | 'number' | 'queue' | 'item' | 'class' | 'ahead' | 'issuedAt' | 'warnings' | 'stops'
  >
  const { ticket, number, queue, item, class: cls, ahead, issuedAt, warnings = [], stops = [] } = told
  const facts = { ticket, number, queue, item, class: cls, ahead, issuedAt, purpose, count, warnings, stops }
  return { ...facts, isBooked: result['badge'] === 'booked', wait: wait(ahead), paper: null, cancelled: null }
}
