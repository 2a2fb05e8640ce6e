/// <reference types="node" />
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LIFETIME, type CounterId, type Entry, type HallId, type QueueId } from '@onehall/domain'
import { PROTOCOL } from '@onehall/protocol'
import { Server } from 'socket.io'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectHall, type HallClient, type HallOptions } from './connect-hall.ts'
import { serveHall, type HallIo } from './hall-server.fixture.ts'
import { makeManualClock, type ManualClock } from './manual-clock.ts'
import { ASK_LONGER_MS } from './commands.ts'

const HALL = 'demo' as HallId
const ROOM = 'hall:demo'
const callNext = { type: 'CallNext', counter: 'c1' as CounterId } as const
const queue = (waiting: number): Entry => ({
  kind: 'queue',
  queue: 'A' as QueueId,
  waiting,
  issued: 9,
  oldest: null,
  next: [],
  suspended: null,
  sentHome: 0,
})

let url: string
let server: ReturnType<typeof serveHall>
let clock: ManualClock
let clients: HallClient[] = []

beforeEach(async () => {
  const http = createServer()
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const io: HallIo = new Server(http)
  server = serveHall(io)
  clock = makeManualClock()
})
afterEach(async () => {
  for (const client of clients) client.stop()
  clients = []
  expect(clock.running()).toBe(0)
  await server.close()
})

function connect(options: Partial<HallOptions> = {}): HallClient {
  const client = connectHall({ url, hall: HALL, clock, ...options })
  clients.push(client)
  return client
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 })
const live = (client: HallClient) => until(() => expect(client.freshness.get().kind).toBe('live'))
const memoryStore = (text: string | null = null) => ({ get: () => text, set: (next: string) => void (text = next) })

test('[S10] a client says hello with its protocol and its rooms, and gets a snapshot of each', async () => {
  server.change(ROOM, { 'queue/A': queue(3) })
  const room = connect().watch(ROOM)
  await until(() => expect(room.get()?.entries.get('queue/A')).toEqual(queue(3)))
  expect(server.seen.hellos).toEqual([{ protocol: PROTOCOL, rooms: [{ room: ROOM, cursor: null }] }])
})

test('[S11] after a cut the client resumes from its cursor and misses nothing', async () => {
  const client = connect()
  const room = client.watch(ROOM)
  server.change(ROOM, { 'queue/A': queue(1) })
  await until(() => expect(room.get()?.cursor.version).toBe(1))
  server.cut()
  await until(() => expect(client.freshness.get().kind).toBe('reconnecting'))
  server.change(ROOM, { 'queue/A': queue(2) })
  server.change(ROOM, { 'queue/A': queue(3) })
  await until(() => expect(room.get()?.entries.get('queue/A')).toEqual(queue(3)))
  expect(server.seen.hellos[1]?.rooms[0]?.cursor).toEqual({
    journal: 'journal-1',
    stream: `stream-of-${ROOM}`,
    version: 1,
  })
})

test('[S12] a gap is asked for once, and closed', async () => {
  const room = connect().watch(ROOM)
  await until(() => expect(room.get()?.cursor.version).toBe(0))
  server.change(ROOM, { 'queue/A': queue(1) }, 'lost')
  server.change(ROOM, { 'queue/A': queue(2) })
  server.change(ROOM, { 'queue/A': queue(3) })
  await until(() => expect(room.get()?.cursor.version).toBe(3))
  expect(server.seen.resumes.length).toBe(1)
  expect(server.seen.resumes[0]?.cursor?.version).toBe(0)
})

test('[S13] a delta that comes twice is applied once', async () => {
  const room = connect().watch(ROOM)
  await until(() => expect(room.get()).not.toBeNull())
  const first = server.change(ROOM, { 'queue/A': queue(1) })
  server.change(ROOM, { 'queue/A': queue(2) })
  server.io.to(ROOM).emit('delta', first)
  server.change(ROOM, { 'queue/B': queue(7) })
  await until(() => expect(room.get()?.cursor.version).toBe(3))
  expect(room.get()?.entries.get('queue/A')).toEqual(queue(2))
  expect(server.seen.resumes).toEqual([])
})

