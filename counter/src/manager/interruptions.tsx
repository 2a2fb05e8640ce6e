import { DRILL_CAUSE, type InterruptionEntry, type Ms } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { momentOf } from './moment-of.ts'
import { INTERRUPTION_CAUSES } from './reasons.ts'

interface InterruptionsProps {
  readonly day: string
  readonly rows: readonly InterruptionEntry[]
  readonly now: Ms
  readonly asking: Asking
}

interface Fields {
  readonly from: string
  readonly to: string
  readonly cause: string
}

/** When the hall could not work today: that time is nobody's bad average (users.md M11). */
export function Interruptions({ day, rows, now, asking }: InterruptionsProps) {
  const t = useText()
  const duration = useDuration()
  const { timeZone } = useHall().config
  const [isMarking, setMarking] = useState(false)
  return (
    <section>
      <h2 className="column-title">{t('manager.interruptions')}</h2>
      {rows.length === 0 ? (
        <p className="interruptions-none">{t('manager.noInterruptions')}</p>
      ) : (
        <ul className="interruptions">
          {rows
            .toSorted((a, b) => a.from - b.from)
            .map(({ from, to, cause }) => (
              <li key={from}>
                <b className="number">{`${hourMinute(from, timeZone)}–${hourMinute(to, timeZone)}`}</b>{' '}
                {cause === DRILL_CAUSE ? t('drill.title') : cause} <small>{duration(to - from)}</small>
              </li>
            ))}
        </ul>
      )}
      {isMarking ? (
        <MarkInterruption day={day} now={now} asking={asking} onDone={() => setMarking(false)} />
      ) : (
        <Button onClick={() => setMarking(true)}>{t('manager.mark')}</Button>
      )}
    </section>
  )
}

type MarkProps = Omit<InterruptionsProps, 'rows'> & { readonly onDone: () => void }

function MarkInterruption({ day, now, asking, onDone }: MarkProps) {
  const t = useText()
  const say = useSay()
  const { message } = App.useApp()
  const { timeZone } = useHall().config
  const [form] = Form.useForm<Fields>()

  async function mark({ from, to, cause }: Fields): Promise<void> {
    const stretch = { from: momentOf(day, from, timeZone), to: momentOf(day, to, timeZone) }
    const answer = await asking.ask({ type: 'MarkInterruption', ...stretch, cause })
    if (!answer?.ok) return
    void message.success(t('manager.marked'))
    onDone()
  }

  return (
    <Form<Fields>
      name="interruption"
      form={form}
      layout="vertical"
      requiredMark={false}
      className="interruption-form"
      initialValues={{ from: '', to: hourMinute(now, timeZone), cause: '' }}
      onFinish={(fields) => void mark(fields)}
    >
      <Alert type="info" showIcon title={t('manager.markHelp')} />
      <div className="interruption-times">
        <Form.Item name="from" label={t('manager.from')} rules={[{ required: true, message: t('manager.timeRule') }]}>
          <Input type="time" size="large" />
        </Form.Item>
        <Form.Item
          name="to"
          label={t('manager.to')}
          dependencies={['from']}
          rules={[
            { required: true, message: t('manager.timeRule') },
            ({ getFieldValue }) => ({
              validator: (_, to: string) =>
                to === '' || String(getFieldValue('from')) < to
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('manager.orderRule'))),
            }),
          ]}
        >
          <Input type="time" size="large" />
        </Form.Item>
      </div>
      <Form.Item
        name="cause"
        label={t('manager.cause')}
        rules={[{ required: true, whitespace: true, message: t('manager.causeRule') }]}
      >
        <Input size="large" maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className="reason-choices">
        {INTERRUPTION_CAUSES.map((cause) => (
          <Button key={cause.zh} onClick={() => form.setFieldsValue({ cause: cause.zh })}>
            {say(cause)}
          </Button>
        ))}
      </div>
      <div className="interruption-buttons">
        <Button type="primary" htmlType="submit" loading={asking.pending === 'MarkInterruption'}>
          {t('manager.markNow')}
        </Button>
        <Button onClick={onDone}>{t('manager.no')}</Button>
      </div>
    </Form>
  )
}
