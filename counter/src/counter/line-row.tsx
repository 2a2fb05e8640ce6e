import { type HallConfig, type Ms, type ServiceItem, type WaitingEntry, isOfflineNumber } from '@onehall/domain'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Barred } from '../shell/barred.tsx'
import { useDuration } from '../shell/duration.ts'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { BadgeMarks } from './badge-marks.tsx'

interface RowProps {
  readonly entry: Pick<WaitingEntry, 'number' | 'item' | 'purpose' | 'badge' | 'class' | 'issuedAt'>
  readonly items: readonly Pick<ServiceItem, 'key' | 'name'>[]
  readonly classes: HallConfig['classes']
  readonly now: Ms
  /** Why this number cannot be called out of turn now. */
  readonly why: string | null
  readonly onChoose: () => void
  /** More marks. */
  readonly children?: ReactNode
}

/** One who waits: the number, what for, why it may overtake, since when; and the button that calls it out of turn. */
export function LineRow({ entry, items, classes, now, why, onChoose, children }: RowProps) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const item = items.find(({ key }) => key === entry.item)
  return (
    <li>
      <b className={isOfflineNumber(entry.number) ? 'number number-own' : 'number'}>{entry.number}</b>
      <span className="line-item">
        {item === undefined ? t(`hand.purpose.${entry.purpose}`) : say(item.name)}
        <span className="line-tags">
          <BadgeMarks badge={entry.badge} class={entry.class} classes={classes} />
          {item !== undefined && entry.purpose !== 'handle' && <Mark>{t(`hand.purpose.${entry.purpose}`)}</Mark>}
          {isOfflineNumber(entry.number) && <Mark>{t('line.offline')}</Mark>}
          {children}
        </span>
      </span>
      <span className="line-waited">
        {duration(now - entry.issuedAt)}
        <Barred why={why}>
          {(barred) => (
            <Button
              type="text"
              aria-label={`${t('chosen.button')} ${entry.number}`}
              onClick={() => why === null && onChoose()}
              {...barred}
            >
              {t('chosen.button')}
            </Button>
          )}
        </Barred>
      </span>
    </li>
  )
}
