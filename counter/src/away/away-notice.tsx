import type { Counter } from '@onehall/domain'
import { hourMinute, useFreshness, useSource } from '@onehall/ui'
import { Alert, Button } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import { picture } from './picture.ts'
import { beginEmergency } from './use-emergency.ts'

/** Says that the server is away, up to when the line is known, and offers to call on by voice. */
export function AwayNotice({ counter, isMine }: { readonly counter: Counter; readonly isMine: boolean }) {
  const t = useText()
  const { client, config, info } = useHall()
  const { kind } = useFreshness(client)
  const kept = useSource(picture)
  if ((kind !== 'stale' && kind !== 'offline') || !isMine) return null
  if (kept === null || kept.counter !== counter.id || kept.staff !== info.staff)
    return <Alert banner type="warning" title={t('away.lostNothing')} />
  const time = hourMinute(kept.takenAt, config.timeZone)
  return (
    <Alert
      banner
      type="warning"
      title={`${t('away.lost', { time })} · ${t('away.lostHelp')}`}
      action={
        <Button type="primary" onClick={() => beginEmergency(kept)}>
          {t('away.begin')}
        </Button>
      }
    />
  )
}
