import type { HallId } from '@onehall/domain'
import { type Store, memoryStore, sqliteStore } from '../../server/test/store.ts'
import type { CaseRow } from '../../server/src/journal/journal.ts'
import type { MemoryTables } from '../../server/src/journal/memory.ts'

export type OpenCaseIds = (hall: HallId, department: string) => Promise<readonly string[]>

const OPEN = new Set(['received', 'accepted', 'reviewing'])

/** A store with the list of a department's open cases, the oldest first, as the read model gives it to the server. */
export function makeSimulatedStore(kind: 'memory' | 'sqlite'): Store & { readonly openCases: OpenCaseIds } {
  const store = kind === 'memory' ? memoryStore() : sqliteStore()
  const isOpen = (hall: HallId, department: string) => (row: CaseRow) =>
    row.hall === hall && row.department === department && OPEN.has(row.state)
  const files = (): Iterable<CaseRow> =>
    kind === 'memory'
      ? (store.journal as unknown as { tables: MemoryTables }).tables.caseFile.values()
      : store.tables().caseFile
  return {
    ...store,
    openCases: async (hall, department) =>
      [...files()]
        .filter(isOpen(hall, department))
        .toSorted((a, b) => a.openedAt - b.openedAt)
        .map(({ id }) => id),
  }
}
