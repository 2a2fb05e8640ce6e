import type { CounterId, HeldEntry } from '@onehall/domain'
import { useRoom } from '@onehall/ui'
import { App, Form, Select } from 'antd'
import { entriesOf } from '../../shell/entries.ts'
import { useHall } from '../../shell/hall.tsx'
import { useList, useSay, useText } from '../../texts/texts.ts'
import { ActDialog } from './act-dialog.tsx'
import type { ActProps } from './acts.tsx'
import { counterTargets } from './bars.ts'

interface Fields {
  readonly to: CounterId
}

/** At lunch a named colleague takes over whom this counter sent away (users.md C5). */
export function HandOverDialog({ counter, asking, held, onClose }: ActProps & { readonly held: readonly HeldEntry[] }) {
  const t = useText()
  const say = useSay()
  const list = useList()
  const { client, config, info } = useHall()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const states = entriesOf(useRoom(client, `hall:${info.hall}`), 'counter')
  const queues = held.map(({ queue }) => queue)
  const staffNo = (id: CounterId): string => states.find((each) => each.counter === id)?.staffNo ?? ''

  async function handOver({ to }: Fields): Promise<void> {
    const answer = await asking.ask({ type: 'HandOverHeld', counter: counter.id, to })
    if (!answer?.ok) return
    const { handedOver, kept } = answer.result as { handedOver: string[]; kept: number }
    const numbers = list(handedOver)
    void message.success(t(kept === 0 ? 'handOver.done' : 'handOver.doneSome', { numbers, kept }), 5)
    onClose()
  }

  return (
    <ActDialog<Fields>
      title={t('handOver.title')}
      ok={t('handOver.ok')}
      form={form}
      initial={{}}
      isPending={asking.pending !== null}
      onSubmit={(fields) => void handOver(fields)}
      onClose={onClose}
    >
      <p>{t('handOver.help', { numbers: list(held.map(({ number }) => number)) })}</p>
      <Form.Item
        name="to"
        label={t('transfer.counter')}
        rules={[{ required: true, message: t('transfer.pickCounter') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={counterTargets(config, states, counter, queues).map(({ to, bar }) => ({
            value: to.id,
            disabled: bar !== null,
            label: [
              t('counter.label', { label: to.label }),
              say(to.name),
              bar === null ? t('shell.staffNo', { staffNo: staffNo(to.id) }) : t(`transfer.bar.${bar}`),
            ].join(' · '),
          }))}
        />
      </Form.Item>
    </ActDialog>
  )
}
