import type { Ms, WaitingEntry } from '@onehall/domain'
import type { ReactNode } from 'react'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import type { FoundNumber } from './look-up.tsx'

interface PlaceProps {
  readonly found: FoundNumber
  /** What the lines say of it; null where it steps aside for a moment. */
  readonly entry: WaitingEntry | null
  /** How many wait in its queue, whatever their class. */
  readonly all: number
  readonly now: Ms
  /** What can be done for it. */
  readonly children: ReactNode
}

/** One who waits: about how many before, by the shares of the classes; where, and since when. */
export function PlaceCard({ found, entry, all, now, children }: PlaceProps) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const { config } = useHall()
  const queue = config.queues.find(({ id }) => id === found.queue)
  const zone = config.zones.find(({ id }) => id === queue?.zone)
  const badge = config.classes.find(({ key }) => key === entry?.class)?.badge
  const { number, ahead, counter } = found
  const n = ahead === null ? '–' : ahead.least === ahead.most ? `${ahead.least}` : `${ahead.least}–${ahead.most}`
  return (
    <div className="place">
      <p>
        <b className="number place-number">{number}</b> {badge && <Mark tone="watch">{say(badge)}</Mark>}{' '}
        {entry?.escort && <Mark tone="info">{t('line.escort')}</Mark>} {queue && say(queue.name)}
      </p>
      <p className="place-before">
        {counter === null ? t('guide.before', { n, all }) : t('guide.bound', { n, label: counter })}
      </p>
      <p>
        {[
          zone && `${zone.floor} ${say(zone.name)}`,
          entry && t('guide.waited', { time: duration(now - entry.issuedAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {children}
    </div>
  )
}
