import { journalContract } from './journal.contract.ts'
import type { TableRows } from './journal.ts'
import { makeMemoryJournal } from './memory.ts'

journalContract('memory', async () => {
  const journal = makeMemoryJournal()
  return {
    journal,
    second: journal,
    table: async <Name extends keyof TableRows>(name: Name) => {
      const rows = [...journal.tables[name]].sort(([a], [b]) => (a < b ? -1 : 1))
      return rows.map(([, row]) => row) as unknown as TableRows[Name]
    },
    close: async () => {},
  }
})
