import type { CounterEntry, QueueId } from '@onehall/domain'
import { expect, it } from 'vitest'
import { LONG_WAIT_MS, queueAlarm, TOO_LONG_WAIT_MS } from './queue-alarm.ts'

const A = 'A' as QueueId
const counter = (status: CounterEntry['status'], ...queues: string[]): CounterEntry =>
  ({ kind: 'counter', counter: 'c1', status, queues, number: null, since: 0, staffNo: null }) as unknown as CounterEntry
const alarm = (waiting: number, waitedMs: number, ...counters: CounterEntry[]) =>
  queueAlarm({ queue: A, waiting, oldest: waiting === 0 ? null : -waitedMs, suspended: null }, counters, 0)

it('[T25] people who wait for nobody are the first alarm, however short they wait', () => {
  expect(alarm(1, 0)).toBe('no-counter')
  expect(alarm(1, TOO_LONG_WAIT_MS * 2, counter('closed', 'A'), counter('open', 'B'))).toBe('no-counter')
  expect(alarm(0, 0)).toBeNull()
})

it('[T26] a wait is long past 15 minutes and too long past 30', () => {
  const open = counter('serving', 'A', 'B')
  expect(alarm(3, LONG_WAIT_MS, open)).toBeNull()
  expect(alarm(3, LONG_WAIT_MS + 1, open)).toBe('long')
  expect(alarm(3, TOO_LONG_WAIT_MS + 1, open)).toBe('too-long')
})
