import type { CounterEntry, HallConfig, Ms, QueueEntry } from '@onehall/domain'

/** Minutes, both multiples of five. */
export interface WaitRange {
  readonly from: number
  readonly to: number
}

const MINUTE = 60_000
/** A range, not a point: services differ, and so do the people in front. */
const [SPREAD_FROM, SPREAD_TO] = [0.7, 1.3]

/**
 * How long somebody who takes a number now may wait (R-4.1, `domain.md` §4.4): people waiting × median minutes of the
 * queue's items ÷ open counters that serve it, as a range rounded up to five minutes. Its upper end is never less than
 * the time the first in line has waited already. Null when no counter is open for the queue: then nobody can say.
 */
export function waitRange(
  { queue: id, waiting, oldest }: QueueEntry,
  counters: Iterable<CounterEntry>,
  config: HallConfig,
  now: Ms,
): WaitRange | null {
  let open = 0
  for (const { status, queues } of counters)
    if (status !== 'closed' && status !== 'paused' && queues.includes(id)) open++
  if (open === 0) return null
  const expected = (waiting * medianMinutes(config, id)) / open
  const waited = oldest === null ? 0 : Math.max(0, now - oldest) / MINUTE
  const from = upToFive(expected * SPREAD_FROM)
  return { from, to: Math.max(from + 5, upToFive(Math.max(expected * SPREAD_TO, waited))) }
}

const upToFive = (minutes: number): number => Math.ceil(minutes / 5) * 5

function medianMinutes({ queues, catalogue }: HallConfig, id: string): number {
  const keys = new Set(queues.find((queue) => queue.id === id)?.items)
  const own = catalogue.items.filter(({ key }) => keys.has(key))
  const minutes = (own.length > 0 ? own : catalogue.items).map((item) => item.minutes).sort((a, b) => a - b)
  const middle = minutes.length / 2
  return ((minutes[Math.floor(middle)] ?? 0) + (minutes[Math.ceil(middle) - 1] ?? 0)) / 2
}
