import {
  type Day,
  type HallConfig,
  type Ms,
  addDays,
  isOfflineNumber,
  offlineNumber,
  readOfflineNumber,
} from '@onehall/domain'
import { dayAt } from '../shell/time.ts'

/** The letters of all numbers of a day: those of the queues, and of the booked. */
export const seriesOf = ({ queues, booking }: Pick<HallConfig, 'queues' | 'booking'>) =>
  booking === null ? queues : [...queues, { prefix: booking.prefix, digits: 3 as const }]

/** A number as somebody says it, `a 15`, as it stands on the ticket: `A015`, of a kiosk's own `a3机7` `A-3机-07`; what is no number stays as it was typed. */
export function asNumber(
  typed: string,
  series: readonly Pick<HallConfig['queues'][number], 'prefix' | 'digits'>[],
): string {
  const plain = typed.replace(/\s/g, '').toUpperCase()
  const own = readOfflineNumber(plain)
  if (own !== null) return offlineNumber(own.prefix, own.kiosk, own.serial)
  const [, prefix, digits] = /^([A-Z]+)(\d{1,4})$/.exec(plain) ?? []
  const queue = series.find((each) => each.prefix === prefix)
  return queue === undefined || digits === undefined ? plain : prefix + digits.padStart(queue.digits, '0')
}

/** Day and number, which name one ticket of the hall, as it is printed and scanned: `20260304-A015`. A scanner types no 机. */
export const flowNumber = (day: Day, number: string): string => `${day.replaceAll('-', '')}-${number.replace('机', '')}`

/** That of a ticket taken at that moment. */
export const flowOf = ({ issuedAt, number }: { readonly issuedAt: Ms; readonly number: string }, timeZone: string) =>
  flowNumber(dayAt(issuedAt, timeZone), number)

/** The same number on the days of which a slip still counts, the newest first. A number that was scanned names its own day. */
export function earlierOf(number: string, today: Day, slipDays: number): readonly string[] {
  if (!/^[A-Z]+\d+$/.test(number) && !isOfflineNumber(number)) return []
  return Array.from({ length: slipDays }, (_, n) => flowNumber(addDays(today, -n - 1), number))
}
