import type { Day } from '@onehall/domain'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The date of a moment in the hall's time zone, `yyyy-MM-dd`. */
export function businessDay(at: number, timeZone: string): Day {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(at) as Day
}
