import type { AcknowledgedEntry, AlertEntry, CounterEntry, HallConfig, HeldEntry, QueueEntry } from '@onehall/domain'
import { expect, it } from 'vitest'
import { HOLD_EXPIRES_SOON_MS, alarmsOf, overPause, subjectsOf, takenCareOf } from './alarms.ts'

const NOW = 1_000_000_000
const queue = (id: string, waiting: number, oldest: number | null = NOW): QueueEntry =>
  ({ kind: 'queue', queue: id, waiting, issued: 0, oldest, suspended: null }) as QueueEntry
const counter = (id: string, until: number | null, ...queues: string[]): CounterEntry =>
  ({ counter: id, status: 'paused', queues, pause: { reason: 'lunch', until } }) as unknown as CounterEntry
const alert = (kind: AlertEntry['alert']): AlertEntry => ({ kind: 'alert', alert: kind, number: 'A001' }) as AlertEntry
const held = (until: number): HeldEntry => ({ kind: 'held', number: 'A002', until }) as HeldEntry
const config = {
  queues: [{ id: 'B', waitAlarm: { long: 1_000, tooLong: 2_000 } }],
  rules: { waitAlarm: { long: 900_000, tooLong: 1_800_000 } },
} as unknown as HallConfig
const nothing = { queues: [], counters: [], alerts: [], held: [], seats: [], acknowledged: [], config, now: NOW }

it('[T90] alarms are one line a kind, the most urgent first', () => {
  const alarms = alarmsOf({
    ...nothing,
    queues: [queue('A', 1), queue('B', 2), queue('C', 0, null)],
    counters: [counter('c1', NOW - 1)],
    alerts: [alert('recalled'), alert('missed'), alert('recalled')],
    held: [held(NOW + HOLD_EXPIRES_SOON_MS), held(NOW + HOLD_EXPIRES_SOON_MS + 1), held(NOW - 1)],
    now: NOW,
  })
  expect(alarms.map((alarm) => [alarm.kind, subjectsOf(alarm).length])).toEqual([
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
  const waiting = queue('A', 3, NOW - 1_800_001)
  expect(alarmsOf({ ...nothing, queues: [waiting], seats: counters }).map(({ kind }) => kind)).toEqual(['no-counter'])
  const suspended = { reason: '停电', since: 0, until: null, untilTime: null }
  expect(alarmsOf({ ...nothing, queues: [{ ...waiting, suspended }], seats: counters })).toEqual([])
})

const open = { counter: 'c1', status: 'open', queues: ['A', 'B'], pause: null } as unknown as CounterEntry
const taken = (alarm: AcknowledgedEntry['alarm'], of: string, until: number): AcknowledgedEntry =>
  ({ kind: 'acknowledged', alarm, of, reason: '增开窗口', staffNo: '114', at: NOW - 1, until }) as AcknowledgedEntry

it('[M64] each queue alarms by its own times', () => {
  const queues = [queue('A', 1, NOW - 1_500), queue('B', 1, NOW - 1_500)]
  expect(alarmsOf({ ...nothing, queues, seats: [open] })).toEqual([{ kind: 'long', queues: [queues[1]] }])
})

it('[M65] what somebody takes care of is not raised until its time is over; what is new, and what got worse, is', () => {
  const queues = [queue('A', 1), queue('B', 1)]
  const seen = { ...nothing, queues, acknowledged: [taken('no-counter', 'A', NOW + 1), taken('long', 'B', NOW + 1)] }
  expect(alarmsOf(seen).map(subjectsOf)).toEqual([['B']])
  expect(takenCareOf(seen).map(({ of }) => of)).toEqual(['A'])
  const over = { ...seen, now: NOW + 1 }
  expect(alarmsOf(over).map(subjectsOf)).toEqual([['A', 'B']])
  expect(takenCareOf(over)).toEqual([])
})
