import type { Command } from '../command.ts'
import type { ItemKey } from '../ids.ts'
import type { OpenHall } from '../world.ts'
import type { Queue } from './config.ts'
import { seatsOf, usualMinutes } from './estimate.ts'
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
  const open = seatsOf(
    queue.id,
    [...rows.keys('counter')].map((id) => rows.get('counter', id)!),
  )
  const warnings: Warning[] = open === 0 ? ['no-counter-open'] : []
  const left = minutesLeft(config, queue.id, now)
  if (left === null) return warnings
  const usual = usualMinutes(config, queue.id)
  const own = config.catalogue.items.find(({ key }) => key === item)?.minutes ?? usual
  const seats = open > 0 ? open : Math.max(1, config.counters.filter(({ queues }) => queues.includes(queue.id)).length)
  if ((ahead * usual) / seats + own * count > left) warnings.push('may-not-be-served')
  return warnings
}
