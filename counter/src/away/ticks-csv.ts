import { hourMinute } from '@onehall/ui'
import type { TextKey } from '../texts/texts.ts'
import type { Tick } from './work.ts'

interface Words {
  readonly t: (key: TextKey) => string
  readonly timeZone: string
}

const COLUMNS = ['day', 'counter', 'number', 'calledAt', 'startedAt', 'endedAt', 'result', 'state', 'why'] as const

/** The ticks as a table (RFC 4180) to print or to hand in: numbers, times and results; of nobody a name. */
export function ticksCsv(ticks: readonly Tick[], { t, timeZone }: Words): string {
  const time = (at: number | null): string => (at === null ? '' : hourMinute(at, timeZone))
  const rows = ticks
    .toReversed()
    .map(({ day, counter, number, calledAt, startedAt, endedAt, results, state, dismissed }) => [
      day,
      counter,
      number,
      time(calledAt),
      time(startedAt),
      time(endedAt),
      results.length > 0
        ? results.map(({ result }) => t(`result.${result}`)).join(' ')
        : t(endedAt === null ? 'away.now' : 'away.missed'),
      t(`away.state.${state}`),
      dismissed ?? '',
    ])
  return [COLUMNS.map((column) => t(`away.${column}`)), ...rows]
    .map((row) => `${row.map(field).join(',')}\r\n`)
    .join('')
}

/** A text that a spreadsheet would take for a formula is given as text. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
