import type { Snapshot } from '@onehall/protocol'
import { describe, expect, test, vi } from 'vitest'
import { clerk } from '../../test/actors.ts'
import { at, issue, wholeDay } from '../../test/day.ts'
import { newId } from '../../test/hall.ts'
import type { SocketClient } from '../../test/socket-client.ts'
import { withSockets } from '../../test/with-sockets.ts'

const HALL = 'hall:sample-hall'
const here = withSockets()
const { connect } = here
const kinds = (client: SocketClient) => client.heard.map((each) => ('from' in each ? 'delta' : 'snapshot'))
const refused = (reason: string) => ({ ok: false, refusal: { reason } })
const envelope = (intent: object) => ({ id: newId(), hall: here.server.hall.hall, age: 0, intent })
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 5 })

describe('hello', () => {
  test('[N20] is answered with protocol, build, time and the snapshots of the rooms', async () => {
    const wall = await connect()
    const answer = await wall.hello([{ room: HALL, cursor: null }])
    expect(answer).toEqual({
      ok: true,
      protocol: 1,
      build: 'build-1',
      at: here.server.hall.clock.at,
      demo: true,
      refused: [],
    })
    expect(wall.heard).toMatchObject([
      { room: HALL, cursor: { journal: here.server.hall.journal.id }, entries: { day: { status: 'open' } } },
    ])
  })

  test('[N21] in another protocol, whatever else it says, is told which ones are spoken', async () => {
    const wall = await connect()
    const unknown = { ok: false, refusal: { reason: 'protocol-unknown', spoken: [1] } }
    expect(await wall.hello([], 2)).toEqual(unknown)
    expect(await wall.say('hello', { protocol: 99, screens: 'all of them' })).toEqual(unknown)
    expect(await wall.say('hello', { rooms: [] })).toEqual(refused('malformed'))
    expect(wall.heard).toEqual([])
  })

  test('[N34] for a room of a hall that the server does not have is told so, as is a resume', async () => {
    const wall = await connect()
    const nowhere = { room: 'hall:no-such-hall', cursor: null }
    expect(await wall.hello([{ room: HALL, cursor: null }, nowhere])).toEqual(refused('unknown-hall'))
    expect(await wall.resume(nowhere)).toEqual(refused('unknown-hall'))
    expect(wall.heard).toEqual([])
  })

  test.each([
    [undefined, ['hall', 'zone']],
    ['wall-1', ['hall', 'zone']],
    ['locked-1', ['hall', 'zone']],
    ['kiosk-1', ['hall', 'zone']],
    ['clerk-1', ['counter', 'hall', 'queue', 'zone']],
    ['handler-hrss', ['hall', 'office', 'zone']],
    ['handler-police', ['hall', 'zone']],
    ['manager-1', ['counter', 'hall', 'manager', 'office', 'queue', 'zone']],
  ] as const)('[N22] %s may be in the rooms of %j and in no other, by hello and by resume', async (token, allowed) => {
    const names = [
      HALL,
      'zone:sample-hall:zone-a',
      'queue:sample-hall:social',
      'counter:sample-hall:c09',
      'manager:sample-hall',
      'office:sample-hall:hrss',
    ]
    const client = await connect(token)
    const answer = await client.hello(names.map((room) => ({ room, cursor: null })))
    const outside = names.filter((name) => !(allowed as readonly string[]).includes(name.split(':')[0]!))
    expect(answer).toMatchObject({ ok: true, refused: outside })
    expect(client.heard.map(({ room }) => room).sort()).toEqual(names.filter((name) => !outside.includes(name)).sort())
    for (const room of outside) expect(await client.resume({ room, cursor: null })).toEqual(refused('unknown-room'))
    await here.server.hall.ask(clerk(), at('OpenCounter', 'c09'))
    await until(() => expect(kinds(client)).toContain('delta'))
    for (const { room } of client.heard) expect(outside).not.toContain(room)
  })

  test('[N23] only who is in a manager’s room hears how the platform stands', async () => {
    const [wall, boss] = [await connect(), await connect('manager-1')]
    await wall.hello([{ room: HALL, cursor: null }])
    await boss.hello([{ room: 'manager:sample-hall', cursor: null }])
    expect(wall.live).toEqual([{ at: here.server.hall.clock.at }])
    expect(boss.live).toMatchObject([{ platform: { depth: 3 } }])
  })
})

