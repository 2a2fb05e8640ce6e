import type { Counter, DrillEntry } from '@onehall/domain'
import { hourMinute, useFreshness, useSource } from '@onehall/ui'
import { Alert, Button } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import { picture } from './picture.ts'
import { beginEmergency } from './use-emergency.ts'

interface NoticeProps {
  readonly counter: Counter
  readonly isMine: boolean
  /** The outage drill that runs now. */
  readonly drill: DrillEntry | null
}

/** Says that the server is away, up to when the line is known, and offers to call on by voice. */
export function AwayNotice({ counter, isMine, drill }: NoticeProps) {
  const t = useText()
  const { client, config, info } = useHall()
  const { kind } = useFreshness(client)
  const kept = useSource(picture)
  const isAway = kind === 'stale' || kind === 'offline'
  if ((!isAway && drill === null) || !isMine) return null
  if (kept === null || kept.counter !== counter.id || kept.staff !== info.staff)
    return <Alert banner type="warning" title={t('away.lostNothing')} />
  const time = hourMinute(kept.takenAt, config.timeZone)
  const lost = `${t('away.lost', { time })} · ${t('away.lostHelp')}`
  return (
    <Alert
      banner
      type="warning"
      title={drill === null ? lost : `${t('away.drill', { time: drill.untilTime })} · ${t('away.drillHelp')}`}
      action={
        <Button type="primary" onClick={() => beginEmergency(kept)}>
          {t('away.begin')}
        </Button>
      }
    />
  )
}
