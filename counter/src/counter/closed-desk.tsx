import { LoginOutlined } from '@ant-design/icons'
import type { Counter } from '@onehall/domain'
import { Button, Result } from 'antd'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useList, useSay, useText } from '../texts/texts.ts'
import { type DeskView, queueNames } from './use-desk.ts'

interface ClosedDeskProps {
  readonly counter: Counter
  readonly desk: DeskView
  readonly asking: Asking
}

export function ClosedDesk({ counter, desk, asking }: ClosedDeskProps) {
  const t = useText()
  const say = useSay()
  const list = useList()
  const { config } = useHall()
  if (!desk.isHallOpen) {
    return <Result status="info" title={t('counter.hallClosed')} subTitle={t('counter.hallClosedHelp')} />
  }
  if (desk.state.status !== 'closed') {
    const { label } = counter
    const title = t('counter.occupied', { label, staffNo: desk.state.staffNo ?? '' })
    return <Result status="warning" title={title} subTitle={t('counter.occupiedHelp')} />
  }
  const queues = list(queueNames(config, desk.queues).map(({ name }) => say(name)))
  const open = (
    <Button
      type="primary"
      size="large"
      autoFocus
      icon={<LoginOutlined />}
      loading={asking.pending === 'OpenCounter'}
      onClick={() => void asking.ask({ type: 'OpenCounter', counter: counter.id })}
    >
      {t('counter.open')}
    </Button>
  )
  return (
    <Result
      icon={<span className="closed-label">{counter.label}</span>}
      title={t('counter.label', { label: counter.label })}
      subTitle={t('counter.openHelp', { queues })}
      extra={open}
    />
  )
}
