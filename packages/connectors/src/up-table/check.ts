import { COLUMNS } from './columns.ts'
import type { Column, Row, TableName, TableRow } from './columns.ts'
import { MOBILE, bytes, characters } from './fit.ts'
import { placeOf } from './objection.ts'
import type { Objection } from './objection.ts'
import type { UpProfile } from './profile.ts'

/** What a front database of this profile would refuse in a row: NOT NULL, types, widths by character and byte, code widths. */
export function checkRow({ table, row }: TableRow, profile: UpProfile): Objection[] {
  const columns = COLUMNS[table]
  const unknown = Object.keys(row).filter((name) => !Object.hasOwn(columns, name))
  return [
    ...Object.entries(columns).flatMap(([name, column]) => checkValue(table, name, column, row[name] ?? null, profile)),
    // The name came from outside and may be anything, so it is not repeated.
    ...(unknown.length > 0 ? [{ reason: 'unknown-column' as const, at: placeOf(table, '?') }] : []),
  ]
}

function checkValue(
  table: TableName,
  name: string,
  column: Column,
  value: Row[string],
  profile: UpProfile,
): Objection[] {
  const at = placeOf(table, name)
  if (value === null || value === '') return column.required ? [{ reason: 'missing', at }] : []
  if (column.type === 'int') return Number.isSafeInteger(value) ? [] : [{ reason: 'not-a-number', at }]
  if (typeof value !== 'string') return [{ reason: 'not-text', at }]
  if (column.type === 'time') return isTime(value) ? [] : [{ reason: 'not-a-time', at }]
  if (column.type === 'mobile') return MOBILE.test(value) ? [] : [{ reason: 'not-a-mobile', at }]
  const found = characters(value)
  const exact = column.exact && profile.codeWidths[column.exact]
  if (exact !== undefined && found !== exact) return [{ reason: 'wrong-width', at, limit: exact, found }]
  if (found > column.width) return [{ reason: 'too-wide', at, limit: column.width, found }]
  const limit = column.width * profile.bytesPerCharacter
  return bytes(value) > limit ? [{ reason: 'too-many-bytes', at, limit, found: bytes(value) }] : []
}

function isTime(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value)) return false
  const at = Date.parse(`${value.replace(' ', 'T')}Z`)
  // 30 February parses in some engines by rolling over: only a time that reads back as itself exists.
  return Number.isFinite(at) && new Date(at).toISOString().slice(0, 19) === value.replace(' ', 'T')
}
