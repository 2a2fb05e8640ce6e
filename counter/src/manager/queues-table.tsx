import { type CounterEntry, type Ms, type QueueEntry, seatsOf } from '@onehall/domain'
import { Table, type TableColumnsType } from 'antd'
import { hourMinute, waitRange } from '@onehall/ui'
import type { Asking } from '../shell/ask.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { QueueActions } from './queue-actions.tsx'
import { QueueMark } from './queue-mark.tsx'

interface QueuesProps {
  readonly queues: readonly QueueEntry[]
  readonly counters: readonly CounterEntry[]
  readonly now: Ms
  readonly asking: Asking
}

/** Every queue: who waits, how long, for which counters, and whether it stands still; with what can be done about it. */
export function QueuesTable({ queues, counters, now, asking }: QueuesProps) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const { config } = useHall()
  const endOf = (until: Ms | null): string => {
    if (until === null) return t('manager.endUnknown')
    if (now > until) return t('manager.over', { time: duration(now - until) })
    return t('manager.untilTime', { time: hourMinute(until, config.timeZone) })
  }
  const columns: TableColumnsType<QueueEntry> = [
    {
      key: 'queue',
      title: t('manager.queue'),
      render: (_, { queue, suspended }) => {
        const found = config.queues.find(({ id }) => id === queue)
        return (
          found && (
            <span className="queue-name">
              <b className="queue-prefix">{found.prefix}</b> {say(found.name)}
              {suspended !== null && <small className="queue-why">{suspended.reason}</small>}
            </span>
          )
        )
      },
    },
    {
      key: 'waiting',
      title: t('manager.waiting'),
      width: 64,
      align: 'right',
      render: (_, { waiting }) => <b className={waiting > 0 ? 'number queue-waiting' : 'number'}>{waiting}</b>,
    },
    {
      key: 'oldest',
      title: t('manager.longest'),
      width: 92,
      align: 'right',
      render: (_, { oldest }) => (oldest === null ? '–' : duration(now - oldest)),
    },
    {
      key: 'predicted',
      title: <span title={t('manager.predictedHelp')}>{t('manager.predicted')}</span>,
      width: 84,
      align: 'right',
      render: (_, entry) => {
        const range = entry.suspended === null ? waitRange(entry, counters, config, now) : null
        if (range === null) return '–'
        return <span className="number">{t('manager.predictedRange', { from: range.from, to: range.to })}</span>
      },
    },
    {
      key: 'counters',
      title: t('manager.counters'),
      width: 80,
      align: 'right',
      render: (_, { queue }) => {
        const open = seatsOf(queue, counters)
        const all = config.counters.filter((counter) => counter.queues.includes(queue)).length
        return <span className="number">{`${open}/${all}`}</span>
      },
    },
    {
      key: 'issued',
      title: t('manager.issued'),
      width: 60,
      align: 'right',
      render: (_, { issued }) => <span className="number">{issued}</span>,
    },
    {
      key: 'alarm',
      title: t('manager.alarm'),
      width: 116,
      render: (_, queue) => {
        const { suspended } = queue
        if (suspended !== null) {
          return (
            <>
              <Mark tone="watch">{t('manager.mark.suspended')}</Mark>
              <small className="queue-why">{endOf(suspended.until)}</small>
            </>
          )
        }
        return <QueueMark entry={queue} counters={counters} now={now} fine={t('manager.mark.none')} />
      },
    },
    {
      key: 'actions',
      title: <span className="oh-hidden">{t('manager.actions')}</span>,
      width: 1,
      render: (_, queue) => <QueueActions entry={queue} asking={asking} />,
    },
  ]
  return (
    <section>
      <h2 className="column-title">{t('manager.queues')}</h2>
      <div className="table-scroll queues-table">
        <Table<QueueEntry> size="small" rowKey="queue" columns={columns} dataSource={queues} pagination={false} />
      </div>
    </section>
  )
}
