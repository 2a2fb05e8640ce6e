/** What SQLite's result codes mean to whoever has to go on after one (https://www.sqlite.org/rescode.html). */

/** Extended code of an error thrown by node:sqlite; null for any other thrown thing (a closed handle, a bug). */
export function sqliteCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null
}

/**
 * constraint: the rows were refused · busy: another connection writes · full: no room · statement: the SQL itself was refused ·
 * broken: the disk, the file or the handle failed; what was under way is not known.
 */
type SqliteFailure = 'constraint' | 'busy' | 'full' | 'statement' | 'broken'

const PRIMARY: Readonly<Record<number, SqliteFailure>> = {
  1: 'statement', // ERROR
  5: 'busy', // BUSY
  6: 'busy', // LOCKED
  13: 'full', // FULL
  18: 'statement', // TOOBIG
  19: 'constraint', // CONSTRAINT
  20: 'statement', // MISMATCH
  25: 'statement', // RANGE
}

export function sqliteFailure(error: unknown): SqliteFailure {
  const code = sqliteCode(error)
  if (code === null && unbindable(error)) return 'statement'
  return (code === null ? undefined : PRIMARY[code & 0xff]) ?? 'broken'
}

/** A value that the driver cannot pass to SQLite at all (undefined, an object). */
function unbindable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_INVALID_ARG_')
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
