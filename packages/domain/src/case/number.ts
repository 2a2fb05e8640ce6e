import type { ServiceItem } from '../catalogue/catalogue.ts'
import type { Day } from '../ids.ts'

/** 办件编号: implementation code (31) + yyyyMMdd + four-digit sequence of the day (domain.md §2.5). */
export function caseNumber(item: ServiceItem, day: Day, sequence: number): string {
  return item.taskCode + day.replaceAll('-', '') + String(sequence).padStart(4, '0')
}

/** The hall's own receipt number: `SJ` (收件), the date, a four-digit sequence of the hall's day; short enough to read out. */
export function receiptNumber(day: Day, sequence: number): string {
  return `SJ${day.replaceAll('-', '')}${String(sequence).padStart(4, '0')}`
}
