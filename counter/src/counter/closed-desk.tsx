import { LoginOutlined } from '@ant-design/icons'
import type { Counter } from '@onehall/domain'
import { Button, Input, Result } from 'antd'
import { useEffect, useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { takeArrival } from '../sign-in/arrival.ts'
import { useList, useSay, useText } from '../texts/texts.ts'
import { type DeskView, queueNames } from './use-desk.ts'
import './closed-desk.css'

interface ClosedDeskProps {
  readonly counter: Counter
  readonly desk: DeskView
  readonly asking: Asking
}

export function ClosedDesk({ counter, desk, asking }: ClosedDeskProps) {
  const t = useText()
  const say = useSay()
  const list = useList()
  const { config, info } = useHall()
  const [typed, setTyped] = useState('')
  const isHere = info.counter === counter.id
  const isElsewhere = info.counter !== null && !isHere
  const reason = typed.trim()
  const why = isElsewhere && reason === '' ? t('counter.needReason') : null
  const isReady = desk.isHallOpen && desk.state.status === 'closed'
  const { ask } = asking
  // Who signs in at the PC of a counter is at that counter.
  useEffect(() => {
    if (isHere && isReady && takeArrival()) void ask({ type: 'OpenCounter', counter: counter.id })
  }, [isHere, isReady, ask, counter.id])
  if (!desk.isHallOpen) {
    return <Result status="info" title={t('counter.hallClosed')} subTitle={t('counter.hallClosedHelp')} />
  }
  if (desk.state.status !== 'closed') {
    const { label } = counter
    const title = t('counter.occupied', { label, staffNo: desk.state.staffNo ?? '' })
    return <Result status="warning" title={title} subTitle={t('counter.occupiedHelp')} />
  }
  const queues = list(queueNames(config, desk.queues).map(({ name }) => say(name)))
  function open(): void {
    if (why !== null) return
    void ask({ type: 'OpenCounter', counter: counter.id, ...(isElsewhere && { reason }) })
  }
  const own = config.counters.find(({ id }) => id === info.counter)?.label
  const extra = (
    <div className="closed-open">
      {isElsewhere && (
        <label className="closed-reason">
          {t('counter.whyElsewhere', { label: own ?? '' })}
          <Input
            value={typed}
            maxLength={200}
            autoFocus
            placeholder={t('counter.whyElsewhereSuch')}
            onChange={({ target }) => setTyped(target.value)}
            onPressEnter={open}
          />
        </label>
      )}
      <Barred why={why}>
        {(barred) => (
          <Button
            type="primary"
            size="large"
            autoFocus={!isElsewhere}
            icon={<LoginOutlined />}
            loading={asking.pending === 'OpenCounter'}
            onClick={open}
            {...barred}
          >
            {t('counter.open')}
          </Button>
        )}
      </Barred>
    </div>
  )
  return (
    <Result
      icon={<span className="closed-label">{counter.label}</span>}
      title={t('counter.label', { label: counter.label })}
      subTitle={t('counter.openHelp', { queues })}
      extra={extra}
    />
  )
}
