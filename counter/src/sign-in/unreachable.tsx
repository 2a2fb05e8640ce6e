import { Button } from 'antd'
import { AwayOffer, AwayPage, useIsCalling, useKeptPicture } from '../away/away-page.tsx'
import { useText } from '../texts/texts.ts'
import { Front } from './front.tsx'

/** The server says nothing. A counter that has its last picture on the disk calls on by voice; everybody else waits. */
export function Unreachable({ onRetry }: { readonly onRetry: () => void }) {
  const t = useText()
  const kept = useKeptPicture()
  const isCalling = useIsCalling()
  if (kept !== null && isCalling) return <AwayPage kept={kept} />
  return (
    <Front title={t('signIn.unreachable')} help={t('signIn.unreachableHelp')} isDemo={false}>
      {kept !== null && <AwayOffer kept={kept} />}
      <Button type={kept === null ? 'primary' : 'default'} size="large" block onClick={onRetry}>
        {t('signIn.retry')}
      </Button>
    </Front>
  )
}
