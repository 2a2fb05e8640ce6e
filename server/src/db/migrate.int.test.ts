import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { migrate, MigrationRefused, MIGRATIONS, readMigrations } from './migrate.ts'

let folder: string
let db: DatabaseSync
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-migrate-'))
  db = new DatabaseSync(path.join(folder, 'onehall.db'))
})
afterEach(() => {
  db.close()
  fs.rmSync(folder, { recursive: true })
})

const FIRST = 'create table meta (key text primary key not null, value text not null) strict;'

/** Migrations as a release would bring them: file name → SQL. */
function release(files: Record<string, string>) {
  const at = fs.mkdtempSync(path.join(folder, 'release-'))
  for (const [name, sql] of Object.entries(files)) fs.writeFileSync(path.join(at, name), sql)
  return readMigrations(at)
}
const backups = () => path.join(folder, 'backups')
const run = (files: Record<string, string>) => migrate(db, release(files), backups())

test('[B10] migrations are applied once, in order, and a new database needs no backup', () => {
  const files = { '0001_first.sql': FIRST, '0002_more.sql': `insert into meta values ('k', 'v');` }
  expect(run(files)).toBe(2)
  expect(run(files)).toBe(0)
  expect(db.prepare('select * from meta').all()).toEqual([{ key: 'k', value: 'v' }])
  expect(db.prepare('select number, name from migration').all()).toEqual([
    { number: 1, name: '0001_first.sql' },
    { number: 2, name: '0002_more.sql' },
  ])
  expect(fs.existsSync(backups())).toBe(false)
})

test('[B11] a migration that was edited after it was applied is refused in words', () => {
  run({ '0001_first.sql': FIRST })
  expect(() => run({ '0001_first.sql': `${FIRST} -- edited` })).toThrow(MigrationRefused)
  expect(() => run({ '0001_first.sql': `${FIRST} -- edited` })).toThrow(
    '0001_first.sql was edited after it was applied',
  )
  expect(run({ '0001_first.sql': FIRST })).toBe(0)
})

test('[B12] line ends are no edit', () => {
  run({ '0001_first.sql': `${FIRST}\n-- end\n` })
  expect(run({ '0001_first.sql': `${FIRST}\r\n-- end\r\n` })).toBe(0)
})

test('[B13] a database newer than the program is refused in words', () => {
  run({ '0001_first.sql': FIRST, '0002_more.sql': 'create table more (x integer) strict;' })
  expect(() => run({ '0001_first.sql': FIRST })).toThrow('newer than this program: it has 0002_more.sql')
})

test('[B14] a database that holds something is copied before it is changed', () => {
  run({ '0001_first.sql': FIRST })
  db.exec(`insert into meta values ('k', 'v')`)
  run({ '0001_first.sql': FIRST, '0002_drop.sql': 'delete from meta;' })
  expect(db.prepare('select count(*) n from meta').get()).toEqual({ n: 0 })
  const [copy = '', ...others] = fs.readdirSync(backups())
  expect(others).toEqual([])
  expect(copy).toMatch(/^before-0002_drop-.*\.db$/)
  const kept = new DatabaseSync(path.join(backups(), copy), { readOnly: true })
  expect(kept.prepare(`select value from meta where key = 'k'`).get()).toEqual({ value: 'v' })
  kept.close()
})

test('[B15] migrations are applied together or not at all', () => {
  const good = { '0001_first.sql': FIRST, '0002_good.sql': 'create table good (x integer) strict;' }
  expect(() =>
    run({ ...good, '0003_bad.sql': 'create table bad (x integer) strict; insert into nowhere values (1);' }),
  ).toThrow('no such table: nowhere')
  expect(db.prepare(`select name from sqlite_schema where type = 'table'`).all()).toEqual([{ name: 'migration' }])
  expect(run(good)).toBe(2)
})

test('[B16] migrations are numbered without gaps', () => {
  expect(() => release({ '0001_first.sql': FIRST, '0003_third.sql': '' })).toThrow('0003_third.sql')
  expect(() => release({ 'first.sql': FIRST })).toThrow('numbered 0001, 0002')
})

test('[B17] the released migrations make a new database', () => {
  expect(migrate(db, readMigrations(MIGRATIONS), backups())).toBe(readMigrations(MIGRATIONS).length)
  expect(db.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
})
