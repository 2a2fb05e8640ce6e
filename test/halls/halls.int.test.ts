import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CounterId, HallId, Intent, ItemKey } from '@onehall/domain'
import type { Answer, HelloAnswer } from '@onehall/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadConfigs } from '../../server/src/config-folder.ts'
import { openDatabase } from '../../server/src/db/database.ts'
import { runTask } from '../../server/src/worker/tasks.ts'
import { PEOPLE } from '../../server/test/sample.ts'
import { connectClient } from '../../server/test/socket-client.ts'
import { EAST, NINE, type TwoHalls, WEST, startTwoHalls, writeConfig } from './two-halls.ts'
import { issue } from '../../packages/domain/test/ask.fixture.ts'

const PASSWORD = 'Right-horse-7'
const COUNTER = 'c1' as CounterId
const reason = ({ body }: { readonly body: unknown }) =>
  (body as { refusal?: { reason: string } }).refusal?.reason ?? 'done'

let halls: TwoHalls
beforeEach(async () => {
  halls = await startTwoHalls()
})
afterEach(() => halls.close())

const facts = (more: object) => ({
  displayName: '测试员',
  staffNo: '901',
  roles: ['clerk', 'manager'],
  queues: ['livelihood', 'insurance'],
  department: null,
  ...more,
})

/** Makes an account in the hall that an administrator works in, and signs it in. */
async function hire(
  admin: { readonly cookie: string },
  account: string,
  more: object = {},
): Promise<{ staff: string; cookie: string }> {
  const body = { account, password: PASSWORD, ...facts(more) }
  const made = await halls.ask('POST', '/api/staff', { headers: admin, body })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return { staff: (made.body as { staff: string }).staff, ...(await halls.signIn(account, PASSWORD)) }
}

/** The administrator of both halls, gone on to the west, and a clerk there. */
async function peopleOfTheWest() {
  const admin = await halls.signIn('admin1')
  expect((await halls.ask('POST', '/api/session/hall', { headers: admin, body: { hall: WEST } })).status).toBe(200)
  return { admin, clerk: await hire(admin, 'clerk-west') }
}

async function done(asking: Promise<Answer>): Promise<{ readonly [key: string]: unknown }> {
  const answer = await asking
  expect(answer, JSON.stringify(answer)).toMatchObject({ ok: true })
  return answer.ok ? answer.result : {}
}

