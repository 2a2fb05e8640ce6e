import { type Day, type HallConfig, type Ms, addDays } from '@onehall/domain'
import { dayAt } from '../shell/time.ts'

/** The letters of all numbers of a day: those of the queues, and of the booked. */
export const seriesOf = ({ queues, booking }: Pick<HallConfig, 'queues' | 'booking'>) =>
  booking === null ? queues : [...queues, { prefix: booking.prefix, digits: 3 as const }]

/** A number as somebody says it, `a 15`, as it stands on the ticket: `A015`; what is no number stays as it was typed. */
export function asNumber(
  typed: string,
  series: readonly Pick<HallConfig['queues'][number], 'prefix' | 'digits'>[],
): string {
  const plain = typed.replace(/\s/g, '').toUpperCase()
  const [, prefix, digits] = /^([A-Z]+)(\d{1,4})$/.exec(plain) ?? []
  const queue = series.find((each) => each.prefix === prefix)
  return queue === undefined || digits === undefined ? plain : prefix + digits.padStart(queue.digits, '0')
}

/** Day and number, which name one ticket of the hall, as it is printed and scanned: `20260304-A015`. */
export const flowNumber = (day: Day, number: string): string => `${day.replaceAll('-', '')}-${number}`

/** That of a ticket taken at that moment. */
export const flowOf = ({ issuedAt, number }: { readonly issuedAt: Ms; readonly number: string }, timeZone: string) =>
  flowNumber(dayAt(issuedAt, timeZone), number)

/** The same number on the days of which a slip still counts, the newest first. A number that was scanned names its own day. */
export function earlierOf(number: string, today: Day, slipDays: number): readonly string[] {
  if (!/^[A-Z]+\d+$/.test(number)) return []
  return Array.from({ length: slipDays }, (_, n) => flowNumber(addDays(today, -n - 1), number))
}
