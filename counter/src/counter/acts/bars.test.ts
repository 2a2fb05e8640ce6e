import type { Counter, CounterEntry, HallConfig, LastEntry, QueueEntry, QueueId } from '@onehall/domain'
import { expect, it } from 'vitest'
import type { Scene } from '../lawful.ts'
import { barToExtra, counterTargets, EXTRAS, queueTargets, undoOf } from './bars.ts'

const scene: Scene = { isHallOpen: true, standstill: null, counter: 'open', hand: null, recallGap: 10_000, now: 0 }
const hand = (status: 'called' | 'serving') => ({ status, lastCallAt: 0, walkIn: false })
const bars = (of: Scene) => Object.fromEntries(EXTRAS.map((extra) => [extra, barToExtra(extra, of)]))

it('[T77] a free counter may pause, serve without a number or look one up', () => {
  expect(bars(scene)).toEqual({
    'wrong-call': 'nobody-in-hand',
    left: 'nobody-in-hand',
    correct: 'nobody-in-hand',
    'add-person': 'nobody-in-hand',
    'walk-in': null,
    pause: null,
    'look-up': null,
  })
})

it('[T78] a wrong call is taken back, and a visitor leaves, before the service begins and not after', () => {
  const called = bars({ ...scene, counter: 'calling', hand: hand('called') })
  expect(called).toMatchObject({ 'wrong-call': null, left: null, correct: null, 'add-person': null })
  const serving = bars({ ...scene, counter: 'serving', hand: hand('serving') })
  expect(serving).toMatchObject({ 'wrong-call': 'serving', left: 'serving', 'walk-in': 'in-hand', pause: null })
})

it('[T79] a counter that pauses serves nobody, with or without a number', () => {
  expect(barToExtra('walk-in', { ...scene, counter: 'paused' })).toBe('paused')
})

const last = (what: LastEntry['what']) => ({ what, at: 1_000_000 }) as LastEntry

it('[T180] a finish is taken back for five minutes, a miss for two, with the time that is left', () => {
  expect(undoOf(last('served'), false, 1_000_000 + 299_000)).toMatchObject({ can: true, leftMs: 1000 })
  expect(undoOf(last('served'), false, 1_000_000 + 300_000)).toEqual({ can: false, why: 'finish-late' })
  expect(undoOf(last('missed'), false, 1_000_000 + 119_000)).toMatchObject({ can: true, leftMs: 1000 })
  expect(undoOf(last('missed'), false, 1_000_000 + 120_000)).toEqual({ can: false, why: 'missed-late' })
})

it('[T181] nothing is taken back with somebody in hand, or where nothing was done', () => {
  expect(undoOf(last('served'), true, 1_000_000)).toEqual({ can: false, why: 'in-hand' })
  expect(undoOf(null, false, 0)).toEqual({ can: false, why: 'nothing' })
})

const config = {
  queues: [{ id: 'A' }, { id: 'B' }],
  counters: [{ id: 'c1' }, { id: 'c2' }, { id: 'c3' }, { id: 'c4' }],
  timetables: [],
} as unknown as HallConfig

it('[T182] a number is not sent to a suspended queue', () => {
  const entries = new Map([['A', { suspended: { reason: 'x' } }]]) as unknown as Map<QueueId, QueueEntry>
  const now = { today: '2026-09-21', localTime: '10:00', weekday: 1 } as Parameters<typeof queueTargets>[2]
  expect(queueTargets(config, entries, now).map(({ to, bar }) => [to.id, bar])).toEqual([
    ['A', 'suspended'],
    ['B', null],
  ])
})

it('[T183] a number is sent to another open counter that serves its queue, and to no other', () => {
  const entries = [
    { counter: 'c2', status: 'open', queues: ['A'] },
    { counter: 'c3', status: 'open', queues: ['B'] },
    { counter: 'c4', status: 'closed', queues: [] },
  ] as unknown as CounterEntry[]
  const from = { id: 'c1' } as Counter
  expect(counterTargets(config, entries, from, ['A' as QueueId]).map(({ to, bar }) => [to.id, bar])).toEqual([
    ['c2', null],
    ['c3', 'no-skill'],
    ['c4', 'closed'],
  ])
})
