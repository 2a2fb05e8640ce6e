import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { assertPragmas, makeConnection } from './connection.ts'
import { openDatabase } from './database.ts'
import { FolderInUse } from './lock.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-database-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

test('[B1] a second server on the same folder is refused in words, from this process and from another', async () => {
  const database = openDatabase(folder)
  expect(() => openDatabase(folder)).toThrow(FolderInUse)
  expect(() => openDatabase(folder)).toThrow('Another OneHall server is running on this data folder')
  const child = serve()
  expect(await child.closed).toBe(1)
  expect(child.errors()).toContain('FolderInUse')
  await database.close()
  const next = openDatabase(folder)
  await next.close()
})

test('[B2] the folder stays taken while its server lives, whatever is collected, and is free at once when it was killed', async () => {
  const child = serve()
  await child.serving
  expect(() => openDatabase(folder)).toThrow(FolderInUse)
  child.kill()
  await child.closed
  const database = openDatabase(folder)
  await database.close()
})

test('[B3] the PRAGMAs hold on the live connection, and a connection without them is not accepted', async () => {
  const database = openDatabase(folder)
  const pragma = (name: string) => Object.values(database.connection.current.prepare(`pragma ${name}`).get() ?? {})[0]
  const live = Object.fromEntries(
    ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map((name) => [name, pragma(name)]),
  )
  expect(live).toEqual({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 2000 })
  database.connection.current.exec('pragma synchronous = normal')
  expect(() => assertPragmas(database.connection.current)).toThrow('pragma synchronous is 1, must be 2')
  database.connection.replace()
  assertPragmas(database.connection.current)
  await database.close()
})

test('[B4] a connection that cannot be replaced ends the process', () => {
  const file = path.join(folder, 'x.db')
  const connection = makeConnection(file, (why) => {
    throw new Error(`fatal: ${why}`)
  })
  fs.rmSync(file)
  fs.mkdirSync(file)
  expect(() => connection.replace()).toThrow(
    'fatal: The database connection failed and cannot be replaced: unable to open',
  )
  connection.close()
})

test('[B5] who holds the connection has it alone, and the next in line gets it after', async () => {
  const connection = makeConnection(path.join(folder, 'x.db'))
  const order: string[] = []
  const first = await connection.hold()
  const second = connection.hold().then((release) => {
    order.push('second')
    release()
  })
  expect(connection.held).not.toBeNull()
  order.push('first')
  first()
  await second
  expect(order).toEqual(['first', 'second'])
  expect(connection.held).toBeNull()
  connection.close()
})

test('[B6] statements are prepared once for a connection, and anew for its successor', () => {
  const connection = makeConnection(path.join(folder, 'x.db'))
  let prepared = 0
  const statement = connection.prepared((db) => {
    prepared++
    return db.prepare('select 1 one')
  })
  expect([statement().get(), statement().get(), prepared]).toEqual([{ one: 1 }, { one: 1 }, 1])
  connection.replace()
  expect([statement().get(), prepared]).toEqual([{ one: 1 }, 2])
  connection.close()
})

test('[B7] a read-only connection reads what is committed and writes nothing', async () => {
  const database = openDatabase(folder)
  await database.prisma.meta.create({ data: { key: 'k', value: 'v' } })
  const reader = database.readOnly()
  expect(reader.prepare(`select value from meta where key = 'k'`).get()).toEqual({ value: 'v' })
  expect(() => reader.exec(`delete from meta`)).toThrow('readonly')
  reader.close()
  await database.close()
})

test('[B8] a closed database leaves no open file, no WAL and no lock behind', async () => {
  const open = () =>
    process.platform === 'linux'
      ? fs.readdirSync('/proc/self/fd').flatMap((fd) => {
          try {
            return [fs.readlinkSync(`/proc/self/fd/${fd}`)].filter((file) => file.startsWith(folder))
          } catch {
            return []
          }
        })
      : []
  const database = openDatabase(folder)
  await database.prisma.staff.count()
  await database.close()
  expect(open()).toEqual([])
  expect(fs.readdirSync(folder).sort()).toEqual(['onehall.db', 'onehall.lock'])
  new DatabaseSync(path.join(folder, 'onehall.lock')).close()
})

test('[B9] a database whose migration is refused is not left locked', () => {
  const file = path.join(folder, 'onehall.db')
  fs.writeFileSync(file, 'this is no database, and long enough to be looked at by whoever opens it '.repeat(20))
  expect(() => openDatabase(folder)).toThrow('not a database')
  expect(() => openDatabase(folder)).toThrow('not a database')
})

/** Another process that opens the folder, lets all garbage be collected, and waits. */
function serve() {
  const script = `const { openDatabase } = await import(process.argv[1])
    openDatabase(process.argv[2]); await null; globalThis.gc(); await new Promise(setImmediate); globalThis.gc()
    console.log('serving'); setInterval(() => {}, 1000)`
  const module = new URL('./database.ts', import.meta.url).href
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script, module, folder])
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  return {
    serving: new Promise((resolve) => child.stdout.once('data', resolve)),
    closed: new Promise((resolve) => child.once('close', resolve)),
    errors: () => errors,
    kill: () => child.kill('SIGKILL'),
  }
}