describe('a room', () => {
  test('[N24] resume brings the deltas since, to this socket alone; leave ends it; the last to leave drops the room', async () => {
    const [a, b] = [await connect(), await connect()]
    await a.hello([{ room: HALL, cursor: null }])
    await b.hello([{ room: HALL, cursor: null }])
    const { cursor } = a.heard[0] as Snapshot
    await here.server.hall.ask(clerk(), at('OpenCounter', 'c09'))
    await until(() => expect([a.heard.length, b.heard.length]).toEqual([2, 2]))
    expect(await a.resume({ room: HALL, cursor })).toEqual({ ok: true })
    expect(kinds(a)).toEqual(['snapshot', 'delta', 'delta'])
    expect(a.heard[2]).toEqual(a.heard[1])
    a.socket.emit('leave', { room: HALL })
    expect(await a.resume({ room: 'no-room', cursor: null })).toEqual(refused('unknown-room'))
    await here.server.hall.ask(clerk(), at('CloseCounter', 'c09'))
    await until(() => expect(b.heard.length).toBe(3))
    expect(await a.resume({ room: 'no-room', cursor: null })).toEqual(refused('unknown-room'))
    expect(kinds(a)).toEqual(['snapshot', 'delta', 'delta'])
    b.stop()
    await until(() => expect(here.server.hub.missed(HALL, cursor)).toBeNull())
  })

  test('[N25] a socket that comes back with its cursor gets what it missed, and nothing twice', async () => {
    const [before, other] = [await connect(), await connect()]
    await before.hello([{ room: HALL, cursor: null }])
    await other.hello([{ room: HALL, cursor: null }])
    const { cursor } = before.heard[0] as Snapshot
    before.stop()
    await here.server.hall.ask(clerk(), at('OpenCounter', 'c09'))
    const after = await connect()
    await after.hello([{ room: HALL, cursor }])
    expect(after.heard).toEqual(other.heard.slice(1))
  })

  test('[N26] sockets that enter while commands are carried out miss nothing', async () => {
    const office = 'office:sample-hall:hrss'
    const working = (async () => {
      for (let i = 0; i < 40; i++) {
        await here.server.hall.ask(clerk(), at('OpenCounter', 'c09'))
        await here.server.hall.ask(clerk(), at('CloseCounter', 'c09'))
        await new Promise((resolve) => setImmediate(resolve))
      }
      await wholeDay(here.server.hall)
    })()
    const entering = Array.from({ length: 20 }, async () => {
      const client = await connect('manager-1')
      await client.hello([HALL, office].map((room) => ({ room, cursor: null })))
      return client
    })
    const entered = await Promise.all(entering)
    await working
    const late = await connect('manager-1')
    await late.hello([HALL, office].map((room) => ({ room, cursor: null })))
    for (const client of entered)
      for (const room of [HALL, office]) await until(() => expect(mirrorOf(client, room)).toEqual(mirrorOf(late, room)))
  })

  test('[N26] what a department was told while its list was read comes after the list', async () => {
    const gate = Promise.withResolvers<void>()
    here.server.listing = gate.promise
    const client = await connect('handler-hrss')
    const entering = client.hello([{ room: 'office:sample-hall:hrss', cursor: null }])
    await until(() =>
      expect(here.server.hub.missed('office:sample-hall:hrss', cursorAt(here.server.hall.state.seq))).toEqual([]),
    )
    await wholeDay(here.server.hall)
    expect(client.heard).toEqual([])
    gate.resolve()
    await entering
    expect(kinds(client)).toEqual(['snapshot', 'delta', 'delta'])
    expect(Object.values(mirrorOf(client, 'office:sample-hall:hrss'))).toMatchObject([{ status: 'reviewing' }])
  })

  test('[N27] who was signed out is cut off, also one that only ever resumed', async () => {
    const client = await connect('clerk-1')
    expect(await client.resume({ room: 'queue:sample-hall:social', cursor: null })).toEqual({ ok: true })
    here.server.sockets.cut('key:clerk-1')
    await until(() => expect(client.socket.connected).toBe(false))
  })
})