test('[S14] a cursor of another journal is answered with a snapshot, which replaces the mirror', async () => {
  const room = connect().watch(ROOM)
  server.change(ROOM, { 'queue/A': queue(1) })
  await until(() => expect(room.get()?.cursor.version).toBe(1))
  server.control.journal = 'journal-2'
  server.cut()
  await until(() => expect(room.get()?.cursor.journal).toBe('journal-2'))
})

test('[S15] a command whose answer was cut off is sent again with the same id and a greater age, and answered once', async () => {
  const client = connect()
  await live(client)
  server.control.answer = () => null
  const answer = client.command(callNext)
  await until(() => expect(server.seen.commands.length).toBe(1))
  server.control.answer = ({ id }) => ({ ok: true, at: 5, result: { id } })
  clock.advance(1_500)
  server.cut()
  const [first] = server.seen.commands
  expect(await answer).toEqual({ ok: true, at: 5, result: { id: first!.id } })
  expect(server.seen.commands[1]).toEqual({ ...first, age: first!.age + 1_500 })
  server.cut()
  await until(() => expect(server.seen.hellos.length).toBe(3))
  await live(client)
  expect(server.seen.commands.length).toBe(2)
})

test('[S16] a command that never left is given up as too late at its lifetime, and never sent', async () => {
  server.control.hello = () => ({ ok: false, refusal: { reason: 'overloaded' } })
  const client = connect()
  await until(() => expect(client.refused.get()).toEqual({ reason: 'overloaded' }))
  const answer = client.command(callNext)
  clock.advance(LIFETIME.CallNext)
  expect(await answer).toEqual({ ok: false, refusal: { reason: 'too-late', lifetimeMs: LIFETIME.CallNext } })
  expect(server.seen.commands).toEqual([])
})

test('[S17] one that left is asked for longer than its lifetime, since only the server knows, but not without an end', async () => {
  const client = connect()
  await live(client)
  server.control.answer = () => null
  let settled = false
  const answer = client.command(callNext).finally(() => (settled = true))
  await until(() => expect(server.seen.commands.length).toBe(1))
  clock.advance(LIFETIME.CallNext + ASK_LONGER_MS - 1)
  await Promise.resolve()
  expect(settled).toBe(false)
  clock.advance(1)
  expect(await answer).toMatchObject({ ok: false, refusal: { reason: 'too-late' } })
})

test('[S18] a reload sends unanswered commands again, by server time, but nothing that carries personal data', async () => {
  const store = memoryStore()
  const page = connect({ store })
  await live(page)
  server.control.answer = () => null
  const person = { name: '张三', idType: '111', idNumber: '110101199003070118', mobile: null } as const
  void page.command(callNext)
  void page.command({ type: 'OpenCounter', counter: 'c1' as CounterId }, person)
  await until(() => expect(server.seen.commands.length).toBe(2))
  page.stop()
  expect(store.get()).not.toContain('张三')

  server.control.at += 4_000
  server.control.answer = () => ({ ok: true, at: 0, result: {} })
  connect({ store })
  await until(() => expect(server.seen.commands.length).toBe(3))
  expect(server.seen.commands[2]).toEqual({ ...server.seen.commands[0], age: 4_000 })
  await until(() => expect(store.get()).toBe('[]'))
})

test('[S19] freshness: live while the server speaks, stale since its last word, live again at the next', async () => {
  const client = connect()
  expect(client.freshness.get()).toEqual({ kind: 'reconnecting' })
  await live(client)
  clock.advance(9_999)
  expect(client.freshness.get().kind).toBe('live')
  expect(client.serverNow()).toBe(server.control.at + 9_999)
  clock.advance(1)
  expect(client.freshness.get()).toEqual({ kind: 'stale', since: server.control.at })
  server.io.emit('live', { at: server.control.at + 10_500 })
  await live(client)
  expect(client.serverNow()).toBe(server.control.at + 10_500)
  server.cut()
  await until(() => expect(client.freshness.get().kind).not.toBe('live'))
})

