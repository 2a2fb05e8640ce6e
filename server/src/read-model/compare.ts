import type { ReadingConnection } from '../db/connection.ts'
import { MADE, type MadeTable } from './refold.ts'

/** Where the kept tables differ from the refolded ones, one readable line for each row. To be called after a refold, in its transaction. */
export function* differences(db: ReadingConnection): Iterable<string> {
  for (const table of MADE) {
    for (const row of differing(db, table).iterate()) yield describe(table, row)
  }
}

/** How many rows the kept tables have together. */
export function keptRows(db: ReadingConnection): number {
  const counts = MADE.map(({ name }) => Number(db.prepare(`select count(*) as n from main.${name}`).get()!['n']))
  return counts.reduce((sum, n) => sum + n, 0)
}

function differing(db: ReadingConnection, { name, refolded, key, columns }: MadeTable) {
  const all = (of: string) => columns.map((column) => `${of}.${column}`).join()
  const shown = columns.map((column) => `kept.${column} as kept_${column}, made.${column} as made_${column}`)
  return db.prepare(
    `select ${shown.join()} from main.${name} as kept full join temp.${refolded} as made
     on ${key.map((column) => `kept.${column} = made.${column}`).join(' and ')}
     where (${all('kept')}) is not (${all('made')})`,
  )
}

function describe({ name, key, columns }: MadeTable, row: Readonly<Record<string, unknown>>): string {
  const isKept = row[`kept_${key[0]!}`] !== null
  const isMade = row[`made_${key[0]!}`] !== null
  const id = key.map((column) => row[`${isKept ? 'kept' : 'made'}_${column}`]).join(' ')
  if (!isKept) return `${name} ${id}: is missing`
  if (!isMade) return `${name} ${id}: the journal makes no such row`
  const other = columns.filter((column) => row[`kept_${column}`] !== row[`made_${column}`])
  const values = other.map(
    (column) => `${column} is ${text(row[`kept_${column}`])}, must be ${text(row[`made_${column}`])}`,
  )
  return `${name} ${id}: ${values.join('; ')}`
}

const text = (value: unknown): string => JSON.stringify(value ?? null)
