import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'

import { copyDatabase } from './copy.ts'

export const MIGRATIONS = path.join(import.meta.dirname, '../../prisma/migrations')

interface Migration {
  /** From 1, without gaps. */
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** Thrown at start: the database and this program do not belong together; nothing was changed. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

/** The files `0001_name.sql` of a folder, in order. Line ends do not count, so that a checkout on Windows is no drift. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name, i) => {
    const number = Number(/^(\d{4})_/.exec(name)?.[1])
    if (number !== i + 1) throw new Error(`${name}: migrations are numbered 0001, 0002 … without gaps`)
    const sql = fs.readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings the database up to the newest migration, all in one transaction, after a copy of a database that holds anything
 * was put into `backups`. Returns how many were applied.
 * @throws {MigrationRefused} when an applied migration was edited since, or when the database is newer than the program.
 */
export function migrate(db: DatabaseSync, migrations: readonly Migration[], backups: string): number {
  db.exec(`create table if not exists migration (
    number integer primary key not null, name text not null, checksum text not null, applied_at integer not null) strict`)
  const applied = db.prepare('select number, name, checksum from migration order by number').all()
  for (const [i, row] of applied.entries()) {
    const known = migrations[i]
    if (!known)
      throw new MigrationRefused(
        `The database is newer than this program: it has ${String(row.name)}. Start the newer one.`,
      )
    if (known.checksum !== row.checksum)
      throw new MigrationRefused(
        `${known.name} was edited after it was applied to this database. Restore the file as released, and add a new migration instead.`,
      )
  }
  const missing = migrations.slice(applied.length)
  if (missing.length === 0) return 0
  if (applied.length > 0) {
    fs.mkdirSync(backups, { recursive: true, mode: 0o700 })
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
    copyDatabase(db, path.join(backups, `before-${missing[0]?.name.replace('.sql', '')}-${stamp}.db`))
  }
  const insert = db.prepare('insert into migration (number, name, checksum, applied_at) values (?, ?, ?, ?)')
  db.exec('begin immediate')
  try {
    for (const { number, name, sql, checksum } of missing) {
      db.exec(sql)
      insert.run(number, name, checksum, Date.now())
    }
    db.exec('commit')
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
  return missing.length
}
