import type { ClassKey, Purpose } from '@onehall/domain'
import { AutoComplete, Button, Checkbox, Form, InputNumber, Radio, type RefSelectProps, Select } from 'antd'
import { useRef } from 'react'
import { toPerson } from '../counter/intake/applicant.ts'
import { useConfirmKey } from '../counter/keys.ts'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { IdentityFields } from './identity-fields.tsx'
import { givenClasses, reasonFault } from './priority.ts'
import type { Issuing } from './use-issuing.ts'
import { type What, WhatSelect, queueOf } from './what-select.tsx'

interface Fields {
  readonly what: What
  readonly purpose: Purpose
  readonly count: number
  readonly forWhom: 'self' | 'proxy'
  readonly escort: boolean
  readonly name?: string
  readonly idNumber?: string
  readonly class?: ClassKey
  readonly reason?: string
}

const PURPOSES = ['handle', 'consult', 'supplement', 'collect'] as const
const REASONS = ['document', 'walking', 'pregnant', 'unwell'] as const

/** One number, with all that the desk knows of the visitor. */
export function IssueForm({ issuing }: { readonly issuing: Issuing }) {
  const t = useText()
  const { config } = useHall()
  const [form] = Form.useForm<Fields>()
  const first = useRef<RefSelectProps>(null)
  const target = queueOf(Form.useWatch('what', form), config)

  async function give(fields: Fields): Promise<void> {
    const to = queueOf(fields.what, config)
    if (to === null) return
    const { purpose, count, forWhom, escort, class: cls, reason = '' } = fields
    const person = fields.idNumber?.trim() ? toPerson(fields) : undefined
    const priority = cls === undefined ? null : { class: cls, reason: reason.trim() }
    const wish = { queue: to.queue.id, item: to.item, purpose, count, forWhom, escort, priority }
    const issued = await issuing.issue(wish, person, false)
    if (issued === null) return
    form.resetFields()
    first.current?.focus()
  }
  useConfirmKey(() => form.submit())

  return (
    <Form
      name="issue"
      form={form}
      className="issue-form"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ purpose: 'handle', count: 1, forWhom: 'self', escort: false }}
      onFinish={(fields) => void give(fields)}
    >
      <Form.Item name="what" label={t('guide.what')} rules={[{ required: true, message: t('guide.whatNeeded') }]}>
        <WhatSelect ref={first} />
      </Form.Item>
      <Form.Item name="purpose" label={t('guide.purpose')}>
        <Radio.Group options={PURPOSES.map((value) => ({ value, label: t(`hand.purpose.${value}`) }))} />
      </Form.Item>
      <div className="issue-pair">
        <Form.Item name="forWhom" label={t('guide.forWhom')}>
          <Radio.Group options={(['self', 'proxy'] as const).map((value) => ({ value, label: t(`hand.${value}`) }))} />
        </Form.Item>
        <Form.Item name="count" label={t('guide.count')}>
          <InputNumber min={1} max={99} precision={0} changeOnWheel={false} />
        </Form.Item>
      </div>
      <IdentityFields rule={target?.queue.identity ?? null} />
      <PriorityFields />
      <Form.Item name="escort" valuePropName="checked">
        <Checkbox>{t('guide.escort')}</Checkbox>
      </Form.Item>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={issuing.pending > 0}
        aria-keyshortcuts="Control+Enter"
      >
        {t('guide.give')} <kbd>Ctrl+Enter</kbd>
      </Button>
    </Form>
  )
}

/** A class of priority and why: kept with the ticket, never shown on a wall. */
function PriorityFields() {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const reasonRule = ({ getFieldValue }: { readonly getFieldValue: (name: string) => unknown }) => ({
    validator(_: unknown, reason?: string): Promise<void> {
      const fault = reasonFault(getFieldValue('class') as ClassKey | undefined, reason)
      return fault === null ? Promise.resolve() : Promise.reject(new Error(t(`guide.${fault}`)))
    },
  })
  return (
    <div className="issue-pair">
      <Form.Item name="class" label={t('guide.priority')}>
        <Select
          allowClear
          placeholder={t('guide.priorityNone')}
          options={givenClasses(config.classes).map(({ key, name }) => ({ value: key, label: say(name) }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('guide.reason')} dependencies={['class']} rules={[reasonRule]}>
        <AutoComplete maxLength={100} options={REASONS.map((each) => ({ value: t(`guide.reason.${each}`) }))} />
      </Form.Item>
    </div>
  )
}
