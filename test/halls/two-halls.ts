import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type HallClient, connectHall } from '@onehall/client'
import type { HallId } from '@onehall/domain'
import { io } from 'socket.io-client'
import { type HallServer, startHallServer } from '../../server/src/hall-server.ts'
import { makeLog } from '../../server/src/log.ts'

export const EAST = 'east' as HallId
export const WEST = 'west' as HallId

const SAMPLE = fileURLToPath(new URL('../../server/sample/', import.meta.url))
/** 9 o'clock in the east, 7 o'clock in the west. */
export const NINE = Date.UTC(2026, 2, 4, 1)

/** A question over REST as a browser asks it. */
export interface Asked {
  readonly status: number
  readonly body: unknown
}

/** One server with two halls: the same catalogue and calendar, the same queues, another letter and another time zone. */
export interface TwoHalls {
  readonly folder: string
  readonly clock: { now: number }
  readonly logged: string[]
  readonly server: () => HallServer
  start(): Promise<HallServer>
  stopServer(): Promise<void>
  ask(method: string, path: string, more?: { readonly headers?: object; readonly body?: unknown }): Promise<Asked>
  /** The headers of somebody who signs in, by default with the password of the demo. */
  signIn(account: string, password?: string, hall?: HallId, pc?: string): Promise<{ cookie: string }>
  /** The token of a new kiosk of a hall. */
  pair(hall: HallId): Promise<string>
  connect(hall: HallId, who: { readonly token?: string; readonly cookie?: string }): HallClient
  close(): Promise<void>
}

export async function startTwoHalls({ counters = 1 } = {}): Promise<TwoHalls> {
  const folder = mkdtempSync(join(tmpdir(), 'onehall-halls-'))
  writeConfig(folder, counters)
  const clock = { now: NINE }
  const logged: string[] = []
  const clients: HallClient[] = []
  let server: HallServer | null = null

  const start = async (): Promise<HallServer> =>
    (server = await startHallServer({
      folder,
      port: 0,
      platformUrl: 'http://127.0.0.1:1',
      links: { kiosk: null, platform: null },
      build: '0.1.0',
      log: makeLog('warn', { write: (line) => void logged.push(line) }),
      now: () => clock.now,
      fatal: (error) => {
        throw error
      },
    }))
  const stopServer = async (): Promise<void> => {
    for (const client of clients.splice(0)) client.stop()
    await server?.stop()
    server = null
  }
  const ask: TwoHalls['ask'] = async (method, path, { headers = {}, body } = {}) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(server!.url + path, { method, headers: { ...type, ...headers }, ...sent })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return { status: response.status, body: isJson ? JSON.parse(text) : text }
  }
  await start()
  const accounts = JSON.parse(readFileSync(join(folder, 'demo-accounts.json'), 'utf8')) as { password: string }[]
  return {
    folder,
    clock,
    logged,
    server: () => server!,
    start,
    stopServer,
    ask,
    async signIn(account, password = accounts[0]!.password, hall = EAST, pc) {
      const response = await fetch(`${server!.url}/api/session?hall=${hall}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account, password, ...(pc !== undefined && { pc }) }),
      })
      if (!response.ok) throw new Error(await response.text())
      return { cookie: response.headers.get('set-cookie')!.split(';')[0]! }
    },
    async pair(hall) {
      const asked = await ask('POST', `/api/pairings?hall=${hall}`, { body: { kind: 'kiosk' } })
      const { code, secret } = asked.body as { code: string; secret: string }
      const claimed = await ask('POST', `/api/pairings/${code}/claim`, { body: { secret } })
      return (claimed.body as { token: string }).token
    },
    connect(hall, { token, cookie }) {
      const extraHeaders = cookie === undefined ? {} : { cookie }
      const client = connectHall({
        url: server!.url,
        hall,
        ...(token !== undefined && { auth: { token } }),
        dial: (url, options) => dialWith(url, { ...options, extraHeaders }),
      })
      clients.push(client)
      return client
    },
    async close() {
      await stopServer()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Node sends a cookie only where it is told to. */
const dialWith: NonNullable<Parameters<typeof connectHall>[0]['dial']> = (url, options) => io(url, options)

export function writeConfig(folder: string, counters = 1): void {
  const config = join(folder, 'config')
  const hall = JSON.parse(readFileSync(join(SAMPLE, 'township/hall.json'), 'utf8')) as { counters: object[] }
  const [first] = hall.counters
  const all = Array.from({ length: counters }, (_, n) => ({ ...first, id: `c${n + 1}`, label: String(n + 1) }))
  const files = [
    ['township/catalogue.json', 'catalogue.json'],
    ['calendar-2026.json', 'calendar-2026.json'],
  ] as const
  for (const [id, more] of [
    [EAST, { series: '', timeZone: 'Asia/Shanghai', name: { zh: '东厅', en: 'East Hall' } }],
    [WEST, { series: 'B', timeZone: 'Asia/Urumqi', name: { zh: '西厅', en: 'West Hall' } }],
  ] as const) {
    mkdirSync(join(config, id), { recursive: true })
    writeFileSync(
      join(config, id, 'hall.json'),
      JSON.stringify({ ...hall, counters: all, hall: id, version: 'v1', ...more }),
    )
  }
  for (const [from, to] of files) cpSync(join(SAMPLE, from), join(config, to))
}
