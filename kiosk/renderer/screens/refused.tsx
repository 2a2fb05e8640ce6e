import { refusalText, useLang } from '@onehall/ui'
import type { HallConfig, Refusal } from '@onehall/domain'
import type { ReactNode } from 'react'
import { bookableOf } from '../bookable.ts'
import type { Screen } from '../navigation.ts'
import { Notice } from '../parts/notice.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'
import type { Ordering } from './order.tsx'

type NoticeScreen = Extract<Screen, { at: 'notice' }>

/** Refusals after which an appointment helps. */
const BOOK_INSTEAD: readonly Refusal['reason'][] = [
  'queue-full',
  'session-full',
  'queue-closed',
  'queue-suspended',
  'hall-suspended',
  'hall-closed',
  'collect-only',
]

/** Why there is no number, and what the visitor can do now: never a bare refusal. */
export function RefusedScreen({
  hall,
  answer,
  request,
  ordering: { take, layCard, answerWarning, bookInstead },
  back,
}: Pick<NoticeScreen, 'answer' | 'request'> & {
  readonly hall: HallConfig
  readonly ordering: Ordering
  readonly back: () => void
}) {
  const { state, bridge } = useKiosk()
  const t = useText()
  const button = (text: string, onClick: () => void, primary = false): ReactNode => (
    <button type="button" className={`button button-large${primary ? ' button-primary' : ''}`} onClick={onClick}>
      {text}
    </button>
  )
  const ok = button(t('notice.understood'), back)
  const card = button(t('notice.card'), layCard, true)
  const bookable = state.offline.gives ? null : bookableOf(hall, request.target)
  const book = (primary = false): ReactNode =>
    bookable === null ? null : button(t('book.instead'), () => bookInstead(bookable), primary)
  switch (answer.kind) {
    case 'no-printer': {
      const title =
        answer.why === 'paper-out'
          ? t('notice.no-paper')
          : answer.why === 'cover-open'
            ? t('notice.cover-open')
            : t('notice.printer-dead')
      const without = button(t('notice.no-printer.take'), () => take({ ...request, withoutPaper: true }), true)
      return (
        <Notice icon="printer" tone="warning" title={title} actions={[ok, without].map(keyed)}>
          {t('notice.no-printer.more')}
        </Notice>
      )
    }
    case 'held': {
      const again = button(t('notice.held.print'), () => void bridge.reprint({ number: answer.number }), true)
      return (
        <Notice icon="ticket" title={t('notice.held')} actions={[ok, book(), again].map(keyed)}>
          <strong className="notice-number">{answer.number}</strong>
          {t('notice.held.more')}
        </Notice>
      )
    }
    case 'too-soon':
      return (
        <Notice icon="clock" title={t('notice.too-soon')} actions={[ok, card].map(keyed)}>
          {t('notice.too-soon.more', { seconds: Math.ceil(answer.waitMs / 1000) })}
        </Notice>
      )
    case 'server-away':
      return (
        <Notice
          icon="plug"
          tone="danger"
          title={t('notice.server-away')}
          actions={[ok, button(t('notice.retry'), () => take(request), true)].map(keyed)}
        >
          {t('notice.server-away.more')}
        </Notice>
      )
    case 'warned': {
      const actions = [
        button(t('notice.warned.leave'), () => answerWarning(request, false)),
        book(),
        button(t('notice.warned.go'), () => answerWarning(request, true), true),
      ]
      return (
        <Notice icon="clock" tone="warning" title={t('notice.warned')} actions={actions.map(keyed)}>
          {t('notice.warned.more', { number: answer.number })}
          {'\n'}
          {bookable === null ? t('notice.warned.other') : t('notice.warned.book')}
        </Notice>
      )
    }
    case 'busy':
      return <Notice icon="clock" title={t('notice.busy')} actions={ok} />
    case 'refused':
      return <Refused refusal={answer.refusal} ok={ok} card={card} book={book(true)} />
  }
}

function Refused({
  refusal,
  ok,
  card,
  book,
}: {
  readonly refusal: Refusal
  readonly ok: ReactNode
  readonly card: ReactNode
  readonly book: ReactNode
}) {
  const t = useText()
  const [lang] = useLang()
  const more = refusal.reason === 'identity-required' ? card : BOOK_INSTEAD.includes(refusal.reason) ? book : null
  const actions = [ok, more].map(keyed)
  return (
    <Notice icon="warning" tone="warning" title={t('notice.refused')} actions={actions}>
      {refusalText(refusal, lang)}
    </Notice>
  )
}

function keyed(node: ReactNode, index: number): ReactNode {
  return node === null ? null : <span key={index}>{node}</span>
}
