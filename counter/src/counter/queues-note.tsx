import { Alert, App } from 'antd'
import { useEffect, useRef } from 'react'
import { hourMinute } from '@onehall/ui'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { type DeskView, queueNames } from './use-desk.ts'

/** Tells the clerk which queues the manager gave this counter today, and that the own ones changed while at work. */
export function QueuesNote({ desk: { assigned, queues } }: { readonly desk: DeskView }) {
  const t = useText()
  const say = useSay()
  const { message } = App.useApp()
  const { config } = useHall()
  const names = queueNames(config, queues)
    .map(({ prefix, name }) => `${prefix} ${say(name)}`)
    .join('、')
  // By their ids: another language has other names for the same queues.
  const served = queues.join()
  const before = useRef(served)
  useEffect(() => {
    if (before.current === served) return
    before.current = served
    if (names !== '')
      void message.warning({ content: t('counter.queuesChanged', { names }), key: 'queues', duration: 10 })
  }, [served, names, message, t])

  if (names === '') return <Alert className="queues-note" type="error" showIcon title={t('counter.noQueues')} />
  if (assigned === null) return null
  const { reason, at } = assigned
  const time = hourMinute(at, config.timeZone)
  return <Alert className="queues-note" type="info" showIcon title={t('counter.assigned', { names, reason, time })} />
}
