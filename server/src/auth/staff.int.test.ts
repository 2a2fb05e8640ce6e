import type { DepartmentKey, QueueId, StaffId } from '@onehall/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AuthHouse, HALL, openAuthHouse, PASSWORD } from './auth.fixture.ts'
import { FAILURES_ALLOWED } from './attempt.ts'
import { SESSION_COOKIE } from './caller.ts'
import type { Keeper, StaffFacts } from './staff.ts'

let house: AuthHouse
beforeEach(async () => {
  house = openAuthHouse('real')
  await house.addStaff('chief', ['admin'])
})
afterEach(() => house.close())

const CHIEF = 'id-chief' as StaffId
const facts: StaffFacts = {
  displayName: '测试员丙',
  staffNo: '103',
  roles: ['clerk', 'handler'],
  queues: ['social' as QueueId],
  department: 'police' as DepartmentKey,
  everywhere: false,
}
/** The administrator who keeps the accounts of the hall. */
const KEEPER: Keeper = { hall: HALL, everywhere: false }
const signIn = (account: string, password = PASSWORD) =>
  house.auth.sessions.signIn(account, password, '192.0.2.7', HALL)
const speak = (secret: string) => house.auth.caller({ headers: { cookie: `${SESSION_COOKIE}=${secret}` } })
const reason = (answer: { ok: boolean } & { refusal?: { reason: string } }) => answer.refusal?.reason ?? 'done'

async function makeClerk(): Promise<{ staff: StaffId; secret: string }> {
  const made = await house.auth.staff.create(KEEPER, 'clerk', facts, PASSWORD)
  if (!made.ok) throw new Error(made.refusal.reason)
  const { secret } = (await signIn('clerk'))!
  house.cut.length = 0
  return { staff: made.staff.id as StaffId, secret }
}

test('[A19] a new sign-in ends the older session of the same account, and of many at once one stays', async () => {
  const { secret } = (await signIn('chief'))!
  const { secret: newer } = (await signIn('chief'))!
  expect([(await speak(secret)).kind, (await speak(newer)).kind]).toEqual(['nobody', 'staff'])
  expect(house.cut).toHaveLength(1)
  const many = await Promise.all(Array.from({ length: 5 }, () => signIn('chief')))
  const kinds = await Promise.all(many.map(async (each) => (await speak(each!.secret)).kind))
  expect(kinds.filter((kind) => kind === 'staff')).toHaveLength(1)
  expect(await house.database.prisma.session.count()).toBe(1)
})

test('[A24] an account that an administrator made signs in as what was said of it', async () => {
  const { secret } = await makeClerk()
  const { displayName, staffNo, roles, queues, department } = facts
  expect(await speak(secret)).toMatchObject({
    actor: { staffNo, roles, skills: queues, department },
    person: { account: 'clerk', displayName },
  })
  expect((await house.auth.staff.all(KEEPER)).map(({ account }) => account)).toEqual(['chief', 'clerk'])
})

test('[A25] an account name is one person’s, in capitals or not, also of two that come at once; a weak password is refused', async () => {
  const create = async (account: string, password = PASSWORD) =>
    reason(await house.auth.staff.create(KEEPER, account, facts, password))
  expect(await create('Chief')).toBe('account-taken')
  expect((await Promise.all([create('wang'), create('WANG')])).sort()).toEqual(['account-taken', 'done'])
  for (const weak of ['Short-1', 'onlysmallletters', 'small-letters'])
    expect(await create('li', weak)).toBe('weak-password')
})

test('[A26] who is changed, disabled or given another password is out at once, wherever they sat', async () => {
  const { staff, secret } = await makeClerk()
  expect((await speak(secret)).kind).toBe('staff')
  expect(await house.auth.staff.change(KEEPER, staff, { ...facts, roles: ['manager'], queues: [] })).toEqual({
    ok: true,
  })
  expect((await speak(secret)).kind).toBe('nobody')
  expect(house.cut).toHaveLength(1)

  const again = (await signIn('clerk'))!
  expect(again.person).toMatchObject({ roles: ['manager'], skills: [] })
  expect(await house.auth.staff.setDisabled(KEEPER, staff, true)).toEqual({ ok: true })
  expect((await speak(again.secret)).kind).toBe('nobody')
  expect(await signIn('clerk')).toBeNull()
  await house.auth.staff.setDisabled(KEEPER, staff, false)

  const third = (await signIn('clerk'))!
  expect(reason(await house.auth.staff.setPassword(KEEPER, staff, 'weak'))).toBe('weak-password')
  expect((await speak(third.secret)).kind).toBe('staff')
  expect(await house.auth.staff.setPassword(KEEPER, staff, 'Other-horse-8')).toEqual({ ok: true })
  expect((await speak(third.secret)).kind).toBe('nobody')
  expect([await signIn('clerk'), await signIn('clerk', 'Other-horse-8')]).toEqual([null, expect.anything()])
})

test('[A27] a new password opens an account that failures had locked', async () => {
  const { staff } = await makeClerk()
  for (let n = 0; n < FAILURES_ALLOWED; n++) await signIn('clerk', 'wrong')
  expect(await signIn('clerk')).toBeNull()
  await house.auth.staff.setPassword(KEEPER, staff, 'Other-horse-8')
  expect(await signIn('clerk', 'Other-horse-8')).not.toBeNull()
})

test('[A28] nobody disables the last administrator or takes the role from them, also not two from each other at once', async () => {
  const { staff } = house.auth
  const refused = { ok: false, refusal: { reason: 'last-administrator' } }
  expect(await staff.setDisabled(KEEPER, CHIEF, true)).toEqual(refused)
  expect(await staff.change(KEEPER, CHIEF, facts)).toEqual(refused)
  expect(await staff.change(KEEPER, CHIEF, { ...facts, roles: ['admin', 'clerk'] })).toEqual({ ok: true })
  await house.addStaff('gone', ['admin'], { disabled: true })
  await house.addStaff('sample', ['admin'], { demo: true })
  expect(await staff.setDisabled(KEEPER, CHIEF, true)).toEqual(refused)
  await house.addStaff('second', ['admin'])
  const both = await Promise.all([
    staff.setDisabled(KEEPER, CHIEF, true),
    staff.change(KEEPER, 'id-second' as StaffId, facts),
  ])
  expect(both.map(({ ok }) => ok)).toEqual([true, false])
  expect(await house.auth.setUp.open()).toBe(false)
})

test('[A29] who is not there cannot be changed', async () => {
  const { staff } = house.auth
  const nobody = 'nobody' as StaffId
  const answers = [
    staff.change(KEEPER, nobody, facts),
    staff.setDisabled(KEEPER, nobody, true),
    staff.setPassword(KEEPER, nobody, PASSWORD),
  ]
  for (const answer of await Promise.all(answers)) expect(reason(answer)).toBe('unknown-staff')
})
