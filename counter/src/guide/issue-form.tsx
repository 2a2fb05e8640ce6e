import type { ClassKey, HallConfig, Purpose } from '@onehall/domain'
import { AutoComplete, Button, Checkbox, Form, InputNumber, Radio, type RefSelectProps, Select } from 'antd'
import { useRef } from 'react'
import { toPerson } from '../counter/intake/applicant.ts'
import { useConfirmKey } from '../counter/keys.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { IdentityFields } from './identity-fields.tsx'
import { givenClasses, reasonFault } from './priority.ts'
import { type HallNow, useQueueState } from './queue-state.ts'
import type { Wish } from './issued.ts'
import type { Issuing } from './use-issuing.ts'
import { type What, WhatSelect, queueOf } from './what-select.tsx'

interface Fields {
  readonly what: What
  /** What else is done under the same number, in this order. */
  readonly more?: readonly (What | undefined)[]
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
/** More places than this are a day of their own. */
const MOST_MORE = 5
const REASONS = ['document', 'walking', 'pregnant', 'unwell'] as const

/** One number, with all that the desk knows of the visitor. */
export function IssueForm({ issuing, hall }: { readonly issuing: Issuing; readonly hall: HallNow }) {
  const t = useText()
  const { config } = useHall()
  const [form] = Form.useForm<Fields>()
  const first = useRef<RefSelectProps>(null)
  const stateOf = useQueueState(hall)
  const target = queueOf(Form.useWatch('what', form), config)

  const state = target === null ? null : stateOf(target.queue.id)

  async function give(fields: Fields): Promise<void> {
    const to = queueOf(fields.what, config)
    if (to === null) return
    const { purpose, count, forWhom, escort, class: cls, reason = '' } = fields
    const person = fields.idNumber?.trim() ? toPerson(fields) : undefined
    const priority = cls === undefined ? null : { class: cls, reason: reason.trim() }
    const visit = visitOf(fields, config)
    const wish = {
      ...(visit !== null && { visit }),
      queue: to.queue.id,
      item: to.item,
      purpose,
      count,
      forWhom,
      escort,
      priority,
    }
    const issued = await issuing.issue(wish, person, false)
    if (issued === null) return
    // The focus first: leaving a field judges it, and an empty one would be blamed for it.
    first.current?.focus()
    form.resetFields()
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
        <WhatSelect ref={first} withBundles />
      </Form.Item>
      <MoreItems />
      <p className="issue-state" role="status">
        {state !== null && (state.bar ?? state.watch) && (
          <Mark tone={state.bar === null ? 'watch' : 'bad'}>{state.bar ?? state.watch}</Mark>
        )}
      </p>
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

/** Several places under one number, as a township without a kiosk gives it too; null: one place. */
function visitOf({ what, more = [] }: Fields, config: HallConfig): NonNullable<Wish['visit']> | null {
  const [kind, key] = what.split('/')
  if (kind === 'bundle') return { bundle: key!, stops: [] }
  const stops = [what, ...more].flatMap((each) => {
    const to = queueOf(each, config)
    return to === null ? [] : [{ queue: to.queue.id, item: to.item }]
  })
  return stops.length > 1 ? { bundle: null, stops } : null
}

/** What else the visitor came for: done under the same number, one place after the other. */
function MoreItems() {
  const t = useText()
  const what = Form.useWatch<What | undefined>('what')
  return (
    <Form.List name="more">
      {(fields, { add, remove }) => (
        <div className="issue-more">
          {fields.map(({ key, name }) => (
            <div key={key}>
              <Form.Item
                name={name}
                label={t('visit.next', { n: name + 2 })}
                rules={[{ required: true, message: t('guide.whatNeeded') }]}
              >
                <WhatSelect />
              </Form.Item>
              <Button aria-label={t('visit.removeOf', { n: name + 2 })} onClick={() => remove(name)}>
                {t('visit.remove')}
              </Button>
            </div>
          ))}
          {what !== undefined && !what.startsWith('bundle/') && fields.length < MOST_MORE && (
            <Button type="link" size="small" onClick={() => add()}>
              {t('visit.add')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  )
}
