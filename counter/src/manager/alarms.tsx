import type { CounterEntry, Ms, QueueEntry } from '@onehall/domain'
import { useSource } from '@onehall/ui'
import { Alert } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { useList, useSay, useText } from '../texts/texts.ts'
import { type QueueAlarm, queueAlarm } from './queue-alarm.ts'

interface AlarmsProps {
  readonly queues: readonly QueueEntry[]
  readonly counters: readonly CounterEntry[]
  readonly now: Ms
}

const URGENCY: readonly QueueAlarm[] = ['no-counter', 'too-long', 'long']

/** What needs a person now, the most urgent first; and that nothing does. */
export function Alarms({ queues, counters, now }: AlarmsProps) {
  const t = useText()
  const say = useSay()
  const list = useList()
  const { config, client } = useHall()
  const platform = useSource(client.live)?.platform
  const rows = queues
    .map((queue) => ({ queue, alarm: queueAlarm(queue, counters, now) }))
    .filter(({ alarm }) => alarm !== null)
    .sort((a, b) => URGENCY.indexOf(a.alarm) - URGENCY.indexOf(b.alarm))
  const labels = (id: string): string =>
    list(config.counters.filter((counter) => counter.queues.some((queue) => queue === id)).map(({ label }) => label))

  if (rows.length === 0 && (platform === undefined || (platform.reachable && platform.dead === 0))) {
    return <Alert type="success" showIcon title={t('manager.noAlarms')} />
  }
  return (
    <ul className="alarms" aria-label={t('manager.alarms')}>
      {rows.map(({ queue, alarm }) => {
        const found = config.queues.find(({ id }) => id === queue.queue)
        if (found === undefined || alarm === null) return null
        const text = t(`manager.alarm.${alarm}`, { n: queue.waiting })
        return (
          <li key={queue.queue}>
            <Alert
              type={alarm === 'long' ? 'warning' : 'error'}
              showIcon
              title={
                <>
                  <b>{`${found.prefix} ${say(found.name)}`}</b> {text}
                  {alarm === 'no-counter' && ` ${t('manager.advice.no-counter', { labels: labels(queue.queue) })}`}
                </>
              }
            />
          </li>
        )
      })}
      {platform !== undefined && !platform.reachable && (
        <li>
          <Alert type="warning" showIcon title={`${t('manager.platform')}: ${t('manager.unreachable')}`} />
        </li>
      )}
      {platform !== undefined && platform.dead > 0 && (
        <li>
          <Alert type="error" showIcon title={`${t('manager.platform')}: ${t('manager.dead')} ${platform.dead}`} />
        </li>
      )}
    </ul>
  )
}
