import type { Day } from '@onehall/domain'

/** `yyyy-MM-dd HH:mm` in the hall's time zone. */
export function minuteText(at: number, timeZone: string): string {
  const parts = partsOf(at, timeZone)
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`
}

/** The day in the hall's time zone. */
export function dayText(at: number, timeZone: string): Day {
  const { year, month, day } = partsOf(at, timeZone)
  return `${year}-${month}-${day}` as Day
}

function partsOf(at: number, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}
