import type { HandEntry, Ms, ServiceItem } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Empty } from 'antd'
import type { ReactNode } from 'react'
import { useHall } from '../shell/hall.tsx'
import { stopwatch } from '../shell/time.ts'
import { useList, useText } from '../texts/texts.ts'
import type { Visit } from './visits.ts'

interface RightProps {
  readonly hand: HandEntry | null
  readonly visits: readonly Visit[]
  readonly items: readonly ServiceItem[]
  readonly now: Ms
  /** Stands beside the first title. */
  readonly children?: ReactNode
}

export function RightColumn({ hand, visits, items, now, children }: RightProps) {
  const t = useText()
  const usual = items.find(({ key }) => key === hand?.item)?.minutes
  return (
    <>
      <div className="right-head">
        <h2 className="column-title">{t('right.timers')}</h2>
        {children}
      </div>
      <dl className="timers">
        <dt>{t('right.waited')}</dt>
        <dd>{hand === null ? '–' : stopwatch(hand.calledAt - hand.issuedAt)}</dd>
        <dt>{t('right.sinceCall')}</dt>
        <dd>{hand === null ? '–' : stopwatch(now - hand.calledAt)}</dd>
        <dt>{t('right.inService')}</dt>
        <dd className="timers-main">{hand?.startedAt == null ? '–' : stopwatch(now - hand.startedAt)}</dd>
      </dl>
      {usual !== undefined && <p className="timers-usual">{t('right.usual', { minutes: usual })}</p>}
      <h2 className="column-title">
        {t('right.history')} <b>{visits.length}</b>
      </h2>
      {visits.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('right.noHistory')} />
      ) : (
        <ol className="history" tabIndex={0} aria-label={t('right.history')}>
          {visits.map((visit) => (
            <Ended key={visit.ticket} visit={visit} />
          ))}
        </ol>
      )}
    </>
  )
}

function Ended({ visit: { number, at, results, receipts } }: { readonly visit: Visit }) {
  const t = useText()
  const list = useList()
  const { config } = useHall()
  return (
    <li>
      <b className="number">{number}</b>
      <span>
        {list(results.map(({ result }) => t(`result.${result}`)))}
        {receipts.length > 0 && <small>{receipts.join(' ')}</small>}
      </span>
      <time>{hourMinute(at, config.timeZone)}</time>
    </li>
  )
}
