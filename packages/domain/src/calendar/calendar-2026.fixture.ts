import type { Day } from '../ids.ts'
import type { Calendar, YearTable } from './working-days.ts'

const at = (monthAndDate: string) => `2026-${monthAndDate}` as Day
const span = (month: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => at(`${month}-${String(from + n).padStart(2, '0')}`))

/** The State Council's list for 2026 (domain.md §2.3). */
export const YEAR_2026: YearTable = {
  year: 2026,
  holidays: [
    ...span('01', 1, 3),
    ...span('02', 15, 23),
    ...span('04', 4, 6),
    ...span('05', 1, 5),
    ...span('06', 19, 21),
    ...span('09', 25, 27),
    ...span('10', 1, 7),
  ],
  workdays: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map(at),
}

/** Only 2026 is loaded. */
export const CALENDAR_2026: Calendar = { years: [YEAR_2026] }
