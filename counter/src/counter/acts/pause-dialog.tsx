import type { PauseReason } from '@onehall/domain'
import { Form, Radio, Segmented } from 'antd'
import { useText } from '../../texts/texts.ts'
import { ActDialog } from './act-dialog.tsx'
import type { ActProps } from './acts.tsx'

interface Fields {
  readonly reason: PauseReason
  readonly minutes: number
}

const REASONS: readonly PauseReason[] = ['break', 'lunch', 'meeting', 'training', 'equipment', 'system', 'other']
/** No planned end: a value that no minutes have. */
const OPEN_END = 0
const MINUTES = [10, 15, 30, 60, 90, OPEN_END]

/** 暂停: with a reason that walls show and a planned end; with a visitor in hand, right after. */
export function PauseDialog({ counter, asking, isAfter, onClose }: ActProps & { readonly isAfter: boolean }) {
  const t = useText()
  const [form] = Form.useForm<Fields>()

  async function pause({ reason, minutes }: Fields): Promise<void> {
    const until = minutes === OPEN_END ? null : minutes
    const answer = await asking.ask({ type: 'PauseCounter', counter: counter.id, reason, minutes: until })
    if (answer?.ok) onClose()
  }

  return (
    <ActDialog<Fields>
      title={t(isAfter ? 'extra.pauseAfter' : 'extra.pause')}
      ok={t(isAfter ? 'extra.pauseAfter' : 'extra.pause')}
      form={form}
      initial={{ reason: 'break', minutes: 15 }}
      isPending={asking.pending !== null}
      onSubmit={(fields) => void pause(fields)}
      onClose={onClose}
    >
      <p>{t(isAfter ? 'pause.afterHelp' : 'pause.help')}</p>
      <Form.Item name="reason" label={t('act.reason')}>
        <Radio.Group options={REASONS.map((reason) => ({ value: reason, label: t(`pause.reason.${reason}`) }))} />
      </Form.Item>
      <Form.Item name="minutes" label={t('pause.minutes')}>
        <Segmented
          name="pause-minutes"
          aria-label={t('pause.minutes')}
          options={MINUTES.map((minutes) => ({
            value: minutes,
            label: minutes === OPEN_END ? t('pause.openEnd') : t('act.minutes', { minutes }),
          }))}
        />
      </Form.Item>
    </ActDialog>
  )
}
