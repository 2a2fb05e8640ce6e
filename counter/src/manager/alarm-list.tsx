import { ACKNOWLEDGED_FOR } from '@onehall/domain'
import { useSource } from '@onehall/ui'
import { Alert, type AlertProps, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { useList, useSay, useText } from '../texts/texts.ts'
import { type Alarm, type Seen, alarmsOf, overPause, subjectsOf, takenCareOf } from './alarms.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { ACKNOWLEDGE_REASONS } from './reasons.ts'
import { TakenCare } from './taken-care.tsx'

const TYPES = {
  'no-counter': 'error',
  'too-long': 'error',
  'over-pause': 'warning',
  recalled: 'warning',
  held: 'warning',
  long: 'warning',
} as const satisfies { readonly [K in Alarm['kind']]: AlertProps['type'] }

interface AlarmListProps {
  readonly seen: Seen
  readonly asking: Asking
}

/** What needs a person now, a line for each kind, the most urgent first; what somebody takes care of below; and that nothing does. */
export function AlarmList({ seen, asking }: AlarmListProps) {
  const t = useText()
  const { client } = useHall()
  const platform = useSource(client.live)?.platform
  const [asked, setAsked] = useState<Alarm | null>(null)
  const alarms = alarmsOf(seen)
  const taken = takenCareOf(seen)
  const numbers = new Map([...seen.alerts, ...seen.held].map(({ ticket, number }) => [ticket as string, number]))
  const title = (alarm: Alarm): string =>
    t('manager.alarm.of', { kind: t(`manager.kind.${alarm.kind}`), n: subjectsOf(alarm).length })
  const isQuiet = platform === undefined || (platform.reachable && platform.dead === 0)

  if (alarms.length === 0 && taken.length === 0 && isQuiet) {
    return <Alert type="success" showIcon title={t('manager.noAlarms')} />
  }
  return (
    <div>
      <ul className="alarms" aria-label={t('manager.alarms')}>
        {alarms.map((alarm) => (
          <Line
            key={alarm.kind}
            type={TYPES[alarm.kind]}
            action={
              <Button
                aria-label={t('manager.acknowledgeOf', { alarm: title(alarm) })}
                disabled={asking.pending !== null}
                onClick={() => setAsked(alarm)}
              >
                {t('manager.acknowledge')}
              </Button>
            }
          >
            <b>{title(alarm)}</b> <Members alarm={alarm} now={seen.now} />
          </Line>
        ))}
        {platform !== undefined && !platform.reachable && (
          <Line type="warning">{`${t('manager.platform')}: ${t('manager.unreachable')}`}</Line>
        )}
        {platform !== undefined && platform.dead > 0 && (
          <Line type="error">{`${t('manager.platform')}: ${t('manager.dead')} ${platform.dead}`}</Line>
        )}
      </ul>
      <TakenCare acknowledged={taken} numbers={numbers} />
      {asked !== null && (
        <ReasonDialog
          title={t('manager.acknowledgeOf', { alarm: title(asked) })}
          help={t('manager.acknowledgeHelp', { m: ACKNOWLEDGED_FOR / 60_000 })}
          reasons={ACKNOWLEDGE_REASONS}
          asksEnd={false}
          okText={t('manager.acknowledgeNow')}
          isBusy={asking.pending === 'AcknowledgeAlarm'}
          onCancel={() => setAsked(null)}
          onGiven={({ reason }) =>
            void asking
              .ask({ type: 'AcknowledgeAlarm', alarm: asked.kind, of: subjectsOf(asked), reason })
              .then((answer) => answer?.ok && setAsked(null))
          }
        />
      )}
    </div>
  )
}

interface LineProps {
  readonly type: 'error' | 'warning'
  readonly action?: ReactNode
  readonly children: ReactNode
}

function Line({ type, action, children }: LineProps) {
  return (
    <li>
      <Alert type={type} showIcon title={children} action={action} />
    </li>
  )
}

/** A queue that fifty counters may serve names the first of them. */
const LABELS_SHOWN = 8

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
      alarm.queues.flatMap(({ queue, waiting, oldest }) => {
        const found = config.queues.find(({ id }) => id === queue)
        if (found === undefined) return []
        const name = `${found.prefix} ${say(found.name)}`
        const labels = config.counters.filter((counter) => counter.queues.includes(queue)).map((each) => each.label)
        return alarm.kind === 'no-counter'
          ? t(labels.length > LABELS_SHOWN ? 'manager.member.no-counter.many' : 'manager.member.no-counter', {
              name,
              n: waiting,
              labels: labels.slice(0, LABELS_SHOWN).join(' '),
              all: labels.length,
            })
          : t('manager.member.queue', { name, n: waiting, time: duration(now - (oldest ?? now)) })
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
