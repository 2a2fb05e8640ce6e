import { expect, it } from 'vitest'
import { barTo, isJustCalled, nextStep, type Action, type Scene } from './lawful.ts'

const scene: Scene = {
  isHallOpen: true,
  standstill: null,
  counter: 'open',
  hand: null,
  recallGap: 10_000,
  now: 100_000,
}
const called: Scene = { ...scene, counter: 'calling', hand: { status: 'called', lastCallAt: 80_000, walkIn: false } }
const serving: Scene = { ...scene, counter: 'serving', hand: { status: 'serving', lastCallAt: 80_000, walkIn: false } }
const ACTIONS: readonly Action[] = [
  'call',
  'recall',
  'start',
  'missed',
  'hold',
  'transfer',
  'finish',
  'finish-and-call',
]
const bars = (of: Scene) => Object.fromEntries(ACTIONS.map((action) => [action, barTo(action, of)]))

it('[T9] a free counter may call and nothing else', () => {
  expect(bars(scene)).toEqual({
    call: null,
    recall: 'nobody-in-hand',
    start: 'nobody-in-hand',
    missed: 'nobody-in-hand',
    hold: 'nobody-in-hand',
    transfer: 'nobody-in-hand',
    finish: 'nobody-in-hand',
    'finish-and-call': 'nobody-in-hand',
  })
})

it('[T10] with somebody called it may recall, start, miss and transfer', () => {
  expect(bars(called)).toEqual({
    call: 'in-hand',
    recall: null,
    start: null,
    missed: null,
    hold: 'not-started',
    transfer: null,
    finish: 'not-started',
    'finish-and-call': 'not-started',
  })
})

it('[T11] a recall waits for the gap of the hall since the last call', () => {
  expect(barTo('recall', { ...called, now: 89_999 })).toBe('too-soon')
  expect(barTo('recall', { ...called, now: 90_000 })).toBeNull()
})

it('[T12] in service it may hold, transfer and finish, with or without calling the next', () => {
  expect(bars(serving)).toEqual({
    call: 'in-hand',
    recall: 'serving',
    start: 'serving',
    missed: 'serving',
    hold: null,
    transfer: null,
    finish: null,
    'finish-and-call': null,
  })
})

it('[T199] the rhythm calls, begins, finishes and calls; pressed twice it begins nothing', () => {
  expect([nextStep(null), nextStep({ status: 'called' }), nextStep({ status: 'serving' })]).toEqual([
    'call',
    'start',
    'finish-and-call',
  ])
  expect([isJustCalled(1_000, 1_300), isJustCalled(1_000, 2_500)]).toEqual([true, false])
})

it('[T13] a closed counter and a closed hall bar everything, and say which', () => {
  expect(new Set(Object.values(bars({ ...scene, counter: 'closed' })))).toEqual(new Set(['counter-closed']))
  expect(new Set(Object.values(bars({ ...serving, isHallOpen: false })))).toEqual(new Set(['hall-closed']))
})

it('[T71] an evacuated hall bars everything; one that stands still bars calls, and what is in hand goes on', () => {
  expect(new Set(Object.values(bars({ ...serving, standstill: 'evacuated' })))).toEqual(new Set(['evacuated']))
  expect(barTo('call', { ...scene, standstill: 'hall' })).toBe('hall-suspended')
  expect(barTo('call', { ...scene, standstill: 'queues' })).toBe('queues-suspended')
  expect(barTo('finish', { ...serving, standstill: 'hall' })).toBeNull()
})

it('[T72] a counter that pauses calls nobody', () => {
  expect(barTo('call', { ...scene, counter: 'paused' })).toBe('paused')
})

it('[T73] a visit without a number is neither held nor transferred', () => {
  const walkIn: Scene = { ...serving, hand: { status: 'serving', lastCallAt: 0, walkIn: true } }
  expect(barTo('hold', walkIn)).toBe('walk-in')
  expect(barTo('transfer', walkIn)).toBe('walk-in')
  expect(barTo('finish', walkIn)).toBeNull()
})
