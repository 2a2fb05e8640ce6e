import { type Day, type LocalTime, type Ms, type Weekday, isoWeekday } from '@onehall/domain'

/** The clock on the wall of a hall. */
export interface LocalNow {
  readonly today: Day
  readonly localTime: LocalTime
  readonly weekday: Weekday
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Date, time and day of the week of a moment in the hall's time zone. */
export function localNow(at: Ms, timeZone: string): LocalNow {
  const known = formats.get(timeZone)
  const format = known ?? formatOf(timeZone)
  if (known === undefined) formats.set(timeZone, format)
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const today = `${part['year']}-${part['month']}-${part['day']}` as Day
  // Older browsers say 24:00 at midnight.
  const localTime = `${part['hour']!.replace('24', '00')}:${part['minute']}`
  return { today, localTime, weekday: isoWeekday(today) }
}

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return new Intl.DateTimeFormat('en-CA', { timeZone, ...date, hour: '2-digit', minute: '2-digit', hour12: false })
}
