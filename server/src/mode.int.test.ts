import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase } from './db/database.ts'
import { fixMode, listenHost } from './mode.ts'

let folder: string
let database: Database
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-mode-'))
  database = openDatabase(folder)
})
afterEach(async () => {
  await database.close()
  fs.rmSync(folder, { recursive: true })
})
const fix = (asked?: string) => fixMode(database.paths.mode, database.prisma, asked)

test('[A20] a new folder is a demo unless it is asked to be real, and listens on this machine alone', async () => {
  expect(listenHost(await fix())).toBe('127.0.0.1')
  expect(JSON.parse(fs.readFileSync(database.paths.mode, 'utf8'))).toEqual({ mode: 'demo' })
})

test('[A21] a demo never turns real, and a real hall never turns demo', async () => {
  expect(await fix('real')).toBe('real')
  expect(await fix()).toBe('real')
  await expect(fix('demo')).rejects.toThrow('This data folder is in real mode and can never change.')
})

test('[A22] neither a lost nor an edited file changes the mode', async () => {
  await fix('real')
  fs.rmSync(database.paths.mode)
  expect(await fix()).toBe('real')
  fs.writeFileSync(database.paths.mode, '{"mode":"demo"}')
  await expect(fix()).rejects.toThrow('but this data is real')
  fs.writeFileSync(database.paths.mode, 'mode = real')
  await expect(fix()).rejects.toThrow('cannot be read')
})

test('[A23] a mode that does not exist is refused', async () => {
  await expect(fix('production')).rejects.toThrow('must be real or demo')
})
