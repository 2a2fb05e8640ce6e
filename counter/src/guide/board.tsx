import { type CounterEntry, type Day, type Ms, type QueueEntry, seatsOf } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { QueueMark } from '../manager/queue-mark.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { SendHome } from './send-home.tsx'

export interface BoardProps {
  /** The day of the hall. */
  readonly day: Day
  readonly queues: readonly QueueEntry[]
  readonly counters: readonly CounterEntry[]
  readonly now: Ms
}

/** What is waiting: every queue with its count, its longest wait, its counters, and what is wrong with it. */
export function Board({ day, queues, counters, now }: BoardProps) {
  const t = useText()
  return (
    <section className="board">
      <header className="board-head">
        <h2 className="column-title">{t('guide.board')}</h2>
        <SendHome queues={queues} day={day} />
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('guide.queue')}</th>
            <th scope="col">{t('guide.waiting')}</th>
            <th scope="col">{t('guide.oldest')}</th>
            <th scope="col">{t('guide.counters')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <BoardRow key={queue.queue} queue={queue} counters={counters} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowProps extends Pick<BoardProps, 'counters' | 'now'> {
  readonly queue: QueueEntry
}

function BoardRow({ queue, counters, now }: RowProps) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const { config } = useHall()
  const found = config.queues.find(({ id }) => id === queue.queue)
  const open = seatsOf(queue.queue, counters)
  const all = config.counters.filter((counter) => counter.queues.includes(queue.queue)).length
  return (
    <tr>
      <th scope="row">
        <span className="board-name">
          <b>{found?.prefix}</b>
          <span>
            {found && say(found.name)}
            <QueueMark entry={queue} counters={counters} now={now} />
            {queue.suspended !== null && <Mark tone="watch">{t('manager.mark.suspended')}</Mark>}
            {queue.suspended !== null && (
              <small className="board-why">
                {queue.suspended.reason} ·{' '}
                {queue.suspended.until === null
                  ? t('manager.endUnknown')
                  : t('manager.untilTime', { time: hourMinute(queue.suspended.until, config.timeZone) })}
              </small>
            )}
          </span>
        </span>
      </th>
      <td className={queue.waiting > 0 ? 'number board-waiting' : 'number'}>{queue.waiting}</td>
      <td className="number">{queue.oldest === null ? '–' : duration(now - queue.oldest)}</td>
      <td className="number">{`${open}/${all}`}</td>
    </tr>
  )
}
