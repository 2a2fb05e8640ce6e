import { refusalText, useLang } from '@onehall/ui'
import type { ReactNode } from 'react'
import type { Screen } from '../navigation.ts'
import { Notice } from '../parts/notice.tsx'
import { useText } from '../use-kiosk.ts'

/** What came of an appointment where it was not what was asked for, and what to do now. */
export function NotDone({
  answer,
  back,
  first,
  end,
}: {
  readonly answer: Extract<Screen, { at: 'not-done' }>['answer']
  readonly back: () => void
  /** To the numbers of today. */
  readonly first: () => void
  readonly end: () => void
}) {
  const t = useText()
  const [lang] = useLang()
  const button = (text: string, onClick: () => void, primary = false): ReactNode => (
    <button type="button" className={`button button-large${primary ? ' button-primary' : ''}`} onClick={onClick}>
      {text}
    </button>
  )
  const takeNumber = button(t('found.new'), first)
  switch (answer.kind) {
    case 'cancelled':
      return (
        <Notice icon="check" title={t('appointment.cancelled')} actions={button(t('number.done'), end, true)}>
          {t('appointment.cancelled.more')}
        </Notice>
      )
    case 'unknown':
      return (
        <Notice
          icon="unsure"
          title={t('code.unknown')}
          actions={
            <>
              {takeNumber}
              {button(t('unknown.again'), back, true)}
            </>
          }
        >
          {t('code.unknown.more')}
        </Notice>
      )
    case 'too-many':
      return (
        <Notice icon="warning" tone="warning" title={t('code.tooMany')} actions={takeNumber}>
          {t('code.tooMany.more')}
        </Notice>
      )
    case 'refused':
      return (
        <Notice
          icon="warning"
          tone="warning"
          title={t('book.refused')}
          actions={button(t('notice.understood'), back, true)}
        >
          {refusalText(answer.refusal, lang)}
        </Notice>
      )
    case 'server-away':
      return (
        <Notice
          icon="plug"
          tone="danger"
          title={t('notice.server-away')}
          actions={button(t('notice.understood'), back, true)}
        >
          {t('book.away')}
        </Notice>
      )
  }
}
