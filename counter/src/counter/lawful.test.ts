import { expect, it } from 'vitest'
import { barTo, type Action, type Scene } from './lawful.ts'

const scene: Scene = { isHallOpen: true, counter: 'open', hand: null, recallGap: 10_000, now: 100_000 }
const called: Scene = { ...scene, counter: 'calling', hand: { status: 'called', lastCallAt: 80_000 } }
const serving: Scene = { ...scene, counter: 'serving', hand: { status: 'serving', lastCallAt: 80_000 } }
const ACTIONS: readonly Action[] = ['call', 'recall', 'start', 'missed', 'finish', 'finish-and-call']
const bars = (of: Scene) => Object.fromEntries(ACTIONS.map((action) => [action, barTo(action, of)]))

it('[T9] a free counter may call and nothing else', () => {
  expect(bars(scene)).toEqual({
    call: null,
    recall: 'nobody-in-hand',
    start: 'nobody-in-hand',
    missed: 'nobody-in-hand',
    finish: 'nobody-in-hand',
    'finish-and-call': 'nobody-in-hand',
  })
})

it('[T10] with somebody called it may recall, start and miss', () => {
  expect(bars(called)).toEqual({
    call: 'in-hand',
    recall: null,
    start: null,
    missed: null,
    finish: 'not-started',
    'finish-and-call': 'not-started',
  })
})

it('[T11] a recall waits for the gap of the hall since the last call', () => {
  expect(barTo('recall', { ...called, now: 89_999 })).toBe('too-soon')
  expect(barTo('recall', { ...called, now: 90_000 })).toBeNull()
})

it('[T12] in service it may finish, with or without calling the next', () => {
  expect(bars(serving)).toEqual({
    call: 'in-hand',
    recall: 'serving',
    start: 'serving',
    missed: 'serving',
    finish: null,
    'finish-and-call': null,
  })
})

it('[T13] a closed counter and a closed hall bar everything, and say which', () => {
  expect(new Set(Object.values(bars({ ...scene, counter: 'closed' })))).toEqual(new Set(['counter-closed']))
  expect(new Set(Object.values(bars({ ...serving, isHallOpen: false })))).toEqual(new Set(['hall-closed']))
})
