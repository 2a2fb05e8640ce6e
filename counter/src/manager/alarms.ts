import {
  type AcknowledgedEntry,
  type AlarmKind,
  type AlertEntry,
  type CounterEntry,
  type HallConfig,
  type HeldEntry,
  type Ms,
  type QueueEntry,
  waitAlarm,
} from '@onehall/domain'
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
  /** Those that are looked after here. */
  readonly queues: readonly QueueEntry[]
  readonly counters: readonly CounterEntry[]
  readonly alerts: readonly AlertEntry[]
  readonly held: readonly HeldEntry[]
  /** All of the hall: who may call. */
  readonly seats: readonly CounterEntry[]
  readonly acknowledged: readonly AcknowledgedEntry[]
  readonly config: HallConfig
  readonly now: Ms
}

/** How long a counter pauses longer than it said, ms; null: it does not. */
export function overPause({ pause }: CounterEntry, now: Ms): Ms | null {
  if (pause === null || pause.until === null || now <= pause.until) return null
  return now - pause.until
}

/** What stands, without what somebody takes care of. */
export function alarmsOf(seen: Seen): readonly Alarm[] {
  return standing(seen, (alarm, of) => !isTaken(seen, alarm, of))
}

/** Who takes care of what still stands. */
export function takenCareOf(seen: Seen): readonly AcknowledgedEntry[] {
  const still = new Set(
    standing(seen, () => true).flatMap((alarm) => subjectsOf(alarm).map((of) => `${alarm.kind}|${of}`)),
  )
  return seen.acknowledged.filter(({ alarm, of, until }) => seen.now < until && still.has(`${alarm}|${of}`))
}

const isTaken = ({ acknowledged, now }: Seen, kind: AlarmKind, subject: string): boolean =>
  acknowledged.some(({ alarm, of, until }) => alarm === kind && of === subject && now < until)

function standing(
  { queues, counters, alerts, held, seats, config, now }: Seen,
  counts: (alarm: AlarmKind, of: string) => boolean,
): readonly Alarm[] {
  const alarmed = (kind: Exclude<QueueAlarm, null>): readonly QueueEntry[] =>
    queues.filter(
      (entry) => queueAlarm(entry, seats, waitAlarm(config, entry.queue), now) === kind && counts(kind, entry.queue),
    )
  const all: readonly Alarm[] = [
    { kind: 'no-counter', queues: alarmed('no-counter') },
    { kind: 'too-long', queues: alarmed('too-long') },
    {
      kind: 'over-pause',
      counters: counters.filter((entry) => overPause(entry, now) !== null && counts('over-pause', entry.counter)),
    },
    {
      kind: 'recalled',
      alerts: alerts.filter(({ alert, ticket }) => alert === 'recalled' && counts('recalled', ticket)),
    },
    {
      kind: 'held',
      held: held.filter(({ until, ticket }) => until - now <= HOLD_EXPIRES_SOON_MS && counts('held', ticket)),
    },
    { kind: 'long', queues: alarmed('long') },
  ]
  return all.filter((alarm) => subjectsOf(alarm).length > 0)
}

/** The queues, counters or tickets that an alarm is about. */
export function subjectsOf(alarm: Alarm): readonly string[] {
  if ('queues' in alarm) return alarm.queues.map(({ queue }) => queue)
  if ('counters' in alarm) return alarm.counters.map(({ counter }) => counter)
  return ('alerts' in alarm ? alarm.alerts : alarm.held).map(({ ticket }) => ticket)
}
