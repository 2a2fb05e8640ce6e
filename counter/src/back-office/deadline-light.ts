import { type Calendar, type Day, type Limit, addDays, deadline, isDay, workingDaysBetween } from '@onehall/domain'

/**
 * The warning light of a case (domain.md §2.3). `none`: nothing is promised yet · green: in good time · yellow: no more than
 * a fifth of the promised days, at least one, is left · red: past the promised day · black: past the legal day.
 * `days` are left (or, for red and black, over), in the unit of the promise.
 */
export type DeadlineLight =
  | { readonly light: 'none' }
  | { readonly light: 'green' | 'yellow' | 'red' | 'black'; readonly days: number; readonly unit: Limit['unit'] }

export interface Promised {
  readonly promisedDate: string | null
  /** The day of acceptance. */
  readonly accepted: Day | null
  readonly promised: Limit
  readonly legal: Limit
}

/** `today` in the hall's time zone. Where the calendar of a year is not loaded, calendar days are counted. */
export function deadlineLight(
  { promisedDate, accepted, promised, legal }: Promised,
  calendar: Calendar,
  today: Day,
): DeadlineLight {
  if (promisedDate === null || !isDay(promisedDate)) return { light: 'none' }
  const between = (from: Day, to: Day): { readonly days: number; readonly unit: Limit['unit'] } => {
    const working = promised.unit === 'working' ? workingDaysBetween(calendar, from, to) : null
    return working === null ? { days: calendarDays(from, to), unit: 'calendar' } : { days: working, unit: 'working' }
  }
  if (today > promisedDate) {
    const lawful = accepted === null ? null : deadline(calendar, accepted, legal)
    const isUnlawful = lawful !== null && lawful.ok && today > lawful.day
    return isUnlawful
      ? { light: 'black', ...between(lawful.day, today) }
      : { light: 'red', ...between(promisedDate, today) }
  }
  const left = between(today, promisedDate)
  return { light: left.days > Math.max(1, promised.days / 5) ? 'green' : 'yellow', ...left }
}

function calendarDays(from: Day, to: Day): number {
  let days = 0
  for (let day = from; day < to; day = addDays(day, 1)) days++
  return days
}
