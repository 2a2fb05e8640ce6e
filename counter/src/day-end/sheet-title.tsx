import type { DaySheet } from '@onehall/protocol'
import { hourMinute } from '@onehall/ui'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useText } from '../texts/texts.ts'
import { useDate } from './use-date.ts'

interface TitleProps {
  readonly sheet: DaySheet
  /** Whose part it is. */
  readonly who?: string
}

/** Which day it is of, and whether that day is over: figures of a day that goes on say up to when they count. */
export function SheetTitle({ sheet: { day, at, closedAt }, who }: TitleProps) {
  const t = useText()
  const date = useDate()
  const { timeZone } = useHall().config
  const time = (ms: number): string => hourMinute(ms, timeZone)
  return (
    <div className="sheet-title">
      <h1>
        {t('dayEnd.title')} · {date(day)}
      </h1>
      {who !== undefined && <p>{who}</p>}
      {closedAt === null ? (
        <Mark tone="watch">{t('dayEnd.asOf', { time: time(at) })}</Mark>
      ) : (
        <>
          <Mark tone="good">{t('dayEnd.closed', { time: time(closedAt) })}</Mark>
          <small>{t('dayEnd.counted', { time: time(at) })}</small>
        </>
      )}
    </div>
  )
}
