import type { ItemKey, Purpose, QueueId } from '@onehall/domain'
import { Form, Radio } from 'antd'
import { useText } from '../../texts/texts.ts'
import { ActDialog } from './act-dialog.tsx'
import type { ActProps } from './acts.tsx'
import { TicketFields } from './ticket-fields.tsx'

interface Fields {
  readonly item: ItemKey | null
  readonly purpose: Purpose
  readonly count: number
  readonly forWhom: 'self' | 'proxy'
}

/** 直接办理(无号): a quick question is answered without a number of a queue (users.md §1.4). */
export function WalkInDialog({ counter, asking, queues, onClose }: ActProps & { readonly queues: readonly QueueId[] }) {
  const t = useText()
  const [form] = Form.useForm<Fields>()

  async function start(fields: Fields): Promise<void> {
    const answer = await asking.ask({ type: 'StartWalkIn', counter: counter.id, ...fields })
    if (answer?.ok) onClose()
  }

  return (
    <ActDialog<Fields>
      title={t('walkIn.title')}
      ok={t('walkIn.ok')}
      form={form}
      initial={{ item: null, purpose: 'consult', count: 1, forWhom: 'self' }}
      isPending={asking.pending !== null}
      onSubmit={(fields) => void start(fields)}
      onClose={onClose}
    >
      <p>{t('walkIn.help')}</p>
      <TicketFields queues={queues} />
      <Form.Item name="forWhom" label={t('hand.forWhom')}>
        <Radio.Group
          options={[
            { value: 'self', label: t('hand.self') },
            { value: 'proxy', label: t('hand.proxy') },
          ]}
        />
      </Form.Item>
    </ActDialog>
  )
}
