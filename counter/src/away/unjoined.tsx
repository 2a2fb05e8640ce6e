import { refusalText } from '@onehall/protocol'
import { hourMinute, useSource } from '@onehall/ui'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { TickList } from './tick-list.tsx'
import { type Tick, changed, unjoined, work } from './work.ts'
import './away.css'

/** What the server did not take, until a person has looked at each: nothing is lost silently. */
export function Unjoined() {
  const t = useText()
  const { config, info } = useHall()
  const [isOpen, setOpen] = useState(false)
  const current = useSource(work)
  const mine = unjoined(current).filter(({ staff }) => staff === info.staff)
  if (mine.length === 0) return null
  return (
    <>
      <Alert
        banner
        type="error"
        title={t('away.unjoined', { n: mine.length })}
        action={<Button onClick={() => setOpen(true)}>{t('away.unjoinedShow')}</Button>}
      />
      <Modal
        open={isOpen}
        title={t('away.unjoinedTitle')}
        footer={null}
        width={720}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t('away.unjoinedHelp')}</p>
        <ol className="unjoined">
          {mine.map((tick) => (
            <Refused key={tick.id} tick={tick} timeZone={config.timeZone} />
          ))}
        </ol>
        <TickList ticks={current.ticks.toReversed()} timeZone={config.timeZone} />
      </Modal>
    </>
  )
}

function Refused({ tick, timeZone }: { readonly tick: Tick; readonly timeZone: string }) {
  const t = useText()
  const say = useSay()
  const { id, number, calledAt, startedAt, endedAt, refusal, results } = tick
  const at = calledAt ?? startedAt ?? endedAt
  const what = results.length === 0 ? t('away.missed') : results.map(({ result }) => t(`result.${result}`)).join(' ')
  return (
    <li>
      <b className="number">{number}</b> {at !== null && hourMinute(at, timeZone)} {what}
      {refusal !== null && <p>{say(refusalText(refusal))}</p>}
      <Form<{ why: string }>
        layout="inline"
        onFinish={({ why }) => work.set(changed(work.get(), id, (each) => ({ ...each, dismissed: why.trim() })))}
      >
        <Form.Item
          name="why"
          label={t('away.why')}
          rules={[{ required: true, whitespace: true, message: t('away.needWhy') }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Button htmlType="submit">{t('away.dismiss')}</Button>
        <Button
          onClick={() => work.set(changed(work.get(), id, (each) => ({ ...each, state: 'kept', refusal: null })))}
        >
          {t('away.again')}
        </Button>
      </Form>
    </li>
  )
}
