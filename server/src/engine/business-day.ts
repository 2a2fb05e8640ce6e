import { type Day, type LocalTime, type Weekday, isoWeekday } from '@onehall/domain'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The answer of the last minute that was asked about, per time zone: formatting a date costs as much as deciding a ticket. */
const known = new Map<string, { readonly minute: number; readonly now: LocalNow }>()

/** The clock on the wall of a hall. */
export interface LocalNow {
  readonly today: Day
  readonly localTime: LocalTime
  readonly weekday: Weekday
}

/** Date, time and day of the week of a moment in the hall's time zone. */
export function localNow(at: number, timeZone: string): LocalNow {
  const minute = Math.floor(at / 60_000)
  const last = known.get(timeZone)
  if (last?.minute === minute) return last.now
  let format = formats.get(timeZone)
  if (format === undefined) {
    const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    format = new Intl.DateTimeFormat('en-CA', { timeZone, ...date, ...time })
    formats.set(timeZone, format)
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const today = `${part['year']}-${part['month']}-${part['day']}` as Day
  const now = { today, localTime: `${part['hour']}:${part['minute']}`, weekday: isoWeekday(today) }
  known.set(timeZone, { minute, now })
  return now
}

/** The date of a moment in the hall's time zone, `yyyy-MM-dd`. */
export const businessDay = (at: number, timeZone: string): Day => localNow(at, timeZone).today
