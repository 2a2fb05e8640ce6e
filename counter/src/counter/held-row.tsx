import type { HallConfig, HeldEntry, Ms } from '@onehall/domain'
import type { ReactNode } from 'react'
import { stopwatch } from '../shell/time.ts'
import { useText } from '../texts/texts.ts'
import { BadgeMarks } from './badge-marks.tsx'

interface RowProps {
  readonly entry: Pick<HeldEntry, 'number' | 'badge' | 'class' | 'until'>
  readonly classes: HallConfig['classes']
  readonly now: Ms
  /** What for, and from where. */
  readonly children: ReactNode
  readonly buttons: ReactNode
}

/** One who is away for a moment, with the time that is left to come back. */
export function HeldRow({ entry, classes, now, children, buttons }: RowProps) {
  const t = useText()
  const { number, badge, class: key, until } = entry
  const isOver = until < now
  return (
    <li>
      <p>
        <b className="number">{number}</b> <BadgeMarks badge={badge} class={key} classes={classes} />
        <time className={isOver ? 'held-over' : ''}>
          {isOver ? t('held.over') : t('held.left', { time: stopwatch(until - now) })}
        </time>
      </p>
      <p className="held-why">{children}</p>
      <p className="held-buttons">{buttons}</p>
    </li>
  )
}
