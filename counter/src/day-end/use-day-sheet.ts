import type { Day, StaffId } from '@onehall/domain'
import { type DaySheet, ROUTES, type RestRefusal, daySheet, daySheetDays } from '@onehall/protocol'
import { useEffect, useState } from 'react'
import { rest } from '../shell/rest.ts'

export interface DaySheets {
  /** Days that have a sheet, the newest first; null until they were read. */
  readonly days: readonly Day[] | null
  /** The day that is shown: the one asked for, else the newest. */
  readonly day: Day | null
  readonly sheet: DaySheet | null
  readonly refusal: RestRefusal | null
  readonly isReading: boolean
  /** Counts again. */
  read(): void
}

/**
 * The sheet of a day, counted when it is asked for: a sheet is a document of one moment and does not change under the eyes.
 * @param asked null for the newest day
 * @param staff whose part; null for the hall
 */
export function useDaySheet(asked: Day | null, staff: StaffId | null): DaySheets {
  const [days, setDays] = useState<readonly Day[] | null>(null)
  const [sheet, setSheet] = useState<DaySheet | null>(null)
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const [isReading, setReading] = useState(true)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let isCurrent = true
    async function read(): Promise<void> {
      setReading(true)
      const list = await rest.get(ROUTES.daySheets.path, daySheetDays)
      if (!isCurrent) return
      if (list.ok) setDays(list.value.map(({ day }) => day))
      const day = asked ?? (list.ok ? list.value[0]?.day : undefined)
      const answer = day === undefined ? null : await rest.get(pathOf(day, staff), daySheet)
      if (!isCurrent) return
      setReading(false)
      setSheet(answer?.ok === true ? answer.value : null)
      if (answer?.ok === false) setRefusal(answer.refusal)
      else setRefusal(list.ok ? null : list.refusal)
    }
    void read()
    return () => void (isCurrent = false)
  }, [asked, staff, attempt])

  const day = asked ?? sheet?.day ?? days?.[0] ?? null
  return { days, day, sheet, refusal, isReading, read: () => setAttempt(attempt + 1) }
}

function pathOf(day: Day, staff: StaffId | null): string {
  if (staff === null) return ROUTES.daySheet.path.replace(':day', day)
  return ROUTES.clerkDaySheet.path.replace(':day', day).replace(':staff', staff)
}
