import type { Limit } from '../catalogue/catalogue.ts'
import type { Day } from '../ids.ts'
import { addDays, weekday, yearOf } from './day.ts'

/** What a year's list of the State Council says beyond Saturday and Sunday (domain.md §2.3, R-2.7). */
export interface YearTable {
  readonly year: number
  /** Days off (放假), rest days inside a holiday included. */
  readonly holidays: readonly Day[]
  /** Saturdays and Sundays that are worked (调休). */
  readonly workdays: readonly Day[]
}

/** The loaded years. A year that is not here is not computed with: its holidays are unknown. */
export interface Calendar {
  readonly years: readonly YearTable[]
}

/** A day that was reckoned, or the year whose table is missing. */
export type Reckoned =
  | { readonly ok: true; readonly day: Day }
  | { readonly ok: false; readonly reason: 'year-not-loaded'; readonly year: number }

/** Whether a day is worked; null if its year is not loaded. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean | null {
  const table = calendar.years.find((each) => each.year === yearOf(day))
  if (!table) return null
  if (table.workdays.includes(day)) return true
  return !table.holidays.includes(day) && !isWeekend(day)
}

/** The first working day on or after `day`: an intake on a rest day counts from there (domain.md §2.3). */
export function rollForward(calendar: Calendar, day: Day): Reckoned {
  for (let each = day; ; each = addDays(each, 1)) {
    const working = isWorkingDay(calendar, each)
    if (working === null) return { ok: false, reason: 'year-not-loaded', year: yearOf(each) }
    if (working) return { ok: true, day: each }
  }
}

/** The `n`th working day (n ≥ 0) after `day` rolled forward; the start itself is not counted (R-2.6, 行政许可法 Art. 82). */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Reckoned {
  let reckoned = rollForward(calendar, day)
  for (let left = n; left > 0 && reckoned.ok; left--) reckoned = rollForward(calendar, addDays(reckoned.day, 1))
  return reckoned
}

/** `n` calendar days (n ≥ 0) after `day`; a deadline on a rest day moves to the next working day. */
export function addCalendarDays(calendar: Calendar, day: Day, n: number): Reckoned {
  return rollForward(calendar, addDays(day, n))
}

/** The last day of a limit that began with acceptance on `accepted`; it ends with that day. */
export function deadline(calendar: Calendar, accepted: Day, limit: Limit): Reckoned {
  const add = limit.unit === 'working' ? addWorkingDays : addCalendarDays
  return add(calendar, accepted, limit.days)
}

/**
 * Working days after `from` up to and with `to`: what a suspension from `from` to `to` adds to a deadline.
 * Null if a year between is not loaded; 0 if `to` is not after `from`.
 */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number | null {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const working = isWorkingDay(calendar, day)
    if (working === null) return null
    if (working) count++
  }
  return count
}

/** The last day that can be computed with, or null if no year is loaded; the manager is warned 60 days before. */
export function loadedUntil(calendar: Calendar): Day | null {
  const years = calendar.years.map((table) => table.year)
  return years.length === 0 ? null : (`${Math.max(...years)}-12-31` as Day)
}

function isWeekend(day: Day): boolean {
  return weekday(day) === 0 || weekday(day) === 6
}
