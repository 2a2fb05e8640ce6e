import { type CallReason, type HandEntry, type Suspension, isOfflineNumber } from '@onehall/domain'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { BadgeMarks } from './badge-marks.tsx'
import { Route } from './route.tsx'
import { useVisitor } from './visitor.ts'
import './hand.css'

interface FreeProps {
  readonly hasWaiting: boolean
  /** Why the keys call nobody, with what to do instead. */
  readonly off: string | null
  /** Why nothing is called now. */
  readonly suspension: Suspension | null
}

export function FreeCard({ hasWaiting, off, suspension }: FreeProps) {
  const t = useText()
  if (suspension !== null) {
    const { reason, untilTime } = suspension
    return (
      <div className="hand hand-free">
        <b>{reason}</b>
        <span>{untilTime === null ? t('pause.unknown') : t('standstill.until', { time: untilTime })}</span>
      </div>
    )
  }
  return (
    <div className="hand hand-free">
      <b>{t('counter.free')}</b>
      <span>{off ?? t(hasWaiting ? 'counter.freeHelp' : 'counter.freeNobody')}</span>
    </div>
  )
}

/** The person in hand: the number large, who it is as far as this counter may see, and why this one was called. */
export function HandCard({ hand }: { readonly hand: HandEntry }) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const item = config.catalogue.items.find(({ key }) => key === hand.item)
  const isServing = hand.status === 'serving'
  return (
    <div className={`hand hand-${hand.status}`}>
      <div className="hand-number">
        <b className="number" data-testid="number-in-hand">
          {hand.number}
        </b>
        <Mark tone={isServing ? 'info' : 'watch'}>{t(isServing ? 'hand.serving' : 'hand.called')}</Mark>
        {isOfflineNumber(hand.number) && <small>{t('hand.offline')}</small>}
        {hand.walkIn && <small>{t('hand.walkIn')}</small>}
        {!isServing && hand.calls > 1 && <small>{t('hand.calledTimes', { n: hand.calls })}</small>}
      </div>
      <dl className="hand-facts">
        <div className="hand-wide">
          <dt>{t('hand.item')}</dt>
          <dd>
            <b>{item === undefined ? t('hand.noItem') : say(item.name)}</b>{' '}
            <BadgeMarks badge={hand.badge} class={hand.class} classes={config.classes} />
          </dd>
        </div>
        <div className="hand-wide">
          <dt>{t('hand.visitor')}</dt>
          <dd>
            <VisitorText hand={hand} />{' '}
            {hand.people > 1 && <Mark tone="info">{t('hand.people', { n: hand.people })}</Mark>}
          </dd>
        </div>
        <div>
          <dt>{t('hand.purpose')}</dt>
          <dd>{t(`hand.purpose.${hand.purpose}`)}</dd>
        </div>
        <div>
          <dt>{t('hand.count')}</dt>
          <dd>{hand.count}</dd>
        </div>
        <div>
          <dt>{t('hand.forWhom')}</dt>
          <dd>{t(`hand.${hand.forWhom}`)}</dd>
        </div>
        <div className="hand-wide">
          <dt>{t('hand.why')}</dt>
          <dd>
            <Why why={hand.why} />
          </dd>
        </div>
        {hand.pauseAfter !== null && (
          <div className="hand-wide">
            <Mark tone="watch">{t('pause.planned', { reason: t(`pause.reason.${hand.pauseAfter.reason}`) })}</Mark>
          </div>
        )}
      </dl>
      <Route hand={hand} />
    </div>
  )
}

function VisitorText({ hand }: { readonly hand: HandEntry }) {
  const t = useText()
  const visitor = useVisitor(hand)
  switch (visitor.kind) {
    case 'none':
      return t('hand.visitorNone')
    case 'asking':
      return '…'
    case 'failed':
      return t('hand.visitorFailed')
    case 'known':
      return (
        <>
          <b>{visitor.name}</b> <span className="number">{visitor.idNumber}</span>
        </>
      )
  }
}

function Why({ why }: { readonly why: CallReason }) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const { config } = useHall()
  const cls = config.classes.find(({ key }) => key === why.class)
  const values = { time: duration(why.waitedMs), others: why.others, class: cls === undefined ? '' : say(cls.name) }
  switch (why.rule) {
    case 'ratio':
    case 'max-wait':
    case 'walk-in':
    case 'away':
      return t(`why.${why.rule}`, values)
    case 'chosen':
      return t('why.chosen', { ...values, reason: why.reason ?? '' })
    case 'score':
  }
  if (cls?.badge) return t(why.others > 0 ? 'why.priority' : 'why.priorityOnly', values)
  return t(why.others > 0 ? 'why.score' : 'why.only', values)
}
