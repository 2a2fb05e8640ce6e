import type { CounterEntry, CounterId, HallConfig, QueueEntry, QueueId } from '@onehall/domain'
import { expect, test } from 'vitest'
import { waitRange } from './estimate.ts'

const A = 'A' as QueueId
const MINUTE = 60_000
const items = [4, 10, 30].map((minutes, i) => ({ key: `i${i}`, minutes }))
const config = {
  queues: [{ id: A, items: items.map(({ key }) => key) }],
  catalogue: { items },
} as unknown as HallConfig
const queue = (waiting: number, oldest: number | null = null): QueueEntry => ({
  kind: 'queue',
  queue: A,
  waiting,
  issued: waiting,
  oldest,
  next: [],
  suspended: null,
})
const counter = (status: CounterEntry['status'], queues = [A]): CounterEntry => ({
  kind: 'counter',
  counter: 'c' as CounterId,
  status,
  number: null,
  since: 0,
  queues,
  staffNo: '1',
  pause: null,
})
const open = counter('open')

test.each([
  [0, 1, { from: 0, to: 5 }],
  [1, 1, { from: 10, to: 15 }],
  [3, 2, { from: 15, to: 20 }],
  [6, 2, { from: 25, to: 40 }],
  [40, 3, { from: 95, to: 175 }],
])('[W1] %i waiting at %i counters, ten minutes each: %o', (waiting, counters, range) => {
  expect(waitRange(queue(waiting), Array<CounterEntry>(counters).fill(open), config, 0)).toEqual(range)
})

test('[W2] without an open counter that serves the queue nobody can say', () => {
  expect(waitRange(queue(2), [], config, 0)).toBeNull()
  expect(waitRange(queue(2), [counter('closed'), counter('open', ['B' as QueueId])], config, 0)).toBeNull()
  expect(waitRange(queue(2), [counter('serving'), counter('calling')], config, 0)).not.toBeNull()
})

test('[W3] the range never promises less than the first in line has waited already', () => {
  expect(waitRange(queue(1, 0), [open], config, 41 * MINUTE)).toEqual({ from: 10, to: 45 })
  expect(waitRange(queue(1, 60 * MINUTE), [open], config, 41 * MINUTE)).toEqual({ from: 10, to: 15 })
})

test('[W4] a queue without items of its own reckons with the whole catalogue', () => {
  expect(waitRange(queue(2), [open], { ...config, queues: [] }, 0)).toEqual({ from: 15, to: 30 })
})
