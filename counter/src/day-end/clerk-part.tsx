import type { ClerkSheet, DaySheet } from '@onehall/protocol'
import { hourMinute } from '@onehall/ui'
import { RESULTS } from '../counter/guess-results.ts'
import { useHall } from '../shell/hall.tsx'
import { dateTime } from '../shell/time.ts'
import { useSay, useText } from '../texts/texts.ts'
import { Figures, TimesTable } from './figures.tsx'
import { Interrupted } from './interrupted.tsx'
import { type SheetRow, SheetTable } from './sheet-table.tsx'
import { SheetTitle } from './sheet-title.tsx'

interface ClerkProps {
  readonly sheet: DaySheet
  readonly clerk: ClerkSheet
}

/** One clerk's day: visitors, results, receipts given, and what is left: bags in hand and drafts. */
export function ClerkPart({ sheet, clerk }: ClerkProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const { staffNo, displayName, results, waiting, service, heldNow, intakes, bags, drafts } = clerk
  const time = hourMinute(sheet.at, config.timeZone)
  const item = (key: string): string => say(config.catalogue.items.find((each) => each.key === key)?.name ?? bare(key))
  const count = (name: 'called' | 'served' | 'missed' | 'restored' | 'held' | 'offline' | 'doubtful') => ({
    name: t(`dayEnd.${name}`),
    value: clerk[name],
    ...(name !== 'called' && name !== 'served' && name !== 'missed' && { help: t(`dayEnd.${name}Help`) }),
  })
  return (
    <>
      <SheetTitle sheet={sheet} who={t('dayEnd.person', { staffNo, name: displayName })} />
      <Figures
        title={t('dayEnd.figures')}
        figures={[
          ...(['called', 'served', 'missed', 'restored'] as const).map(count),
          { name: t('dayEnd.noShow'), value: clerk.missed - clerk.restored, help: t('dayEnd.noShowHelp') },
          count('held'),
          { name: t('dayEnd.heldNow'), value: heldNow.length, help: t('dayEnd.heldNowHelp') },
          ...(['offline', 'doubtful'] as const).map(count),
        ]}
      />
      {heldNow.length > 0 && <p className="sheet-note">{t('dayEnd.heldNumbers', { numbers: heldNow.join(' ') })}</p>}
      <Figures
        title={t('dayEnd.results')}
        figures={RESULTS.map((result) => ({ name: t(`result.${result}`), value: results[result] }))}
      />
      <TimesTable waiting={waiting} service={service} />
      <p className="sheet-note">{t('dayEnd.unit')}</p>
      <Interrupted interruptions={sheet.interruptions} />
      <Files
        title={t('dayEnd.intakes')}
        none={t('dayEnd.noIntakes')}
        columns={[t('dayEnd.time'), t('dayEnd.receiptNo'), t('dayEnd.item'), t('dayEnd.caseNo'), t('dayEnd.outcome')]}
        rows={intakes.map(({ at, receiptNo, item: key, caseNo, outcome }) => ({
          key: receiptNo,
          cells: [hourMinute(at, config.timeZone), receiptNo, item(key), caseNo, t(`dayEnd.outcome.${outcome}`)],
        }))}
      />
      <Files
        title={t('dayEnd.bags')}
        help={t('dayEnd.bagsHelp', { time })}
        none={t('dayEnd.noBags')}
        columns={[t('dayEnd.openedAt'), t('dayEnd.receiptNo'), t('dayEnd.item'), t('dayEnd.caseNo')]}
        rows={bags.map(({ openedAt, receiptNo, item: key, caseNo }) => ({
          key: caseNo,
          cells: [dateTime(openedAt, config.timeZone), receiptNo, item(key), caseNo],
        }))}
      />
      <Files
        title={t('dayEnd.drafts')}
        help={t('dayEnd.draftsHelp', { time })}
        none={t('dayEnd.noDrafts')}
        columns={[t('dayEnd.openedAt'), t('dayEnd.item'), t('dayEnd.caseNo')]}
        rows={drafts.map(({ openedAt, item: key, caseNo }) => ({
          key: caseNo,
          cells: [dateTime(openedAt, config.timeZone), item(key), caseNo],
        }))}
      />
    </>
  )
}

interface FilesProps {
  readonly title: string
  readonly help?: string
  readonly none: string
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
}

function Files({ title, help, none, columns, rows }: FilesProps) {
  return (
    <section>
      <h2>
        {title} <b className="number">{rows.length}</b>
      </h2>
      {help !== undefined && <p className="sheet-note">{help}</p>}
      {rows.length === 0 ? <p>{none}</p> : <SheetTable title={title} columns={columns} rows={rows} />}
    </section>
  )
}

const bare = (key: string) => ({ zh: key, en: key })
