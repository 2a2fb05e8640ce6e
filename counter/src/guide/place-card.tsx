import type { CancelReason, Ms } from '@onehall/domain'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { Barred } from '../shell/barred.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import type { LinePlace } from './line-place.ts'

const REASONS: readonly CancelReason[] = ['visitor', 'mistake', 'not-printed', 'staff']

interface PlaceProps {
  readonly place: LinePlace
  readonly now: Ms
  readonly isBusy: boolean
  readonly onCancel: (reason: CancelReason) => void
}

/** One who waits: how many before, where, since when; and out of the line, with a reason. */
export function PlaceCard({ place: { entry, before, waiting }, now, isBusy, onCancel }: PlaceProps) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const { config } = useHall()
  const [reason, setReason] = useState<CancelReason | null>(null)
  const queue = config.queues.find(({ id }) => id === entry.queue)
  const zone = config.zones.find(({ id }) => id === queue?.zone)
  const badge = config.classes.find(({ key }) => key === entry.class)?.badge
  const { number } = entry
  return (
    <div className="place">
      <p>
        <b className="number place-number">{number}</b> {badge && <Mark tone="watch">{say(badge)}</Mark>}{' '}
        {entry.escort && <Mark tone="info">{t('line.escort')}</Mark>} {queue && say(queue.name)}
      </p>
      <p className="place-before">{t('guide.before', { n: before, all: waiting })}</p>
      <p>
        {zone && `${zone.floor} ${say(zone.name)} · `}
        {t('guide.waited', { time: duration(now - entry.issuedAt) })}
      </p>
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
