import type { ServiceItem } from '../catalogue/catalogue.ts'
import type { HallConfig } from '../hall/config.ts'
import type { Day } from '../ids.ts'

/**
 * 办件编号: implementation code (31) + yyyyMMdd + four characters of the day (domain.md §2.5), the first of them the letter of
 * the hall where it has one. [C60] An item may be served in two halls: the letter keeps their numbers apart.
 */
export function caseNumber(item: ServiceItem, day: Day, hall: Pick<HallConfig, 'series'>, sequence: number): string {
  return item.taskCode + day.replaceAll('-', '') + inSeries(hall, sequence)
}

/** The hall's own receipt number: `SJ` (收件), the date, four characters of the hall's day; short enough to read out. */
export function receiptNumber(day: Day, hall: Pick<HallConfig, 'series'>, sequence: number): string {
  return `SJ${day.replaceAll('-', '')}${inSeries(hall, sequence)}`
}

/** `0007`, in a hall with a letter `B007`; past its digits it grows longer. */
function inSeries({ series }: Pick<HallConfig, 'series'>, sequence: number): string {
  return series + String(sequence).padStart(4 - series.length, '0')
}
