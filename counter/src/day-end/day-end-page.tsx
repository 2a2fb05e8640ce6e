import type { Day } from '@onehall/domain'
import { refusalText } from '@onehall/protocol'
import { Alert, Button, Result } from 'antd'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useHall } from '../shell/hall.tsx'
import { HallLoading } from '../shell/hall-wait.tsx'
import { go, useRoute } from '../shell/route.ts'
import { useSay, useText } from '../texts/texts.ts'
import { ClerkPart } from './clerk-part.tsx'
import { HallPart } from './hall-part.tsx'
import { SheetHead } from './sheet-head.tsx'
import { Signature } from './signature.tsx'
import { type DaySheets, useDaySheet } from './use-day-sheet.ts'
import './day-end.css'

/** 「我的日结单」: what a clerk did on a day, and what is left in hand. */
export function MyDaySheet() {
  const { info } = useHall()
  const [, day] = useRoute()
  const sheets = useDaySheet((day as Day | undefined) ?? null, info.staff)
  const own = sheets.sheet?.clerks.find(({ staff }) => staff === info.staff)
  return (
    <Sheet sheets={sheets} onDay={(chosen) => go('day-sheet', chosen)}>
      {own !== undefined && sheets.sheet !== null && <ClerkPart sheet={sheets.sheet} clerk={own} />}
    </Sheet>
  )
}

/** The whole hall on a day: queues, counters, clerks; from there the part of each clerk. */
export function HallDaySheet() {
  const t = useText()
  const [, day, staff] = useRoute()
  const sheets = useDaySheet((day as Day | undefined) ?? null, null)
  const { sheet } = sheets
  const chosen = sheet?.clerks.find((clerk) => clerk.staff === staff)
  const shown = sheet?.day
  const back =
    chosen === undefined || shown === undefined ? null : (
      <Button onClick={() => go('hall-sheet', shown)}>{t('dayEnd.back')}</Button>
    )
  return (
    <Sheet sheets={sheets} back={back} isWide={chosen === undefined} onDay={(other) => go('hall-sheet', other)}>
      {sheet !== null &&
        (chosen === undefined ? (
          sheet.hall !== null && (
            <HallPart
              sheet={sheet}
              hall={sheet.hall}
              onClerk={({ staff: whose }) => go('hall-sheet', sheet.day, whose)}
            />
          )
        ) : (
          <ClerkPart sheet={sheet} clerk={chosen} />
        ))}
    </Sheet>
  )
}

interface SheetProps {
  readonly sheets: DaySheets
  readonly back?: ReactNode
  /** Wide tables go on landscape paper. */
  readonly isWide?: boolean
  readonly onDay: (day: Day) => void
  readonly children: ReactNode
}

/** A sheet on the screen, and the same on paper. */
function Sheet({ sheets, back, isWide = false, onDay, children }: SheetProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const { days, sheet, refusal, isReading } = sheets
  if (days === null && refusal === null) return <HallLoading />
  if (days?.length === 0) return <Result status="info" title={t('dayEnd.none')} />
  return (
    <div className="day-end">
      <SheetHead sheets={sheets} back={back} onDay={onDay} />
      {sheet === null && <h1 className="oh-hidden">{t('dayEnd.title')}</h1>}
      {refusal !== null && (
        <Alert type="warning" showIcon title={t('dayEnd.failed')} description={say(refusalText(refusal))} />
      )}
      <div className="sheet" aria-busy={isReading}>
        {children}
      </div>
      {sheet !== null &&
        createPortal(
          <div className={isWide ? 'sheet-paper sheet-paper-wide' : 'sheet-paper'}>
            <p className="sheet-paper-hall">{say(config.name)}</p>
            {children}
            <Signature of={isWide ? 'manager' : 'clerk'} />
          </div>,
          document.body,
        )}
    </div>
  )
}