const cursorAt = (version: number) => ({ journal: here.server.hall.journal.id, stream: 'journal', version })

/** The room as a mirror holds it that takes every message in order, and a gap as it comes. */
function mirrorOf(client: SocketClient, room: string): object {
  let version = -1
  let entries: { [key: string]: unknown } = {}
  for (const message of client.heard.filter((each) => each.room === room)) {
    if (!('from' in message)) {
      version = message.cursor.version
      entries = { ...message.entries }
    } else if (message.to > version) {
      expect(message.from).toBe(version)
      version = message.to
      for (const [key, entry] of Object.entries(message.changes)) {
        if (entry === null) delete entries[key]
        else entries[key] = entry
      }
    }
  }
  return entries
}

describe('a command', () => {
  test('[N28] not signed in, locked, or from a device that only reads: refused by name', async () => {
    for (const [token, reason] of [
      [undefined, 'not-signed-in'],
      ['nobody', 'not-signed-in'],
      ['locked-1', 'locked'],
      ['wall-1', 'not-permitted'],
    ] as const)
      expect(await (await connect(token)).command(envelope(issue('social')))).toEqual(refused(reason))
    expect(here.server.hall.happened).toEqual([])
  })

  test('[N29] is answered after it is stored, and sent again it gets the same answer over another socket', async () => {
    const message = envelope(issue('social'))
    const first = await (await connect('kiosk-1')).command(message)
    expect(first).toMatchObject({ ok: true, result: { number: 'C001' } })
    expect(await (await connect('kiosk-1')).command(message)).toEqual(first)
    expect(await (await connect('kiosk-2')).command(message)).toEqual(refused('command-id-reused'))
  })

  test('[N33] told a week later it is believed as what happened then, once over any socket, and no wall calls it', async () => {
    const { hall } = here.server
    const [wall, desk, kiosk] = [await connect('wall-1'), await connect('clerk-1'), await connect('kiosk-1')]
    await wall.hello([{ room: HALL, cursor: null }])
    expect(await desk.command(envelope(at('OpenCounter', 'c09')))).toMatchObject({ ok: true })
    const issued = await kiosk.command(envelope(issue('social')))
    const ticket = issued.ok ? String(issued.result['ticket']) : ''
    const then = hall.clock.at
    hall.clock.at += 3_600_000
    const day = '2026-03-04'
    const results = [{ item: null, result: 'instant' }]
    const times = { calledAt: then + 1, startedAt: then + 2, endedAt: then + 3 }
    const message = envelope({ type: 'JoinTick', counter: 'c09', ticket, day, ...times, results })
    const first = await desk.command({ ...message, age: 6 * 86_400_000 })
    expect(first).toMatchObject({ ok: true, result: { joined: 3 } })
    expect(await (await connect('clerk-1')).command(message)).toEqual(first)
    const late = {
      ...envelope({ type: 'JoinTick', counter: 'c09', ticket, day, ...times, results }),
      age: 8 * 86_400_000,
    }
    expect(await desk.command(late)).toMatchObject(refused('too-late'))
    const rows = (await hall.store.second.readAfter(0, 1_000)).filter(({ origin }) => origin === 'offline')
    expect(rows.map(({ type, at: told, occurredAt }) => [type, told, occurredAt])).toEqual([
      ['TicketCalled', hall.clock.at, then + 1],
      ['ServiceStarted', hall.clock.at, then + 2],
      ['ServiceFinished', hall.clock.at, then + 3],
    ])
    const again = await connect('wall-1')
    await again.hello([{ room: HALL, cursor: null }])
    for (const { heard } of [wall, again]) expect(JSON.stringify(heard)).not.toContain('"call/')
  })
})
