import type { AlertEntry, CounterEntry, HeldEntry, QueueEntry } from '@onehall/domain'
import { expect, it } from 'vitest'
import { HOLD_EXPIRES_SOON_MS, alarmsOf, concerned, overPause } from './alarms.ts'
import { TOO_LONG_WAIT_MS } from './queue-alarm.ts'

const NOW = 1_000_000_000
const queue = (id: string, waiting: number, oldest: number | null = NOW): QueueEntry =>
  ({ kind: 'queue', queue: id, waiting, issued: 0, oldest, suspended: null }) as QueueEntry
const counter = (id: string, until: number | null, ...queues: string[]): CounterEntry =>
  ({ counter: id, status: 'paused', queues, pause: { reason: 'lunch', until } }) as unknown as CounterEntry
const alert = (kind: AlertEntry['alert']): AlertEntry => ({ kind: 'alert', alert: kind, number: 'A001' }) as AlertEntry
const held = (until: number): HeldEntry => ({ kind: 'held', number: 'A002', until }) as HeldEntry
const nothing = { queues: [], counters: [], alerts: [], held: [], now: NOW }

it('[T90] alarms are one line a kind, the most urgent first', () => {
  const alarms = alarmsOf({
    queues: [queue('A', 1), queue('B', 2), queue('C', 0, null)],
    counters: [counter('c1', NOW - 1)],
    alerts: [alert('recalled'), alert('missed'), alert('recalled')],
    held: [held(NOW + HOLD_EXPIRES_SOON_MS), held(NOW + HOLD_EXPIRES_SOON_MS + 1), held(NOW - 1)],
    now: NOW,
  })
  expect(alarms.map((alarm) => [alarm.kind, concerned(alarm)])).toEqual([
    ['no-counter', 2],
    ['over-pause', 1],
    ['recalled', 2],
    ['held', 2],
  ])
  expect(alarmsOf(nothing)).toEqual([])
})

it('[T91] a pause is over its plan past the planned end; one without an end never', () => {
  expect(overPause(counter('c1', NOW), NOW)).toBeNull()
  expect(overPause(counter('c1', NOW - 60_000), NOW)).toBe(60_000)
  expect(overPause(counter('c1', null), NOW)).toBeNull()
})

it('[T92] a queue that only paused counters could serve waits for nobody; a suspended one alarms nobody', () => {
  const counters = [counter('c1', null, 'A')]
  const waiting = queue('A', 3, NOW - TOO_LONG_WAIT_MS - 1)
  expect(alarmsOf({ ...nothing, queues: [waiting], counters }).map(({ kind }) => kind)).toEqual(['no-counter'])
  const suspended = { reason: '停电', since: 0, until: null, untilTime: null }
  expect(alarmsOf({ ...nothing, queues: [{ ...waiting, suspended }], counters })).toEqual([])
})
