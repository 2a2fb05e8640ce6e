import { Notice } from '../parts/notice.tsx'
import { useText } from '../use-kiosk.ts'

/** Everybody leaves. */
export function Evacuated() {
  const t = useText()
  return (
    <Notice icon="warning" tone="danger" title={t('evacuated.title')}>
      {t('evacuated.more')}
    </Notice>
  )
}
