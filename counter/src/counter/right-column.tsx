import type { HandEntry, Ms, ServiceItem } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { App, Button, Empty } from 'antd'
import type { ReactNode } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { stopwatch } from '../shell/time.ts'
import { useList, useText } from '../texts/texts.ts'
import { KeyMarks } from './key-marks.tsx'
import { ASIDE } from './keys.ts'
import { isMissed, type Visit } from './visits.ts'
import './side.css'

interface RightProps {
  readonly hand: HandEntry | null
  readonly visits: readonly Visit[]
  readonly items: readonly ServiceItem[]
  readonly now: Ms
  readonly asking: Asking
  readonly onRestored: (ticket: Visit['ticket']) => void
  /** Who is away for a moment. */
  readonly held: ReactNode
  /** Stands beside the first title. */
  readonly children?: ReactNode
}

export function RightColumn({ hand, visits, items, now, asking, onRestored, held, children }: RightProps) {
  const t = useText()
  const firstMissed = visits.find((visit) => isMissed(visit) && visit.isRestored !== true)
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
      {held}
      <h2 className="column-title">
        {t('right.history')} <b>{visits.length}</b>
      </h2>
      {visits.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('right.noHistory')} />
      ) : (
        <ol className="history" tabIndex={0} aria-label={t('right.history')}>
          {visits.map((visit) => (
            <Ended
              key={`${visit.ticket} ${visit.at}`}
              visit={visit}
              isFirst={visit === firstMissed}
              asking={asking}
              onRestored={onRestored}
            />
          ))}
        </ol>
      )}
    </>
  )
}

function Ended({
  visit,
  isFirst,
  asking,
  onRestored,
}: Pick<RightProps, 'asking' | 'onRestored'> & { readonly visit: Visit; readonly isFirst: boolean }) {
  const { number, at, results, receipts } = visit
  const t = useText()
  const list = useList()
  const { config } = useHall()
  return (
    <li>
      <b className="number">{number}</b>
      <span>
        {list(results.map(({ result }) => t(`result.${result}`)))}
        {receipts.length > 0 && <small>{receipts.join(' ')}</small>}
        {isMissed(visit) && ' '}
        {isMissed(visit) && <Restore visit={visit} isFirst={isFirst} asking={asking} onRestored={onRestored} />}{' '}
        {isFirst && <KeyMarks keys={[ASIDE.restore]} />}
      </span>
      <time>{hourMinute(at, config.timeZone)}</time>
    </li>
  )
}

/** A missed number comes back into its line, as often and as soon as the rules say (users.md V9). */
function Restore({
  visit: { ticket, number, isRestored = false },
  isFirst,
  asking,
  onRestored,
}: Parameters<typeof Ended>[0]) {
  const t = useText()
  const { message } = App.useApp()
  const why = isRestored ? t('missed.done') : null

  async function restore(): Promise<void> {
    const answer = await asking.ask({ type: 'RestoreMissed', ticket })
    if (!answer?.ok) return
    onRestored(ticket)
    void message.success(t('missed.restored', { number, after: Number(answer.result['after']) }), 5)
  }

  return (
    <Barred why={why}>
      {(barred) => (
        <Button
          aria-label={`${t(isRestored ? 'missed.done' : 'missed.restore')} ${number}`}
          aria-keyshortcuts={isFirst ? ASIDE.restore : undefined}
          onClick={() => why === null && void restore()}
          {...barred}
        >
          {t(isRestored ? 'missed.done' : 'missed.restore')}
        </Button>
      )}
    </Barred>
  )
}
