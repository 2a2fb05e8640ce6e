import { type HallConfig, loadedUntil } from '@onehall/domain'
import { businessDay } from './business-day.ts'

const DAY_MS = 86_400_000

/** Whole days until the loaded holiday tables end, by the hall's clock; past it no time limit can be reckoned. 0 where none is loaded. */
export function calendarDaysLeft({ calendar, timeZone }: HallConfig, now: number): number {
  const last = loadedUntil(calendar)
  return last === null ? 0 : Math.round((Date.parse(last) - Date.parse(businessDay(now, timeZone))) / DAY_MS)
}
