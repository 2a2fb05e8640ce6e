import type { CounterEntry, Ms, QueueEntry } from '@onehall/domain'
import { Table, type TableColumnsType } from 'antd'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { countersFor, queueAlarm } from './queue-alarm.ts'

interface QueuesProps {
  readonly queues: readonly QueueEntry[]
  readonly counters: readonly CounterEntry[]
  readonly now: Ms
}

const COLOUR = { 'no-counter': 'bad', 'too-long': 'bad', long: 'watch' } as const

export function QueuesTable({ queues, counters, now }: QueuesProps) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const { config } = useHall()
  const columns: TableColumnsType<QueueEntry> = [
    {
      key: 'queue',
      title: t('manager.queue'),
      render: (_, { queue }) => {
        const found = config.queues.find(({ id }) => id === queue)
        return (
          found && (
            <>
              <b className="queue-prefix">{found.prefix}</b> {say(found.name)}
            </>
          )
        )
      },
    },
    {
      key: 'waiting',
      title: t('manager.waiting'),
      width: 76,
      align: 'right',
      render: (_, { waiting }) => <b className={waiting > 0 ? 'number queue-waiting' : 'number'}>{waiting}</b>,
    },
    {
      key: 'oldest',
      title: t('manager.longest'),
      width: 104,
      align: 'right',
      render: (_, { oldest }) => (oldest === null ? '–' : duration(now - oldest)),
    },
    {
      key: 'counters',
      title: t('manager.counters'),
      width: 88,
      align: 'right',
      render: (_, { queue }) => {
        const open = countersFor(queue, counters).length
        const all = config.counters.filter((counter) => counter.queues.includes(queue)).length
        return <span className="number">{`${open}/${all}`}</span>
      },
    },
    {
      key: 'issued',
      title: t('manager.issued'),
      width: 72,
      align: 'right',
      render: (_, { issued }) => <span className="number">{issued}</span>,
    },
    {
      key: 'alarm',
      title: t('manager.alarm'),
      width: 124,
      render: (_, queue) => {
        const alarm = queueAlarm(queue, counters, now)
        if (alarm === null) return t('manager.mark.none')
        return <Mark tone={COLOUR[alarm]}>{t(`manager.mark.${alarm}`)}</Mark>
      },
    },
  ]
  return (
    <section>
      <h2 className="column-title">{t('manager.queues')}</h2>
      <div className="table-scroll">
        <Table<QueueEntry> size="small" rowKey="queue" columns={columns} dataSource={queues} pagination={false} />
      </div>
    </section>
  )
}
