import { sessionInfo } from '@onehall/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PASSWORD } from '../auth/auth.fixture.ts'
import { IDLE_MS } from '../auth/sessions.ts'
import { type HttpHouse, openHttpHouse } from './http.fixture.ts'

let house: HttpHouse
beforeEach(async () => {
  house = await openHttpHouse('real')
  await house.addStaff('clerk', ['clerk'])
  await house.addStaff('manager', ['manager'])
  await house.addStaff('admin', ['admin'])
})
afterEach(() => house.close())

const reason = (body: unknown) => (body as { refusal: { reason: string } }).refusal.reason
const account = 'clerk'

test('[H1] a sign-in sets a cookie that no script reads and no other site sends, and says who it is', async () => {
  const said = await house.ask('POST', '/api/session', { body: { account, password: PASSWORD } })
  expect(said.status).toBe(200)
  expect(sessionInfo.parse(said.body)).toMatchObject({ account, roles: ['clerk'], locked: false, demo: false })
  const cookie = said.headers['set-cookie']!.join()
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/']) expect(cookie).toContain(part)
  expect(said.text).not.toContain(cookie.split(/[=;]/)[1])
})

test('[H2] wrong password, unknown account and locked account are one and the same answer', async () => {
  const answers = new Set<string>()
  const wrong = (who: string, password: string) =>
    house.ask('POST', '/api/session', { body: { account: who, password } })
  for (let n = 0; n < 6; n++) answers.add((await wrong(account, 'wrong')).text)
  answers.add((await wrong(account, PASSWORD)).text)
  const unknown = await wrong('nobody-here', PASSWORD)
  answers.add(unknown.text)
  expect(answers.size).toBe(1)
  expect(unknown.status).toBe(401)
  expect(unknown.body).toMatchObject({ refusal: { reason: 'sign-in-refused' }, text: { en: expect.any(String) } })
  expect(unknown.headers['set-cookie']).toBeUndefined()
})

test('[H3] behind the lock screen nothing is read or sent; the password of the same person opens it', async () => {
  const headers = await house.signIn(account)
  const read = () => house.ask('GET', `/api/cases/${'c'.repeat(22)}`, { headers })
  expect(reason((await read()).body)).toBe('unknown-case')
  expect((await house.ask('POST', '/api/session/lock', { headers })).body).toMatchObject({ locked: true })
  const locked = await read()
  expect([locked.status, reason(locked.body)]).toEqual([403, 'locked'])
  expect((await house.ask('GET', '/api/session', { headers })).body).toMatchObject({ account, locked: true })
  const unlock = (password: string) => house.ask('POST', '/api/session/unlock', { headers, body: { password } })
  expect((await unlock('wrong')).status).toBe(401)
  expect((await unlock(PASSWORD)).body).toMatchObject({ locked: false })
  expect((await read()).status).toBe(404)
})

test('[H4] asking who is signed in keeps no screen from locking; asking for anything else does', async () => {
  const headers = await house.signIn(account)
  const who = () => house.ask('GET', '/api/session', { headers })
  house.clock.now += IDLE_MS - 1
  await house.ask('GET', `/api/cases/${'c'.repeat(22)}`, { headers })
  house.clock.now += IDLE_MS - 1
  expect((await who()).body).toMatchObject({ locked: false })
  house.clock.now += 1
  expect((await who()).body).toMatchObject({ locked: true })
})

test('[H5] nobody signed in is an answer, not an error; after the sign-out the cookie opens nothing', async () => {
  expect(await house.ask('GET', '/api/session')).toMatchObject({ status: 200, body: null })
  const headers = await house.signIn(account)
  const out = await house.ask('DELETE', '/api/session', { headers })
  expect(out.headers['set-cookie']!.join()).toContain('onehall_session=;')
  expect((await house.ask('GET', '/api/session', { headers })).body).toBeNull()
  expect((await house.ask('POST', '/api/session/lock', { headers })).status).toBe(401)
})

test('[H6] another sign-in from the same browser ends the session before it', async () => {
  const headers = await house.signIn(account)
  await house.ask('POST', '/api/session', { headers, body: { account: 'manager', password: PASSWORD } })
  expect((await house.ask('GET', '/api/session', { headers })).body).toBeNull()
})

test('[H7] every question is refused to whoever may not ask it, and the refusal is traced', async () => {
  const [clerk, manager] = [await house.signIn(account), await house.signIn('manager')]
  const platform = (headers = {}) => house.ask('GET', '/api/platform', { headers })
  expect((await platform()).status).toBe(401)
  const refused = await platform(clerk)
  expect([refused.status, reason(refused.body)]).toEqual([403, 'not-permitted'])
  expect((await platform(manager)).body).toEqual({ depth: 0, oldestAgeMs: 0, reachable: true, dead: [] })
  expect((await house.ask('GET', '/api/pairings', { headers: manager })).status).toBe(403)
  const seen = await house.ask('GET', `/api/tickets/${'t'.repeat(22)}/visitor`, { headers: manager })
  expect(seen.status).toBe(403)
  expect((await house.ask('POST', '/api/platform/push-1/resend', { headers: manager })).status).toBe(200)
  expect(house.asked).toEqual(['resend push-1 by manager'])
  const traced = (await house.audited()).filter((row) => row.startsWith('permission-refused'))
  expect(traced).toEqual(['clerk', 'manager', 'manager'].map((who) => `permission-refused staff:id-${who}`))
})

