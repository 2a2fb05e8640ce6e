import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FAILURES_ALLOWED, LOCKOUT_MS } from './attempt.ts'
import { SESSION_COOKIE } from './caller.ts'
import { seedDemoAccounts } from './demo-accounts.ts'
import { PAIRING_MS } from './devices.ts'
import { type AuthHouse, HALL, openAuthHouse, PASSWORD } from './auth.fixture.ts'
import { IDLE_MS, SESSION_MS } from './sessions.ts'

let house: AuthHouse

beforeEach(async () => {
  house = openAuthHouse('real')
  await house.addStaff('clerk', ['clerk'])
})
afterEach(() => house.close())

const from = '192.0.2.7'
const signIn = (account: string, password = PASSWORD) => house.auth.sessions.signIn(account, password, from, HALL)
const cookie = (secret: string) => ({ headers: { cookie: `other=1; ${SESSION_COOKIE}=${secret}` } })
const kindOf = async (secret: string, active = true) => (await house.auth.caller(cookie(secret), active)).kind

async function signedIn(): Promise<string> {
  const session = await signIn('clerk')
  return session!.secret
}

test('[A1] the right password opens a session that the actor of commands is read from', async () => {
  const caller = await house.auth.caller(cookie(await signedIn()))
  expect(caller).toMatchObject({
    kind: 'staff',
    actor: { kind: 'staff', staff: 'id-clerk', staffNo: '101', roles: ['clerk'], skills: ['social'], department: null },
  })
})

test('[A2] the database holds neither a password nor a secret that would open a session', async () => {
  const secret = await signedIn()
  const rows = JSON.stringify([
    await house.database.prisma.staff.findMany(),
    await house.database.prisma.session.findMany(),
  ])
  expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  expect(rows).not.toContain(PASSWORD)
  expect(rows).not.toContain(secret)
})

test('[A3] five failures lock the account for 15 minutes, also for the right password; then it opens again', async () => {
  for (let n = 0; n < FAILURES_ALLOWED; n++) expect(await signIn('clerk', 'wrong')).toBeNull()
  expect(await signIn('clerk')).toBeNull()
  house.clock.now += LOCKOUT_MS
  expect(await signIn('clerk', 'wrong')).toBeNull()
  expect(await signIn('clerk')).not.toBeNull()
})

test('[A4] guesses sent all at once are counted each, and a success forgets the failures before it', async () => {
  for (let n = 1; n < FAILURES_ALLOWED; n++) await signIn('clerk', 'wrong')
  expect(await signIn('clerk')).not.toBeNull()
  const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn('clerk', 'wrong')))
  expect(guesses.every((each) => each === null)).toBe(true)
  expect(await signIn('clerk')).toBeNull()
  const whys = (await house.database.prisma.audit.findMany()).map(({ detail }) => (detail as { why?: string }).why)
  expect(whys.filter((why) => why === 'password')).toHaveLength(FAILURES_ALLOWED - 1 + FAILURES_ALLOWED)
})

test('[A5] unknown, disabled and sample accounts are refused like a wrong password, and traced without what was typed', async () => {
  await house.addStaff('gone', ['clerk'], { disabled: true })
  await house.addStaff('sample', ['admin'], { demo: true })
  for (const account of ['no-such-person', 'gone', 'sample']) expect(await signIn(account)).toBeNull()
  expect(await signIn('clerk', 'typed-by-mistake')).toBeNull()
  const rows = await house.database.prisma.audit.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ kind, actor, detail }) => ({ kind, actor, detail }))).toEqual([
    { kind: 'sign-in-failed', actor: 'nobody', detail: { from, why: 'unknown' } },
    { kind: 'sign-in-failed', actor: 'staff:id-gone', detail: { from, why: 'disabled' } },
    { kind: 'sign-in-failed', actor: 'staff:id-sample', detail: { from, why: 'disabled' } },
    { kind: 'sign-in-failed', actor: 'staff:id-clerk', detail: { from, why: 'password' } },
  ])
  expect(house.logged.join()).not.toMatch(/no-such-person|typed-by-mistake/)
})

test('[A6] a locked screen commands nothing and reads nothing until the password unlocks it', async () => {
  const secret = await signedIn()
  const caller = await house.auth.caller(cookie(secret))
  if (caller.kind !== 'staff') throw new Error(caller.kind)
  await house.auth.sessions.lock(caller.session)
  expect(await house.auth.caller(cookie(secret))).toMatchObject({ kind: 'locked', actor: null })
  expect(house.cut).toEqual([caller.key])
  const unlock = (password: string) => house.auth.sessions.unlock(caller.session, caller.person.staff, password, from)
  expect(await unlock('wrong')).toBe(false)
  expect(await kindOf(secret)).toBe('locked')
  expect(await unlock(PASSWORD)).toBe(true)
  expect(await kindOf(secret)).toBe('staff')
  expect(await house.audited()).toContain('unlock-failed staff:id-clerk')
})

