import { waitRange, type WaitRange } from '@onehall/client'
import {
  type CallEntry,
  type Counter,
  type CounterEntry,
  type CounterId,
  type HallConfig,
  type MissedEntry,
  type Ms,
  type Queue,
  type QueueEntry,
  type Suspension,
  type Text,
  type Zone,
  missedRules,
} from '@onehall/domain'
import { TEXTS, sentHomeText } from './texts.ts'

/** What a wall shows, computed from facts of the view; nothing here names a person. */

/** A new call is pointed out for so long (`domain.md` §4.6). */
export const FLASH_MS = 8_000
/** Calls shown large, and those shown small after them. */
export const LARGE_CALLS = 4
export const SMALL_CALLS = 8

export interface ShownCall {
  /** Another one for each recall. */
  readonly key: string
  readonly number: string
  readonly label: string
  readonly counter: Counter | undefined
  readonly zone: Zone | undefined
  /** Neutral word beside a number that overtakes; never the personal reason (users.md §0). */
  readonly badge: Text | null
  readonly isNew: boolean
}

/** What one says of a place across the hall: the name up to its explanation. 「C区 企业与税务」 → 「C区」 */
export function shortName({ zh, en }: Text): Text {
  return { zh: zh.split(/[ 　:：]/)[0]!, en: en.split(':')[0]! }
}

export interface ShownCalls {
  readonly large: readonly ShownCall[]
  readonly small: readonly ShownCall[]
}

/** `calls`: the newest first. A number stands where it was called last. */
export function shownCalls(calls: readonly CallEntry[], config: HallConfig, now: Ms | null): ShownCalls {
  const newest = calls.filter(({ number }, n) => calls.findIndex((each) => each.number === number) === n)
  const shown = newest.slice(0, LARGE_CALLS + SMALL_CALLS).map((call): ShownCall => ({
    key: `${call.call}/${call.times}`,
    number: call.number,
    label: call.label,
    counter: config.counters.find(({ id }) => id === call.counter),
    zone: config.zones.find(({ id }) => id === call.zone),
    badge: call.badge === null ? null : TEXTS[call.badge],
    isNew: now !== null && now - call.at < FLASH_MS,
  }))
  return { large: shown.slice(0, LARGE_CALLS), small: shown.slice(LARGE_CALLS) }
}

/** Who was called, did not come, and may still come back; the newest first. */
export function missedNumbers(missed: readonly MissedEntry[], config: HallConfig, now: Ms | null): readonly string[] {
  const inTime = missed.filter(({ queue, at }) => (now ?? at) - at <= missedRules(config, queue).restoreWithin)
  return inTime
    .slice()
    .sort((a, b) => b.at - a.at)
    .map(({ number }) => number)
}

/** Who may be called soon, of the queues of a place that go on. */
export function readyNumbers(queues: readonly QueueEntry[], config: HallConfig): readonly string[] {
  return config.queues.flatMap(({ id }) => {
    const entry = queues.find(({ queue }) => queue === id)
    return entry === undefined || entry.suspended !== null ? [] : entry.next
  })
}

export interface ShownQueue {
  readonly queue: Queue
  readonly waiting: number
  /** Who may be called soon. */
  readonly next: readonly string[]
  /** Null: no counter is open for it. */
  readonly range: WaitRange | null
  readonly suspended: Suspension | null
}

/** Queues in the order of the configuration. */
export function shownQueues(
  queues: readonly QueueEntry[],
  counters: readonly CounterEntry[],
  config: HallConfig,
  now: Ms | null,
): readonly ShownQueue[] {
  const entries = new Map(queues.map((entry) => [entry.queue, entry]))
  return config.queues.flatMap((queue) => {
    const entry = entries.get(queue.id)
    if (entry === undefined) return []
    const { waiting, next, suspended } = entry
    return [{ queue, waiting, next, suspended, range: waitRange(entry, counters, config, now ?? 0) }]
  })
}

/** What those of these queues are told who were not served today; nothing where all were. */
export function sentHomeNotices(queues: readonly QueueEntry[], { queues: all, rules }: HallConfig): readonly Text[] {
  const home = new Set(queues.filter(({ sentHome }) => sentHome > 0).map(({ queue }) => queue))
  const prefixes = all.filter(({ id }) => home.has(id)).map(({ prefix }) => prefix)
  return prefixes.length === 0 ? [] : [sentHomeText(prefixes, rules.slipDays)]
}

export interface ShownSuspension {
  readonly queue: Queue
  readonly suspended: Suspension
}

/** Queues of a place where nothing goes on, in the order of the configuration. */
export function suspendedQueues(queues: readonly QueueEntry[], config: HallConfig): readonly ShownSuspension[] {
  const suspensions = new Map(queues.map((entry) => [entry.queue, entry.suspended]))
  return config.queues.flatMap((queue) => {
    const suspended = suspensions.get(queue.id) ?? null
    return suspended === null ? [] : [{ queue, suspended }]
  })
}

/** What is served at a counter today; where the hall says nothing of it, what it is for. */
export function queuesOf(counter: Counter, entry: CounterEntry | undefined): Counter['queues'] {
  return entry?.queues ?? counter.queues
}

/** Why nothing can be called to a counter: every queue of it is suspended. Null: something can. */
export function suspendedFor(served: Counter['queues'], queues: readonly QueueEntry[]): Suspension | null {
  const suspensions = served.map((id) => queues.find(({ queue }) => queue === id)?.suspended ?? null)
  return suspensions.every((each) => each !== null) ? (suspensions[0] ?? null) : null
}

export interface ShownCounter {
  readonly counter: Counter
  readonly entry: CounterEntry
}

/** The counters of a zone in the order of the configuration. Where not all find room, nobody waits for the page of a closed one. */
export function shownCounters(
  counters: readonly CounterEntry[],
  config: HallConfig,
  zone: string,
  room: number,
): readonly ShownCounter[] {
  const entries = new Map<CounterId, CounterEntry>(counters.map((entry) => [entry.counter, entry]))
  const all = config.counters.flatMap((counter) => {
    const entry = entries.get(counter.id)
    return counter.zone === zone && entry !== undefined ? [{ counter, entry }] : []
  })
  const open = all.filter(({ entry }) => entry.status !== 'closed')
  return all.length <= room || open.length === 0 ? all : open
}

export interface Page<T> {
  readonly rows: readonly T[]
  /** From 1. */
  readonly number: number
  readonly of: number
}

/** How long a page of rows stands before the next one. */
export const PAGE_MS = 10_000

/** Rows that do not fit are shown in turns, evenly divided. All walls turn together, by the server's clock. */
export function pageOf<T>(rows: readonly T[], most: number, now: Ms | null): Page<T> {
  const of = Math.max(1, Math.ceil(rows.length / most))
  const size = Math.ceil(rows.length / of)
  const index = Math.floor((now ?? 0) / PAGE_MS) % of
  return { rows: rows.slice(index * size, (index + 1) * size), number: index + 1, of }
}
