import type { Counter, HallConfig, Ms, QueueId } from '@onehall/domain'
import { DemoRibbon, hourMinute } from '@onehall/ui'
import { flowNumber } from '../../look-up/ticket-number.ts'
import { Qr } from '../../shell/qr.tsx'
import { dayAt } from '../../shell/time.ts'
import { useSay, useText } from '../../texts/texts.ts'

/** What the slip of who was sent away says. */
export interface Slip {
  readonly number: string
  readonly queue: QueueId
  readonly until: Ms
  readonly reason: string
  readonly back: 'any' | 'counter'
}

interface SlipProps {
  readonly slip: Slip
  readonly counter: Pick<Counter, 'label'>
  readonly config: Pick<HallConfig, 'name' | 'timeZone' | 'queues' | 'phone'>
  readonly demo: boolean
}

/** 「请于11:30前回3号窗口，无需取号」 (users.md V10), as it stands on the paper. */
export function HoldSlip({ slip: { number, queue, until, reason, back }, counter, config, demo }: SlipProps) {
  const t = useText()
  const say = useSay()
  const name = config.queues.find(({ id }) => id === queue)?.name
  const values = { time: hourMinute(until, config.timeZone), label: counter.label }
  const flow = flowNumber(dayAt(until, config.timeZone), number)
  return (
    <article className="hold-slip">
      <p className="hold-slip-hall">
        {say(config.name)} {demo && <DemoRibbon />}
      </p>
      <p className="hold-slip-number number">{number}</p>
      <p className="hold-slip-back">{t('slip.back', values)}</p>
      {back === 'any' && name !== undefined && <p>{t('slip.any', { queue: say(name) })}</p>}
      <p>{t('slip.reason', { reason })}</p>
      <Qr text={flow} />
      <p className="hold-slip-small">{flow}</p>
      <p className="hold-slip-small">{t('slip.late', { time: values.time, phone: config.phone })}</p>
    </article>
  )
}
