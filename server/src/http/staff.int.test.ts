import { staffList, staffMember } from '@onehall/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SAMPLE } from '../../test/sample.ts'
import { PASSWORD } from '../auth/auth.fixture.ts'
import { type HttpHouse, openHttpHouse } from './http.fixture.ts'

let house: HttpHouse
let headers: { cookie: string }
beforeEach(async () => {
  house = await openHttpHouse('real', { config: () => SAMPLE })
  await house.addStaff('chief', ['admin'])
  headers = await house.signIn('chief')
})
afterEach(() => house.close())

const facts = { displayName: '测试员丙', staffNo: '103', roles: ['clerk'], queues: ['social'], department: null }
const post = (path: string, body?: unknown) => house.ask('POST', path, { headers, body })
const create = (more: object = {}) => post('/api/staff', { account: 'clerk', password: PASSWORD, ...facts, ...more })
const said = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { refusal?: { reason: string } }).refusal?.reason,
]

test('[H12] an administrator makes an account, reads the list, and the person signs in', async () => {
  const made = staffMember.parse((await create()).body)
  expect(made).toMatchObject({ account: 'clerk', ...facts, disabled: false, lockedUntil: null })
  const list = await house.ask('GET', '/api/staff', { headers })
  expect(staffList.parse(list.body).map(({ account }) => account)).toEqual(['chief', 'clerk'])
  expect(list.text).not.toMatch(/argon2|password/i)
  await house.signIn('clerk')
})

test('[H13] what cannot work in this hall is refused with a reason and a text', async () => {
  const wrong = [
    [{ queues: [] }, 422, 'queues-required'],
    [{ queues: ['no-such-queue'] }, 404, 'unknown-queue'],
    [{ roles: ['handler'] }, 422, 'department-required'],
    [{ roles: ['handler'], department: 'no-such-department' }, 422, 'unknown-department'],
    [{ password: 'short' }, 422, 'weak-password'],
    [{ account: 'CHIEF' }, 409, 'account-taken'],
    [{ account: 'a b' }, 422, 'malformed'],
    [{ roles: [] }, 422, 'malformed'],
    [{ roles: ['king'] }, 422, 'malformed'],
    [{ displayName: '  ' }, 422, 'malformed'],
  ] as const
  for (const [more, ...expected] of wrong) {
    const answer = await create(more)
    expect(said(answer)).toEqual(expected)
    expect(answer.body).toMatchObject({ text: { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) } })
  }
  expect((await create({ roles: ['handler'], queues: [], department: 'police' })).status).toBe(200)
})

test('[H14] a changed or disabled person is signed out; the last administrator stays one', async () => {
  const { staff } = staffMember.parse((await create()).body)
  const session = async (cookie: { cookie: string }) =>
    (await house.ask('GET', '/api/session', { headers: cookie })).body
  const first = await house.signIn('clerk')
  expect((await post(`/api/staff/${staff}`, { ...facts, staffNo: '104' })).body).toEqual({ done: true })
  expect(house.asked).toContain(`authorise ${staff} for social`)
  expect(await session(first)).toBeNull()
  const second = await house.signIn('clerk')
  expect(await session(second)).toMatchObject({ staffNo: '104' })
  expect((await post(`/api/staff/${staff}/disable`)).status).toBe(200)
  expect(await session(second)).toBeNull()
  expect((await post(`/api/staff/${staff}/enable`)).status).toBe(200)
  expect((await post(`/api/staff/${staff}/password`, { password: 'Other-horse-8' })).status).toBe(200)
  const signIn = await house.ask('POST', '/api/session', { body: { account: 'clerk', password: 'Other-horse-8' } })
  expect(signIn.status).toBe(200)
  expect(said(await post('/api/staff/id-chief/disable'))).toEqual([409, 'last-administrator'])
  expect(said(await post('/api/staff/id-chief', facts))).toEqual([409, 'last-administrator'])
  expect(said(await post('/api/staff/nobody/disable'))).toEqual([404, 'unknown-staff'])
})

test('[H15] nobody but an administrator sees or changes accounts, and what was done is traced without a name', async () => {
  const { staff } = staffMember.parse((await create({ roles: ['manager', 'clerk'] })).body)
  const own = await house.signIn('clerk')
  for (const [method, path, body] of [
    ['GET', '/api/staff', undefined],
    ['POST', '/api/staff', { account: 'second', password: PASSWORD, ...facts }],
    ['POST', `/api/staff/${staff}`, { ...facts, roles: ['admin'] }],
    ['POST', `/api/staff/${staff}/password`, { password: PASSWORD }],
    ['POST', `/api/staff/id-chief/disable`, undefined],
    ['POST', `/api/staff/${staff}/enable`, undefined],
  ] as const) {
    expect((await house.ask(method, path, { headers: own, body })).status).toBe(403)
    expect((await house.ask(method, path, { body })).status).toBe(401)
  }
  await post(`/api/staff/${staff}`, facts)
  await post(`/api/staff/${staff}/password`, { password: PASSWORD })
  await post(`/api/staff/${staff}/disable`)
  await post(`/api/staff/${staff}/enable`)
  const rows = await house.database.prisma.audit.findMany({ where: { kind: { startsWith: 'staff-' } } })
  expect(rows.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual(
    ['created', 'changed', 'password-set', 'disabled', 'enabled'].map((what) => `staff-${what} staff:id-chief`),
  )
  for (const { detail } of rows) expect(detail).toEqual({ staff, from: '127.0.0.1' })
})
