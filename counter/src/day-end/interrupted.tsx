import { DRILL_CAUSE } from '@onehall/domain'
import type { DaySheet } from '@onehall/protocol'
import { hourMinute } from '@onehall/ui'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import { SheetTable } from './sheet-table.tsx'

/** When the hall could not work on this day, and whose times are in doubt for it; nothing on a day without. */
export function Interrupted({ interruptions }: Pick<DaySheet, 'interruptions'>) {
  const t = useText()
  const { timeZone } = useHall().config
  if (interruptions.length === 0) return null
  return (
    <section>
      <h2>{t('dayEnd.interruptions')}</h2>
      <p className="sheet-note">{t('dayEnd.interruptionsHelp')}</p>
      <SheetTable
        title={t('dayEnd.interruptions')}
        columns={(['stretch', 'cause', 'doubtfulNumbers'] as const).map((column) => t(`dayEnd.${column}`))}
        rows={interruptions.map(({ from, to, cause, numbers }) => ({
          key: String(from),
          cells: [
            `${hourMinute(from, timeZone)}–${hourMinute(to, timeZone)}`,
            cause === DRILL_CAUSE ? t('drill.title') : cause,
            numbers.length === 0 ? t('dayEnd.noNumbers') : numbers.join(' '),
          ],
        }))}
      />
    </section>
  )
}
