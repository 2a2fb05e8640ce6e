import type { PriorityClass, WaitingEntry } from '@onehall/domain'
import { expect, it } from 'vitest'
import { lineOrder } from './line-order.ts'

const MINUTE = 60_000
const text = { zh: '', en: '' }
const classes = [
  { key: 'ordinary', name: text, badge: null, aging: 1, bonus: 0, fromAge: null },
  { key: 'elder', name: text, badge: text, aging: 1.2, bonus: 15, fromAge: 60 },
] as unknown as PriorityClass[]

let order = 0
const waiting = (number: string, minutes: number, cls = 'ordinary'): WaitingEntry =>
  ({ number, class: cls, order: ++order, issuedAt: -minutes * MINUTE }) as unknown as WaitingEntry
const numbers = (entries: readonly WaitingEntry[]): string[] => entries.map(({ number }) => number)

it('[T1] the line stands in the order of waiting where all are alike', () => {
  expect(numbers(lineOrder([waiting('A2', 3), waiting('A3', 1), waiting('A1', 9)], classes, 0))).toEqual([
    'A1',
    'A2',
    'A3',
  ])
})

it('[T2] a priority class stands ahead by its bonus, and behind who waited longer than that', () => {
  const line = [waiting('A1', 20), waiting('A2', 10), waiting('A3', 2, 'elder')]
  expect(numbers(lineOrder(line, classes, 0))).toEqual(['A1', 'A3', 'A2'])
})

it('[T3] equals stand in the order of issue, and the list that came in is left as it was', () => {
  const line = [waiting('A1', 5), waiting('A2', 5)].reverse()
  expect(numbers(lineOrder(line, classes, 0))).toEqual(['A1', 'A2'])
  expect(numbers(line)).toEqual(['A2', 'A1'])
})

it('[T4] a number taken a moment in the future, by a clock behind, has waited nothing', () => {
  expect(numbers(lineOrder([waiting('A2', -1), waiting('A1', 0.5)], classes, 0))).toEqual(['A1', 'A2'])
})
