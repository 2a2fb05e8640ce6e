import type { Calendar, Day } from '@onehall/domain'
import { expect, it } from 'vitest'
import { deadlineLight, type Promised } from './deadline-light.ts'

const day = (text: string): Day => text as Day
const calendar: Calendar = { years: [{ year: 2026, holidays: [day('2026-10-01'), day('2026-10-02')], workdays: [] }] }
/** Accepted on Monday 7 September 2026. */
const file: Promised = {
  promisedDate: '2026-09-21',
  accepted: day('2026-09-07'),
  promised: { days: 10, unit: 'working' },
  legal: { days: 20, unit: 'working' },
}
const light = (today: string, of: Promised = file) => deadlineLight(of, calendar, day(today))

it('[T19] green while more than a fifth of the promised days is left', () => {
  expect(light('2026-09-07')).toEqual({ light: 'green', days: 10, unit: 'working' })
  expect(light('2026-09-16')).toEqual({ light: 'green', days: 3, unit: 'working' })
})

it('[T20] yellow from a fifth on, the last day included', () => {
  expect(light('2026-09-17')).toEqual({ light: 'yellow', days: 2, unit: 'working' })
  expect(light('2026-09-21')).toEqual({ light: 'yellow', days: 0, unit: 'working' })
})

it('[T21] a short promise turns yellow on its last day but one', () => {
  const short: Promised = { ...file, promised: { days: 2, unit: 'working' }, promisedDate: '2026-09-09' }
  expect(light('2026-09-07', short).light).toBe('green')
  expect(light('2026-09-08', short).light).toBe('yellow')
})

it('[T22] red past the promised day, black past the legal day', () => {
  expect(light('2026-09-22')).toEqual({ light: 'red', days: 1, unit: 'working' })
  expect(light('2026-10-07').light).toBe('red')
  expect(light('2026-10-08')).toEqual({ light: 'black', days: 1, unit: 'working' })
})

it('[T23] what promises nothing yet has no light', () => {
  expect(light('2026-09-22', { ...file, promisedDate: null })).toEqual({ light: 'none' })
})

it('[T24] where the year is not loaded calendar days are counted, and said so', () => {
  const later: Promised = { ...file, promisedDate: '2027-01-10', accepted: day('2026-12-28') }
  expect(light('2026-12-31', later)).toEqual({ light: 'green', days: 10, unit: 'calendar' })
})
