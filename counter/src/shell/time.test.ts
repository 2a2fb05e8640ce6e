import { expect, it } from 'vitest'
import { dateTime, dayAt, longDay, stopwatch } from './time.ts'

const at = Date.UTC(2026, 8, 20, 16, 5)

it('[T28] times and days are those of the hall, wherever the browser stands', () => {
  expect(dateTime(at, 'Asia/Shanghai')).toBe('2026-09-21 00:05')
  expect(dayAt(at, 'Asia/Shanghai')).toBe('2026-09-21')
  expect(dateTime(at, 'UTC')).toBe('2026-09-20 16:05')
})

it('[T29] a day is read with its weekday in both languages', () => {
  expect(longDay('2026-09-21', 'zh')).toBe('9月21日(周一)')
  expect(longDay('2026-09-21', 'en')).toBe('Mon, 21 September')
})

it('[T30] a running time counts seconds and is never negative', () => {
  expect([-5, 7_000, 754_000, 3_723_000].map(stopwatch)).toEqual(['0:00', '0:07', '12:34', '1:02:03'])
})
