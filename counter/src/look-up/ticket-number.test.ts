import type { Day } from '@onehall/domain'
import { expect, it } from 'vitest'
import { asNumber, earlierOf, flowOf } from './ticket-number.ts'

const queues = [
  { prefix: 'A', digits: 3 },
  { prefix: 'B', digits: 4 },
] as const

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

it('[T51] one that a kiosk gave out by itself is read however it is typed, and printed without what a scanner cannot type', () => {
  expect(['a3机7', 'A-3机-07', 'a-3-07'].map((typed) => asNumber(typed, queues))).toEqual(Array(3).fill('A-3机-07'))
  expect(earlierOf('A-3机-07', '2026-03-02' as Day, 1)).toEqual(['20260301-A-3-07'])
})

it('[U42] a number is looked for on the days of which a slip still counts; a scanned one names its day', () => {
  expect(earlierOf('A015', '2026-03-02' as Day, 2)).toEqual(['20260301-A015', '20260228-A015'])
  expect(earlierOf('A015', '2026-03-02' as Day, 0)).toEqual([])
  expect(earlierOf('20260301-A015', '2026-03-02' as Day, 2)).toEqual([])
})

it('[U42] the code on the paper names the ticket by the day of the hall', () => {
  const justAfterMidnight = Date.UTC(2026, 2, 3, 16, 5)
  expect(flowOf({ issuedAt: justAfterMidnight, number: 'A015' }, 'Asia/Shanghai')).toBe('20260304-A015')
})
