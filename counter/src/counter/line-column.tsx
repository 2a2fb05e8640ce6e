import { type Ms, type QueueId, type WaitingEntry, callingOrder } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Badge, Empty } from 'antd'
import { bySlot, useExpected } from '../shell/expected.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useToday } from '../shell/today.ts'
import { useSay, useText } from '../texts/texts.ts'
import { LineRow } from './line-row.tsx'
import { queueNames } from './use-desk.ts'
import './line.css'

/** More rows than a screen holds say nothing more. */
const SHOWN = 50
/** The next slots with somebody expected. */
const SLOTS = 3

interface LineProps {
  readonly waiting: readonly WaitingEntry[]
  readonly queues: readonly QueueId[]
  readonly now: Ms
  /** Why nobody can be called out of turn now. */
  readonly why: string | null
  readonly onChoose: (entry: WaitingEntry) => void
}

/** Who waits for this counter, roughly as they would be called. */
export function LineColumn({ waiting, queues, now, why, onChoose }: LineProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const line = callingOrder(config, queues, waiting, { at: now, localTime: hourMinute(now, config.timeZone) })
  return (
    <>
      <div className="line-queues">
        {queueNames(config, queues).map(({ id, prefix, name }) => (
          <span key={id} title={say(name)}>
            <b>{prefix}</b> {say(name)}
            <Badge
              count={waiting.filter(({ queue }) => queue === id).length}
              showZero
              overflowCount={999}
              color="#4e5661"
            />
          </span>
        ))}
      </div>
      <Expected queues={queues} />
      <h2 className="column-title">
        {t('line.title')} <b>{line.length}</b>
        <small>{t('line.order')}</small>
      </h2>
      {line.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('line.nobody')} />
      ) : (
        <ol className="line" tabIndex={0} aria-label={t('line.title')}>
          {line.slice(0, SHOWN).map((entry) => (
            <LineRow
              key={entry.ticket}
              entry={entry}
              items={config.catalogue.items}
              classes={config.classes}
              now={now}
              why={why}
              onChoose={() => onChoose(entry)}
            >
              {entry.bound !== null && <Mark tone="info">{t('line.bound')}</Mark>}
              {entry.count > 1 && <Mark>{t('line.count', { n: entry.count })}</Mark>}
              {entry.escort && <Mark tone="info">{t('line.escort')}</Mark>}
            </LineRow>
          ))}
          {line.length > SHOWN && <li className="line-more">{t('line.more', { n: line.length - SHOWN })}</li>}
        </ol>
      )}
    </>
  )
}

/** Who has booked for today at these queues and is not here yet (users.md C13). */
function Expected({ queues }: Pick<LineProps, 'queues'>) {
  const t = useText()
  const expected = useExpected(useToday())?.filter(({ queue }) => queues.includes(queue)) ?? []
  if (expected.length === 0) return null
  const slots = bySlot(expected).map(({ from, count }) => t('line.slot', { from, n: count }))
  return <p className="line-expected">{t('line.expected', { slots: slots.slice(0, SLOTS).join(' · ') })}</p>
}
