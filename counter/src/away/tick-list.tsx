import { hourMinute } from '@onehall/ui'
import { Button, Empty } from 'antd'
import { saveCsv } from '../day-end/save-csv.ts'
import { Mark } from '../shell/mark.tsx'
import { useList, useText } from '../texts/texts.ts'
import { ticksCsv } from './ticks-csv.ts'
import type { Tick } from './work.ts'
import '../counter/side.css'

const TONES = { kept: 'watch', joined: 'good', refused: 'bad' } as const

/** What was ticked at this counter, the newest first, and whether the server has it. */
export function TickList({ ticks, timeZone }: { readonly ticks: readonly Tick[]; readonly timeZone: string }) {
  const t = useText()
  const list = useList()
  const done = ticks.filter(({ endedAt }) => endedAt !== null)
  return (
    <>
      <h2 className="column-title">
        {t('away.ticks')} <b>{done.length}</b>
      </h2>
      {ticks.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('away.ticksNone')} />
      ) : (
        <ol className="history" tabIndex={0} aria-label={t('away.ticks')}>
          {ticks.map((tick) => {
            const { id, number, results, endedAt, calledAt, startedAt, state } = tick
            const at = endedAt ?? startedAt ?? calledAt
            const isOpen = endedAt === null && state === 'kept'
            return (
              <li key={id}>
                <b className="number">{number}</b>
                <span>
                  {isOpen
                    ? t('away.now')
                    : results.length === 0
                      ? t(endedAt === null ? 'away.now' : 'away.missed')
                      : list(results.map(({ result }) => t(`result.${result}`)))}
                  <Mark tone={TONES[state]}>{t(`away.state.${state}`)}</Mark>
                </span>
                {at !== null && <time>{hourMinute(at, timeZone)}</time>}
              </li>
            )
          })}
        </ol>
      )}
      <Button disabled={ticks.length === 0} onClick={() => saveCsv(t('away.file'), ticksCsv(ticks, { t, timeZone }))}>
        {t('away.export')}
      </Button>
    </>
  )
}
