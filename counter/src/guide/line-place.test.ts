import type { WaitingEntry } from '@onehall/domain'
import { expect, it } from 'vitest'
import { asNumber, placeOf } from './line-place.ts'

const queues = [
  { prefix: 'A', digits: 3 },
  { prefix: 'B', digits: 4 },
] as const
const waits = (number: string, queue: string, cls: string, order: number): WaitingEntry =>
  ({ number, queue, class: cls, order }) as WaitingEntry
const line = [
  waits('A001', 'a', 'ordinary', 1),
  waits('A002', 'a', 'elder', 2),
  waits('B0001', 'b', 'ordinary', 3),
  waits('A003', 'a', 'ordinary', 4),
  waits('A004', 'a', 'elder', 5),
]

it('[T51] a number may be typed as it is said; what is none stays as it was typed', () => {
  expect(['a15', ' A 015 ', 'b7', 'A0015', 'Z9', '15'].map((typed) => asNumber(typed, queues))).toEqual([
    'A015',
    'A015',
    'B0007',
    'A0015',
    'Z9',
    '15',
  ])
})

it('[T52] before a number stand those of its class and queue that came earlier; the queue counts everybody', () => {
  expect(placeOf('A003', line)).toMatchObject({ before: 1, waiting: 4 })
  expect(placeOf('A004', line)).toMatchObject({ before: 1, waiting: 4 })
  expect(placeOf('B0001', line)).toMatchObject({ before: 0, waiting: 1 })
  expect(placeOf('A009', line)).toBeNull()
})