test('[A7] 15 minutes without activity lock the screen; a poll is no activity', async () => {
  const secret = await signedIn()
  house.clock.now += IDLE_MS - 1
  expect(await kindOf(secret)).toBe('staff')
  house.clock.now += IDLE_MS - 1
  expect(await kindOf(secret, false)).toBe('staff')
  house.clock.now += 1
  expect(await kindOf(secret, false)).toBe('locked')
})

test('[A8] a session that nobody asks about is locked all the same, and whoever holds it open is told', async () => {
  await signedIn()
  await house.auth.sessions.sweep()
  expect(house.cut).toEqual([])
  house.clock.now += IDLE_MS
  await house.auth.sessions.sweep()
  expect(house.cut).toHaveLength(1)
})

test('[A9] activity in memory counts where it was not written down yet', async () => {
  const secret = await signedIn()
  house.clock.now += 50_000
  expect(await kindOf(secret)).toBe('staff')
  house.clock.now += IDLE_MS - 10_000
  await house.auth.sessions.sweep()
  expect(await kindOf(secret, false)).toBe('staff')
})

test('[A10] a session ends 12 hours after its sign-in, or at once with the sign-out', async () => {
  const secret = await signedIn()
  for (let at = 0; at < SESSION_MS - 600_000; at += 600_000) {
    house.clock.now += 600_000
    expect(await kindOf(secret)).toBe('staff')
  }
  house.clock.now += 600_000
  expect(await kindOf(secret)).toBe('nobody')
  const other = await signedIn()
  const caller = await house.auth.caller(cookie(other))
  if (caller.kind !== 'staff') throw new Error(caller.kind)
  await house.auth.sessions.end(caller.session)
  expect(await kindOf(other)).toBe('nobody')
  expect(await house.database.prisma.session.count()).toBe(0)
})

test('[A11] a session survives a restart of the server', async () => {
  const secret = await signedIn()
  const { prisma } = house.database
  const { makeAuth } = await import('./auth.ts')
  const { makeLog } = await import('../log.ts')
  const again = makeAuth({ prisma, mode: 'real', clock: () => house.clock.now, log: makeLog('silent') })
  expect((await again.caller(cookie(secret))).kind).toBe('staff')
})

