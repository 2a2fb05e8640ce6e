import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeConnection } from '../src/db/connection.ts'
import { type Database, openDatabase } from '../src/db/database.ts'
import type { Journal, TableRows } from '../src/journal/journal.ts'
import { makeMemoryJournal } from '../src/journal/memory.ts'
import { makeSqliteJournal } from '../src/journal/sqlite.ts'
import { CASE_FILE, COUNTER, DAY, OUTBOX, TICKET } from '../src/journal/tables.ts'

/** A journal for one test, with what somebody else sees of it. */
export interface Store {
  readonly journal: Journal
  /** Another handle to the same store: reads what is stored, and may be the second writer. */
  readonly second: Journal
  /** The read-model tables as stored. */
  tables(): TableRows
  /** Every byte that is stored, as text in which a person could be searched for. */
  text(): Promise<string>
  readonly database: Database | null
  /** Lets go of the file and leaves it where it is. */
  release(): Promise<void>
  /** Lets go, and removes what was stored. */
  close(): Promise<void>
}

export function memoryStore(): Store {
  const journal = makeMemoryJournal()
  return {
    journal,
    second: journal,
    database: null,
    tables() {
      const { ticket, counter, caseFile, day, outbox } = journal.tables
      const rows = <Row>(map: ReadonlyMap<string, Row>): Row[] => [...map.values()]
      return {
        ticket: rows(ticket),
        counter: rows(counter),
        caseFile: rows(caseFile),
        day: rows(day),
        outbox: rows(outbox),
      }
    },
    text: async () =>
      JSON.stringify([
        await journal.readAfter(0, 1_000_000),
        Object.values(journal.tables).map((map) => [...map.values()]),
      ]),
    release: async () => {},
    close: async () => {},
  }
}

/** The same store through its other handle: what a second server on it would have. */
export const otherHandle = (store: Store): Store => ({
  ...store,
  journal: store.second,
  second: store.journal,
  close: async () => {},
})

const TABLES = { ticket: TICKET, counter: COUNTER, caseFile: CASE_FILE, day: DAY, outbox: OUTBOX }

export function sqliteStore(folder = mkdtempSync(join(tmpdir(), 'onehall-lane-'))): Store {
  const database = openDatabase(folder)
  const other = makeConnection(database.paths.database)
  const all = (table: string, columns = '*'): unknown[] =>
    other.current
      .prepare(`select ${columns} from ${table}`)
      .all()
      .map((row) => ({ ...row }))
  const release = async (): Promise<void> => {
    other.close()
    await database.close()
  }
  return {
    journal: database.journal,
    second: makeSqliteJournal(other, database.journal),
    database,
    tables() {
      const read = ([name, { columns, name: table }]: (typeof entries)[number]): [string, unknown[]] => [
        name,
        all(table, String(Object.entries(columns).map(([field, column]) => `${column} as "${field}"`))),
      ]
      const entries = Object.entries(TABLES)
      return Object.fromEntries(entries.map(read)) as unknown as TableRows
    },
    async text() {
      const names = (all('sqlite_master', 'name, type') as { name: string; type: string }[]).filter(
        ({ type }) => type === 'table',
      )
      return JSON.stringify(names.map(({ name }) => all(name)))
    },
    release,
    async close() {
      await release()
      rmSync(folder, { recursive: true })
    },
  }
}
