import type { ReadingConnection } from '../db/connection.ts'
import { fold } from '../engine/recover.ts'
import { type StreamState, emptyStream, hallOf } from '../engine/state.ts'
import type { JournalRow, OutboxRow } from '../journal/journal.ts'
import { CASE_FILE, COUNTER, DAY, JOURNAL, OUTBOX, TICKET, type Table } from '../journal/tables.ts'
import { owed } from '../outbox/owed.ts'
import { tableRows } from './rows.ts'

/** A table that the journal makes, as it stands in `main` and, refolded, in `temp`. */
export interface MadeTable {
  readonly name: string
  readonly refolded: string
  readonly key: readonly string[]
  readonly columns: readonly string[]
}

const made = <Row>({ name, columns, key = ['id'] }: Table<Row>): MadeTable => ({
  name,
  refolded: `refold_${name}`,
  key,
  columns: Object.values(columns),
})

/** Every table that the journal makes. Of the outbox, what is owed; what became of it is no event. */
export const MADE: readonly MadeTable[] = [TICKET, COUNTER, CASE_FILE, DAY, OUTBOX].map((table) =>
  made(table as Table<Record<string, unknown>>),
)

/** Every journal row, stream by stream in order of name, each in order of version. Days of a hall so come in order of time. */
export function* journalRows(db: ReadingConnection): Iterable<JournalRow> {
  const fields = Object.entries(JOURNAL.columns)
  const columns = fields.map(([field, column]) => `${column} as "${field}"`)
  const statement = db.prepare(`select ${columns.join()} from main.journal order by stream, version`)
  for (const row of statement.iterate()) yield row as unknown as JournalRow
}

/**
 * The tables made anew from the journal, as temporary tables `refold_…` of the connection, which may be read-only: it then
 * takes what it needs on the disk of temporary files, whatever the size of the journal. To be run inside a transaction; rolling
 * it back removes them.
 * @param platform whose name pushes are owed under where the outbox has none for their event
 */
export function startRefold(db: ReadingConnection, platform: string) {
  for (const { name, refolded, key, columns } of MADE) {
    db.exec(`create temp table ${refolded} as select ${columns.join()} from main.${name} limit 0`)
    db.exec(`create unique index temp.${refolded}_key on ${refolded} (${key.join()})`)
  }
  const write = {
    ticket: writer(db, TICKET),
    counter: writer(db, COUNTER),
    caseFile: writer(db, CASE_FILE),
    day: writer(db, DAY),
    outbox: writer(db, OUTBOX),
  }
  const connectors = db.prepare('select connector, mapping from main.outbox where case_id = ? and case_seq = ?')
  let name = ''
  let stream: StreamState = emptyStream()

  /** The push as the outbox has it, for each connector it was written for: under which mapping it was, the journal does not say. */
  function kept(push: OutboxRow): readonly { readonly connector: string; readonly mapping: number }[] {
    const found = connectors.all(push.caseId, push.caseSeq)
    return found.length === 0 ? [push] : (found as { connector: string; mapping: number }[])
  }

  return {
    /** Takes the next row of a stream, or the first of another. Throws where it cannot be read or does not fit. */
    take(row: JournalRow): void {
      if (row.stream !== name) {
        name = row.stream
        stream = emptyStream()
      }
      const from = stream.version
      const changes = fold(stream, [row])
      const hall = hallOf(name) ?? stream.rows.get('case', 'case')!.hall
      const turn = { stream: name, hall, from, to: row.version, at: row.at, changes }
      const tables = tableRows([turn])
      for (const each of tables.ticket) write.ticket(each)
      for (const each of tables.counter) write.counter(each)
      for (const each of tables.caseFile) write.caseFile(each)
      for (const each of tables.day) write.day(each)
      for (const push of owed([row], [turn], platform)) {
        for (const { connector, mapping } of kept(push))
          for (const each of owed([row], [turn], connector)) write.outbox({ ...each, mapping })
      }
    },
  }
}

function writer<Row>(db: ReadingConnection, table: Table<Row>): (row: Row) => void {
  const { refolded, columns, key } = made(table)
  const rest = columns.filter((column) => !key.includes(column))
  const statement = db.prepare(
    `insert into temp.${refolded} (${columns.join()}) values (${columns.map(() => '?').join()})
     on conflict (${key.join()}) do update set ${rest.map((column) => `${column} = excluded.${column}`).join()}`,
  )
  const fields = Object.keys(table.columns) as (keyof Row)[]
  return (row) => {
    statement.run(...fields.map((field) => row[field] as string | number | null))
  }
}
