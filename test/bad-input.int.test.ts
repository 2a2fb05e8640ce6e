import { newCommandId } from '@onehall/client'
import type { Intent } from '@onehall/domain'
import { type Answer, type PersonInput, type RestRefusal, refusalText } from '@onehall/protocol'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  book,
  callNext,
  hold,
  issue,
  openCounter,
  restore,
  start,
  suspend,
} from '../packages/domain/test/ask.fixture.ts'
import { PEOPLE } from '../server/test/sample.ts'
import { type SocketClient, connectClient } from '../server/test/socket-client.ts'
import { type HallAt, startHallAt } from './support/hall-at.ts'

/** What comes in wrong, over the real sockets and REST of a running hall: what is said, and that it says what to do next. */

const HALL = 'sample-hall'
/** The tax queue is done for the day; the others go on. */
const EVENING = '2026-03-04T17:40'
let hall: HallAt
const opened: SocketClient[] = []

beforeAll(async () => {
  hall = await startHallAt(EVENING)
})
afterEach(() => {
  for (const client of opened.splice(0)) client.stop()
})
afterAll(() => hall.stop())

async function rest(method: string, path: string, cookie: string, body?: object) {
  const headers = { cookie, origin: hall.hall, ...(body && { 'content-type': 'application/json' }) }
  return fetch(hall.hall + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
}

async function signIn(name: string): Promise<string> {
  const { account, password } = hall.account(name)
  const answer = await rest('POST', '/api/session', '', { account, password })
  expect(answer.status).toBe(200)
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

/** Somebody of the staff, at a socket of their own. */
async function staff(name: string) {
  const client = await connectClient(hall.hall, undefined, { cookie: await signIn(name) })
  opened.push(client)
  return (intent: object, person?: PersonInput): Promise<Answer> =>
    client.command({ id: newCommandId(), hall: HALL, age: 0, intent, ...(person && { person }) })
}

async function done(asking: Promise<Answer>): Promise<{ readonly [key: string]: unknown }> {
  const answer = await asking
  expect(answer).toMatchObject({ ok: true })
  return answer.ok ? answer.result : {}
}

/** The refusal of an answer, whose text a screen shows as it is. */
function refusal(answer: Answer | { readonly refusal: RestRefusal }): RestRefusal {
  const refused = 'refusal' in answer ? answer.refusal : null
  expect(refused).not.toBeNull()
  const { zh, en } = refusalText(refused!)
  expect(zh).toMatch(/请|可以/)
  expect(en).toMatch(/[.] |; /)
  return refused!
}

test('[U7] a transfer to a queue that is closed or suspended, or to a closed counter; [C47] and one without a reason', async () => {
  const [clerk, guide, manager] = [await staff('clerk1'), await staff('guide1'), await staff('manager1')]
  const { ticket } = await done(guide(issue('household')))
  for (const intent of [openCounter('c01'), callNext('c01'), start('c01')]) await done(clerk(intent))
  const send = (to: object, reason = '走错了') => clerk({ type: 'TransferTicket', ticket, to, reason })
  const queue = (id: string) => ({ kind: 'queue', queue: id, item: null })
  expect(refusal(await send(queue('tax')))).toMatchObject({
    reason: 'queue-closed',
    opens: { day: '2026-03-05', time: '08:00' },
  })
  await done(manager(suspend('social')))
  expect(refusal(await send(queue('social')))).toMatchObject({ reason: 'queue-suspended' })
  expect(refusal(await send({ kind: 'counter', counter: 'c02' }))).toMatchObject({ reason: 'counter-not-open' })
  expect(refusal(await send(queue('medical'), '  '))).toEqual({ reason: 'reason-required' })
  expect(refusal(await clerk({ ...hold({ reason: '' }), counter: 'c01' }))).toEqual({ reason: 'reason-required' })
})

test('[C2] [P3] of two people at one counter the second is told whose it is', async () => {
  const second = await staff('clerk2')
  const answer = await second(openCounter('c01'))
  expect(refusal(answer)).toMatchObject({ reason: 'counter-taken', counter: 'c01' })
})

test('[Y22] an appointment for yesterday or for today', async () => {
  const guide = await staff('guide1')
  const ask = { ...book(), queue: 'household', item: null, from: '09:00' }
  for (const day of ['2026-03-03', '2026-03-04'])
    expect(refusal(await guide({ ...ask, day }, PEOPLE[0]))).toMatchObject({ reason: 'booking-past' })
  expect(await guide({ ...ask, day: '2026-03-05' }, PEOPLE[0])).toMatchObject({ ok: true })
})

test('[H62] [C25] a scan of yesterday’s ticket, looked up and restored', async () => {
  const cookie = await signIn('guide1')
  const answer = await rest('GET', '/api/tickets/by-number/20260303-A001', cookie)
  expect(answer.status).toBe(404)
  expect(refusal((await answer.json()) as { refusal: RestRefusal })).toEqual({ reason: 'not-todays-ticket' })
  const guide = await staff('guide1')
  expect(refusal(await guide(restore('A001-of-yesterday')))).toEqual({ reason: 'not-todays-ticket' })
})

test('[N21] a client of an older protocol, by hello', async () => {
  const client = await connectClient(hall.hall)
  opened.push(client)
  const answer = (await client.hello([], 0)) as unknown as { refusal: RestRefusal }
  expect(refusal(answer)).toMatchObject({ reason: 'protocol-unknown' })
})

test('[P4] a kiosk that is unpaired while it runs', async () => {
  const body = { kind: 'kiosk' }
  const { code, secret } = (await (await rest('POST', '/api/pairings', '', body)).json()) as Record<string, string>
  const claimed = await rest('POST', `/api/pairings/${code}/claim`, '', { secret: secret! })
  const { token, device } = (await claimed.json()) as { token: string; device: string }
  const kiosk = async (): Promise<Answer> => {
    const client = await connectClient(hall.hall, token)
    opened.push(client)
    return client.command({ id: newCommandId(), hall: HALL, age: 0, intent: issue('medical') satisfies Intent })
  }
  expect(await kiosk()).toMatchObject({ ok: true })
  const revoked = await rest('POST', `/api/devices/${device}/revoke`, await signIn('admin1'))
  expect(revoked.status).toBe(200)
  expect(refusal(await kiosk())).toEqual({ reason: 'device-unpaired' })
})

test('[L6] [E15] a clock that jumps back, within the day and by a day: no moment moves backwards, no earlier day opens', async () => {
  const moment = async (): Promise<number> => {
    const guide = await staff('guide1')
    const answer = await guide(issue('medical'))
    expect(answer).toMatchObject({ ok: true })
    return answer.ok ? answer.at : 0
  }
  const before = await moment()
  for (const earlier of ['2026-03-04T09:00', '2026-03-03T11:00']) {
    hall.setClock(earlier)
    expect(await moment()).toBeGreaterThanOrEqual(before)
  }
  const sheets = await rest('GET', '/api/day-sheets', await signIn('manager1'))
  expect(((await sheets.json()) as { day: string }[]).map(({ day }) => day)).toEqual(['2026-03-04'])
  expect(hall.logged).toEqual([])
})
