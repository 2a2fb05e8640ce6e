import type { Day } from '../ids.ts'

const MS_PER_DAY = 86_400_000

/** Whether the text is a day that exists in the Gregorian calendar, written `yyyy-MM-dd`. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(text.slice(0, 4), text.slice(5, 7), text.slice(8)) !== null
}

/** The day of year, month and date in digits (`1949`, `12`, `31`), or null if there is no such day. Years from 1000. */
export function dayOf(year: string, month: string, date: string): Day | null {
  const text = `${year}-${month}-${date}`
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(date))
  // Date.UTC rolls 02-30 over to 03-02; a day that exists comes back as it went in.
  return !Number.isNaN(ms) && fromMs(ms) === text ? (text as Day) : null
}

/** The day `n` calendar days later (earlier if negative). */
export function addDays(day: Day, n: number): Day {
  return fromMs(toMs(day) + n * MS_PER_DAY)
}

/** Day of the week: 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return new Date(toMs(day)).getUTCDay()
}

/** Full years of age (周岁) on a day; someone born on 29 February is a year older on 1 March of a common year. */
export function ageOn(birth: Day, day: Day): number {
  const years = yearOf(day) - yearOf(birth)
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

function toMs(day: Day): number {
  return Date.UTC(yearOf(day), Number(day.slice(5, 7)) - 1, Number(day.slice(8)))
}

function fromMs(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10) as Day
}