test('[S20] a client that never reached a server calls itself offline', () => {
  const client = connect({ url: 'http://127.0.0.1:9' })
  clock.advance(10_000)
  expect(client.freshness.get()).toEqual({ kind: 'offline' })
  expect(client.serverNow()).toBeNull()
})

test('[S21] a protocol that the server does not speak, or another build of it, asks once for a reload', async () => {
  const outdated = vi.fn()
  const old = connect({ onOutdated: outdated })
  await live(old)
  expect(outdated).not.toHaveBeenCalled()
  server.control.hello = () => ({ ok: false, refusal: { reason: 'protocol-unknown', spoken: [PROTOCOL + 1] } })
  server.cut()
  await until(() => expect(outdated).toHaveBeenCalledTimes(1))
  server.cut()
  await until(() => expect(server.seen.hellos.length).toBe(3))
  expect(outdated).toHaveBeenCalledTimes(1)

  const { hello } = server.control
  server.control.hello = () => ({ ok: true, protocol: PROTOCOL, build: 'b1', at: 0, demo: false, refused: [] })
  const upgraded = vi.fn()
  const page = connect({ onOutdated: upgraded })
  await live(page)
  server.control.hello = () => ({ ok: true, protocol: PROTOCOL, build: 'b2', at: 0, demo: false, refused: [] })
  server.cut()
  await until(() => expect(upgraded).toHaveBeenCalledTimes(1))
  server.control.hello = hello
})

test('[S22] two watchers share one mirror; the last to stop leaves the room; a room may be watched later', async () => {
  const client = connect()
  await live(client)
  const [one, two] = [client.watch(ROOM), client.watch(ROOM)]
  await until(() => expect(one.get()).not.toBeNull())
  expect(two.get()).toBe(one.get())
  expect(server.seen.resumes).toEqual([{ room: ROOM, cursor: null }])
  one.stop()
  one.stop()
  server.change(ROOM, { 'queue/A': queue(4) })
  await until(() => expect(two.get()?.cursor.version).toBe(1))
  two.stop()
  await until(() => expect(server.seen.left).toEqual([ROOM]))
})

test('[S23] a server that turned a client away is asked again', async () => {
  const { hello } = server.control
  server.control.hello = () => ({ ok: false, refusal: { reason: 'out-of-service' } })
  const client = connect()
  await until(() => expect(client.refused.get()).toEqual({ reason: 'out-of-service' }))
  server.control.hello = hello
  clock.advance(5_000)
  await live(client)
  expect(client.refused.get()).toBeNull()
  server.io.disconnectSockets()
  await until(() => expect(client.freshness.get().kind).toBe('reconnecting'))
  await until(() => {
    clock.advance(5_000)
    expect(server.seen.hellos.length).toBeGreaterThanOrEqual(3)
  })
})

test('[S24] a client behind a gateway that refuses WebSocket goes on over long polling', async () => {
  server.io.engine.opts.transports = ['polling']
  const client = connect()
  await live(client)
  expect([...server.io.sockets.sockets.values()].map(({ conn }) => conn.transport.name)).toEqual(['polling'])
})

test('[S25] a room that is not open yet is asked for again until it is', async () => {
  server.control.closed.add(ROOM)
  const client = connect()
  const room = client.watch(ROOM)
  await live(client)
  clock.advance(5_000)
  await until(() => expect(server.seen.resumes.length).toBe(1))
  server.control.closed.delete(ROOM)
  await until(() => {
    clock.advance(5_000)
    expect(room.get()).not.toBeNull()
  })
})
