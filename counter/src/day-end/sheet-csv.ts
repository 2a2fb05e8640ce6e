import type { DaySheet, Times } from '@onehall/protocol'
import { DRILL_CAUSE, type VisitResult } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { RESULTS } from '../counter/guess-results.ts'
import type { TextKey } from '../texts/texts.ts'

interface Words {
  readonly t: (key: TextKey, values?: { readonly [name: string]: string | number }) => string
  readonly queue: (id: string) => string
  readonly counter: (id: string) => string
  readonly timeZone: string
}

type Kind = 'hall' | 'interruption' | 'queue' | 'counter' | 'clerk'
type Cell = string | number | null

/** What a line of the table may have; what it has not stays empty. */
interface Figures {
  readonly called?: number
  readonly served?: number
  readonly missed?: number
  readonly restored?: number
  readonly held?: number
  readonly offline?: number
  readonly doubtful?: number
  readonly waiting?: Times
  readonly service?: Times
  readonly issued?: number
  readonly cancelled?: number
  readonly left?: number
  readonly expired?: number
  readonly slips?: number
  readonly stillWaiting?: number
  readonly results?: { readonly [R in VisitResult]: number }
  readonly intakes?: number
  readonly bags?: number
  readonly drafts?: number
}

const COUNTS = [
  'issued',
  'called',
  'served',
  'missed',
  'restored',
  'held',
  'offline',
  'doubtful',
  'cancelled',
  'left',
  'expired',
  'slips',
  'stillWaiting',
] as const
const TIMES = [
  ['waitingMean', (line: Figures) => line.waiting?.mean],
  ['waitingP90', (line: Figures) => line.waiting?.p90],
  ['waitingLongest', (line: Figures) => line.waiting?.longest],
  ['serviceMean', (line: Figures) => line.service?.mean],
  ['serviceP90', (line: Figures) => line.service?.p90],
  ['serviceLongest', (line: Figures) => line.service?.longest],
] as const
const FILES = ['intakes', 'bags', 'drafts'] as const

/**
 * The sheet as one flat table (RFC 4180): the hall, each interruption, queue, counter and clerk in a line. Clerks are their staff number;
 * no name and no case is in it. Times are whole seconds.
 */
export function sheetCsv(sheet: DaySheet, { t, queue, counter, timeZone }: Words): string {
  const { day, at, closedAt, interruptions, clerks, hall } = sheet
  const state =
    closedAt === null
      ? t('dayEnd.asOf', { time: hourMinute(at, timeZone) })
      : t('dayEnd.closed', { time: hourMinute(closedAt, timeZone) })
  const line = (kind: Kind, name: string, figures: Figures): Cell[] => [
    day,
    state,
    t(`dayEnd.kind.${kind}`),
    name,
    ...COUNTS.map((count) => figures[count] ?? null),
    ...TIMES.map(([, read]) => seconds(read(figures))),
    ...RESULTS.map((result) => figures.results?.[result] ?? null),
    ...FILES.map((file) => figures[file] ?? null),
  ]
  const head: Cell[] = [
    t('dayEnd.day'),
    t('dayEnd.state'),
    t('dayEnd.kind'),
    t('dayEnd.name'),
    ...COUNTS.map((count) => t(`dayEnd.${count}`)),
    ...TIMES.map(([time]) => t('dayEnd.seconds', { what: t(`dayEnd.${time}`) })),
    ...RESULTS.map((result) => t(`result.${result}`)),
    ...FILES.map((file) => t(`dayEnd.${file}`)),
  ]
  const lines = [head]
  if (hall !== null) {
    const cancelled = Object.values(hall.cancelled).reduce((sum, n) => sum + n, 0)
    lines.push(line('hall', '', { ...hall, cancelled, intakes: hall.cases.taken }))
    for (const { from, to, cause } of interruptions) {
      const when = `${hourMinute(from, timeZone)}–${hourMinute(to, timeZone)}`
      lines.push(line('interruption', `${when} ${cause === DRILL_CAUSE ? t('drill.title') : cause}`, {}))
    }
    for (const each of hall.queues) lines.push(line('queue', queue(each.queue), each))
    for (const each of hall.counters) lines.push(line('counter', counter(each.counter), each))
  }
  for (const { intakes, bags, drafts, ...figures } of clerks) {
    const files = { intakes: intakes.length, bags: bags.length, drafts: drafts.length }
    lines.push(line('clerk', figures.staffNo, { ...figures, ...files }))
  }
  return lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')
}

const seconds = (ms: number | undefined): number | null => (ms === undefined ? null : Math.round(ms / 1000))

/** A text that a spreadsheet would take for a formula is given as text. */
function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
