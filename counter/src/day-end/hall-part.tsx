import type { ClerkSheet, DaySheet, HallSheet, Times } from '@onehall/protocol'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { RESULTS } from '../counter/guess-results.ts'
import { useHall } from '../shell/hall.tsx'
import { type TextKey, useSay, useText } from '../texts/texts.ts'
import { Figures, TimesTable, duration } from './figures.tsx'
import { Interrupted } from './interrupted.tsx'
import { type SheetRow, SheetTable } from './sheet-table.tsx'
import { SheetTitle } from './sheet-title.tsx'

interface HallProps {
  readonly sheet: DaySheet
  readonly hall: HallSheet
  readonly onClerk: (clerk: ClerkSheet) => void
}

/** The figures of the hall, and whether their names need a word more. */
const HELPED = {
  issued: false,
  called: false,
  served: false,
  missed: false,
  restored: true,
  held: true,
  offline: true,
  doubtful: true,
  left: false,
  expired: true,
  slips: true,
  stillWaiting: false,
  inHand: false,
  heldNow: true,
} as const

const CANCELLED = ['visitor', 'staff', 'not-printed', 'mistake'] as const

/** The whole hall's day: its figures, then a line for each queue, counter and clerk. */
export function HallPart({ sheet, hall, onClerk }: HallProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const { cancelled, cases, queues, counters } = hall
  const figure = (name: keyof typeof HELPED) => ({
    name: t(`dayEnd.${name}`),
    value: hall[name],
    ...(HELPED[name] && { help: t(`dayEnd.${name}Help` as TextKey) }),
  })
  const allCancelled = Object.values(cancelled).reduce((sum, n) => sum + n, 0)
  const queue = (id: string): ReactNode => {
    const found = config.queues.find((each) => each.id === id)
    return found === undefined ? id : `${found.prefix} ${say(found.name)}`
  }
  const titles = (...names: readonly Parameters<typeof t>[0][]) => names.map((name) => t(name))
  return (
    <>
      <SheetTitle sheet={sheet} />
      <Figures
        title={t('dayEnd.figures')}
        figures={[
          ...(['issued', 'called', 'served', 'missed', 'restored'] as const).map(figure),
          { name: t('dayEnd.noShow'), value: hall.missed - hall.restored, help: t('dayEnd.noShowHelp') },
          ...(['held', 'offline', 'doubtful'] as const).map(figure),
        ]}
      />
      <Figures
        title={t('dayEnd.notServed')}
        figures={[
          { name: t('dayEnd.cancelled'), value: allCancelled },
          ...(['left', 'expired', 'slips', 'stillWaiting', 'inHand', 'heldNow'] as const).map(figure),
        ]}
      />
      <Figures
        title={t('dayEnd.results')}
        figures={RESULTS.map((result) => ({ name: t(`result.${result}`), value: hall.results[result] }))}
      />
      <div className="sheet-pair">
        <Figures
          title={t('dayEnd.cases')}
          figures={(['taken', 'pushed', 'owed', 'dead'] as const).map((name) => ({
            name: t(`dayEnd.${name}`),
            value: cases[name],
          }))}
        />
        <Figures
          title={t('dayEnd.cancelReasons')}
          figures={CANCELLED.map((reason) => ({ name: t(`dayEnd.cancel.${reason}`), value: cancelled[reason] }))}
        />
      </div>
      <TimesTable waiting={hall.waiting} service={hall.service} />
      <p className="sheet-note">{t('dayEnd.unit')}</p>
      <Interrupted interruptions={sheet.interruptions} />
      <Lines
        title={t('dayEnd.queues')}
        columns={[
          ...titles('dayEnd.queue', 'dayEnd.issued', 'dayEnd.called', 'dayEnd.served', 'dayEnd.missed'),
          ...titles('dayEnd.restored', 'dayEnd.held', 'dayEnd.cancelled', 'dayEnd.left'),
          ...titles('dayEnd.expired', 'dayEnd.slips', 'dayEnd.stillWaiting'),
          ...titles('dayEnd.waitingMean', 'dayEnd.waitingP90', 'dayEnd.waitingLongest', 'dayEnd.serviceMean'),
        ]}
        rows={queues.map((line) => ({
          key: line.queue,
          head: queue(line.queue),
          cells: [
            line.issued,
            line.called,
            line.served,
            line.missed,
            line.restored,
            line.held,
            line.cancelled,
            line.left,
            line.expired,
            line.slips,
            line.stillWaiting,
            ...spans(line.waiting),
            duration(line.service?.mean),
          ],
        }))}
      />
      <Lines
        title={t('dayEnd.counters')}
        columns={[
          ...titles('dayEnd.counter', 'dayEnd.called', 'dayEnd.served', 'dayEnd.missed'),
          ...titles('dayEnd.serviceMean', 'dayEnd.serviceP90', 'dayEnd.serviceLongest'),
        ]}
        rows={counters.map(({ counter, called, served, missed, service }) => ({
          key: counter,
          head: config.counters.find(({ id }) => id === counter)?.label ?? counter,
          cells: [called, served, missed, ...spans(service)],
        }))}
      />
      <Lines
        title={t('dayEnd.clerks')}
        none={t('dayEnd.noClerks')}
        columns={[
          ...titles(
            'dayEnd.clerk',
            'dayEnd.called',
            'dayEnd.served',
            'dayEnd.missed',
            'dayEnd.restored',
            'dayEnd.held',
            'dayEnd.offline',
          ),
          ...RESULTS.map((result) => t(`result.${result}`)),
          ...titles('dayEnd.waitingMean', 'dayEnd.serviceMean', 'dayEnd.intakes', 'dayEnd.bags', 'dayEnd.drafts'),
        ]}
        rows={sheet.clerks.map((clerk) => ({
          key: clerk.staff,
          head: (
            <Button type="link" size="small" onClick={() => onClerk(clerk)}>
              {clerk.staffNo} {clerk.displayName}
            </Button>
          ),
          cells: [
            clerk.called,
            clerk.served,
            clerk.missed,
            clerk.restored,
            clerk.held,
            clerk.offline,
            ...RESULTS.map((result) => clerk.results[result]),
            duration(clerk.waiting?.mean),
            duration(clerk.service?.mean),
            clerk.intakes.length,
            clerk.bags.length,
            clerk.drafts.length,
          ],
        }))}
      />
    </>
  )
}

interface LinesProps {
  readonly title: string
  readonly none?: string
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
}

function Lines({ title, none, columns, rows }: LinesProps) {
  if (rows.length === 0) return none === undefined ? null : <p>{none}</p>
  return (
    <section>
      <h2>{title}</h2>
      <SheetTable title={title} columns={columns} rows={rows} />
    </section>
  )
}

const spans = (times: Times): readonly string[] => [
  duration(times?.mean),
  duration(times?.p90),
  duration(times?.longest),
]
