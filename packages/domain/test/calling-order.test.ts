import { type HallConfig, type QueueId, type WaitingEntry, callingOrder } from '../src/index.ts'
import { expect, it } from 'vitest'

const MINUTE = 60_000
const text = { zh: '', en: '' }
const classes = [
  { key: 'ordinary', name: text, badge: null, aging: 1, bonus: 0, fromAge: null },
  { key: 'elder', name: text, badge: text, aging: 1.2, bonus: 15, fromAge: 60 },
]
const config = {
  classes,
  rules: { bookingBonus: 30, skillPenalty: 5, maxWait: 90 * MINUTE },
} as unknown as HallConfig
const queues = ['A', 'B'] as QueueId[]
const now = { at: 0, localTime: '10:00' }

let order = 0
const waiting = (number: string, minutes: number, cls = 'ordinary', more: object = {}): WaitingEntry => {
  order += 1
  const place = { queue: 'A', bound: null, booking: null, rank: -minutes, order }
  return { number, class: cls, issuedAt: -minutes * MINUTE, ...place, ...more } as unknown as WaitingEntry
}
const numbers = (entries: readonly WaitingEntry[]): string[] => entries.map(({ number }) => number)

it('[Q95] the line stands in the order of waiting where all are alike', () => {
  expect(numbers(callingOrder(config, queues, [waiting('A2', 3), waiting('A3', 1), waiting('A1', 9)], now))).toEqual([
    'A1',
    'A2',
    'A3',
  ])
})

it('[Q95] a priority class stands ahead by its bonus, and behind who waited longer than that', () => {
  const line = [waiting('A1', 20), waiting('A2', 10), waiting('A3', 2, 'elder')]
  expect(numbers(callingOrder(config, queues, line, now))).toEqual(['A1', 'A3', 'A2'])
})

it('[Q95] equals stand in the order of issue, and the list that came in is left as it was', () => {
  const line = [waiting('A1', 5, 'ordinary', { rank: 1 }), waiting('A2', 5, 'ordinary', { rank: 2 })].reverse()
  expect(numbers(callingOrder(config, queues, line, now))).toEqual(['A1', 'A2'])
  expect(numbers(line)).toEqual(['A2', 'A1'])
})

it('[Q95] a number taken a moment in the future, by a clock behind, has waited nothing', () => {
  expect(numbers(callingOrder(config, queues, [waiting('A2', -1), waiting('A1', 0.5)], now))).toEqual(['A1', 'A2'])
})

it('[Q95] a number that came back stands where its line has it, however long ago it was taken', () => {
  const line = [waiting('A1', 60, 'ordinary', { rank: 2.5 }), waiting('A2', 9, 'ordinary', { rank: 2 })]
  expect(numbers(callingOrder(config, queues, line, now))).toEqual(['A2', 'A1'])
})

it('[Q95] within the slot a booked number stands ahead by its bonus, outside of it as everybody', () => {
  const booked = { booking: { booking: 'b', from: '10:00', to: '10:30' } }
  const line = [waiting('A1', 20), waiting('A2', 1, 'ordinary', booked)]
  expect(numbers(callingOrder(config, queues, line, now))).toEqual(['A2', 'A1'])
  expect(numbers(callingOrder(config, queues, line, { at: 0, localTime: '10:30' }))).toEqual(['A1', 'A2'])
})

it('[Q95] a queue that the counter serves second stands behind by the penalty, until it waited too long for that', () => {
  const line = [waiting('A1', 7), waiting('B1', 10, 'ordinary', { queue: 'B' })]
  expect(numbers(callingOrder(config, queues, line, now))).toEqual(['A1', 'B1'])
  const long = [waiting('A1', 89, 'elder'), waiting('B1', 91, 'ordinary', { queue: 'B' })]
  expect(numbers(callingOrder(config, queues, long, now))).toEqual(['B1', 'A1'])
})
