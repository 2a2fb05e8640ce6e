import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { HallConfig } from '@onehall/domain'
import { type AuthHouse, openAuthHouse, PASSWORD } from '../auth/auth.fixture.ts'
import { makeLog } from '../log.ts'
import type { Mode } from '../mode.ts'
import { makeApp } from './app.ts'
import type { Health, HttpDeps } from './deps.ts'
import { makeMetrics } from './metrics.ts'

export interface Said {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly text: string
  readonly body: unknown
}

export interface HttpHouse extends AuthHouse {
  readonly origin: string
  readonly health: { -readonly [K in keyof Health]: Health[K] }
  readonly asked: string[]
  /** Sends a request as it is told, from an address of this machine. */
  ask(method: string, path: string, more?: Asking): Promise<Said>
  /** Signs in and answers the cookie. */
  signIn(account: string): Promise<{ cookie: string }>
}

export interface Asking {
  readonly headers?: http.OutgoingHttpHeaders
  /** A string or bytes go as they are, anything else as JSON. */
  readonly body?: unknown
  /** An address 127.x.x.x to ask from. */
  readonly from?: string
}

/** The app on a real listener, with a real database and a hall that only answers what it is told to. */
export async function openHttpHouse(mode: Mode, more: Partial<HttpDeps> = {}): Promise<HttpHouse> {
  const house = openAuthHouse(mode)
  const apps = { display: path.join(house.folder, 'display'), counter: path.join(house.folder, 'counter') }
  fs.mkdirSync(path.join(apps.display, 'assets'), { recursive: true })
  fs.writeFileSync(path.join(apps.display, 'index.html'), '<title>wall</title><script>globalThis.wall = 1</script>')
  fs.writeFileSync(path.join(apps.display, 'assets', 'app-1a2b.js'), 'export {}')
  const health = { state: 'ready', journalWritable: true } as HttpHouse['health']
  const metrics = makeMetrics(house.folder)
  const asked: string[] = []
  const app = makeApp({
    mode,
    auth: house.auth,
    log: makeLog('debug', { write: (line) => void house.logged.push(line) }),
    metrics: metrics.registry,
    health: () => health,
    halls: ['sample-hall' as never],
    hall: (hall) => ({
      hall,
      name: { zh: '示例<厅>', en: 'Sample & Hall' },
      demo: mode === 'demo',
      build: '0.1.0',
      protocol: 1,
      config: 'sample-1' as never,
      publicUrl: 'https://hall.example',
      at: house.clock.now,
    }),
    config: () => ({ hall: 'sample-hall', version: 'sample-1' }) as unknown as HallConfig,
    stands: () => 'open',
    async caseDetails(id, { person }) {
      asked.push(`case ${id} by ${person.account}`)
      return { ok: false, refusal: { reason: 'unknown-case' } }
    },
    async visitor(ticket, { person }) {
      asked.push(`visitor ${ticket} by ${person.account}`)
      return { ok: true, body: null }
    },
    ticketByNumber(_hall, number) {
      asked.push(`ticket ${number}`)
      return { ok: false, refusal: { reason: 'not-todays-ticket' } }
    },
    bookings: () => ({
      slots: () => ({ ok: false, refusal: { reason: 'booking-off' } }),
      byCode: (code) => {
        asked.push(`booking ${code}`)
        return { ok: false, refusal: { reason: 'unknown-booking' } }
      },
      ofPerson: () => ({ ok: true, body: [] }),
      on: () => ({ ok: true, body: [] }),
    }),
    async daySheets() {
      return []
    },
    async daySheet(_hall, day, staff) {
      asked.push(`sheet ${day} of ${staff ?? 'all'}`)
      return { ok: false, refusal: { reason: 'no-day-sheet' } }
    },
    async platform() {
      return { depth: 0, oldestAgeMs: 0, reachable: true, dead: [] }
    },
    async authorise(_hall, staff, skills) {
      asked.push(`authorise ${staff} for ${skills.join(' ')}`)
    },
    async resend(push, { person }) {
      asked.push(`resend ${push} by ${person.account}`)
      return { ok: true, body: { done: true } }
    },
    caCertificate: null,
    links: { kiosk: 'http://127.0.0.1:8081', platform: 'http://127.0.0.1:8090' },
    apps,
    ...more,
  })
  const server = http.createServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  async function ask(method: string, path: string, { headers = {}, body, from = '127.0.0.1' }: Asking = {}) {
    const sent = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    const type =
      sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }
    const request = http.request({
      host: '127.0.0.1',
      port,
      agent: false,
      localAddress: from,
      method,
      path,
      headers: { ...type, ...headers },
    })
    request.end(sent)
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    let text = ''
    for await (const part of response.setEncoding('utf8')) text += part
    const isJson = response.headers['content-type']?.startsWith('application/json')
    return { status: response.statusCode!, headers: response.headers, text, body: isJson ? JSON.parse(text) : null }
  }

  return {
    ...house,
    origin: `http://127.0.0.1:${port}`,
    health,
    asked,
    ask,
    async signIn(account) {
      const { headers } = await ask('POST', '/api/session', { body: { account, password: PASSWORD } })
      return { cookie: headers['set-cookie']![0]!.split(';')[0]! }
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
      metrics.stop()
      await house.close()
    },
  }
}
