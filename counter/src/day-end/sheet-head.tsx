import { DownloadOutlined, PrinterOutlined, ReloadOutlined } from '@ant-design/icons'
import type { Day } from '@onehall/domain'
import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { saveCsv } from './save-csv.ts'
import { sheetCsv } from './sheet-csv.ts'
import { useDate } from './use-date.ts'
import type { DaySheets } from './use-day-sheet.ts'

interface HeadProps {
  readonly sheets: DaySheets
  readonly back: ReactNode
  readonly onDay: (day: Day) => void
}

/** Which day, among those that have a sheet; counting again, paper, CSV. */
export function SheetHead({ sheets: { days, day, sheet, isReading, read }, back, onDay }: HeadProps) {
  const t = useText()
  const say = useSay()
  const date = useDate()
  const { config } = useHall()
  const options = (days ?? []).map((each) => ({ value: each, label: date(each) }))
  function save(): void {
    if (sheet === null) return
    const queue = (id: string): string => say(config.queues.find((each) => each.id === id)?.name ?? { zh: id, en: id })
    const counter = (id: string): string => config.counters.find((each) => each.id === id)?.label ?? id
    saveCsv(t('dayEnd.file', { day: sheet.day }), sheetCsv(sheet, { t, queue, counter, timeZone: config.timeZone }))
  }
  return (
    <header className="day-end-head">
      {back}
      <Select
        className="day-end-day"
        aria-label={t('dayEnd.day')}
        value={day}
        options={options}
        onChange={(chosen) => chosen !== null && onDay(chosen)}
      />
      <Button icon={<ReloadOutlined />} loading={isReading} onClick={read}>
        {t('dayEnd.refresh')}
      </Button>
      <span className="day-end-out">
        <Button icon={<DownloadOutlined />} disabled={sheet === null} onClick={save}>
          {t('dayEnd.csv')}
        </Button>
        <Button type="primary" icon={<PrinterOutlined />} disabled={sheet === null} onClick={() => print()}>
          {t('dayEnd.print')}
        </Button>
      </span>
    </header>
  )
}
