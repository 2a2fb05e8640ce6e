import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HttpHouse, openHttpHouse } from '../http/http.fixture.ts'

let house: HttpHouse
beforeEach(async () => {
  house = await openHttpHouse('real')
  for (const role of ['clerk', 'manager', 'admin'] as const) await house.addStaff(role, [role])
})
afterEach(() => house.close())

const reason = (body: unknown) => (body as { refusal: { reason: string } }).refusal.reason

test('[Z11] a clerk gets their own sheet and nobody else’s, a manager everybody’s, the others none', async () => {
  const [clerk, manager, admin] = [
    await house.signIn('clerk'),
    await house.signIn('manager'),
    await house.signIn('admin'),
  ]
  const ask = async (path: string, headers: object) => {
    const { status, body } = await house.ask('GET', path, { headers: { ...headers } })
    return [status, Array.isArray(body) ? body : reason(body)]
  }
  const own = '/api/day-sheet/2026-03-04'
  expect(await ask(own, {})).toEqual([401, 'not-signed-in'])
  expect(await ask(own, admin)).toEqual([403, 'not-permitted'])
  expect(await ask(`${own}/id-manager`, clerk)).toEqual([403, 'not-permitted'])
  expect(house.asked).toEqual([])
  expect(await ask(own, clerk)).toEqual([404, 'no-day-sheet'])
  await ask(`${own}/id-clerk`, clerk)
  await ask(own, manager)
  await ask(`${own}/id-clerk`, manager)
  expect(house.asked).toEqual(
    ['id-clerk', 'id-clerk', 'all', 'id-clerk'].map((whose) => `sheet 2026-03-04 of ${whose}`),
  )
  expect(await ask('/api/day-sheets', clerk)).toEqual([200, []])
  expect(await ask('/api/day-sheets', admin)).toEqual([403, 'not-permitted'])
  for (const day of ['today', '2026-02-30', '2026-3-4'])
    expect(await ask(`/api/day-sheet/${day}`, manager), day).toEqual([422, 'malformed'])
})
