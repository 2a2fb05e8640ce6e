import { Notice } from '../parts/notice.tsx'
import { useText } from '../use-kiosk.ts'

/** The visitor has gone and the card still lies there (users.md V2). */
export function CardLeft({ alarm }: { readonly alarm: boolean }) {
  const t = useText()
  return (
    <Notice icon="card" tone={alarm ? 'danger' : 'warning'} title={alarm ? t('card.take.left') : t('card.take')}>
      {alarm && t('card.take.help')}
    </Notice>
  )
}
