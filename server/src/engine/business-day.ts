import type { Day } from '@onehall/domain'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The answer of the last minute that was asked about, per time zone: formatting a date costs as much as deciding a ticket. */
const known = new Map<string, { readonly minute: number; readonly day: Day }>()

/** The date of a moment in the hall's time zone, `yyyy-MM-dd`. */
export function businessDay(at: number, timeZone: string): Day {
  const minute = Math.floor(at / 60_000)
  const last = known.get(timeZone)
  if (last?.minute === minute) return last.day
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  const day = format.format(at) as Day
  known.set(timeZone, { minute, day })
  return day
}