test('[M1] several halls stand in folders of their own and share catalogue and calendars; what cannot be one server is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onehall-config-'))
  const config = join(folder, 'config')
  const change = (hall: string, more: object): void => {
    const file = join(config, hall, 'hall.json')
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...more }))
  }
  try {
    writeConfig(folder)
    const loaded = loadConfigs(config, [])
    expect(loaded.map(({ hall, series }) => [hall, series])).toEqual([
      [EAST, ''],
      [WEST, 'B'],
    ])
    expect(loaded[0]!.catalogue).toEqual(loaded[1]!.catalogue)
    change(WEST, { series: '' })
    expect(() => loadConfigs(config, [])).toThrow(/two halls have the same letter/)
    change(WEST, { series: 'B', hall: EAST })
    expect(() => loadConfigs(config, [])).toThrow(/two folders are the same hall/)
    writeFileSync(join(config, 'hall.json'), readFileSync(join(config, EAST, 'hall.json')))
    expect(() => loadConfigs(config, [])).toThrow(/keep one of the two/)
    rmSync(join(config, EAST), { recursive: true })
    rmSync(join(config, WEST), { recursive: true })
    expect(loadConfigs(config, [])).toHaveLength(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('[M2] an account is of one hall, wherever it signs in; an administrator may be of all and goes from one to the other', async () => {
  const { admin, clerk } = await peopleOfTheWest()
  const session = await halls.ask('GET', '/api/session', { headers: clerk })
  expect(session.body).toMatchObject({ hall: WEST, halls: [{ hall: WEST }], everywhere: false })
  const moved = await halls.ask('POST', '/api/session/hall', { headers: clerk, body: { hall: EAST } })
  expect(reason(moved)).toBe('not-permitted')
  expect((await halls.ask('GET', '/api/session', { headers: admin })).body).toMatchObject({
    hall: WEST,
    halls: [{ hall: EAST }, { hall: WEST }],
    everywhere: true,
  })
  const nowhere = await halls.ask('POST', '/api/session/hall', { headers: admin, body: { hall: 'north' } })
  expect(reason(nowhere)).toBe('unknown-hall')
})

test('[M3] lists are of the hall of who asks, who is refused where another is named; what anybody may ask says which hall', async () => {
  const { admin, clerk } = await peopleOfTheWest()
  const accounts = async () =>
    ((await halls.ask('GET', '/api/staff', { headers: admin })).body as { account: string }[]).map(
      ({ account }) => account,
    )
  expect(await accounts()).toEqual(['admin1', 'clerk-west'])
  for (const path of ['/api/day-sheets', '/api/platform', '/api/day-sheet/2026-03-04']) {
    expect(reason(await halls.ask('GET', `${path}?hall=${EAST}`, { headers: clerk })), path).toBe('other-hall')
    expect((await halls.ask('GET', `${path}?hall=${WEST}`, { headers: clerk })).status, path).toBe(200)
  }
  expect((await halls.ask('GET', '/api/hall', { headers: clerk })).body).toMatchObject({ hall: EAST })
  expect((await halls.ask('GET', `/api/hall?hall=${WEST}`)).body).toMatchObject({ hall: WEST, name: { zh: '西厅' } })
  expect((await halls.ask('GET', `/api/hall/config?hall=${WEST}`)).body).toMatchObject({ series: 'B' })
  expect(reason(await halls.ask('GET', '/api/hall?hall=north'))).toBe('unknown-hall')
  const page = (await halls.ask('GET', '/')).body as string
  for (const way of [`/display/?hall=${EAST}`, `/counter/?hall=${WEST}`, '东厅', '西厅']) expect(page).toContain(way)
})

test('[M4] an administrator of one hall neither sees nor changes accounts and devices of another, and makes nobody of every hall', async () => {
  const { admin, clerk } = await peopleOfTheWest()
  await halls.ask('POST', '/api/session/hall', { headers: admin, body: { hall: EAST } })
  const local = await hire(admin, 'admin-east', { roles: ['admin'], queues: [] })
  const asEast = { headers: { cookie: local.cookie } }
  const change = (body: object) => halls.ask('POST', `/api/staff/${clerk.staff}`, { ...asEast, body })
  expect(reason(await change(facts({})))).toBe('unknown-staff')
  const disabled = await halls.ask('POST', `/api/staff/${clerk.staff}/disable`, asEast)
  expect(reason(disabled)).toBe('unknown-staff')
  const everywhere = { account: 'too-much', password: PASSWORD, ...facts({ roles: ['admin'], everywhere: true }) }
  expect(reason(await halls.ask('POST', '/api/staff', { ...asEast, body: everywhere }))).toBe('not-everywhere')
  await halls.pair(WEST)
  const device = (await halls.ask('GET', '/api/devices', asEast)).body as unknown[]
  expect(device).toEqual([])
  await halls.ask('POST', '/api/session/hall', { headers: admin, body: { hall: WEST } })
  const west = (await halls.ask('GET', '/api/devices', { headers: admin })).body as { device: string }[]
  expect(west).toHaveLength(1)
  expect(reason(await halls.ask('POST', `/api/devices/${west[0]!.device}/revoke`, asEast))).toBe('unknown-device')
})

test('[M5] a command for another hall than that of who sends it is refused as other-hall, is written down, and changes nothing', async () => {
  const { clerk } = await peopleOfTheWest()
  const kiosk = halls.connect(EAST, { token: await halls.pair(WEST) })
  const refused = { ok: false, refusal: { reason: 'other-hall' } }
  expect(await kiosk.command(issue('livelihood'))).toEqual(refused)
  const lost = halls.connect(EAST, { cookie: clerk.cookie })
  expect(await lost.command({ type: 'OpenCounter', counter: COUNTER })).toEqual(refused)
  await halls.stopServer()
  const { prisma, close } = openDatabase(halls.folder)
  expect(await prisma.ticket.count()).toBe(0)
  expect(await prisma.audit.count({ where: { kind: 'permission-refused' } })).toBe(2)
  await close()
})

test('[M6] who is known in one hall joins no room of another; a wall is nobody, whoever is signed in at its browser', async () => {
  const { admin, clerk } = await peopleOfTheWest()
  const { url } = halls.server()
  const rooms = (hall: HallId) =>
    [`hall:${hall}`, `zone:${hall}:hall`, `queue:${hall}:livelihood`, `counter:${hall}:c1`, `manager:${hall}`].map(
      (room) => ({ room, cursor: null }),
    )
  for (const who of [{ cookie: clerk.cookie }, { cookie: admin.cookie }, { token: await halls.pair(WEST) }]) {
    const client = await connectClient(url, 'token' in who ? who.token : undefined, 'cookie' in who ? who : {})
    const east = rooms(EAST)
    expect(await client.hello(east)).toMatchObject({ ok: true, refused: east.map(({ room }) => room) })
    for (const { room } of east)
      expect(await client.resume({ room, cursor: null })).toEqual({ ok: false, refusal: { reason: 'unknown-room' } })
    expect(client.heard).toEqual([])
    const west = (await client.hello(rooms(WEST))) as Extract<HelloAnswer, { ok: true }>
    expect(west.refused).not.toContain(`hall:${WEST}`)
    client.stop()
  }
  const wall = await connectClient(url, undefined, { cookie: clerk.cookie, as: 'nobody' })
  expect(await wall.hello(rooms(EAST))).toMatchObject({
    refused: rooms(EAST)
      .slice(2)
      .map(({ room }) => room),
  })
  wall.stop()
})

test('[M7] two halls give out the same numbers, and the call of one never reaches the wall of the other', async () => {
  const { clerk } = await peopleOfTheWest()
  const walls = await Promise.all(
    [EAST, WEST].map(() => connectClient(halls.server().url, undefined, { as: 'nobody' })),
  )
  for (const [n, hall] of [EAST, WEST].entries())
    await walls[n]!.hello([
      { room: `hall:${hall}`, cursor: null },
      { room: `zone:${hall}:hall`, cursor: null },
    ])
  for (const hall of [EAST, WEST]) {
    const kiosk = halls.connect(hall, { token: await halls.pair(hall) })
    expect(await done(kiosk.command(issue('livelihood')))).toMatchObject({ number: 'A001' })
  }
  const west = halls.connect(WEST, { cookie: clerk.cookie })
  await done(west.command({ type: 'OpenCounter', counter: COUNTER }))
  expect(await done(west.command({ type: 'CallNext', counter: COUNTER }))).toMatchObject({ number: 'A001' })
  const calls = (n: number) =>
    walls[n]!.heard.flatMap((message) => ('changes' in message ? Object.keys(message.changes) : [])).filter((key) =>
      key.startsWith('call/'),
    )
  await vi.waitFor(() => expect(calls(1).length).toBeGreaterThan(0))
  expect(calls(0)).toEqual([])
  expect(walls[0]!.heard.every(({ room }) => room.split(':')[1] === EAST)).toBe(true)
  for (const wall of walls) wall.stop()
})

/** A visitor is served and a file taken in; the number of the case. */
async function takeIn(hall: HallId, cookie: string): Promise<string> {
  const clerk = halls.connect(hall, { cookie })
  const ask = (intent: Intent) => done(clerk.command(intent))
  await ask({ type: 'OpenCounter', counter: COUNTER })
  const kiosk = halls.connect(hall, { token: await halls.pair(hall) })
  await done(kiosk.command(issue('insurance'), PEOPLE[0]!))
  await ask({ type: 'CallNext', counter: COUNTER })
  await ask({ type: 'StartService', counter: COUNTER })
  const opened = await ask({ type: 'OpenCase', counter: COUNTER, item: 'flex-insured' as ItemKey })
  const materials = ['id-card', 'application-form'].map((material) => ({
    material: material as never,
    state: 'collected' as const,
    original: 'returned' as const,
    copies: 1,
  }))
  await ask({ type: 'AcceptCase', counter: COUNTER, case: opened['case'] as never, materials, answers: {} })
  return opened['caseNo'] as string
}

test('[M8] cases of one item in two halls have numbers that never meet, are read in their own hall alone, and each hall owes its own pushes', async () => {
  const { admin, clerk } = await peopleOfTheWest()
  await halls.ask('POST', '/api/session/hall', { headers: admin, body: { hall: EAST } })
  const east = await hire(admin, 'clerk-east')
  const numbers = [await takeIn(EAST, east.cookie), await takeIn(WEST, clerk.cookie)]
  expect(numbers.map((each) => each.slice(-4))).toEqual(['0001', 'B001'])
  expect(new Set(numbers.map((each) => each.slice(0, -4))).size).toBe(1)
  for (const headers of [{ cookie: east.cookie }, { cookie: clerk.cookie }])
    expect((await halls.ask('GET', '/api/platform', { headers })).body).toMatchObject({ depth: 1, dead: [] })
  await vi.waitFor(async () => {
    const metrics = (await halls.ask('GET', '/metrics')).body as string
    for (const hall of [EAST, WEST]) {
      expect(metrics).toContain(`onehall_hall_up{hall="${hall}"} 1`)
      expect(metrics).toContain(`onehall_outbox_depth{hall="${hall}"} 1`)
    }
  }, 10_000)
  await halls.stopServer()
  const { prisma, close } = openDatabase(halls.folder)
  const ids = Object.fromEntries((await prisma.caseFile.findMany()).map(({ hall, id }) => [hall, id]))
  await close()
  await halls.start()
  const asked = { headers: await halls.signIn('clerk-east', PASSWORD) }
  expect((await halls.ask('GET', `/api/cases/${ids[EAST]!}`, asked)).status).toBe(200)
  expect(reason(await halls.ask('GET', `/api/cases/${ids[WEST]!}`, asked))).toBe('unknown-case')
})

test('[M9] a hall whose journal does not fold is out of service alone: the server starts, says so, and the other hall works', async () => {
  await halls.stopServer()
  const { connection, close } = openDatabase(halls.folder)
  connection.current.exec(`update journal set type = 'NobodyKnows' where stream like 'hall:${WEST}:%'`)
  await close()
  await halls.start()
  expect(halls.logged.join()).toContain('a hall could not be folded')
  expect((await halls.ask('GET', '/healthz')).body).toMatchObject({
    state: 'ready',
    halls: { [EAST]: 'open', [WEST]: 'out-of-service' },
  })
  expect((await halls.ask('GET', '/')).body).toContain('停止服务')
  await vi.waitFor(
    async () => expect((await halls.ask('GET', '/metrics')).body).toContain(`onehall_hall_up{hall="${WEST}"} 0`),
    10_000,
  )
  const [east, west] = await Promise.all(
    [EAST, WEST].map(async (hall) =>
      halls.connect(hall, { token: await halls.pair(hall) }).command(issue('livelihood')),
    ),
  )
  expect(east).toMatchObject({ ok: true, result: { number: 'A001' } })
  expect(west).toEqual({ ok: false, refusal: { reason: 'out-of-service' } })
})

test('[M10] each hall opens its day by its own clock', async () => {
  const days = async () => {
    const admin = await halls.signIn('admin1')
    const manager = { headers: admin }
    const of = async (hall: HallId) => {
      await halls.ask('POST', '/api/session/hall', { headers: admin, body: { hall } })
      return (await halls.ask('GET', '/api/hall', manager)).status === 200 ? newestDay(hall) : null
    }
    return [await of(EAST), await of(WEST)]
  }
  async function newestDay(hall: HallId): Promise<string> {
    const wall = await connectClient(halls.server().url, undefined, { as: 'nobody' })
    await wall.hello([{ room: `hall:${hall}`, cursor: null }])
    await vi.waitFor(() => expect(wall.heard.length).toBeGreaterThan(0))
    const [first] = wall.heard
    wall.stop()
    return 'cursor' in first! ? first.cursor.stream : ''
  }
  expect(await days()).toEqual([`hall:${EAST}:2026-03-04`, `hall:${WEST}:2026-03-04`])
  // 00:30 in the east is 22:30 of the day before in the west.
  halls.clock.now = NINE + 15.5 * 3_600_000
  await vi.waitFor(async () => expect(await newestDay(EAST)).toBe(`hall:${EAST}:2026-03-05`), 10_000)
  expect(await newestDay(WEST)).toBe(`hall:${WEST}:2026-03-04`)
  halls.clock.now += 2 * 3_600_000
  await vi.waitFor(async () => expect(await newestDay(WEST)).toBe(`hall:${WEST}:2026-03-05`), 10_000)
  expect(await newestDay(EAST)).toBe(`hall:${EAST}:2026-03-05`)
})

test('[M11] verify covers every hall, and a hall whose files are gone goes on with what was published', async () => {
  const { clerk } = await peopleOfTheWest()
  await takeIn(WEST, clerk.cookie)
  await halls.stopServer()
  renameSync(join(halls.folder, 'config', WEST), join(halls.folder, 'west-aside'))
  await halls.start()
  expect(halls.logged.join()).toContain('the configuration files of a hall are missing')
  expect((await halls.ask('GET', `/api/hall?hall=${WEST}`)).body).toMatchObject({ hall: WEST })
  await halls.stopServer()
  expect(await runTask(halls.folder, 'verify', {})).toMatchObject({ findings: 0 })
  const { connection, close } = openDatabase(halls.folder)
  connection.current.exec(`update ticket set number = 'A999' where hall = '${WEST}'`)
  await close()
  expect(await runTask(halls.folder, 'verify', {})).not.toMatchObject({ findings: 0 })
})
