import type { Day, LocalTime, QueueId } from '../ids.ts'
import type { HallConfig } from './config.ts'
import { minutesOf, sessionsOn } from './session.ts'
import type { CounterState } from './state.ts'

/** A counter as far as it matters who may call a queue from it. */
interface Calling {
  readonly status: CounterState['status']
  readonly queues?: readonly QueueId[]
}

/** [M62] Whether the queue is called from this counter: somebody sits there who may serve it, and does not pause. */
export const callsQueue = ({ status, queues }: Calling, queue: QueueId): boolean =>
  status !== 'closed' && status !== 'paused' && queues !== undefined && queues.includes(queue)

/** [M62] Counters from which the queue is called now. */
export function seatsOf(queue: QueueId, counters: Iterable<Calling>): number {
  let seats = 0
  for (const counter of counters) if (callsQueue(counter, queue)) seats += 1
  return seats
}

/** [M62] Minutes that one visitor of the queue usually takes: the median of its items, of a queue without any that of the catalogue. */
export function usualMinutes({ queues, catalogue }: HallConfig, queue: QueueId): number {
  const keys = new Set(queues.find(({ id }) => id === queue)?.items)
  const own = catalogue.items.filter(({ key }) => keys.has(key))
  const minutes = (own.length > 0 ? own : catalogue.items).map((item) => item.minutes).sort((a, b) => a - b)
  const middle = minutes.length / 2
  return ((minutes[Math.floor(middle)] ?? 0) + (minutes[Math.ceil(middle) - 1] ?? 0)) / 2
}

/** A clock of the hall. */
interface Clock {
  readonly today: Day
  readonly localTime: LocalTime
}

/**
 * [M63] Minutes from now until the queue has been called for so many minutes more: before the session calls, and in the break,
 * nothing passes; after the last session who still waits is called on (`callingFrom`). Of a queue without hours: as many.
 */
export function minutesUntil(config: HallConfig, queue: QueueId, { today, localTime }: Clock, calling: number): number {
  const now = minutesOf(localTime)
  let left = calling
  for (const [from, to] of stretches(config, queue, today)) {
    if (to <= now) continue
    const begin = Math.max(from, now)
    if (left < to - begin) return begin + left - now
    left -= to - begin
  }
  return left
}

/** [M63] Minutes for which the queue was called between two times of a day. */
export function minutesCalled(config: HallConfig, queue: QueueId, day: Day, from: LocalTime, to: LocalTime): number {
  const [begin, end] = [minutesOf(from), minutesOf(to)]
  return stretches(config, queue, day).reduce(
    (sum, stretch) => sum + Math.max(0, Math.min(stretch[1], end) - Math.max(stretch[0], begin)),
    0,
  )
}

/** When the queue is called on a day, in minutes of the clock; the last stretch has no end. */
function stretches(config: HallConfig, queue: QueueId, day: Day): readonly (readonly [number, number])[] {
  const sessions = sessionsOn(config, queue, day) ?? []
  if (sessions.length === 0) return [[0, Number.POSITIVE_INFINITY]]
  return sessions.map(({ callFrom, stopServing }, n) => [
    minutesOf(callFrom),
    n === sessions.length - 1
      ? Number.POSITIVE_INFINITY
      : Math.min(minutesOf(stopServing), minutesOf(sessions[n + 1]!.callFrom)),
  ])
}
