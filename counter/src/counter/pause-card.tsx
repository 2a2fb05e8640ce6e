import { CaretRightOutlined } from '@ant-design/icons'
import type { Counter, Ms, Pause } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Button } from 'antd'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import { KeyMarks } from './key-marks.tsx'
import { ASIDE } from './keys.ts'
import './hand.css'

interface PauseCardProps {
  readonly counter: Counter
  readonly pause: Pause
  readonly asking: Asking
  readonly now: Ms
}

/** The counter pauses: big and calm, with the reason and the end that the walls show; Enter resumes. */
export function PauseCard({ counter, pause: { reason, until }, asking, now }: PauseCardProps) {
  const t = useText()
  const { config } = useHall()
  const time = until === null ? '' : hourMinute(until, config.timeZone)
  const end = until === null ? 'pause.unknown' : until < now ? 'pause.untilOver' : 'pause.until'
  return (
    <section className="pause-card" aria-label={t('pause.title')}>
      <p className="pause-title">{t('pause.title')}</p>
      <p className="pause-reason">{t(`pause.reason.${reason}`)}</p>
      <p className="pause-end">{t(end, { time })}</p>
      <Button
        type="primary"
        size="large"
        autoFocus
        aria-keyshortcuts={ASIDE.pause}
        icon={<CaretRightOutlined />}
        loading={asking.pending === 'ResumeCounter'}
        onClick={() => void asking.ask({ type: 'ResumeCounter', counter: counter.id })}
      >
        {t('pause.resume')} <KeyMarks keys={[ASIDE.pause]} />
      </Button>
    </section>
  )
}
