import type { ClassKey, ItemKey, Purpose } from '@onehall/domain'
import { Form, Select } from 'antd'
import { useHall } from '../../shell/hall.tsx'
import { useSay, useText } from '../../texts/texts.ts'
import { ActDialog } from './act-dialog.tsx'
import type { OfTicket } from './acts.tsx'
import { ReasonField } from './reason-field.tsx'
import { TicketFields } from './ticket-fields.tsx'

interface Fields {
  readonly item: ItemKey | null
  readonly purpose: Purpose
  readonly count: number
  readonly class: ClassKey
  readonly reason: string
}

/** What was noted wrongly is put right; the number and its rank stay. */
export function CorrectDialog({ asking, hand, onClose }: OfTicket<'queue' | 'item' | 'purpose' | 'count' | 'class'>) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const [form] = Form.useForm<Fields>()
  const { ticket, item, purpose, count } = hand
  const usual = (['tapped', 'told', 'document'] as const).map((each) => t(`correct.usual.${each}`))

  async function correct(fields: Fields): Promise<void> {
    const answer = await asking.ask({ type: 'CorrectTicket', ticket, ...fields })
    if (answer?.ok) onClose()
  }

  return (
    <ActDialog<Fields>
      title={t('correct.title', { number: hand.number })}
      ok={t('correct.ok')}
      form={form}
      initial={{ item, purpose, count, class: hand.class, reason: usual[0]! }}
      isPending={asking.pending !== null}
      onSubmit={(fields) => void correct(fields)}
      onClose={onClose}
    >
      <TicketFields queues={[hand.queue]} />
      <Form.Item name="class" label={t('correct.class')}>
        <Select options={config.classes.map(({ key, name }) => ({ value: key, label: say(name) }))} />
      </Form.Item>
      <ReasonField label={t('act.reason')} usual={usual} />
    </ActDialog>
  )
}