test('[H8] guessing from one address is slowed down, whatever account it tries; right ones do not count', async () => {
  const from = '127.0.0.9'
  for (let n = 0; n < 35; n++) {
    expect((await house.ask('POST', '/api/session', { from, body: { account, password: PASSWORD } })).status).toBe(200)
  }
  const guess = (n: number) =>
    house.ask('POST', '/api/session', { from, body: { account: `guess-${n}`, password: 'x' } })
  let slowed = 0
  for (let n = 0; n < 40; n++) if ((await guess(n)).status === 429) slowed += 1
  expect(slowed).toBe(10)
  expect(reason((await guess(99)).body)).toBe('too-many-requests')
  expect((await house.ask('POST', '/api/session', { body: { account, password: PASSWORD } })).status).toBe(200)
})

test('[H9] the code from the console makes the first administrator, who is signed in', async () => {
  const empty = await openHttpHouse('real')
  try {
    const code = await empty.auth.setUp.code()
    expect((await empty.ask('GET', '/api/setup')).body).toEqual({ open: true })
    const body = { code, account: 'chief', password: PASSWORD, displayName: '测试员甲' }
    const wrong = await empty.ask('POST', '/api/setup', { body: { ...body, code: 'aaaa-bbbb-cccc' } })
    expect([wrong.status, reason(wrong.body)]).toEqual([401, 'set-up-refused'])
    const made = await empty.ask('POST', '/api/setup', { body })
    expect(made.body).toMatchObject({ account: 'chief', roles: ['admin'] })
    const headers = { cookie: made.headers['set-cookie']![0]!.split(';')[0]! }
    expect((await empty.ask('GET', '/api/devices', { headers })).body).toEqual([])
    expect((await empty.ask('GET', '/api/setup')).body).toEqual({ open: false })
    expect((await empty.ask('POST', '/api/setup', { body })).status).toBe(409)
  } finally {
    await empty.close()
  }
})

test('[H10] a device shows a code, an administrator names it, and its token is worth nothing once revoked', async () => {
  const headers = await house.signIn('admin')
  const { code, secret } = (await house.ask('POST', '/api/pairings', { body: { kind: 'kiosk' } })).body as never
  const claim = () => house.ask('POST', `/api/pairings/${code}/claim`, { body: { secret } })
  expect((await claim()).body).toEqual({ status: 'waiting' })
  expect((await house.ask('GET', '/api/pairings', { headers })).body).toMatchObject([{ code, kind: 'kiosk' }])
  const approve = () => house.ask('POST', `/api/pairings/${code}/approve`, { headers, body: { name: '1号机' } })
  expect((await approve()).status).toBe(200)
  expect((await approve()).status).toBe(404)
  const { device, token } = (await claim()).body as { device: string; token: string }
  const asDevice = { authorization: `Bearer ${token}` }
  expect((await house.auth.caller({ headers: asDevice })).kind).toBe('device')
  expect((await house.ask('GET', '/api/devices', { headers: asDevice })).status).toBe(403)
  const find = (as: object, code = '20260304-A015') =>
    house.ask('GET', `/api/tickets/by-number/${code}`, { headers: { ...as } })
  expect([(await find(asDevice)).status, (await find(headers)).status, (await find({})).status]).toEqual([
    404, 403, 401,
  ])
  expect((await find(asDevice, 'a015')).status).toBe(422)
  expect((await house.ask('GET', '/api/devices', { headers })).body).toMatchObject([{ device, revoked: false }])
  expect((await house.ask('POST', `/api/devices/${device}/revoke`, { headers })).status).toBe(200)
  expect((await house.ask('POST', '/api/devices/kiosk-none/revoke', { headers })).status).toBe(404)
  expect((await house.auth.caller({ headers: asDevice })).kind).toBe('nobody')
  expect(await house.audited()).toContain('device-approved staff:id-admin')
})

test('[H11] in a demo a device of this machine is let in at once', async () => {
  const demo = await openHttpHouse('demo')
  try {
    const { code, secret } = (await demo.ask('POST', '/api/pairings', { body: { kind: 'kiosk' } })).body as never
    const claimed = await demo.ask('POST', `/api/pairings/${code}/claim`, { body: { secret } })
    expect(claimed.body).toMatchObject({ status: 'paired', name: '演示取号机' })
  } finally {
    await demo.close()
  }
})
