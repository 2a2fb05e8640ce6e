import type { AlertEntry, CounterEntry, HeldEntry, Ms, QueueEntry } from '@onehall/domain'
import { type QueueAlarm, queueAlarm } from './queue-alarm.ts'

const MINUTE = 60_000
/** A held visitor is pointed out so long before the hold runs out. */
export const HOLD_EXPIRES_SOON_MS = 3 * MINUTE

/** What needs a person, by kind; most urgent first. One line a kind: forty yellow lines are none (users.md M5). */
export type Alarm =
  | { readonly kind: Exclude<QueueAlarm, null>; readonly queues: readonly QueueEntry[] }
  | { readonly kind: 'over-pause'; readonly counters: readonly CounterEntry[] }
  | { readonly kind: 'recalled'; readonly alerts: readonly AlertEntry[] }
  | { readonly kind: 'held'; readonly held: readonly HeldEntry[] }

export interface Seen {
  readonly queues: readonly QueueEntry[]
  readonly counters: readonly CounterEntry[]
  readonly alerts: readonly AlertEntry[]
  readonly held: readonly HeldEntry[]
  readonly now: Ms
}

/** How long a counter pauses longer than it said, ms; null: it does not. */
export function overPause({ pause }: CounterEntry, now: Ms): Ms | null {
  if (pause === null || pause.until === null || now <= pause.until) return null
  return now - pause.until
}

export function alarmsOf({ queues, counters, alerts, held, now }: Seen): readonly Alarm[] {
  const alarmed = (kind: QueueAlarm): readonly QueueEntry[] =>
    queues.filter((queue) => queueAlarm(queue, counters, now) === kind)
  const all: readonly Alarm[] = [
    { kind: 'no-counter', queues: alarmed('no-counter') },
    { kind: 'too-long', queues: alarmed('too-long') },
    { kind: 'over-pause', counters: counters.filter((counter) => overPause(counter, now) !== null) },
    { kind: 'recalled', alerts: alerts.filter(({ alert }) => alert === 'recalled') },
    { kind: 'held', held: held.filter(({ until }) => until - now <= HOLD_EXPIRES_SOON_MS) },
    { kind: 'long', queues: alarmed('long') },
  ]
  return all.filter((alarm) => concerned(alarm) > 0)
}

/** How many queues, counters or visitors an alarm is about. */
export function concerned(alarm: Alarm): number {
  if ('queues' in alarm) return alarm.queues.length
  if ('counters' in alarm) return alarm.counters.length
  return 'alerts' in alarm ? alarm.alerts.length : alarm.held.length
}
