import type { HallId } from '@onehall/domain'
import { type Store, memoryStore, sqliteStore } from '../../server/test/store.ts'
import type { CaseRow, TableRows } from '../../server/src/journal/journal.ts'
import type { MemoryTables } from '../../server/src/journal/memory.ts'

export type OpenCaseIds = (hall: HallId, department: string) => Promise<readonly string[]>
export type TableKey = keyof TableRows

export interface SimulatedStore extends Store {
  /** A read-model table by the key of its rows. */
  table(name: TableKey): ReadonlyMap<string, object>
  /** A department's open cases, the oldest first, as the read model gives them to the server. */
  readonly openCases: OpenCaseIds
}

const OPEN = new Set(['received', 'accepted', 'reviewing'])

export function makeSimulatedStore(kind: 'memory' | 'sqlite'): SimulatedStore {
  const store = kind === 'memory' ? memoryStore() : sqliteStore()
  const inMemory = kind === 'memory' ? (store.journal as unknown as { tables: MemoryTables }).tables : null
  const table = (name: TableKey): ReadonlyMap<string, object> =>
    inMemory?.[name] ?? new Map((store.tables()[name] as readonly object[]).map((row) => [keyOf(name, row), row]))
  return {
    ...store,
    table,
    openCases: async (hall, department) =>
      [...(table('caseFile').values() as Iterable<CaseRow>)]
        .filter((row) => row.hall === hall && row.department === department && OPEN.has(row.state))
        .toSorted((a, b) => a.openedAt - b.openedAt)
        .map(({ id }) => id),
  }
}

/** What a row is found by. */
export function keyOf(table: TableKey, row: object): string {
  const { id, hall, day } = row as { id: string; hall: string; day: string }
  switch (table) {
    case 'counter':
      return JSON.stringify([hall, day, id])
    case 'day':
      return JSON.stringify([hall, day])
    default:
      return id
  }
}
