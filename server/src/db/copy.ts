import fs from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * A consistent copy of a live database as one file, checked, and marked as a copy: whoever opens it as a hall's database
 * later gets a new journal id and a new epoch (`identity.ts`), so restoring is nothing but putting the file back.
 * Works from a read-only connection, beside a writing server. Returns the size in bytes.
 * @throws when the copy fails its check; it is removed then.
 */
export function copyDatabase(from: DatabaseSync, to: string): number {
  from.prepare('vacuum into ?').run(to)
  const copy = new DatabaseSync(to)
  try {
    copy.exec('pragma synchronous = full')
    copy.prepare(`insert or replace into meta (key, value) values ('copied_at', ?)`).run(new Date().toISOString())
    const result = copy.prepare('pragma integrity_check').get()?.integrity_check
    if (result !== 'ok') throw new Error(`The copy ${to} is damaged: ${String(result)}`)
  } catch (error) {
    copy.close()
    fs.rmSync(to, { force: true })
    throw error
  }
  copy.close()
  return fs.statSync(to).size
}
