import { execFile, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { assertPragmas, makeConnection } from '../db/connection.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { journalContract } from './journal.contract.ts'
import type { TableRows } from './journal.ts'
import { sampleAppend, sampleCommand, sampleRow, sampleTicket } from './sample.ts'
import { makeSqliteJournal } from './sqlite.ts'
import { CASE_FILE, COUNTER, DAY, OUTBOX, TICKET } from './tables.ts'

const TABLES = { ticket: TICKET, counter: COUNTER, caseFile: CASE_FILE, day: DAY, outbox: OUTBOX }
const COMMITTED = { kind: 'committed' }

function temporaryFolder() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-journal-'))
}

journalContract('SQLite', async () => {
  const folder = temporaryFolder()
  const database = openDatabase(folder)
  const other = makeConnection(database.paths.database)
  return {
    journal: database.journal,
    second: makeSqliteJournal(other, database.journal),
    table: async <Name extends keyof TableRows>(name: Name) => {
      const { columns, name: table } = TABLES[name]
      const fields = Object.entries(columns).map(([field, column]) => `${column} as "${field}"`)
      const rows = other.current.prepare(`select ${fields} from ${table} order by 1, 2, 3`).all()
      return rows.map((row) => ({ ...row })) as unknown as TableRows[Name]
    },
    async close() {
      other.close()
      await database.close()
      fs.rmSync(folder, { recursive: true })
    },
  }
})

