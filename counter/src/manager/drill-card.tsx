import type { DrillEntry, Ms } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Button, InputNumber, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { stopwatch } from '../shell/time.ts'
import { useText } from '../texts/texts.ts'

interface DrillProps {
  readonly drill: DrillEntry | null
  readonly openCounters: number
  readonly now: Ms
  readonly asking: Asking
}

const USUAL_MINUTES = 15

/** 断网演练: begins and ends a drill, and shows what every counter reported of the last one. */
export function DrillCard({ drill, openCounters, now, asking }: DrillProps) {
  const t = useText()
  const [minutes, setMinutes] = useState(USUAL_MINUTES)
  const isRunning = drill !== null && drill.endedAt === null
  return (
    <section className="drill">
      <h2 className="column-title">{t('drill.title')}</h2>
      {isRunning ? (
        <div role="status" className="drill-running">
          <p>
            <Mark tone="watch">{t('drill.running')}</Mark> {t('drill.until', { time: drill.untilTime })}
          </p>
          <Button
            type="primary"
            loading={asking.pending === 'EndDrill'}
            onClick={() => void asking.ask({ type: 'EndDrill', since: drill.since })}
          >
            {t('drill.end')}
          </Button>
        </div>
      ) : (
        <div className="drill-start">
          <p>{t('drill.help', { n: openCounters })}</p>
          <label>
            {t('drill.minutes')}{' '}
            <InputNumber
              min={1}
              max={120}
              precision={0}
              value={minutes}
              onChange={(value) => setMinutes(value ?? USUAL_MINUTES)}
            />
          </label>
          <Popconfirm
            title={t('drill.confirm', { n: openCounters, minutes })}
            onConfirm={() => void asking.ask({ type: 'StartDrill', minutes })}
          >
            <Button loading={asking.pending === 'StartDrill'}>{t('drill.start')}</Button>
          </Popconfirm>
        </div>
      )}
      {drill !== null && <Report drill={drill} now={now} />}
    </section>
  )
}

const COLUMNS = ['age', 'share', 'called', 'served', 'missed', 'joined', 'refused'] as const

/** One line for each counter that was open when the drill began. */
function Report({ drill, now }: { readonly drill: DrillEntry; readonly now: Ms }) {
  const t = useText()
  const { counters: places, timeZone } = useHall().config
  const { since, endedAt, overlaps, counters } = drill
  const reported = counters.filter(({ report }) => report !== null).length
  const label = (id: string): string => places.find((each) => each.id === id)?.label ?? id
  return (
    <>
      <p>
        <b className="number">{`${hourMinute(since, timeZone)}–${hourMinute(endedAt ?? now, timeZone)}`}</b>{' '}
        {t('drill.reported', { n: reported, of: counters.length })}{' '}
        <Mark tone={overlaps === 0 ? 'good' : 'bad'}>{t('drill.overlaps', { n: overlaps })}</Mark>
      </p>
      {counters.length > 0 && (
        <div className="drill-scroll" tabIndex={0} role="region" aria-label={t('drill.report')}>
          <table className="drill-report">
            <caption className="oh-hidden">{t('drill.report')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('drill.counter')}</th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`drill.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {counters.map(({ counter, report }) => (
                <tr key={counter}>
                  <th scope="row">{label(counter)}</th>
                  {report === null ? (
                    <td colSpan={COLUMNS.length}>{t(endedAt === null ? 'drill.takesPart' : 'drill.missing')}</td>
                  ) : (
                    COLUMNS.map((column) => (
                      <td key={column} className="number">
                        {column === 'age' ? stopwatch(since - report.pictureAt) : report[column]}
                      </td>
                    ))
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
