import { type CaseId, type Counter, type HandEntry, type ItemKey, type QueueId, searchItems } from '@onehall/domain'
import type { PersonInput } from '@onehall/protocol'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../shell/ask.tsx'
import { useHall } from '../../shell/hall.tsx'
import { useToday } from '../../shell/today.ts'
import { useSay, useText } from '../../texts/texts.ts'
import { useConfirmKey } from '../keys.ts'
import { checkMobile, checkTyped, toPerson } from './applicant.ts'

interface NewCaseProps {
  readonly hand: HandEntry
  readonly counter: Counter
  readonly queues: readonly QueueId[]
  readonly onOpened: (id: CaseId) => void
}

interface Fields {
  readonly item: ItemKey
  readonly who: 'ticket' | 'typed'
  readonly name?: string
  readonly idNumber?: string
  readonly mobile?: string
}

/** Opens a case for the visitor in service, or for whom the visitor acts. */
export function NewCase({ hand, counter, queues, onOpened }: NewCaseProps) {
  const t = useText()
  const { pending, ask } = useAsk()
  const [form] = Form.useForm<Fields>()
  // Who came with a card for someone else is not the applicant.
  const initial = hand.identity !== 'none' && hand.forWhom === 'self' ? 'ticket' : 'typed'
  const isTyped = Form.useWatch('who', form) === 'typed'

  async function open(fields: Fields): Promise<void> {
    const person: PersonInput | undefined = fields.who === 'typed' ? toPerson(fields) : undefined
    const answer = await ask({ type: 'OpenCase', counter: counter.id, item: fields.item }, person)
    if (!answer?.ok) return
    form.resetFields()
    onOpened(answer.result['case'] as CaseId)
  }
  useConfirmKey(() => form.submit())

  const today = useToday()
  const idRule = (_: unknown, typed = ''): Promise<void> => {
    const fault = typed === '' ? null : checkTyped(typed, today)
    return fault === null ? Promise.resolve() : Promise.reject(new Error(t(`intake.id.${fault}`)))
  }
  const mobileRule = (_: unknown, typed = ''): Promise<void> =>
    checkMobile(typed) ? Promise.resolve() : Promise.reject(new Error(t('intake.mobileRule')))

  return (
    <Form
      name="new-case"
      form={form}
      className="new-case"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ item: hand.item ?? undefined, who: initial }}
      onFinish={(fields) => void open(fields)}
    >
      <Form.Item
        name="item"
        label={t('intake.item')}
        validateTrigger="onChange"
        rules={[{ required: true, message: t('intake.pickItem') }]}
      >
        <ItemSelect queues={queues} isFirst={hand.item === null} />
      </Form.Item>
      <Form.Item name="who" label={t('intake.applicant')}>
        <Radio.Group
          options={[
            { value: 'ticket', label: t('intake.fromTicket'), disabled: hand.identity === 'none' },
            { value: 'typed', label: t('intake.typed') },
          ]}
        />
      </Form.Item>
      {isTyped && (
        <div className="new-case-person">
          <Form.Item
            name="name"
            label={t('intake.name')}
            validateTrigger="onChange"
            rules={[{ required: true, whitespace: true, message: t('intake.needName') }]}
          >
            <Input autoComplete="off" maxLength={100} />
          </Form.Item>
          <Form.Item
            name="idNumber"
            label={t('intake.idNumber')}
            validateTrigger={['onChange', 'onBlur']}
            rules={[
              { required: true, message: t('intake.id.length'), validateTrigger: 'onChange' },
              { validator: idRule, validateTrigger: 'onBlur' },
            ]}
          >
            <Input autoComplete="off" maxLength={18} className="number" />
          </Form.Item>
          <Form.Item name="mobile" label={t('intake.mobile')} rules={[{ validator: mobileRule }]}>
            <Input autoComplete="off" maxLength={20} inputMode="tel" className="number" />
          </Form.Item>
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={pending === 'OpenCase'} aria-keyshortcuts="Control+Enter">
        {t('intake.create')} <kbd>Ctrl+Enter</kbd>
      </Button>
    </Form>
  )
}

interface ItemSelectProps {
  readonly queues: readonly QueueId[]
  /** Nothing is known yet of what the visitor wants: the form begins here, and whoever types need not go to it. */
  readonly isFirst: boolean
  readonly id?: string
  readonly value?: ItemKey
  readonly onChange?: (item: ItemKey) => void
}

/** Items of this counter first; everything is found by name, everyday name or pinyin initials. */
function ItemSelect({ queues, isFirst, id, value, onChange }: ItemSelectProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const [typed, setTyped] = useState('')
  const { items, departments } = config.catalogue
  const own = items.filter(({ queue }) => queues.includes(queue))
  const others = items.filter(({ queue }) => !queues.includes(queue))
  const found = typed.trim() === '' ? [...own, ...others] : searchItems(items, typed)
  const departmentOf = (key: string): string => {
    const department = departments.find((each) => each.key === key)
    return department === undefined ? '' : say(department.name)
  }
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value !== undefined && { value })}
      {...(onChange !== undefined && { onChange })}
      className="item-select"
      autoFocus={isFirst}
      placeholder={t('intake.search')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={t('intake.notFound')}
      onOpenChange={(isOpen) => isOpen || setTyped('')}
      options={found.map(({ key, name, department }) => ({
        value: key,
        label: say(name),
        of: departmentOf(department),
      }))}
      optionRender={({ data }) => (
        <span className="item-option">
          {data.label}
          <small>{data['of']}</small>
        </span>
      )}
    />
  )
}
