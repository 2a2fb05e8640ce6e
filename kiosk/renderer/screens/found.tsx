import type { QueueId } from '@onehall/domain'
import { refusalText, useLang } from '@onehall/ui'
import { type ReactNode, useState } from 'react'
import type { FindAnswer, FoundNow, Resumption } from '../../bridge/found.ts'
import type { TicketRequest } from '../../bridge/ticket.ts'
import { dayWords } from '../day-words.ts'
import { Notice } from '../parts/notice.tsx'
import { useSay } from '../parts/tile.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'

/** What a visitor can do with a number that was found. */
export interface Resuming {
  readonly isBusy: boolean
  readonly resume: (how: Resumption['how']) => void
  readonly leave: () => void
  readonly take: (request: TicketRequest) => void
  readonly again: () => void
  readonly choose: () => void
  readonly end: () => void
}

/** What a scanned or typed number is now, said plainly, with the one thing that can be done. */
export function Found({ answer, resuming }: { readonly answer: FindAnswer; readonly resuming: Resuming }) {
  const { elder } = useKiosk()
  const t = useText()
  const say = useSay()
  const [language] = useLang()
  const { isBusy, resume, leave, take, again, choose, end } = resuming
  const [asksSure, setAsksSure] = useState(false)
  const button = (text: string, onClick: () => void, kind: 'primary' | 'plain' | 'danger' = 'primary'): ReactNode => (
    <button
      type="button"
      className={`button button-large${kind === 'plain' ? '' : ` button-${kind}`}`}
      disabled={isBusy}
      onClick={onClick}
    >
      {text}
    </button>
  )
  const done = button(t('notice.understood'), end, 'plain')
  const plain = { purpose: 'handle', count: 1, forWhom: 'self', escort: false, withoutPaper: false } as const
  const takeFor = (target: TicketRequest['target']): void => take({ target, ...plain, elder, language })
  const takeNew = (queue: string): ReactNode =>
    button(t('found.new'), () => takeFor({ kind: 'queue', queue: queue as QueueId }))
  const both = (second: ReactNode): ReactNode => (
    <>
      {done}
      {second}
    </>
  )

  switch (answer.kind) {
    case 'found': {
      const { found, did } = answer
      const { status, restore, queue, mayLeave } = found
      const action =
        status === 'held'
          ? button(t('found.back'), () => resume('back'))
          : status !== 'missed'
            ? mayLeave && button(t('found.leave'), () => setAsksSure(true), 'plain')
            : restore === null
              ? takeNew(queue)
              : button(t('found.restore'), () => resume('restore'))
      if (asksSure)
        return (
          <Notice
            icon="unsure"
            title={t('found.leave')}
            actions={
              <>
                {button(t('found.leave.keep'), () => setAsksSure(false), 'plain')}
                {button(t('found.leave.sure'), leave, 'danger')}
              </>
            }
          >
            <strong className="notice-number">{found.number}</strong>
            <p>{t('found.leave.ask')}</p>
          </Notice>
        )
      return (
        <Notice
          icon={iconOf(found)}
          tone={status === 'missed' ? 'warning' : 'plain'}
          title={titleOf()}
          actions={both(action)}
        >
          <strong className="notice-number" data-found={found.number}>
            {found.number}
          </strong>
          <Facts found={found} />
          <p className="hint">
            {say(found.queueName)} · {found.floor} {say(found.zone)}
          </p>
        </Notice>
      )
      function titleOf(): string {
        const counter = found.counter ?? ''
        if (status === 'called') return t('found.called', { counter })
        if (status === 'serving') return t('found.serving', { counter })
        if (status === 'held') return t('found.held', { counter })
        if (status === 'missed') return t('found.missed')
        if (did !== null) return t(`found.did.${did}`)
        if (found.counter !== null) return t('found.bound', { counter })
        return aheadText(t, found.ahead)
      }
    }
    case 'left':
      return (
        <Notice icon="ticket" title={t('left.title')} actions={done}>
          {t('left.more', { number: answer.number })}
        </Notice>
      )
    case 'slip': {
      const { number, day, queueName } = answer
      return (
        <Notice
          icon="ticket"
          title={t('slip.title')}
          actions={both(button(t('slip.redeem'), () => takeFor({ kind: 'slip' })))}
        >
          {t('slip.more', { number, day: dayWords(day, language), queue: say(queueName) })}
        </Notice>
      )
    }
    case 'other-day':
      return (
        <Notice icon="clock" title={t('other.title')} actions={both(button(t('found.new'), choose))}>
          {t('other.more', { number: answer.number, day: dayWords(answer.day, language) })}
        </Notice>
      )
    case 'unknown':
      return (
        <Notice
          icon="unsure"
          title={t('unknown.title')}
          actions={
            <>
              {button(t('unknown.again'), again, 'plain')}
              {button(t('found.new'), choose)}
            </>
          }
        >
          {t('unknown.more', { number: answer.number })}
        </Notice>
      )
    case 'refused': {
      const { refusal, queue } = answer
      const isOver = refusal.reason === 'restore-used' || refusal.reason === 'restore-too-late'
      return (
        <Notice
          icon="warning"
          tone="warning"
          title={t('refused.title')}
          actions={both(isOver && queue !== null ? takeNew(queue) : null)}
        >
          {refusalText(refusal, language)}
        </Notice>
      )
    }
    case 'server-away':
      return (
        <Notice icon="plug" tone="danger" title={t('notice.server-away')} actions={done}>
          {t('link.away.more')}
        </Notice>
      )
  }
}

function iconOf({ status }: FoundNow) {
  if (status === 'called' || status === 'serving') return 'place'
  if (status === 'missed') return 'warning'
  return status === 'held' ? 'clock' : 'ticket'
}

/** How many come first: exactly where nobody of another class waits, else about. */
function aheadText(t: ReturnType<typeof useText>, ahead: FoundNow['ahead']): string {
  if (ahead === null || ahead.most === 0) return t('found.ahead.none')
  return ahead.least === ahead.most ? t('found.ahead', { count: ahead.most }) : t('found.ahead.about', ahead)
}

function Facts({ found }: { readonly found: FoundNow }) {
  const t = useText()
  const { status, ahead, wait, until, restore } = found
  switch (status) {
    case 'waiting':
      if (ahead === null || ahead.most === 0) return null
      return (
        <p>
          {aheadText(t, ahead)}
          {wait !== null && <> · {t('line.wait', { ...wait })}</>}
        </p>
      )
    case 'held':
      return (
        <p>
          {until !== null && `${t('found.held.until', { time: until })}\n`}
          {t('found.held.how')}
        </p>
      )
    case 'missed':
      return (
        <p>
          {restore === null
            ? t('found.restore.no')
            : restore.after === 0
              ? t('found.restore.now')
              : t('found.restore.how', { after: restore.after })}
        </p>
      )
    case 'called':
    case 'serving':
      return null
  }
}
