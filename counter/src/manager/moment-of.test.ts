import { expect, it } from 'vitest'
import { momentOf } from './moment-of.ts'

it('[T93] a time of the clock is the moment at which the clocks of the hall show it, wherever the browser is', () => {
  expect(momentOf('2026-11-21', '08:30', 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 21, 0, 30))
  expect(momentOf('2026-11-21', '00:05', 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 20, 16, 5))
  expect(momentOf('2026-03-29', '03:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30))
})
