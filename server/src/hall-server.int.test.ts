import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TEST_SEAL } from '../test/seal.ts'
import { PEOPLE } from '../test/sample.ts'
import { openDatabase } from './db/database.ts'
import { type HallServer, startHallServer } from './hall-server.ts'
import { makeLog } from './log.ts'

let folder: string
let logged: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onehall-hall-'))
  logged = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const start = (): Promise<HallServer> =>
  startHallServer({
    folder,
    port: 0,
    platformUrl: 'http://127.0.0.1:1',
    links: { kiosk: null, platform: null },
    build: '0.1.0',
    log: makeLog('warn', { write: (line) => void logged.push(line) }),
    fatal: (error) => {
      throw error
    },
  })

async function versionOf(server: HallServer): Promise<unknown> {
  const config = (await (await fetch(`${server.url}/api/hall/config`)).json()) as { version: unknown }
  await server.stop()
  return config.version
}

test('[H52] a hall whose configuration files are gone goes on with what was published, says so, and takes no sample', async () => {
  const published = await versionOf(await start())
  expect(logged.join()).not.toContain('configuration')
  rmSync(join(folder, 'config'), { recursive: true })
  expect(await versionOf(await start())).toBe(published)
  expect(logged.join()).toContain('the configuration files of a hall are missing')
  expect(existsSync(join(folder, 'config'))).toBe(false)
})

test('[H53] a hall that sealed persons and lost its key does not start, and makes no other key', async () => {
  await (await start()).stop()
  const database = openDatabase(folder)
  const sealed = TEST_SEAL.seal(PEOPLE[0]!)
  await database.prisma.person.create({ data: { ref: 'p'.repeat(22), sealed: Buffer.from(sealed), at: new Date(0) } })
  await database.close()
  rmSync(join(folder, 'keys'), { recursive: true })
  await expect(start()).rejects.toThrow(/key envelope/)
  expect(existsSync(join(folder, 'keys'))).toBe(false)
})
