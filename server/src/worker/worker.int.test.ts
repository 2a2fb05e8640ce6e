import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { openReadOnly } from '../db/connection.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { sampleAppend, sampleRow } from '../journal/sample.ts'
import { makeLongReads, type LongReads } from './worker.ts'

let folder: string
let database: Database
let reads: LongReads
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-worker-'))
  database = openDatabase(folder)
  reads = makeLongReads(folder)
  await database.journal.append(sampleAppend([sampleRow(1), sampleRow(2)]))
})
afterEach(async () => {
  await reads.stop()
  await database.close()
  fs.rmSync(folder, { recursive: true })
})

function seqsIn(file: string) {
  const db = openReadOnly(file)
  try {
    return db
      .prepare('select seq from journal order by seq')
      .all()
      .map(({ seq }) => seq)
  } finally {
    db.close()
  }
}

test('[B30] a backup is a checked copy of database, files and mode, taken while the server commits', async () => {
  fs.mkdirSync(path.join(folder, 'files/ab'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'files/ab/abcd'), 'scan')
  fs.writeFileSync(database.paths.mode, '{"mode":"demo"}')
  const running = reads.runInWorker('backup', {})
  expect(await database.journal.append(sampleAppend([sampleRow(3)]))).toEqual({ kind: 'committed' })
  const backup = await running
  expect(backup.files).toBe(1)
  expect(backup.bytes).toBe(fs.statSync(path.join(backup.folder, 'onehall.db')).size)
  expect(fs.readFileSync(path.join(backup.folder, 'files/ab/abcd'), 'utf8')).toBe('scan')
  expect(fs.readFileSync(path.join(backup.folder, 'mode.json'), 'utf8')).toBe('{"mode":"demo"}')
  expect(seqsIn(path.join(backup.folder, 'onehall.db')).slice(0, 2)).toEqual([1, 2])
  expect(fs.readdirSync(database.paths.backups)).toEqual([path.basename(backup.folder)])
  expect(fs.readdirSync(backup.folder).sort()).toEqual(['files', 'mode.json', 'onehall.db'])
})

test('[B31] a restored backup is another journal in a new epoch, and stays that one', async () => {
  const { folder: restored } = await reads.runInWorker('backup', {})
  const first = openDatabase(restored)
  const { id, epoch } = first.journal
  expect(id).not.toBe(database.journal.id)
  expect([database.journal.epoch, epoch]).toEqual([1, 2])
  expect(await first.journal.append(sampleAppend([sampleRow(3, { epoch: 2 })]))).toEqual({ kind: 'committed' })
  await first.close()
  const again = openDatabase(restored)
  expect([again.journal.id, again.journal.epoch, await again.journal.lastSeq()]).toEqual([id, 2, 3])
  await again.close()
})

test('[B32] tasks run one after the other; one that throws is rejected alone', async () => {
  const away = makeLongReads(path.join(folder, 'nowhere'))
  await expect(away.runInWorker('backup', {})).rejects.toThrow('unable to open database file')
  await away.stop()
  const [one, two] = await Promise.all([reads.runInWorker('backup', {}), reads.runInWorker('backup', {})])
  expect(one.folder < two.folder).toBe(true)
})

test('[B33] a task that is under way when the worker stops is rejected, and the next one finds a new thread', async () => {
  const running = reads.runInWorker('backup', {})
  const lost = expect(running).rejects.toThrow('the worker thread ended')
  await reads.stop()
  await lost
  expect((await reads.runInWorker('backup', {})).bytes).toBeGreaterThan(0)
})

const MAIN = path.join(import.meta.dirname, '../backup-main.ts')
const run = promisify(execFile)

test('[B34] npm run backup works beside the running server and says where it went', async () => {
  const { stdout } = await run(process.execPath, [MAIN], { env: { ...process.env, ONEHALL_DATA: folder } })
  const written = /Backup written to (.+): database/.exec(stdout)?.[1] ?? ''
  expect(seqsIn(path.join(written, 'onehall.db'))).toEqual([1, 2])
  expect(await database.journal.append(sampleAppend([sampleRow(3)]))).toEqual({ kind: 'committed' })
})

test('[B35] npm run backup without a database says so and fails', async () => {
  const env = { ...process.env, ONEHALL_DATA: path.join(folder, 'nowhere') }
  await expect(run(process.execPath, [MAIN], { env })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no database') as string,
  })
})
