import {
  type Counter,
  type CounterEntry,
  type HallConfig,
  type LastEntry,
  minutesLeft,
  type Ms,
  type Now,
  type QueueEntry,
  type QueueId,
  UNDO_FINISH_WITHIN,
  UNDO_MISSED_WITHIN,
} from '@onehall/domain'
import { type Bar, barToAny, type Scene } from '../lawful.ts'

/** What a clerk does now and then, by a button of its own. */
export type Extra = 'walk-in' | 'wrong-call' | 'left' | 'correct' | 'add-person' | 'pause' | 'look-up'

export const EXTRAS: readonly Extra[] = ['wrong-call', 'left', 'correct', 'add-person', 'walk-in', 'pause', 'look-up']

/** Why it would be refused now, or null where it is lawful. */
export function barToExtra(extra: Extra, scene: Scene): Bar | null {
  const { counter, hand } = scene
  const bar = barToAny(scene)
  if (bar !== null) return bar
  switch (extra) {
    case 'pause':
    case 'look-up':
      return null
    case 'walk-in':
      return counter === 'paused' ? 'paused' : hand === null ? null : 'in-hand'
    case 'wrong-call':
    case 'left':
      return hand === null ? 'nobody-in-hand' : hand.status === 'serving' ? 'serving' : null
    case 'correct':
    case 'add-person':
      return hand === null ? 'nobody-in-hand' : null
  }
}

/** Whether the last act can be taken back, and how long still; users.md §1.5. */
export type Undo =
  | { readonly can: true; readonly last: LastEntry; readonly leftMs: Ms }
  | { readonly can: false; readonly why: 'nothing' | 'in-hand' | 'finish-late' | 'missed-late' }

export function undoOf(last: LastEntry | null, hasHand: boolean, now: Ms): Undo {
  if (hasHand) return { can: false, why: 'in-hand' }
  if (last === null) return { can: false, why: 'nothing' }
  const leftMs = last.at + (last.what === 'served' ? UNDO_FINISH_WITHIN : UNDO_MISSED_WITHIN) - now
  if (leftMs > 0) return { can: true, last, leftMs }
  return { can: false, why: last.what === 'served' ? 'finish-late' : 'missed-late' }
}

/** A place to which a number can be sent, and why not. */
export interface Target<T, W> {
  readonly to: T
  readonly bar: W | null
}

/** Every queue of the hall: one that is suspended, or closed for today, is barred. */
export function queueTargets(
  config: HallConfig,
  entries: ReadonlyMap<QueueId, QueueEntry>,
  now: Now,
): readonly Target<HallConfig['queues'][number], 'suspended' | 'closed'>[] {
  return config.queues.map((queue) => ({
    to: queue,
    bar:
      (entries.get(queue.id)?.suspended ?? null) !== null
        ? 'suspended'
        : minutesLeft(config, queue.id, now) === 0
          ? 'closed'
          : null,
  }))
}

/** Every other counter: one that is closed, or does not serve the queue, is barred. */
export function counterTargets(
  config: HallConfig,
  entries: readonly CounterEntry[],
  from: Counter | null,
  queues: readonly QueueId[],
): readonly Target<Counter, 'closed' | 'no-skill'>[] {
  const states = new Map(entries.map((entry) => [entry.counter, entry]))
  return config.counters
    .filter(({ id }) => id !== from?.id)
    .map((counter) => {
      const state = states.get(counter.id)
      if (state === undefined || state.status === 'closed') return { to: counter, bar: 'closed' }
      return { to: counter, bar: queues.some((queue) => state.queues.includes(queue)) ? null : 'no-skill' }
    })
}
