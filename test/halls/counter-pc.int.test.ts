import type { CounterId } from '@onehall/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../server/src/db/database.ts'
import { WEST, type TwoHalls, startTwoHalls } from './two-halls.ts'
import { issue } from '../../packages/domain/test/ask.fixture.ts'

const PASSWORD = 'Right-horse-7'
const reason = ({ body }: { readonly body: unknown }) =>
  (body as { refusal?: { reason: string } }).refusal?.reason ?? 'done'
const C1 = 'c1' as CounterId
const C2 = 'c2' as CounterId

let halls: TwoHalls
let admin: { readonly cookie: string }
beforeEach(async () => {
  halls = await startTwoHalls({ counters: 2 })
  admin = await halls.signIn('admin1', undefined, WEST)
  for (const [account, staffNo] of [
    ['first', '901'],
    ['second', '902'],
  ] as const) {
    const facts = {
      displayName: '测试员',
      staffNo,
      roles: ['clerk', 'manager'],
      queues: ['livelihood'],
      department: null,
    }
    const made = await halls.ask('POST', '/api/staff', {
      headers: admin,
      body: { account, password: PASSWORD, ...facts },
    })
    expect(made.status).toBe(200)
  }
})
afterEach(() => halls.close())

/** A PC asks for its code, and the administrator says to which counter it belongs. */
async function pairPc(counter: CounterId): Promise<{ readonly token: string; readonly device: string }> {
  const asked = await halls.ask('POST', '/api/pairings', { body: { kind: 'counter' } })
  const { code, secret } = asked.body as { code: string; secret: string }
  const claim = () => halls.ask('POST', `/api/pairings/${code}/claim`, { body: { secret } })
  expect((await claim()).body).toEqual({ status: 'waiting' })
  const approve = (body: object) => halls.ask('POST', `/api/pairings/${code}/approve`, { headers: admin, body })
  for (const body of [{ name: '一号' }, { name: '一号', counter: 'c9' }])
    expect(reason(await approve(body))).toBe('unknown-counter')
  expect(reason(await approve({ name: '一号', counter }))).toBe('done')
  const claimed = (await claim()).body as { token: string; device: string }
  expect(claimed).toMatchObject({ status: 'paired', hall: WEST, counter })
  return claimed
}

const signInAt = (account: string, pc: string) =>
  halls.ask('POST', '/api/session', { body: { account, password: PASSWORD, pc } })

async function seat(account: string, pc: string) {
  const { cookie } = await halls.signIn(account, PASSWORD, WEST, pc)
  return { cookie, client: halls.connect(WEST, { cookie }) }
}

test('[P1] a PC is paired to its counter by an administrator, also in a demo, and a counter has one PC', async () => {
  const older = await pairPc(C1)
  expect((await signInAt('first', older.token)).body).toMatchObject({ counter: C1 })
  const newer = await pairPc(C1)
  expect((await signInAt('first', newer.token)).body).toMatchObject({ counter: C1 })
  expect(reason(await signInAt('first', older.token))).toBe('device-unpaired')
  const devices = (await halls.ask('GET', '/api/devices', { headers: admin })).body
  expect(devices).toMatchObject([
    { device: older.device, counter: C1, revoked: true },
    { device: newer.device, counter: C1, revoked: false },
  ])
})

test('[P2] who signs in at it is at that counter, and opens another one only with a reason, which is kept', async () => {
  const { client } = await seat('first', (await pairPc(C1)).token)
  const refused = { ok: false, refusal: { reason: 'other-counter', counter: C1 } }
  expect(await client.command({ type: 'OpenCounter', counter: C2 })).toEqual(refused)
  expect(await client.command({ type: 'OpenCounter', counter: C2, reason: '本机打印机坏了' })).toMatchObject({
    ok: true,
  })
  expect(await client.command({ type: 'CloseCounter', counter: C2 })).toMatchObject({ ok: true })
  expect(await client.command({ type: 'OpenCounter', counter: C1 })).toMatchObject({ ok: true })
  await halls.stopServer()
  const { prisma, close } = openDatabase(halls.folder)
  const opened = await prisma.journal.findMany({ where: { type: 'CounterOpened' }, orderBy: { seq: 'asc' } })
  expect(opened.map(({ data }) => (JSON.parse(data) as { elsewhere: string | null }).elsewhere)).toEqual([
    '本机打印机坏了',
    null,
  ])
  await close()
})

test('[P3] of two people at one counter the second is told whose it is, and may open it once the first has closed it', async () => {
  const { token } = await pairPc(C1)
  const first = await seat('first', token)
  expect(await first.client.command({ type: 'OpenCounter', counter: C1 })).toMatchObject({ ok: true })
  const second = await seat('second', token)
  expect(await second.client.command({ type: 'OpenCounter', counter: C1 })).toEqual({
    ok: false,
    refusal: { reason: 'counter-taken', counter: C1, staffNo: '901' },
  })
  expect(await first.client.command({ type: 'CloseCounter', counter: C1 })).toMatchObject({ ok: true })
  expect(await second.client.command({ type: 'OpenCounter', counter: C1 })).toMatchObject({ ok: true })
})

test('[P4] what is unpaired while it runs is refused by name; who is signed in at such a PC goes on, and is bound no more', async () => {
  const pc = await pairPc(C1)
  const { client, cookie } = await seat('first', pc.token)
  expect(await client.command({ type: 'OpenCounter', counter: C1 })).toMatchObject({ ok: true })
  const kiosk = halls.connect(WEST, { token: await halls.pair(WEST) })
  expect(await kiosk.command(issue('livelihood'))).toMatchObject({ ok: true })
  const devices = (await halls.ask('GET', '/api/devices', { headers: admin })).body as { device: string }[]
  for (const { device } of devices)
    expect(reason(await halls.ask('POST', `/api/devices/${device}/revoke`, { headers: admin }))).toBe('done')

  const unpaired = { ok: false, refusal: { reason: 'device-unpaired' } }
  expect(await kiosk.command(issue('livelihood'))).toEqual(unpaired)
  expect(reason(await signInAt('second', pc.token))).toBe('device-unpaired')
  expect(reason(await signInAt('second', 'a-token-that-nobody-ever-had'))).toBe('device-unpaired')

  expect(await client.command({ type: 'CallNext', counter: C1 })).toMatchObject({ ok: true })
  expect((await halls.ask('GET', '/api/session', { headers: { cookie } })).body).toMatchObject({ counter: null })
  expect(await client.command({ type: 'MarkMissed', counter: C1 })).toMatchObject({ ok: true })
  expect(await client.command({ type: 'CloseCounter', counter: C1 })).toMatchObject({ ok: true })
  expect(await client.command({ type: 'OpenCounter', counter: C2 })).toMatchObject({ ok: true })
})
