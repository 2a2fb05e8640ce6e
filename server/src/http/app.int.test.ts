import { randomInt } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { refused, ROUTES, type Route } from '@onehall/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HttpHouse, openHttpHouse } from './http.fixture.ts'

let house: HttpHouse
beforeEach(async () => {
  house = await openHttpHouse('demo', { caCertificate: '-----BEGIN CERTIFICATE-----' })
  await house.addStaff('admin', ['admin', 'clerk'])
})
afterEach(() => house.close())

const reason = (body: unknown) => refused.parse(body).refusal.reason

test('[H20] the start page leads to every other page, in Chinese first, with the ribbon of a demo', async () => {
  const { status, text, headers } = await house.ask('GET', '/')
  expect(status).toBe(200)
  const ways = [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href).filter((href) => href !== 'data:,')
  const kiosk = 'http://127.0.0.1:8081'
  expect(ways).toEqual([
    '/display/',
    '/counter/',
    `${kiosk}/kiosk/`,
    `${kiosk}/devices/`,
    'http://127.0.0.1:8090/',
    '/api/docs',
    '/ca.crt',
  ])
  expect(text).toMatch(/演示/)
  expect(text).toContain('示例&lt;厅&gt;')
  expect(text).toContain('Open today')
  expect(headers['strict-transport-security']).toBeUndefined()
})

test('[H32] until there is an administrator the start page says what to do first; ways into this machine are for it alone', async () => {
  const real = await openHttpHouse('real', { caCertificate: '-----BEGIN CERTIFICATE-----' })
  try {
    const { text } = await real.ask('GET', '/')
    expect(text).toMatch(/首次设置[^]*href="\/ca\.crt"[^]*href="\/counter\/"[^]*set-up code/)
    expect(text).not.toMatch(/演示/)
    await real.addStaff('chief', ['admin'])
    expect((await real.ask('GET', '/')).text).not.toContain('首次设置')
  } finally {
    await real.close()
  }
})

test('[H21] the page of an app is asked for anew, what its build named by hash is kept, and its own scripts may run', async () => {
  const page = await house.ask('GET', '/display/?zone=zone-a')
  expect(page.headers['cache-control']).toBe('no-cache')
  const policy = page.headers['content-security-policy'] as string
  expect(policy).toContain(`script-src 'self' 'sha256-`)
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:`)
  expect(policy).not.toContain('upgrade-insecure-requests')
  expect((await house.ask('GET', '/display/assets/app-1a2b.js')).headers['cache-control']).toContain('immutable')
  expect((await house.ask('GET', '/display/hall/zone-a')).text).toBe(page.text)
  expect((await house.ask('GET', '/display?a=1')).headers.location).toBe('/display/?a=1')
  expect((await house.ask('GET', '/display/assets/none.js')).status).toBe(404)
  expect((await house.ask('GET', '/counter/')).status).toBe(503)
})

test('[H22] nothing outside the folder of an app is served', async () => {
  fs.writeFileSync(path.join(house.folder, 'secret.txt'), 'secret')
  for (const way of [
    '/display/../secret.txt',
    '/display/..%2fsecret.txt',
    '/display/%2e%2e/secret.txt',
    '/display/assets/..%5c..%5csecret.txt',
  ]) {
    const said = await house.ask('GET', way)
    expect(said.text).not.toBe('secret')
    expect(said.status).toBeGreaterThanOrEqual(400)
  }
})

test('[H23] healthz tells whether the hall is ready and its journal writable; until then the API is out of service', async () => {
  expect(await house.ask('GET', '/healthz')).toMatchObject({ status: 200, body: { state: 'ready' } })
  house.health.journalWritable = false
  expect((await house.ask('GET', '/healthz')).status).toBe(503)
  house.health.journalWritable = true
  house.health.state = 'starting'
  expect(await house.ask('GET', '/healthz')).toMatchObject({ status: 503, body: { state: 'starting' } })
  const said = await house.ask('GET', '/api/hall')
  expect([said.status, reason(said.body)]).toEqual([503, 'out-of-service'])
})

test('[H24] metrics name what an operator watches', async () => {
  const { text } = await house.ask('GET', '/metrics')
  const names = [
    'append_commands',
    'append_ms',
    'waiting_commands',
    'event_loop_lag_ms',
    'outbox_age_ms',
    'disk_free_bytes',
  ]
  for (const name of names) expect(text).toMatch(new RegExp(`^# TYPE onehall_${name} `, 'm'))
  expect(Number(/^onehall_disk_free_bytes (\S+)/m.exec(text)![1])).toBeGreaterThan(0)
})

