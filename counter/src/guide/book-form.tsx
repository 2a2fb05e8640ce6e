import type { Day, LocalTime } from '@onehall/domain'
import type { FoundBooking } from '@onehall/protocol'
import { Button, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { toPerson } from '../counter/intake/applicant.ts'
import { useConfirmKey } from '../counter/keys.ts'
import { useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import { useDayWords } from './day-words.ts'
import { IdentityFields } from './identity-fields.tsx'
import { useSlots } from './use-slots.ts'
import { type What, WhatSelect, queueOf } from './what-select.tsx'

/** An appointment that was just made here. */
export type Booked = Pick<FoundBooking, 'code' | 'queue' | 'item' | 'day' | 'from' | 'to'>

interface Fields {
  readonly what: What
  readonly day: Day
  readonly from: LocalTime
  readonly name?: string
  readonly idNumber?: string
}

interface BookProps {
  /** What is to be booked, if that is known already. */
  readonly what: What | null
  readonly onBooked: (booked: Booked) => void
}

/** An appointment for one of the next days, for a person whose document the guide has seen. */
export function BookForm({ what: initial, onBooked }: BookProps) {
  const t = useText()
  const words = useDayWords()
  const { config } = useHall()
  const { ask, pending } = useAsk()
  const [form] = Form.useForm<Fields>()
  const [round, setRound] = useState(0)
  const target = queueOf(Form.useWatch('what', form), config)
  const gives = config.booking?.slots.some(({ queue }) => queue === target?.queue.id) === true
  const days = useSlots(gives ? target!.queue.id : null, round)?.days
  const chosenDay = Form.useWatch('day', form)
  const day = days?.find((each) => each.day === chosenDay)

  async function book({ what, day: on, from, ...person }: Fields): Promise<void> {
    const to = queueOf(what, config)
    if (to === null) return
    const intent = { type: 'Book', queue: to.queue.id, item: to.item, day: on, from } as const
    const answer = await ask(intent, toPerson(person))
    setRound(round + 1)
    if (!answer?.ok) return
    onBooked(answer.result as unknown as Booked)
    form.resetFields()
  }
  useConfirmKey(() => form.submit())

  return (
    <Form
      form={form}
      className="issue-form"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={initial === null ? {} : { what: initial }}
      onFinish={(fields) => void book(fields)}
    >
      <Form.Item name="what" label={t('guide.what')} rules={[{ required: true, message: t('guide.whatNeeded') }]}>
        <WhatSelect />
      </Form.Item>
      {target !== null && !gives && <p className="book-none">{t('booking.none')}</p>}
      {days !== undefined && (
        <>
          <Form.Item
            name="day"
            label={t('booking.onDay')}
            rules={[{ required: true, message: t('booking.dayNeeded') }]}
          >
            <Select
              placeholder={t('booking.dayNeeded')}
              onChange={() => form.resetFields(['from'])}
              options={days.map((each) => {
                const left = each.slots.reduce((sum, slot) => sum + slot.left, 0)
                return {
                  value: each.day,
                  label: `${words(each.day)} · ${left === 0 ? t('booking.full') : t('booking.left', { n: left })}`,
                  disabled: left === 0,
                }
              })}
            />
          </Form.Item>
          {day !== undefined && (
            <Form.Item name="from" label={t('booking.at')} rules={[{ required: true, message: t('booking.atNeeded') }]}>
              <Radio.Group
                className="book-slots"
                optionType="button"
                options={day.slots.map(({ from, to, left }) => ({
                  value: from,
                  label: `${from}–${to} · ${left === 0 ? t('booking.full') : t('booking.left', { n: left })}`,
                  disabled: left === 0,
                }))}
              />
            </Form.Item>
          )}
        </>
      )}
      <IdentityFields rule="required" note={t('booking.identity')} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={pending !== null}
        aria-keyshortcuts="Control+Enter"
      >
        {t('booking.book')} <kbd>Ctrl+Enter</kbd>
      </Button>
    </Form>
  )
}
