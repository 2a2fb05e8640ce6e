import { useSource } from '@onehall/ui'
import { Alert, type AlertProps } from 'antd'
import type { ReactNode } from 'react'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { useList, useSay, useText } from '../texts/texts.ts'
import { type Alarm, type Seen, alarmsOf, concerned, overPause } from './alarms.ts'

const TYPES = {
  'no-counter': 'error',
  'too-long': 'error',
  'over-pause': 'warning',
  recalled: 'warning',
  held: 'warning',
  long: 'warning',
} as const satisfies { readonly [K in Alarm['kind']]: AlertProps['type'] }

/** What needs a person now, a line for each kind, the most urgent first; and that nothing does. */
export function AlarmList({ seen }: { readonly seen: Seen }) {
  const t = useText()
  const { client } = useHall()
  const platform = useSource(client.live)?.platform
  const alarms = alarmsOf(seen)

  if (alarms.length === 0 && (platform === undefined || (platform.reachable && platform.dead === 0))) {
    return <Alert type="success" showIcon title={t('manager.noAlarms')} />
  }
  return (
    <ul className="alarms" aria-label={t('manager.alarms')}>
      {alarms.map((alarm) => (
        <Line key={alarm.kind} type={TYPES[alarm.kind]}>
          <b>{t(`manager.alarm.${alarm.kind}`, { n: concerned(alarm) })}</b> <Members alarm={alarm} now={seen.now} />
        </Line>
      ))}
      {platform !== undefined && !platform.reachable && (
        <Line type="warning">{`${t('manager.platform')}: ${t('manager.unreachable')}`}</Line>
      )}
      {platform !== undefined && platform.dead > 0 && (
        <Line type="error">{`${t('manager.platform')}: ${t('manager.dead')} ${platform.dead}`}</Line>
      )}
    </ul>
  )
}

function Line({ type, children }: { readonly type: 'error' | 'warning'; readonly children: ReactNode }) {
  return (
    <li>
      <Alert type={type} showIcon title={children} />
    </li>
  )
}

/** Whom an alarm is about, named as they are called in the hall. */
function Members({ alarm, now }: { readonly alarm: Alarm; readonly now: number }) {
  const t = useText()
  const say = useSay()
  const list = useList()
  const duration = useDuration()
  const { config } = useHall()
  const label = (id: string): string => config.counters.find((counter) => counter.id === id)?.label ?? id

  if ('queues' in alarm) {
    return list(
      alarm.queues.flatMap(({ queue, waiting }) => {
        const found = config.queues.find(({ id }) => id === queue)
        if (found === undefined) return []
        const name = `${found.prefix} ${say(found.name)}`
        const labels = config.counters.filter((counter) => counter.queues.includes(queue)).map((each) => each.label)
        return alarm.kind === 'no-counter'
          ? t('manager.member.no-counter', { name, n: waiting, labels: labels.join(' ') })
          : t('manager.member.queue', { name, n: waiting })
      }),
    )
  }
  if ('counters' in alarm) {
    return list(
      alarm.counters.map((counter) =>
        t('manager.member.counter', { label: label(counter.counter), time: duration(overPause(counter, now) ?? 0) }),
      ),
    )
  }
  if ('alerts' in alarm) {
    return list(
      alarm.alerts.map(({ number, counter, calls }) =>
        t('manager.member.recalled', { number, label: label(counter), n: calls }),
      ),
    )
  }
  return list(
    alarm.held.map(({ number, counter, until }) =>
      until > now
        ? t('manager.member.held', { number, label: label(counter), time: duration(until - now) })
        : t('manager.member.heldOver', { number, label: label(counter) }),
    ),
  )
}
