import type { CounterEntry, CounterId, HallConfig, QueueEntry, QueueId } from '@onehall/domain'
import { describe, expect, test } from 'vitest'
import { waitRange } from './estimate.ts'

const A = 'A' as QueueId
const MINUTE = 60_000
const items = [4, 10, 30].map((minutes, i) => ({ key: `i${i}`, minutes }))
const config = {
  queues: [{ id: A, items: items.map(({ key }) => key) }],
  catalogue: { items },
  timetables: [],
  timeZone: 'Asia/Shanghai',
} as unknown as HallConfig
const queue = (waiting: number, oldest: number | null = null): QueueEntry => ({
  kind: 'queue',
  queue: A,
  waiting,
  issued: waiting,
  oldest,
  next: [],
  suspended: null,
  sentHome: 0,
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

describe('in a hall with hours', () => {
  const sessions = [
    { key: 'am', issueFrom: '08:00', callFrom: '08:30', stopIssuing: '11:30', stopServing: '12:00' },
    { key: 'pm', issueFrom: '13:30', callFrom: '14:00', stopIssuing: '16:30', stopServing: '17:00' },
  ].map((session) => ({ ...session, days: [1, 2, 3, 4, 5, 6, 7] }))
  const hours = {
    ...config,
    timetables: [{ queue: null, season: { from: '01-01', to: '12-31' }, sessions, collectOnly: [] }],
  } as unknown as HallConfig
  const time = (text: string): number => Date.parse(`2026-03-04T${text}:00+08:00`)
  const range = (waiting: number, now: string, since: string | null = null) =>
    waitRange(queue(waiting, since === null ? null : time(since)), [open], hours, time(now))

  test.each([
    [0, '08:05', { from: 25, to: 30 }],
    [2, '08:05', { from: 40, to: 55 }],
    [2, '09:00', { from: 15, to: 30 }],
    [2, '11:55', { from: 135, to: 150 }],
    [0, '12:30', { from: 90, to: 95 }],
    [2, '16:55', { from: 15, to: 30 }],
    [2, '18:00', { from: 15, to: 30 }],
  ])('[W5] %i waiting at %s: only the time counts in which the queue is called: %o', (waiting, now, expected) => {
    expect(range(waiting, now)).toEqual(expected)
  })

  test('[W6] who waited over the break has waited no longer than the queue was called', () => {
    expect(range(1, '14:10', '11:50')).toEqual({ from: 10, to: 20 })
    expect(range(1, '14:10', '09:00')).toEqual({ from: 10, to: 190 })
    expect(range(1, '13:40', '13:35')).toEqual({ from: 30, to: 35 })
  })
})