test('[A12] without an administrator a one-time code makes exactly one', async () => {
  const { setUp } = house.auth
  const code = (await setUp.code())!
  const asked = { code: ` ${code.toUpperCase()} `, account: 'chief', password: PASSWORD, displayName: '测试员乙' }
  const both = await Promise.all([setUp.run(asked, from), setUp.run({ ...asked, account: 'second' }, from)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await setUp.run({ ...asked, account: 'third' }, from)).toMatchObject({ refusal: { reason: 'set-up-done' } })
  expect(await setUp.code()).toBeNull()
  expect([await signIn('chief'), await signIn('second')].filter((each) => each !== null)).toHaveLength(1)
})

test('[A13] a wrong set-up code is counted and locked, a weak password and a taken account are refused', async () => {
  const { setUp } = house.auth
  const code = (await setUp.code())!
  const asked = { code, account: 'chief', password: PASSWORD, displayName: '测试员乙' }
  expect(await setUp.run({ ...asked, password: 'onlysmallletters' }, from)).toMatchObject({
    refusal: { reason: 'weak-password' },
  })
  expect(await setUp.run({ ...asked, account: 'clerk' }, from)).toMatchObject({ refusal: { reason: 'account-taken' } })
  const refused = { refusal: { reason: 'set-up-refused' } }
  for (let n = 0; n < FAILURES_ALLOWED; n++) {
    expect(await setUp.run({ ...asked, code: 'aaaa-aaaa-aaaa' }, from)).toMatchObject(refused)
  }
  expect(await setUp.run(asked, from)).toMatchObject(refused)
  house.clock.now += LOCKOUT_MS
  expect(await setUp.run(asked, from)).toMatchObject({ ok: true })
})

test('[A14] a device gets its token by a code that an administrator approves, and again if the answer was lost', async () => {
  const { devices } = house.auth
  const { code, secret } = (await devices.ask('kiosk', null))!
  expect(await devices.claim(code, secret)).toEqual({ status: 'waiting' })
  expect(await devices.waiting()).toMatchObject([{ code, kind: 'kiosk' }])
  const device = await devices.approve(code, '1号机', HALL)
  const claimed = await devices.claim(code, secret)
  expect(claimed).toMatchObject({ status: 'paired', device, name: '1号机' })
  expect(await devices.claim(code, secret)).toEqual(claimed)
  expect(await devices.waiting()).toEqual([])
  const token = (claimed as { token: string }).token
  const actor = { kind: 'kiosk', device }
  expect(await house.auth.caller({ headers: {}, auth: { token } })).toMatchObject({ kind: 'device', actor })
  expect(await house.auth.caller({ headers: { authorization: `Bearer ${token}` } })).toMatchObject({ actor })
  const rows = JSON.stringify([
    await house.database.prisma.device.findMany(),
    await house.database.prisma.pairing.findMany(),
  ])
  expect(rows).not.toContain(token)
  expect(rows).not.toContain(secret)
})

test('[A15] a code is worth nothing without its secret, twice, or after ten minutes', async () => {
  const { devices } = house.auth
  const { code, secret } = (await devices.ask('wall', null))!
  expect(await devices.claim(code, 'another')).toBeNull()
  expect(await devices.approve('999999x', 'x', HALL)).toBeNull()
  const approved = await Promise.all([devices.approve(code, 'one', HALL), devices.approve(code, 'two', HALL)])
  expect(approved.filter((each) => each !== null)).toHaveLength(1)
  expect(await devices.all(HALL)).toHaveLength(1)
  house.clock.now += PAIRING_MS
  expect(await devices.claim(code, secret)).toBeNull()
  await devices.sweep()
  expect(await house.database.prisma.pairing.count()).toBe(0)
})

test('[A16] a revoked device is nobody at once, and a wall may not command', async () => {
  const { devices } = house.auth
  const { code, secret } = (await devices.ask('wall', { name: '大屏', hall: HALL }))!
  const { token, device } = (await devices.claim(code, secret)) as { token: string; device: string }
  const speak = () => house.auth.caller({ headers: {}, auth: { token } })
  expect(await speak()).toMatchObject({ kind: 'device', actor: null, deviceKind: 'wall' })
  expect(await devices.revoke(device, HALL)).toBe(true)
  expect((await speak()).kind).toBe('nobody')
  expect(house.cut).toEqual([`device:${device}`])
  expect(await devices.revoke('kiosk-none', HALL)).toBe(false)
  expect(await devices.claim(code, secret)).toBeNull()
})

test('[A17] nonsense in cookies and tokens is nobody', async () => {
  const odd = ['', ';;;=', `${SESSION_COOKIE}=`, `${SESSION_COOKIE}=x; ${SESSION_COOKIE}=y`, '\u0000', 'a'.repeat(8000)]
  for (const text of odd) {
    expect((await house.auth.caller({ headers: { cookie: text, authorization: text } })).kind).toBe('nobody')
    expect((await house.auth.caller({ headers: {}, auth: { token: text } })).kind).toBe('nobody')
  }
  for (const token of [null, 7, {}, []]) {
    expect((await house.auth.caller({ headers: {}, auth: { token } })).kind).toBe('nobody')
  }
})

test('[A18] a demo has the sample staff with a password of its own folder, in a file for its owner alone', async () => {
  const demo = openAuthHouse('demo')
  try {
    const file = path.join(demo.folder, 'demo-accounts.json')
    await seedDemoAccounts(demo.database.prisma, file, [HALL])
    const accounts = JSON.parse(fs.readFileSync(file, 'utf8')) as {
      account: string
      password: string
      roles: string[]
    }[]
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(accounts.find(({ account }) => account === 'manager1')).toMatchObject({ roles: ['manager'] })
    const [first] = accounts
    expect(await demo.auth.sessions.signIn(first!.account, first!.password, from, HALL)).not.toBeNull()
    const before = fs.readFileSync(file, 'utf8')
    await seedDemoAccounts(demo.database.prisma, file, [HALL])
    expect(fs.readFileSync(file, 'utf8')).toBe(before)
    fs.rmSync(file)
    await seedDemoAccounts(demo.database.prisma, file, [HALL])
    expect(fs.readFileSync(file, 'utf8')).not.toBe(before)
    expect(await demo.auth.sessions.signIn(first!.account, first!.password, from, HALL)).toBeNull()
    expect(await demo.auth.setUp.open()).toBe(false)
  } finally {
    await demo.close()
  }
})
