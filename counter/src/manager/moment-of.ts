import type { Ms } from '@onehall/domain'

/** The moment at which the clocks of the hall show that time on that day (`YYYY-MM-DD`, `hh:mm`). */
export function momentOf(day: string, time: string, timeZone: string): Ms {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  // Twice, because the first guess may lie on the other side of a change of the clocks.
  const guess = asUtc - offsetAt(asUtc, timeZone)
  return asUtc - offsetAt(guess, timeZone)
}

/** How far the clocks of the zone are ahead of UTC, ms. */
function offsetAt(at: Ms, timeZone: string): Ms {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '00'
  const shown = Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`)
  return shown - Math.floor(at / 1000) * 1000
}