test('[H25] the API page comes from this server alone, and its OpenAPI document names every question', async () => {
  const page = await house.ask('GET', '/api/docs')
  for (const [, file] of page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
    expect((await house.ask('GET', file!)).status).toBe(200)
  }
  expect(page.text).not.toMatch(/https?:\/\//)
  const document = (await house.ask('GET', '/api/openapi.json')).body as {
    openapi: string
    paths: Record<string, Record<string, { operationId: string }>>
  }
  expect(document.openapi).toBe('3.1.0')
  const named = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  expect(new Set(named)).toEqual(new Set(Object.keys(ROUTES)))
})

test('[H26] what the hall may be asked by anybody is answered, the configuration without being sent twice', async () => {
  expect((await house.ask('GET', '/api/hall')).body).toMatchObject({ hall: 'sample-hall', demo: true })
  const { headers } = await house.ask('GET', '/api/hall/config')
  const again = await house.ask('GET', '/api/hall/config', { headers: { 'if-none-match': headers.etag } })
  expect(again.status).toBe(304)
})

test('[H27] a page of another site changes nothing and, in a demo, reads nothing through a foreign name', async () => {
  const cookie = await house.signIn('admin')
  const lock = (headers: object) => house.ask('POST', '/api/session/lock', { headers: { ...cookie, ...headers } })
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: house.origin.replace(/\d+$/, '1') },
    { origin: house.origin, 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign) {
    const said = await lock(headers)
    expect([said.status, reason(said.body)]).toEqual([403, 'foreign-origin'])
  }
  const rebound = await house.ask('GET', '/api/hall', { headers: { host: 'evil.example:8080' } })
  expect(rebound.status).toBe(403)
  expect((await lock({ origin: 'https://hall.example' })).status).toBe(200)
  expect((await lock({ origin: house.origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

test('[H28] too large, not JSON, of another kind, or to nowhere: each refusal is typed', async () => {
  const headers = await house.signIn('admin')
  const approve = (body: unknown, more = {}) =>
    house.ask('POST', '/api/pairings/123456/approve', { body, headers: { ...headers, ...more } })
  const cases: [Promise<{ status: number; body: unknown }>, number, string][] = [
    [approve({ name: 'x'.repeat(70_000) }), 413, 'payload-too-large'],
    [approve('{"name":'), 422, 'malformed'],
    [approve('"name"'), 422, 'malformed'],
    [approve({ name: 'x', admin: true }), 422, 'malformed'],
    [approve({ name: 'x' }, { 'content-type': 'text/plain' }), 422, 'malformed'],
    [approve({ name: 'x' }, { 'content-encoding': 'gzip' }), 422, 'malformed'],
    [approve({ name: 'x' }), 404, 'unknown-pairing'],
    [house.ask('GET', '/api/cases/%E0%A4%A', { headers }), 422, 'malformed'],
    [house.ask('GET', '/api/cases/short', { headers }), 422, 'malformed'],
    [house.ask('GET', '/api/nothing'), 404, 'not-found'],
    [house.ask('PUT', '/api/session'), 404, 'not-found'],
    [house.ask('GET', '/wp-admin'), 404, 'not-found'],
  ]
  for (const [asked, status, why] of cases) {
    const said = await asked
    expect([said.status, reason(said.body)]).toEqual([status, why])
  }
})

test('[H29] what fails inside is logged, and answered without a word of it', async () => {
  const onFire = () => {
    throw new Error('disk on fire')
  }
  const broken = await openHttpHouse('demo', { hall: () => null, config: onFire })
  try {
    const hall = await broken.ask('GET', '/api/hall')
    expect([hall.status, reason(hall.body)]).toEqual([503, 'out-of-service'])
    const config = await broken.ask('GET', '/api/hall/config')
    expect([config.status, reason(config.body)]).toEqual([500, 'internal'])
    expect(config.text).not.toContain('fire')
    expect(broken.logged.join()).toContain('disk on fire')
  } finally {
    await broken.close()
  }
})

test('[H30] a log line is method, pattern, status and time, never an address, query, cookie or body that was sent', async () => {
  const cookie = await house.signIn('admin')
  const secret = '测试员甲110101199003070134'
  await house.ask('GET', `/api/cases/${'c'.repeat(22)}?name=${encodeURIComponent(secret)}`, { headers: cookie })
  await house.ask('GET', `/api/${encodeURIComponent(secret)}`)
  await house.ask('POST', '/api/session', { body: { account: secret, password: secret } })
  const lines = house.logged.map((line) => JSON.parse(line) as Record<string, unknown>)
  const requests = lines.filter(({ msg }) => msg === 'request')
  expect(requests.map(({ method, route, status }) => [method, route, status])).toEqual([
    ['POST', '/api/session', 200],
    ['GET', '/api/cases/:case', 404],
    ['GET', '?', 404],
    ['POST', '/api/session', 401],
  ])
  const all = house.logged.join()
  for (const leak of [secret, encodeURIComponent(secret), cookie.cookie.split('=')[1]!, 'c'.repeat(22)]) {
    expect(all).not.toContain(leak)
  }
})

const COUNT = 10_000

test(`[H31] ${COUNT} malformed bodies are refused with a typed reason, and nothing has changed`, async () => {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))
  console.log(`seed ${seed}`)
  const random = mulberry(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const headers = await house.signIn('admin')
  const { prisma } = house.database
  const count = () =>
    Promise.all([prisma.staff.count(), prisma.session.count(), prisma.pairing.count(), prisma.device.count()])
  const before = await count()
  const bodies = Object.values(ROUTES as Record<string, Route>).filter(({ body }) => body !== undefined)
  const seen = new Map<string, number>()

  const one = async (n: number) => {
    const route = pick(bodies)
    const body = malformed(random, pick)
    // From many addresses, so that the limits of one address leave something to parse.
    const from = `127.0.${1 + (n % 2)}.${1 + (Math.floor(n / 2) % 200)}`
    const way = route.path.replace(':code', '123456')
    const said = await house.ask(route.method.toUpperCase(), way, { body, headers, from })
    const why = reason(said.body)
    expect(said.status, `${route.path} ${why}`).toBeGreaterThanOrEqual(400)
    expect(said.status).toBeLessThan(500)
    seen.set(why, (seen.get(why) ?? 0) + 1)
  }
  for (let n = 0; n < COUNT; n += 50) await Promise.all(Array.from({ length: 50 }, (_, i) => one(n + i)))

  expect(seen.get('malformed')).toBeGreaterThan(COUNT * 0.9)
  expect(await count()).toEqual(before)
  expect((await house.ask('GET', '/healthz')).status).toBe(200)
  expect(house.logged.join()).not.toContain('a request failed')
})

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Torn JSON, other kinds of values, missing, strange and surplus fields; by construction never a body that is right. */
function malformed(random: () => number, pick: <T>(from: readonly T[]) => T): string | Buffer {
  const odd: unknown[] = [null, true, -1, 1e308, '', '\u0000', '🀄', [], {}, 'x'.repeat(300), { toString: 1 }, [[[[]]]]]
  const keys = ['account', 'password', 'code', 'secret', 'kind', 'name', 'displayName', '__proto__', 'constructor']
  switch (Math.floor(random() * 5)) {
    case 0:
      return Buffer.from(Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256)))
    case 1:
      return JSON.stringify({ [pick(keys)]: pick(odd), surplus: pick(odd) })
    case 2:
      return JSON.stringify(pick(odd))
    case 3:
      return `{"${pick(keys)}":${'['.repeat(Math.floor(random() * 2000))}`
    default:
      return JSON.stringify(Object.fromEntries(keys.map((key) => [key, pick(odd)])))
  }
}
