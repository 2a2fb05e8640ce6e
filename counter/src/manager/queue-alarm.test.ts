import type { CounterEntry, QueueId } from '@onehall/domain'
import { expect, it } from 'vitest'
import { queueAlarm } from './queue-alarm.ts'

const A = 'A' as QueueId
const LIMITS = { long: 10 * 60_000, tooLong: 20 * 60_000 }
const counter = (status: CounterEntry['status'], ...queues: string[]): CounterEntry =>
  ({ kind: 'counter', counter: 'c1', status, queues, number: null, since: 0, staffNo: null }) as unknown as CounterEntry
const alarm = (waiting: number, waitedMs: number, ...counters: CounterEntry[]) =>
  queueAlarm({ queue: A, waiting, oldest: waiting === 0 ? null : -waitedMs, suspended: null }, counters, LIMITS, 0)

it('[T25] people who wait for nobody are the first alarm, however short they wait', () => {
  expect(alarm(1, 0)).toBe('no-counter')
  expect(alarm(1, LIMITS.tooLong * 2, counter('closed', 'A'), counter('open', 'B'))).toBe('no-counter')
  expect(alarm(0, 0)).toBeNull()
})

it('[T26] a wait is long and too long past the times of its queue', () => {
  const open = counter('serving', 'A', 'B')
  expect(alarm(3, LIMITS.long, open)).toBeNull()
  expect(alarm(3, LIMITS.long + 1, open)).toBe('long')
  expect(alarm(3, LIMITS.tooLong + 1, open)).toBe('too-long')
})
