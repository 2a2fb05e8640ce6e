import type { QueueId } from '@onehall/domain'
import { App, Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import type { BoardProps } from './board.tsx'
import { type Carried, useVouchers } from './voucher.tsx'

/** Everybody of a queue that will not go on today goes home with a slip for tomorrow (users.md V17), printed at once. */
export function SendHome({ queues, day }: Pick<BoardProps, 'queues' | 'day'>) {
  const t = useText()
  const say = useSay()
  const { message } = App.useApp()
  const { config } = useHall()
  const { ask, pending } = useAsk()
  const { sheets, print } = useVouchers()
  const [isOpen, setOpen] = useState(false)
  const [chosen, choose] = useState<QueueId | null>(null)
  const waiting = queues.filter((each) => each.waiting > 0)
  const whyNot = waiting.length === 0 ? t('carried.homeNobody') : null

  async function send(): Promise<void> {
    if (chosen === null) return
    const answer = await ask({ type: 'CarryOver', queue: chosen })
    if (!answer?.ok) return
    setOpen(false)
    choose(null)
    const slips = answer.result['slips'] as unknown as readonly Omit<Carried, 'day'>[]
    void message.success(t('carried.homeDone', { n: slips.length }))
    print(slips.map((slip) => ({ ...slip, day })))
  }
  return (
    <>
      <Barred why={whyNot}>
        {(barred) => (
          <Button size="small" onClick={() => whyNot === null && setOpen(true)} {...barred}>
            {t('carried.home')}
          </Button>
        )}
      </Barred>
      <Modal
        open={isOpen}
        title={t('carried.homeTitle')}
        okText={t('carried.homeNow')}
        cancelText={t('carried.cancel')}
        okButtonProps={{ danger: true, disabled: chosen === null, loading: pending !== null }}
        onOk={() => void send()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t('carried.homeHelp')}</p>
        <Select<QueueId>
          className="send-home-queue"
          aria-label={t('carried.homeOf')}
          placeholder={t('carried.homeChoose')}
          value={chosen}
          onChange={choose}
          options={waiting.flatMap(({ queue, waiting: n }) => {
            const found = config.queues.find(({ id }) => id === queue)
            if (found === undefined) return []
            return { value: queue, label: t('carried.homeRow', { name: `${found.prefix} ${say(found.name)}`, n }) }
          })}
        />
      </Modal>
      {sheets}
    </>
  )
}
