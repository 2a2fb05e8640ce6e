import type { AssignedEntry, Counter, QueueId } from '@onehall/domain'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { ASSIGN_REASONS } from './reasons.ts'

interface AssignProps {
  readonly counter: Counter
  /** What the manager gave it before, today. */
  readonly assigned: AssignedEntry | undefined
  readonly asking: Asking
}

/** 调整队列: which queues a counter serves today. Its clerk is told, and serves those of them that are theirs. */
export function AssignQueues({ counter: { id, label, queues: configured }, assigned, asking }: AssignProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const [isAsked, setAsked] = useState(false)
  const now = assigned?.queues ?? configured
  const [chosen, setChosen] = useState<readonly QueueId[]>(now)
  const title = t('manager.assignOf', { label })

  async function assign(reason: string): Promise<void> {
    const isConfigured = chosen.join(' ') === configured.join(' ')
    const queues = isConfigured ? null : chosen
    const answer = await asking.ask({ type: 'AssignQueues', counter: id, queues, reason })
    if (answer?.ok) setAsked(false)
  }

  return (
    <>
      <Button
        aria-label={title}
        disabled={asking.pending !== null}
        onClick={() => {
          setChosen(now)
          setAsked(true)
        }}
      >
        {t('manager.assign')}
      </Button>
      {isAsked && (
        <ReasonDialog
          title={title}
          help={t('manager.assignHelp')}
          reasons={ASSIGN_REASONS}
          asksEnd={false}
          okText={t('manager.assignNow')}
          isBusy={asking.pending === 'AssignQueues'}
          onCancel={() => setAsked(false)}
          onGiven={({ reason }) => void assign(reason)}
        >
          <Form.Item
            name="queues"
            label={t('manager.assignQueues')}
            initialValue={[...now]}
            rules={[{ required: true, message: t('manager.assignRule') }]}
          >
            <Select<QueueId[]>
              mode="multiple"
              size="large"
              onChange={setChosen}
              options={config.queues.map((queue) => ({ value: queue.id, label: `${queue.prefix} ${say(queue.name)}` }))}
              optionFilterProp="label"
            />
          </Form.Item>
        </ReasonDialog>
      )}
    </>
  )
}
