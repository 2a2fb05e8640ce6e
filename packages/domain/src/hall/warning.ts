import type { Command } from '../command.ts'
import type { ItemKey } from '../ids.ts'
import type { OpenHall } from '../world.ts'
import type { Queue } from './config.ts'
import { minutesLeft } from './session.ts'

/** What a visitor should know before waiting: it may not be today's, or nobody sits there yet. */
export type Warning = 'may-not-be-served' | 'no-counter-open'

/**
 * [Y6] Whether the line can be served before the counters leave, by the median minutes of the items and the counters that
 * are open now. A first guess for a warning, no promise: the number is given all the same.
 */
export function warningsFor(
  { rows, config }: OpenHall,
  now: Pick<Command, 'today' | 'localTime' | 'weekday'>,
  queue: Queue,
  { item, count, ahead }: { readonly item: ItemKey | null; readonly count: number; readonly ahead: number },
): readonly Warning[] {
  let open = 0
  for (const id of rows.keys('counter')) {
    const counter = rows.get('counter', id)!
    if (counter.status !== 'closed' && counter.queues.includes(queue.id)) open += 1
  }
  const warnings: Warning[] = open === 0 ? ['no-counter-open'] : []
  const left = minutesLeft(config, queue.id, now)
  if (left === null) return warnings
  const minutes = config.catalogue.items.filter(({ key }) => queue.items.includes(key)).map((each) => each.minutes)
  const usual = median(minutes)
  const own = config.catalogue.items.find(({ key }) => key === item)?.minutes ?? usual
  const seats = open > 0 ? open : Math.max(1, config.counters.filter(({ queues }) => queues.includes(queue.id)).length)
  if ((ahead * usual) / seats + own * count > left) warnings.push('may-not-be-served')
  return warnings
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return 0
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
