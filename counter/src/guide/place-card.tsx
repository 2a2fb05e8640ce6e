import type { CancelReason, Ms, WaitingEntry } from '@onehall/domain'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { Barred } from '../shell/barred.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import type { FoundNumber } from './look-up.tsx'
import { PlaceActs } from './place-acts.tsx'

const REASONS: readonly CancelReason[] = ['visitor', 'mistake', 'not-printed', 'staff']

interface PlaceProps {
  readonly found: FoundNumber
  /** What the lines say of it; null where it steps aside for a moment. */
  readonly entry: WaitingEntry | null
  /** How many wait in its queue, whatever their class. */
  readonly all: number
  readonly now: Ms
  readonly isBusy: boolean
  readonly onCancel: (reason: CancelReason) => void
}

/** One who waits: about how many before, by the shares of the classes; where, since when; and out of the line, with a reason. */
export function PlaceCard({ found, entry, all, now, isBusy, onCancel }: PlaceProps) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const { config } = useHall()
  const [reason, setReason] = useState<CancelReason | null>(null)
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
      {entry && <PlaceActs entry={entry} now={now} />}
      <div className="place-cancel">
        <Radio.Group
          aria-label={t('guide.why')}
          value={reason}
          options={REASONS.map((value) => ({ value, label: t(`guide.why.${value}`) }))}
          onChange={({ target }) => setReason(target.value as CancelReason)}
        />
        <Barred why={reason === null ? t('guide.whyNeeded') : null}>
          {(barred) => (
            <Button danger loading={isBusy} onClick={() => reason !== null && onCancel(reason)} {...barred}>
              {t('guide.cancelOf', { number })}
            </Button>
          )}
        </Barred>
      </div>
    </div>
  )
}
