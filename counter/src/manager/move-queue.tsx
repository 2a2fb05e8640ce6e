import type { QueueId } from '@onehall/domain'
import { App, Button, Form, Select } from 'antd'
import { useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { MOVE_REASONS } from './reasons.ts'

interface MoveQueueProps {
  readonly queue: QueueId
  readonly waiting: number
  readonly asking: Asking
}

/** 整队转移: everybody who waits goes on waiting in another queue, with number and rank. */
export function MoveQueue({ queue, waiting, asking }: MoveQueueProps) {
  const t = useText()
  const say = useSay()
  const { message } = App.useApp()
  const { config } = useHall()
  const [isAsked, setAsked] = useState(false)
  const [to, setTo] = useState<QueueId | null>(null)
  const nameOf = (id: QueueId): string => {
    const found = config.queues.find((each) => each.id === id)
    return found === undefined ? id : `${found.prefix} ${say(found.name)}`
  }
  const title = t('manager.moveOf', { name: nameOf(queue), n: waiting })

  async function move(reason: string): Promise<void> {
    if (to === null) return
    const answer = await asking.ask({ type: 'TransferQueue', queue, to, reason })
    if (!answer?.ok) return
    setAsked(false)
    const kept = answer.result['kept'] as readonly string[]
    const done = t('manager.moveDone', { n: answer.result['moved'] as number, name: nameOf(to) })
    const rest = kept.length === 0 ? '' : t('manager.moveKept', { numbers: kept.join(' ') })
    void message.success({ content: done + rest, duration: 6 })
  }

  return (
    <>
      <Button aria-label={title} disabled={waiting === 0 || asking.pending !== null} onClick={() => setAsked(true)}>
        {t('manager.move')}
      </Button>
      {isAsked && (
        <ReasonDialog
          title={title}
          help={t('manager.moveHelp')}
          reasons={MOVE_REASONS}
          asksEnd={false}
          okText={t('manager.moveNow', { n: waiting })}
          isBusy={asking.pending === 'TransferQueue'}
          onCancel={() => setAsked(false)}
          onGiven={({ reason }) => void move(reason)}
        >
          <Form.Item
            name="to"
            label={t('manager.moveTo')}
            rules={[{ required: true, message: t('manager.moveToRule') }]}
          >
            <Select
              size="large"
              onChange={setTo}
              options={config.queues
                .filter(({ id }) => id !== queue)
                .map(({ id }) => ({ value: id, label: nameOf(id) }))}
            />
          </Form.Item>
        </ReasonDialog>
      )}
    </>
  )
}
