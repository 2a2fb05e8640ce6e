import { describe, expect, it } from 'vitest'
import type { Day } from '../ids.ts'
import { CALENDAR_2026 as CALENDAR, YEAR_2026 as YEAR } from './calendar-2026.fixture.ts'
import {
  addCalendarDays,
  addWorkingDays,
  deadline,
  isWorkingDay,
  loadedUntil,
  rollForward,
  workingDaysBetween,
} from './working-days.ts'
import type { Calendar } from './working-days.ts'

const at = (monthAndDate: string) => `2026-${monthAndDate}` as Day
describe('working days', () => {
  it.each([
    ['02-13', 5, '02-27'],
    ['02-14', 1, '02-24'],
    ['02-15', 1, '02-25'],
    ['04-30', 20, '06-01'],
    ['09-19', 1, '09-21'],
    ['09-30', 5, '10-13'],
    ['10-03', 3, '10-12'],
    ['05-01', 1, '05-07'],
    ['01-02', 1, '01-05'],
  ])('[W1] 2026-%s + %i working days = 2026-%s', (from, n, to) => {
    expect(addWorkingDays(CALENDAR, at(from), n)).toEqual({ ok: true, day: at(to) })
  })

  it.each([
    ['02-15', '02-24'],
    ['09-19', '09-20'],
    ['10-03', '10-08'],
    ['05-01', '05-06'],
    ['01-02', '01-04'],
    ['03-04', '03-04'],
  ])('[W2] an acceptance on 2026-%s counts from the first working day, 2026-%s', (from, start) => {
    expect(rollForward(CALENDAR, at(from))).toEqual({ ok: true, day: at(start) })
    expect(addWorkingDays(CALENDAR, at(from), 0)).toEqual({ ok: true, day: at(start) })
  })

  it('[W3] 2026 has 248 working days', () => {
    expect(workingDaysBetween(CALENDAR, '2025-12-31' as Day, at('12-31'))).toBe(248)
  })

  it('[W4] a make-up Saturday is worked, a holiday Friday is not, a plain Sunday is not', () => {
    expect(['02-14', '10-02', '03-08', '03-09'].map((day) => isWorkingDay(CALENDAR, at(day)))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it.each([
    ['03-04', 7, '03-11'],
    ['02-10', 7, '02-24'],
    ['03-01', 60, '04-30'],
  ])('[W5] 2026-%s + %i calendar days = 2026-%s, never on a rest day', (from, n, to) => {
    expect(addCalendarDays(CALENDAR, at(from), n)).toEqual({ ok: true, day: at(to) })
  })

  it('[W6] the unit of a limit decides how it is counted', () => {
    expect(deadline(CALENDAR, at('02-13'), { days: 5, unit: 'working' })).toEqual({ ok: true, day: at('02-27') })
    expect(deadline(CALENDAR, at('02-13'), { days: 5, unit: 'calendar' })).toEqual({ ok: true, day: at('02-24') })
  })

  it('[W7] nothing is reckoned past the last loaded year', () => {
    const refused = { ok: false, reason: 'year-not-loaded', year: 2027 }
    expect(addWorkingDays(CALENDAR, at('12-31'), 0)).toEqual({ ok: true, day: at('12-31') })
    expect(addWorkingDays(CALENDAR, at('12-31'), 1)).toEqual(refused)
    expect(addCalendarDays(CALENDAR, at('12-01'), 31)).toEqual(refused)
    expect(deadline(CALENDAR, at('12-25'), { days: 20, unit: 'working' })).toEqual(refused)
    expect(workingDaysBetween(CALENDAR, at('12-30'), '2027-01-01' as Day)).toBe(null)
    expect(isWorkingDay(CALENDAR, '2027-01-04' as Day)).toBe(null)
  })

  it('[W7] nothing is reckoned before the first loaded year or with no year at all', () => {
    expect(rollForward(CALENDAR, '2025-12-31' as Day)).toEqual({ ok: false, reason: 'year-not-loaded', year: 2025 })
    expect(rollForward({ years: [] }, at('03-04'))).toEqual({ ok: false, reason: 'year-not-loaded', year: 2026 })
  })

  it('[W8] a limit runs over New Year when both years are loaded', () => {
    const both: Calendar = { years: [YEAR, { year: 2027, holidays: ['2027-01-01' as Day], workdays: [] }] }
    expect(addWorkingDays(both, at('12-31'), 1)).toEqual({ ok: true, day: '2027-01-04' })
  })

  it('[W9] a suspension adds the working days after its first day up to its last', () => {
    expect(workingDaysBetween(CALENDAR, at('09-30'), at('10-13'))).toBe(5)
    expect(workingDaysBetween(CALENDAR, at('10-01'), at('10-07'))).toBe(0)
    expect(workingDaysBetween(CALENDAR, at('03-04'), at('03-04'))).toBe(0)
  })

  it('[W10] the last day that can be reckoned with is known', () => {
    expect(loadedUntil(CALENDAR)).toBe('2026-12-31')
    expect(loadedUntil({ years: [] })).toBe(null)
  })
})
