import type {
  Badge,
  CounterId,
  Day,
  HallConfig,
  HallId,
  HeldEntry,
  ItemKey,
  LastPicture,
  Ms,
  Purpose,
  QueueId,
  ServiceItem,
  StaffId,
  Text,
  TicketId,
  Waiter,
} from '@onehall/domain'
import { shareOut } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { makeStoredCell } from './stored-cell.ts'

/** One who waits, with what the clerk must know to call by voice. */
export interface KeptWaiter extends Waiter {
  readonly item: ItemKey | null
  readonly purpose: Purpose
  readonly badge: Badge | null
}

/** Who is away for a moment (挂起) and may go on here. */
export type KeptHeld = Pick<
  HeldEntry,
  'ticket' | 'number' | 'item' | 'purpose' | 'badge' | 'class' | 'counter' | 'until'
>

/** Who was in hand when the picture was taken. */
export interface KeptHand {
  readonly ticket: TicketId
  readonly number: string
  readonly item: ItemKey | null
  readonly purpose: Purpose
  readonly status: 'called' | 'serving'
}

/** What of the configuration emergency calls need. */
export type KeptConfig = Pick<HallConfig, 'name' | 'timeZone' | 'rules' | 'classes' | 'counters'> & {
  readonly queues: readonly { readonly id: QueueId; readonly prefix: string; readonly name: Text }[]
  readonly items: readonly Pick<ServiceItem, 'key' | 'name' | 'kind'>[]
}

/**
 * The last picture of the line that this counter had, on its own disk: numbers, queues and times; of nobody a name or a
 * document. With it the counter calls on while the server is away, also after a reload.
 */
export interface Picture extends LastPicture<KeptWaiter> {
  readonly v: 2
  readonly hall: HallId
  readonly day: Day
  readonly counter: CounterId
  readonly staff: StaffId
  readonly staffNo: string
  readonly config: KeptConfig
  readonly hand: KeptHand | null
  readonly held: readonly KeptHeld[]
  /** Time of the server when it was true. */
  readonly takenAt: Ms
  /** Time of this PC at that moment: between the two lies how far its clock is off. */
  readonly heardAt: Ms
}

export const picture = makeStoredCell<Picture | null>(
  'onehall.away.picture',
  null,
  (value) => typeof value === 'object' && value !== null && (value as Picture).v === 2,
)

/** More than anybody calls by voice. */
const KEPT_WAITERS = 500

export const bounded = (waiting: readonly KeptWaiter[]): readonly KeptWaiter[] =>
  waiting.length <= KEPT_WAITERS ? waiting : waiting.toSorted((a, b) => a.rank - b.rank).slice(0, KEPT_WAITERS)

/** What of the configuration is kept: the counter's queues, and the items of those. */
export function keptConfig(config: HallConfig, queues: readonly QueueId[]): KeptConfig {
  const { name, timeZone, rules, classes, counters } = config
  const own = config.queues.filter(({ id }) => queues.includes(id))
  const keys = new Set(own.flatMap(({ items }) => items))
  return {
    name,
    timeZone,
    rules,
    classes,
    counters,
    queues: own.map(({ id, prefix, name: of }) => ({ id, prefix, name: of })),
    items: config.catalogue.items
      .filter(({ key }) => keys.has(key))
      .map(({ key, name: of, kind }) => ({ key, name: of, kind })),
  }
}

/** Everybody's share of the picture, each in calling order. */
export function sharesOf(kept: Picture): ReadonlyMap<CounterId, readonly KeptWaiter[]> {
  const now = { at: kept.takenAt, localTime: hourMinute(kept.takenAt, kept.config.timeZone) }
  return shareOut(kept.config, kept, now)
}

/** The server's time now, by the clock of this PC, for a page that has not heard the server itself. */
export const reckonedNow = ({ takenAt, heardAt }: Picture): Ms => takenAt + Math.max(0, Date.now() - heardAt)
