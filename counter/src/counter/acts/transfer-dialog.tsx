import { type Counter, type CounterId, isoWeekday, type ItemKey, type QueueEntry, type QueueId } from '@onehall/domain'
import { hourMinute, useRoom } from '@onehall/ui'
import { App, Form, Radio, Select } from 'antd'
import { entriesOf } from '../../shell/entries.ts'
import { useHall } from '../../shell/hall.tsx'
import { dayAt } from '../../shell/time.ts'
import { useSay, useText } from '../../texts/texts.ts'
import { ActDialog } from './act-dialog.tsx'
import type { ActProps, OfTicket } from './acts.tsx'
import { counterTargets, queueTargets } from './bars.ts'
import { ReasonField } from './reason-field.tsx'

interface Fields {
  readonly kind: 'queue' | 'counter'
  readonly queue?: QueueId
  readonly item?: ItemKey | null
  readonly counter?: CounterId
  readonly reason: string
}

interface TransferProps extends OfTicket<'queue'>, Pick<ActProps, 'now'> {
  /** Where the visitor stands; null: in a line. */
  readonly counter: Counter | null
}

/** F8: on to another queue or counter, under the same number at the same rank. */
export function TransferDialog({ counter, asking, now, hand, onClose }: TransferProps) {
  const t = useText()
  const say = useSay()
  const { client, config, info } = useHall()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const kind = Form.useWatch('kind', form) ?? 'queue'
  const queue = Form.useWatch('queue', form)
  const hall = useRoom(client, `hall:${info.hall}`)
  const today = dayAt(now, config.timeZone)
  const clock = { today, localTime: hourMinute(now, config.timeZone), weekday: isoWeekday(today) }
  const entries = new Map(entriesOf(hall, 'queue').map((entry): [QueueId, QueueEntry] => [entry.queue, entry]))
  const queues = queueTargets(config, entries, clock)
  const counters = counterTargets(config, entriesOf(hall, 'counter'), counter, [hand.queue])
  const usual = (['wrong-item', 'next', 'skill', 'asked'] as const).map((each) => t(`transfer.usual.${each}`))
  const items = config.queues.find(({ id }) => id === queue)?.items ?? []
  const itemOptions = config.catalogue.items.filter(({ key }) => items.includes(key))

  async function transfer(fields: Fields): Promise<void> {
    const to =
      fields.kind === 'queue'
        ? ({ kind: 'queue', queue: fields.queue!, item: fields.item ?? null } as const)
        : ({ kind: 'counter', counter: fields.counter! } as const)
    const answer = await asking.ask({ type: 'TransferTicket', ticket: hand.ticket, to, reason: fields.reason })
    if (!answer?.ok) return
    void message.success(t('transfer.done', { number: hand.number }), 4)
    onClose()
  }

  return (
    <ActDialog<Fields>
      title={t('transfer.title', { number: hand.number })}
      ok={t('transfer.ok')}
      form={form}
      initial={{ kind: 'queue', item: null, reason: usual[0]! }}
      isPending={asking.pending !== null}
      onSubmit={(fields) => void transfer(fields)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('transfer.to')} extra={t('transfer.toHelp')}>
        <Radio.Group
          options={[
            { value: 'queue', label: t('transfer.queue') },
            { value: 'counter', label: t('transfer.counter') },
          ]}
        />
      </Form.Item>
      {kind === 'queue' ? (
        <div className="act-row">
          <Form.Item
            name="queue"
            label={t('transfer.queue')}
            rules={[{ required: true, message: t('transfer.pickQueue') }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              onChange={() => form.setFieldsValue({ item: null })}
              options={queues.map(({ to, bar }) => ({
                value: to.id,
                disabled: bar !== null,
                label: [`${to.prefix} ${say(to.name)}`, bar !== null && t(`transfer.bar.${bar}`)]
                  .filter(Boolean)
                  .join(' · '),
              }))}
            />
          </Form.Item>
          <Form.Item name="item" label={t('hand.item')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: null, label: t('hand.noItem') },
                ...itemOptions.map(({ key, name }) => ({ value: key, label: say(name) })),
              ]}
            />
          </Form.Item>
        </div>
      ) : (
        <Form.Item
          name="counter"
          label={t('transfer.counter')}
          rules={[{ required: true, message: t('transfer.pickCounter') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={counters.map(({ to, bar }) => ({
              value: to.id,
              disabled: bar !== null,
              label: [t('counter.label', { label: to.label }), say(to.name), bar !== null && t(`transfer.bar.${bar}`)]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        </Form.Item>
      )}
      <ReasonField label={t('act.reason')} usual={usual} />
    </ActDialog>
  )
}
