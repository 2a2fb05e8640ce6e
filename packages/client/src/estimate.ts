import {
  type CounterEntry,
  type HallConfig,
  type Ms,
  type QueueEntry,
  minutesCalled,
  minutesUntil,
  seatsOf,
  usualMinutes,
} from '@onehall/domain'
import { localNow } from './local-now.ts'

/** Minutes, both multiples of five. */
export interface WaitRange {
  readonly from: number
  readonly to: number
}

/** A range, not a point: services differ, and so do the people in front. */
const [SPREAD_FROM, SPREAD_TO] = [0.7, 1.3]

/**
 * How long somebody who takes a number now may wait (R-4.1, `domain.md` §4.4): people waiting × median minutes of the
 * queue's items ÷ counters that call it, as a range rounded up to five minutes. Its upper end is never less than the time
 * the first in line has waited already. Only the hours in which the queue is called count: before the session calls and in
 * the break the range begins when it is called. Null when no counter calls the queue: then nobody can say.
 */
export function waitRange(
  { queue, waiting, oldest }: QueueEntry,
  counters: Iterable<CounterEntry>,
  config: HallConfig,
  now: Ms,
): WaitRange | null {
  const seats = seatsOf(queue, counters)
  if (seats === 0) return null
  const clock = localNow(now, config.timeZone)
  const expected = (waiting * usualMinutes(config, queue)) / seats
  const until = (minutes: number): number => upToFive(minutesUntil(config, queue, clock, minutes))
  const from = until(expected * SPREAD_FROM)
  return { from, to: Math.max(from + 5, until(Math.max(expected * SPREAD_TO, waited()))) }

  /** Minutes of calling that the first in line has waited. */
  function waited(): number {
    if (oldest === null || oldest >= now) return 0
    const since = localNow(oldest, config.timeZone)
    return minutesCalled(
      config,
      queue,
      clock.today,
      since.today < clock.today ? '00:00' : since.localTime,
      clock.localTime,
    )
  }
}

const upToFive = (minutes: number): number => Math.ceil(minutes / 5) * 5
