import type { ItemKey, QueueId } from '@onehall/domain'
import { Form, InputNumber, Segmented, Select } from 'antd'
import { useHall } from '../../shell/hall.tsx'
import { useSay, useText } from '../../texts/texts.ts'

const PURPOSES = ['handle', 'consult', 'supplement', 'collect'] as const

/** What a visitor came for: the item of these queues, the purpose, and how many applications. */
export function TicketFields({ queues }: { readonly queues: readonly QueueId[] }) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const keys: readonly ItemKey[] = config.queues.filter(({ id }) => queues.includes(id)).flatMap(({ items }) => items)
  const items = config.catalogue.items.filter(({ key }) => keys.includes(key))
  return (
    <>
      <Form.Item name="purpose" label={t('hand.purpose')}>
        <Segmented
          name="act-purpose"
          aria-label={t('hand.purpose')}
          options={PURPOSES.map((purpose) => ({ value: purpose, label: t(`hand.purpose.${purpose}`) }))}
        />
      </Form.Item>
      <div className="act-row">
        <Form.Item name="item" label={t('hand.item')} className="act-wide">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: null, label: t('hand.noItem') },
              ...items.map(({ key, name }) => ({ value: key, label: say(name) })),
            ]}
          />
        </Form.Item>
        <Form.Item name="count" label={t('hand.count')}>
          <InputNumber min={1} max={99} precision={0} />
        </Form.Item>
      </div>
    </>
  )
}
