import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HttpHouse, openHttpHouse } from './http.fixture.ts'

let house: HttpHouse
beforeEach(async () => {
  house = await openHttpHouse('demo')
  await house.addStaff('clerk1', ['clerk'])
  await house.addStaff('admin', ['admin'])
})
afterEach(() => house.close())

async function pairedKiosk(): Promise<{ authorization: string }> {
  const { code, secret } = (await house.ask('POST', '/api/pairings', { body: { kind: 'kiosk' } })).body as never
  const claimed = await house.ask('POST', `/api/pairings/${code}/claim`, { body: { secret } })
  return { authorization: `Bearer ${(claimed.body as { token: string }).token}` }
}

const status = async (method: string, path: string, headers: object = {}, body?: unknown): Promise<number> =>
  (await house.ask(method, path, { headers: { ...headers }, ...(body !== undefined && { body }) })).status

test('[H76] a kiosk and who serves visitors see free places and find appointments, others do not', async () => {
  const kiosk = await pairedKiosk()
  const clerk = await house.signIn('clerk1')
  const admin = await house.signIn('admin')
  for (const [who, one, list] of [
    [kiosk, 404, 403],
    [clerk, 404, 200],
    [admin, 403, 403],
    [{}, 401, 401],
  ] as const) {
    expect(await status('GET', '/api/slots/household', who)).toBe(one === 404 ? 409 : one)
    expect(await status('GET', '/api/bookings/by-code/482913', who)).toBe(one)
    expect(await status('POST', '/api/bookings/of-person', who, { idNumber: '11010519491231002X' })).toBe(
      one === 404 ? 200 : one,
    )
    expect(await status('GET', '/api/bookings/2026-03-05', who)).toBe(list)
  }
  for (const wrong of ['48291', '4829133', 'abcdef'])
    expect(await status('GET', `/api/bookings/by-code/${wrong}`, kiosk)).toBe(422)
  expect(await status('GET', '/api/bookings/tomorrow', clerk)).toBe(422)
})

test('[H77] twenty codes that are none from one address, and the next is too-many-requests whatever it is; another address goes on', async () => {
  const kiosk = await pairedKiosk()
  const guess = (code: number, from: string) =>
    house.ask('GET', `/api/bookings/by-code/${String(code).padStart(6, '0')}`, { headers: kiosk, from })
  for (let n = 0; n < 20; n++) expect((await guess(n, '127.0.0.7')).status).toBe(404)
  const said = await guess(99, '127.0.0.7')
  expect([said.status, (said.body as { refusal: object }).refusal]).toEqual([429, { reason: 'too-many-requests' }])
  expect(house.asked.filter((each) => each.startsWith('booking'))).toHaveLength(20)
  expect((await guess(99, '127.0.0.8')).status).toBe(404)
})
