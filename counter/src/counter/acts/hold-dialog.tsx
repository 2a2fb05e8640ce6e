import type { HandEntry } from '@onehall/domain'
import { Form, Radio, Segmented } from 'antd'
import { useText } from '../../texts/texts.ts'
import { ActDialog } from './act-dialog.tsx'
import type { ActProps } from './acts.tsx'
import type { Slip } from './hold-slip.tsx'
import { ReasonField } from './reason-field.tsx'

interface Fields {
  readonly reason: string
  readonly minutes: number
  readonly back: 'any' | 'counter'
}

const MINUTES = [10, 15, 20, 30, 45, 60, 90]

interface HoldProps extends ActProps {
  readonly hand: HandEntry
  readonly onHeld: (slip: Slip) => void
}

/** F7: the visitor goes to make a copy, and comes back without a new number (users.md V10). */
export function HoldDialog({ counter, asking, hand, onClose, onHeld }: HoldProps) {
  const t = useText()
  const [form] = Form.useForm<Fields>()
  const usual = (['copy', 'photo', 'fee', 'papers', 'seal'] as const).map((each) => t(`hold.usual.${each}`))

  async function hold(fields: Fields): Promise<void> {
    const answer = await asking.ask({ type: 'HoldTicket', counter: counter.id, ...fields })
    if (!answer?.ok) return
    const { number, queue } = hand
    onHeld({ number, queue, until: answer.result['until'] as number, reason: fields.reason, back: fields.back })
  }

  return (
    <ActDialog<Fields>
      title={t('hold.title', { number: hand.number })}
      ok={t('hold.ok')}
      form={form}
      initial={{ reason: usual[0]!, minutes: 30, back: 'any' }}
      isPending={asking.pending !== null}
      onSubmit={(fields) => void hold(fields)}
      onClose={onClose}
    >
      <ReasonField label={t('hold.reason')} usual={usual} />
      <Form.Item name="minutes" label={t('hold.minutes')}>
        <Segmented
          name="hold-minutes"
          aria-label={t('hold.minutes')}
          options={MINUTES.map((minutes) => ({ value: minutes, label: t('act.minutes', { minutes }) }))}
        />
      </Form.Item>
      <Form.Item name="back" label={t('hold.back')} extra={t('hold.backHelp')}>
        <Radio.Group
          options={[
            { value: 'any', label: t('hold.back.any') },
            { value: 'counter', label: t('hold.back.counter', { label: counter.label }) },
          ]}
        />
      </Form.Item>
    </ActDialog>
  )
}
