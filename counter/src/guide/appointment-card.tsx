import type { FoundBooking } from '@onehall/protocol'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { codeWords, useDayWords } from './day-words.ts'
import { reasonFault } from './priority.ts'
import { useWhatFor } from './what-for.ts'

interface CardProps {
  readonly booking: FoundBooking
  readonly isBusy: boolean
  readonly onCheckIn: () => void
  readonly onCancel: (reason: string | null) => void
}

const TONE = { open: 'good', late: 'watch', early: 'plain', 'other-day': 'info' } as const

/** One appointment: when and what for, the number it gives now, and giving it back; short before it with a reason. */
export function AppointmentCard({ booking, isBusy, onCheckIn, onCancel }: CardProps) {
  const t = useText()
  const say = useSay()
  const words = useDayWords()
  const { config } = useHall()
  const [reason, setReason] = useState('')
  const { code, day, from, to, checkIn, opens, keptUntil, mayCancel } = booking
  const { queue, item } = useWhatFor({ ...booking, purpose: 'handle', count: 1 }, config)
  const whyNot =
    checkIn === 'early'
      ? t('booking.early', { opens })
      : checkIn === 'other-day'
        ? t('booking.otherDay', { day: words(day) })
        : null
  const fault =
    mayCancel && reason.trim() === '' ? null : reason.trim() === '' ? 'needed' : reasonFault('x' as never, reason)
  const whyKeep = fault === null ? null : fault === 'needed' ? t('booking.reasonNeeded') : t(`guide.${fault}`)
  return (
    <div className="place">
      <p>
        <b className="number place-number">{codeWords(code)}</b>{' '}
        <Mark tone={TONE[checkIn]}>{t(`booking.state.${checkIn}`)}</Mark>
      </p>
      <p className="place-before">
        {words(day)} {from}–{to} · {item ?? (queue && say(queue.name))}
      </p>
      <p>
        {checkIn === 'late' ? t('booking.late', { until: keptUntil }) : t('booking.kept', { opens, until: keptUntil })}
      </p>
      <p>
        <Barred why={whyNot}>
          {(barred) => (
            <Button type="primary" loading={isBusy} onClick={() => whyNot === null && onCheckIn()} {...barred}>
              {t('booking.checkIn')}
            </Button>
          )}
        </Barred>
      </p>
      <div className="place-cancel">
        <Input
          value={reason}
          maxLength={60}
          autoComplete="off"
          aria-label={t('booking.reason')}
          placeholder={mayCancel ? t('booking.reasonMay') : t('booking.reasonNeeded')}
          onChange={({ target }) => setReason(target.value)}
        />
        <Barred why={whyKeep}>
          {(barred) => (
            <Button danger onClick={() => whyKeep === null && onCancel(reason.trim() || null)} {...barred}>
              {t('booking.cancel')}
            </Button>
          )}
        </Barred>
      </div>
    </div>
  )
}
