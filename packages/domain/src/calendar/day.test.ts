import { expect, it } from 'vitest'
import { makeRandom } from '../identity/random.fixture.ts'
import type { Day } from '../ids.ts'
import { addDays, ageOn, isDay, weekday, yearOf } from './day.ts'

const day = (text: string) => text as Day

it('[W21] only days that exist are days', () => {
  const texts = ['2026-03-04', '2024-02-29', '2000-02-29', '2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10']
  expect(texts.filter(isDay)).toEqual(['2026-03-04', '2024-02-29', '2000-02-29'])
  expect(['', '2026-3-4', '20260304', '2026-03-04T00', '0099-01-01', ' 2026-03-04'].filter(isDay)).toEqual([])
})

it('[W22] days are added over months, years and leap days', () => {
  expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01')
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
  expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28')
  expect(weekday(day('2026-03-04'))).toBe(3)
  expect(yearOf(day('2026-03-04'))).toBe(2026)
})

it.each([
  ['1949-12-31', '2026-12-30', 76],
  ['1949-12-31', '2026-12-31', 77],
  ['2026-03-04', '2026-03-04', 0],
  ['2000-02-29', '2026-02-28', 25],
  ['2000-02-29', '2026-03-01', 26],
])('[W23] born %s is on %s %i years old', (birth, on, age) => {
  expect(ageOn(day(birth), day(on))).toBe(age)
})

const seed = Math.floor(Math.random() * 2 ** 31)
it(`[W22] adding and taking away comes back, one day later is the next weekday (seed ${seed})`, () => {
  const { below } = makeRandom(seed)
  for (let round = 0; round < 2000; round++) {
    const start = addDays(day('1900-01-01'), below(80_000))
    const n = below(20_000)
    expect(isDay(start)).toBe(true)
    expect(addDays(addDays(start, n), -n)).toBe(start)
    expect(weekday(addDays(start, 1))).toBe((weekday(start) + 1) % 7)
  }
})
