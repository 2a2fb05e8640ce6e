import { type CounterEntry, type Ms, type QueueEntry, type WaitAlarm, seatsOf } from '@onehall/domain'

/** What a manager must look at: people wait for nobody, or too long (users.md M1). Null = all is well. */
export type QueueAlarm = 'no-counter' | 'too-long' | 'long' | null

/** Who waits for a suspended queue was told so, and until when: that is no alarm. */
export function queueAlarm(
  { queue, waiting, oldest, suspended }: Pick<QueueEntry, 'queue' | 'waiting' | 'oldest' | 'suspended'>,
  counters: readonly CounterEntry[],
  { long, tooLong }: WaitAlarm,
  now: Ms,
): QueueAlarm {
  if (waiting === 0 || suspended !== null) return null
  if (seatsOf(queue, counters) === 0) return 'no-counter'
  const waited = oldest === null ? 0 : now - oldest
  if (waited > tooLong) return 'too-long'
  return waited > long ? 'long' : null
}
