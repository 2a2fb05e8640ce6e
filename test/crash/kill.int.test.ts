import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { connectHall, makeRest } from '@onehall/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeRandom, seedOf } from '../../server/test/random.ts'
import { SAMPLE } from '../../server/test/sample.ts'
import { type Part, makePart } from '../support/part.ts'
import { type LoadedKiosk, pairKiosk, startKiosk } from './kiosk-load.ts'

const KIOSKS = 50
const KILLS = 20
/** A server that was killed while it started has told nobody anything; it is killed so within this time. */
const STARTING_MS = 700
/** Those that give out numbers at any hour, to anybody. */
const QUEUES = SAMPLE.queues.filter(
  ({ id, identity, dailyLimit }) =>
    identity === 'free' && dailyLimit === null && !SAMPLE.timetables?.some(({ queue }) => queue === id),
)

let folder: string
let env: { [name: string]: string }
let server: Part
let url = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onehall-kill-'))
  env = {
    ONEHALL_DATA: folder,
    ONEHALL_MODE: 'demo',
    PORT: '0',
    PLATFORM_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'error',
  }
  server = makePart('hall server', 'server/src/main.ts', env, answers)
})
afterEach(async () => {
  await server.kill()
  rmSync(folder, { recursive: true })
})

/** The server prints where it is; from its first start on it is asked for the same port. */
async function answers(): Promise<boolean> {
  url = /^hall server: (\S+)$/m.exec(server.said())?.[1] ?? ''
  if (url === '') return false
  env['PORT'] = new URL(url).port
  return fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )
}

const node = (script: string, more: object = {}) =>
  promisify(execFile)(process.execPath, [script], { env: { ...process.env, ...env, ...more } })
const count = (kiosks: readonly LoadedKiosk[]) => kiosks.map(({ acked }) => acked.length)

test(
  '[N41] killed 20 times at random moments while 50 kiosks issue: every acknowledged ticket is there, no number twice, everybody resumes without help',
  { timeout: 240_000 },
  async () => {
    const random = makeRandom(seedOf('kill'))
    await server.start()
    const { hall } = SAMPLE
    const tokens = await Promise.all(Array.from({ length: KIOSKS }, () => pairKiosk(url)))
    const wall = connectHall({ url, hall })
    const shown = wall.watch(`hall:${hall}`)
    const kiosks = tokens.map((token, n) => startKiosk(url, hall, token, QUEUES[n % QUEUES.length]!.id))

    for (let kill = 0; kill < KILLS; kill++) {
      if (kill % 5 === 4) {
        const starting = server.start().catch(() => {})
        await new Promise((moment) => setTimeout(moment, random.below(STARTING_MS)))
        await server.kill()
        await starting
      }
      if (!server.isRunning()) await server.start()
      const before = count(kiosks)
      await vi.waitFor(() => expect(count(kiosks).every((acked, n) => acked > before[n]!)).toBe(true), {
        timeout: 30_000,
        interval: 10,
      })
      await new Promise((moment) => setTimeout(moment, random.below(200)))
      await server.kill()
    }
    await server.start()
    await Promise.all(kiosks.map((kiosk) => kiosk.finish()))

    expect(kiosks.flatMap(({ refused }) => refused)).toEqual([])
    const acked = kiosks.flatMap((kiosk) => kiosk.acked)
    const stored = ticketsStored()
    expect(acked.length).toBeGreaterThan(KIOSKS * KILLS)
    expect(new Set(acked.map(({ number }) => number)).size).toBe(acked.length)
    expect(byNumber(stored)).toEqual(byNumber(acked))

    await vi.waitFor(
      () => {
        const waiting = [...shown.get()!.entries.values()].map((entry) => (entry.kind === 'queue' ? entry.waiting : 0))
        expect(waiting.reduce((sum, each) => sum + each, 0)).toBe(acked.length)
      },
      { timeout: 10_000 },
    )
    for (const { client } of kiosks) client.stop()
    wall.stop()

    await expect(node('server/src/main.ts', { PORT: '0' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Another OneHall server is running on this data folder'),
    })
    expect((await makeRest(url).hall()).ok).toBe(true)
    await server.stop()
    expect((await node('server/src/verify-main.ts')).stdout).toMatch(/^verify: ok, .*\n$/m)
  },
)

function ticketsStored(): { ticket: string; number: string }[] {
  const database = new DatabaseSync(join(folder, 'onehall.db'), { readOnly: true })
  const rows = database.prepare('select id as ticket, number from ticket').all()
  database.close()
  return rows.map((row) => ({ ...row })) as { ticket: string; number: string }[]
}

/** Every command of every kiosk was answered in the end, so what is stored is what was acknowledged, no more and no less. */
function byNumber(tickets: readonly { ticket: string; number: string }[]): string[] {
  return tickets.map(({ ticket, number }) => `${number} ${ticket}`).sort()
}