describe('what a disk, a foreign writer and a poisonous row do to the SQLite journal', () => {
  let folder: string
  let database: Database
  let other: DatabaseSync
  beforeEach(() => {
    folder = temporaryFolder()
    database = openDatabase(folder)
    other = new DatabaseSync(database.paths.database)
  })
  afterEach(async () => {
    other.close()
    await database.close()
    fs.rmSync(folder, { recursive: true })
  })

  const append = (seq: number, part?: Parameters<typeof sampleAppend>[1]) =>
    database.journal.append(sampleAppend([sampleRow(seq)], { commands: [sampleCommand(`command-${seq}`)], ...part }))
  const storedElsewhere = () =>
    other
      .prepare('select seq from journal order by seq')
      .all()
      .map(({ seq }) => seq)

  /** The connection is another one, as durable as before, and what it commits is seen elsewhere. */
  async function replacedAndSound(old: DatabaseSync, seq: number) {
    expect(database.connection.current === old).toBe(false)
    assertPragmas(database.connection.current)
    expect(await append(seq)).toEqual(COMMITTED)
    expect(storedElsewhere()).toContain(seq)
  }

  test('[J20] a foreign writer that does not go away: unknown, nothing stored, the connection replaced, the next commit seen elsewhere', async () => {
    const old = database.connection.current
    expect(await append(1)).toEqual(COMMITTED)
    other.exec('begin immediate')
    expect(await append(2)).toMatchObject({ kind: 'unknown' })
    other.exec('rollback')
    expect(storedElsewhere()).toEqual([1])
    await replacedAndSound(old, 2)
  })

  test('[J21] a foreign writer that goes away in time is waited for', async () => {
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads')
       const db = new (require('node:sqlite').DatabaseSync)(workerData)
       db.exec('begin immediate')
       parentPort.on('message', () => { db.exec('rollback'); db.close(); parentPort.close() })
       parentPort.postMessage('writing')`,
      { eval: true, workerData: database.paths.database },
    )
    await new Promise((resolve) => worker.once('message', resolve))
    const old = database.connection.current
    worker.postMessage('go')
    expect(await append(1)).toEqual(COMMITTED)
    expect(database.connection.current === old).toBe(true)
    expect(storedElsewhere()).toEqual([1])
    await new Promise((resolve) => worker.once('exit', resolve))
  })

  test('[J22] a full disk: refused as full, nothing stored, the next commit seen elsewhere', async () => {
    expect(await append(1)).toEqual(COMMITTED)
    const old = database.connection.current
    const pages = Number(old.prepare('pragma page_count').get()?.page_count)
    old.exec(`pragma max_page_count = ${pages}`)
    const ticket = Array.from({ length: 500 }, (_, i) => sampleTicket(`t${i}`))
    expect(await append(2, { tables: { ticket } })).toEqual({ kind: 'full' })
    expect(storedElsewhere()).toEqual([1])
    expect(other.prepare('select count(*) n from ticket').get()).toEqual({ n: 0 })
    await replacedAndSound(old, 2)
  })

  test('[J23] a connection that broke under the journal: unknown, replaced, sound', async () => {
    const old = database.connection.current
    old.close()
    expect(await append(1)).toMatchObject({ kind: 'unknown' })
    expect(storedElsewhere()).toEqual([])
    await replacedAndSound(old, 1)
  })

  test('[J24] a transaction that somebody left open is not joined', async () => {
    database.connection.current.exec(`begin; insert into meta (key, value) values ('stray', '1')`)
    expect((await append(1)).kind).not.toBe('committed')
    expect(await append(1)).toEqual(COMMITTED)
    expect(other.prepare(`select * from meta where key = 'stray'`).get()).toBeUndefined()
  })

  test('[J25] a row that no column can hold is a constraint, whatever is wrong with it', async () => {
    const poison = [
      { at: Number.NaN },
      { at: 1.5 },
      { version: undefined as never },
      { data: {} as never },
      { actor: null as never },
    ]
    for (const part of poison) {
      const outcome = await database.journal.append(sampleAppend([sampleRow(1, part)]))
      expect(['constraint', 'conflict']).toContain(outcome.kind)
    }
    expect(storedElsewhere()).toEqual([])
    expect(await append(1)).toEqual(COMMITTED)
  })

  test('[J26] an append waits for a Prisma transaction and neither joins nor breaks it', async () => {
    const { prisma } = database
    const meta = (key: string) => prisma.meta.create({ data: { key, value: 'x' } })
    const work = Array.from({ length: 20 }, (_, i) => [
      prisma.$transaction([meta(`a${i}`), meta(`b${i}`)]),
      append(i + 1),
      prisma.$transaction([meta(`c${i}`), meta(`a${i}`)]).catch((error: { code: string }) => error.code),
    ])
    const outcomes = await Promise.all(work.flat())
    expect(outcomes.filter((each) => typeof each === 'object' && 'kind' in each)).toEqual(Array(20).fill(COMMITTED))
    expect(outcomes.filter((each) => each === 'P2002')).toHaveLength(20)
    expect(storedElsewhere()).toHaveLength(20)
    expect(other.prepare(`select count(*) n from meta where key glob 'c*'`).get()).toEqual({ n: 0 })
  })

  test('[J27] 5,000 commits leave the PRAGMAs and the open descriptors as they were', async () => {
    const descriptors = () => (process.platform === 'linux' ? fs.readdirSync('/proc/self/fd').length : 0)
    for (let seq = 1; seq <= 10; seq++) expect(await append(seq)).toEqual(COMMITTED)
    const before = descriptors()
    for (let seq = 11; seq <= 5010; seq++)
      if ((await append(seq)).kind !== 'committed') throw new Error(`append ${seq} failed`)
    expect(descriptors()).toBe(before)
    assertPragmas(database.connection.current)
    expect(other.prepare('select count(*) n from journal').get()).toEqual({ n: 5010 })
  })

  test('[J28] 200 replaced connections leave no descriptor behind', () => {
    if (process.platform !== 'linux') return expect(process.platform).not.toBe('linux')
    // SQLite keeps one closed descriptor for reuse while another connection of the process holds the file.
    database.connection.replace()
    const before = fs.readdirSync('/proc/self/fd').length
    for (let i = 0; i < 200; i++) database.connection.replace()
    expect(fs.readdirSync('/proc/self/fd').length).toBe(before)
  })
})

const CHILD = path.join(import.meta.dirname, 'sqlite.child.ts')

describe('a process that dies', () => {
  test('[J29] a file that may not grow: every committed row is there, the failed one is not, and the journal goes on reading', async () => {
    const folder = temporaryFolder()
    try {
      const script = 'ulimit -f 2048; exec "$0" "$1" "$2" until-refused'
      const { stdout } = await promisify(execFile)('sh', ['-c', script, process.execPath, CHILD, folder])
      const { committed, outcome, read } = JSON.parse(stdout) as { committed: number; outcome: string; read: number }
      expect(['full', 'unknown']).toContain(outcome)
      expect(committed).toBeGreaterThan(10)
      expect(read).toBe(committed)
      const database = openDatabase(folder)
      expect(await database.journal.lastSeq()).toBe(committed)
      expect(await database.journal.append(sampleAppend([sampleRow(committed + 1)]))).toEqual(COMMITTED)
      await database.close()
    } finally {
      fs.rmSync(folder, { recursive: true })
    }
  })

  test('[J30] killed at any instant: every append that was answered is there, whole, and the folder is free again', async () => {
    const folder = temporaryFolder()
    try {
      for (let kill = 0; kill < 3; kill++) {
        const child = spawn(process.execPath, [CHILD, folder, 'until-killed'], { stdio: ['ignore', 'pipe', 'inherit'] })
        let answered = 0
        child.stdout.on('data', (lines: Buffer) => {
          answered = Number(lines.toString().trimEnd().split('\n').at(-1))
          if (answered > (kill + 1) * 200) child.kill('SIGKILL')
        })
        await new Promise((resolve) => child.once('close', resolve))
        const database = openDatabase(folder)
        const last = await database.journal.lastSeq()
        expect(last).toBeGreaterThanOrEqual(answered)
        expect((await database.journal.commands([`command-${last}`])).size).toBe(1)
        expect(database.connection.current.prepare('select count(*) n from ticket').get()).toEqual({ n: last })
        await database.close()
      }
    } finally {
      fs.rmSync(folder, { recursive: true })
    }
  })
})
