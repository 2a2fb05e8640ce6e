import type { Ms, WaitingEntry } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { lineOrder } from '../counter/line-order.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'

/** Two before the turn it is time to go and fetch somebody (users.md V8). */
const SOON = 2

/** Who is to be fetched when called, the next first; nothing while nobody is. */
export function Escorts({ waiting, now }: { readonly waiting: readonly WaitingEntry[]; readonly now: Ms }) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const rows = config.queues
    .flatMap((queue) =>
      lineOrder(
        waiting.filter((each) => each.queue === queue.id),
        config,
        [queue.id],
        { at: now, localTime: hourMinute(now, config.timeZone) },
      ).flatMap((entry, before) => (entry.escort ? [{ entry, before, queue }] : [])),
    )
    .sort((a, b) => a.before - b.before)
  if (rows.length === 0) return null
  return (
    <section className="escorts">
      <h2 className="column-title">{t('guide.escorts')}</h2>
      <ol>
        {rows.map(({ entry, before, queue }) => {
          const zone = config.zones.find(({ id }) => id === queue.zone)
          return (
            <li key={entry.ticket}>
              <b className="number">{entry.number}</b>
              <span>{zone && `${zone.floor} ${say(zone.name)}`}</span>
              <Mark tone={before <= SOON ? 'watch' : 'plain'}>
                {before <= SOON && `${t('guide.escortNext')} · `}
                {t('guide.escortBefore', { n: before })}
              </Mark>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
