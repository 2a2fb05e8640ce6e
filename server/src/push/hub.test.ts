import { OverlayRows, type CaseId, type CounterId, type Day, snapshotOf } from '@onehall/domain'
import { type Delta, type Room, parseRoom, roomName } from '@onehall/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clerk, handler, kiosk, manager } from '../../test/actors.ts'
import { SOCIAL, acceptCase, at, finish, issue, openCase } from '../../test/day.ts'
import { PEOPLE, SAMPLE, sampleWith } from '../../test/sample.ts'
import { randomCommand } from '../../test/random-command.ts'
import { makeRandom, seedOf } from '../../test/random.ts'
import { type Rooms, everyRoom, makeRooms } from '../../test/rooms.ts'
import { COALESCE_MS } from './hub.ts'

let rooms: Rooms
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  rooms = await makeRooms()
})
afterEach(async () => {
  await rooms.close()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const hallRoom = (): Room => ({ hall: rooms.hall.hall, audience: { kind: 'hall' } })
const room = (audience: Room['audience']): Room => ({ hall: rooms.hall.hall, audience })
const deltas = (name: string) => rooms.sent.filter((each): each is Delta => each.room === name && 'from' in each)
const issued = (queue = 'social') => rooms.hall.ask(kiosk(), issue(queue))
const entries = (name: string) => Object.fromEntries(rooms.mirror(name).entries)
const fresh = async (name: string) => Object.fromEntries(await rooms.fresh(name))
const told = () => vi.advanceTimersByTime(COALESCE_MS)

describe('a room and its mirrors', () => {
  test(
    '[N1] snapshot and deltas add up to a fresh snapshot, in every room, after random commands',
    { timeout: 60_000 },
    async () => {
      const random = makeRandom(seedOf('hub'))
      const names: string[] = []
      for (const each of everyRoom(rooms.hall.hall)) names.push(await rooms.join(each))
      for (let i = 0; i < 1_500; i++) {
        const group = Array.from({ length: 1 + random.below(3) }, () => randomCommand(random, rooms.hall))
        rooms.hall.clock.at += random.below(20_000)
        await Promise.all(group.map(({ actor, intent, person }) => rooms.hall.ask(actor, intent, person && { person })))
        if (random.percent(20)) told()
        if (i % 250 !== 249) continue
        told()
        for (const name of names) expect(entries(name), name).toEqual(await fresh(name))
      }
      expect(rooms.hall.turns.length).toBeGreaterThan(500)
    },
  )

  test('[N2] a slot of the recent calls that another zone takes over leaves the first zone’s wall', async () => {
    const zone = await rooms.join(room({ kind: 'zone', zone: SAMPLE.zones[0]!.id }))
    await rooms.hall.ask(clerk(1), at('OpenCounter', 'c06'))
    await rooms.hall.ask(clerk(2), at('OpenCounter', 'c09'))
    await issued('civil')
    await rooms.hall.ask(clerk(1), at('CallNext', 'c06'))
    expect(entries(zone)).toHaveProperty(['call/1'])
    for (let i = 0; i < 60; i++) {
      await issued('social')
      await rooms.hall.ask(clerk(2), at('CallNext', 'c09'))
      await rooms.hall.ask(clerk(2), at('MarkMissed', 'c09'))
    }
    told()
    expect(entries(zone)).not.toHaveProperty(['call/1'])
    expect(entries(zone)).toEqual(await fresh(zone))
  })

  test('[N3] a delta begins where the one before ended, and names its journal and stream', async () => {
    const name = await rooms.join(hallRoom())
    await rooms.hall.ask(clerk(), at('OpenCounter', 'c09'))
    await issued()
    told()
    await rooms.hall.ask(clerk(), at('CallNext', 'c09'))
    const [first, ...others] = deltas(name)
    expect(others.length).toBe(2)
    others.reduce((before, delta) => (expect(delta.from).toBe(before.to), delta), first!)
    for (const { journal, stream } of deltas(name))
      expect([journal, stream]).toEqual([rooms.hall.journal.id, rooms.hall.state.newestDay.get(rooms.hall.hall)])
  })
})

describe('when a room is told', () => {
  test('[N4] calls and counter states are told at once', async () => {
    const name = await rooms.join(hallRoom())
    await rooms.hall.ask(clerk(), at('OpenCounter', 'c09'))
    expect(deltas(name).length).toBe(1)
    await issued()
    await rooms.hall.ask(clerk(), at('CallNext', 'c09'))
    expect(deltas(name).length).toBe(2)
    expect(deltas(name)[1]!.changes).toMatchObject({
      'call/1': { number: 'C001', label: '9' },
      'counter/c09': { status: 'calling' },
    })
  })

  test('[N5] counts are told at most once a second, and then as they stand', async () => {
    const name = await rooms.join(hallRoom())
    for (let i = 0; i < 30; i++) {
      await issued()
      vi.advanceTimersByTime(100)
    }
    expect(deltas(name).length).toBe(3)
    told()
    expect(deltas(name).at(-1)!.changes).toMatchObject({ 'queue/social': { waiting: 30, issued: 30 } })
    expect(deltas(name).length).toBeLessThanOrEqual(4)
    vi.advanceTimersByTime(10 * COALESCE_MS)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('[N6] a room hears of what concerns it and of nothing else', async () => {
    const social = await rooms.join(room({ kind: 'queue', queue: 'social' as never }))
    const medical = await rooms.join(room({ kind: 'queue', queue: 'medical' as never }))
    await issued('social')
    told()
    expect(deltas(social).length).toBe(1)
    expect(deltas(medical)).toEqual([])
  })

  test('[N18] what a room never showed it is not told to be gone', async () => {
    const guide = await rooms.join(room({ kind: 'guide' }))
    const counter = await rooms.join(room({ kind: 'counter', counter: 'c01' as CounterId }))
    await issued()
    await rooms.hall.ask(clerk(2), at('OpenCounter', 'c09'))
    await rooms.hall.ask(clerk(2), at('CallNext', 'c09'))
    await rooms.hall.ask(clerk(2), at('StartService', 'c09'))
    const hold = {
      type: 'HoldTicket',
      counter: 'c09' as CounterId,
      reason: '复印材料',
      minutes: 5,
      back: 'any',
    } as const
    await rooms.hall.ask(clerk(2), hold)
    told()
    const changes = deltas(guide).flatMap((delta) => Object.values(delta.changes))
    expect(changes.length).toBeGreaterThan(4)
    expect(changes).not.toContain(null)
    expect(entries(guide)).toEqual(await fresh(guide))
    expect(deltas(counter)).toEqual([])
  })

  test('[N7] a room that nobody is in costs nothing: no timer, no delta, no snapshot; left, it is dropped', async () => {
    const name = await rooms.join(hallRoom())
    rooms.hub.abandon(name)
    await rooms.hall.ask(clerk(), at('OpenCounter', 'c09'))
    await issued()
    expect(rooms.sent).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
    await rooms.join(hallRoom())
    await issued()
    expect(vi.getTimerCount()).toBe(1)
    rooms.hub.abandon(name)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('[N8] a room that the hall does not have is unknown', async () => {
    for (const name of [
      'hall:elsewhere',
      'zone:sample-hall:zone-x',
      'queue:sample-hall:no-queue',
      'counter:sample-hall:c99',
      'office:sample-hall:nobody',
      'hall',
      'kitchen:sample-hall',
      'hall:sample-hall:x',
      '',
    ])
      expect(await rooms.hub.enter(name, null), name).toEqual({ kind: 'unknown-room' })
    for (const each of everyRoom(rooms.hall.hall)) expect(parseRoom(roomName(each))).toEqual(each)
  })
})

describe('resuming', () => {
  const kinds = async (name: string, cursor: Delta | { journal: string; stream: string; version: number } | null) => {
    const at = cursor !== null && 'to' in cursor ? { ...cursor, version: cursor.to } : cursor
    const entered = await rooms.hub.enter(name, at as never)
    return entered.kind === 'messages'
      ? entered.messages.map((each) => ('from' in each ? 'delta' : 'snapshot'))
      : entered.kind
  }

  test('[N9] from where the room stands: nothing; from a moment ago: the deltas since; pending counts are told first', async () => {
    const name = await rooms.join(hallRoom())
    const start = rooms.mirror(name).cursor
    expect(await kinds(name, start)).toEqual([])
    await issued()
    expect(await kinds(name, start)).toEqual(['delta'])
    await rooms.hall.ask(clerk(), at('OpenCounter', 'c09'))
    expect(await kinds(name, start)).toEqual(['delta', 'delta'])
    expect(await kinds(name, rooms.mirror(name).cursor)).toEqual([])
  })

  test('[N10] from too long ago, from the future, of another journal or stream, or without a cursor: a snapshot', async () => {
    const name = await rooms.join(hallRoom())
    const start = rooms.mirror(name).cursor
    for (let i = 0; i < 130; i++) {
      await rooms.hall.ask(clerk(), at('OpenCounter', 'c09'))
      await rooms.hall.ask(clerk(), at('CloseCounter', 'c09'))
    }
    expect(await kinds(name, start)).toEqual(['snapshot'])
    const { cursor } = rooms.mirror(name)
    for (const stranger of [
      { ...cursor, version: cursor.version + 1 },
      { ...cursor, journal: 'other' },
      { ...cursor, stream: 'hall:other:2026-03-04' },
      { ...cursor, version: 0 },
      null,
    ])
      expect(await kinds(name, stranger)).toEqual(['snapshot'])
    expect(await kinds(name, deltas(name).at(-200)!)).toEqual(Array(199).fill('delta'))
  })

  test('[N11] a snapshot is made once for each version, whoever asks', async () => {
    const name = await rooms.join(hallRoom())
    const first = await rooms.hub.enter(name, null)
    expect(await rooms.hub.enter(name, null)).toEqual(first)
    expect(((await rooms.hub.enter(name, null)) as never as { messages: unknown[] }).messages[0]).toBe(
      (first as never as { messages: unknown[] }).messages[0],
    )
    await issued()
    expect(await rooms.hub.enter(name, null)).not.toEqual(first)
  })
})

describe('a new day', () => {
  test('[N12] every room begins anew from a snapshot, and a cursor of the old day gets one', async () => {
    const name = await rooms.join(hallRoom())
    const office = await rooms.join(room({ kind: 'office', department: 'hrss' as never }))
    await issued()
    const { cursor } = rooms.mirror(name)
    await rooms.hall.ask(manager, { type: 'OpenDay', day: '2026-03-05' as Day, config: SAMPLE.version })
    await vi.waitFor(() => expect(rooms.mirror(name).cursor.stream).toBe('hall:sample-hall:2026-03-05'))
    expect(entries(name)).toEqual(await fresh(name))
    expect(entries(name)).toMatchObject({ day: { day: '2026-03-05' }, 'queue/social': { waiting: 0 } })
    expect(rooms.sent.filter((each) => each.room === office)).toEqual([])
    const entered = await rooms.hub.enter(name, cursor)
    expect(entered).toMatchObject({ messages: [{ cursor: { stream: 'hall:sample-hall:2026-03-05' } }] })
  })

  test('[N13] a day opened again on another configuration begins anew too: the rooms are as that configuration has them', async () => {
    const name = await rooms.join(hallRoom())
    await rooms.hall.ask(manager, { type: 'CloseDay' })
    await rooms.hall.bySystem({ type: 'PublishConfig', config: sampleWith('fewer', { queues: 3 }) })
    await rooms.hall.ask(manager, { type: 'OpenDay', day: rooms.hall.day, config: 'fewer' as never })
    await vi.waitFor(async () => expect(entries(name)).toEqual(await fresh(name)))
    expect(Object.keys(entries(name)).filter((key) => key.startsWith('queue/')).length).toBe(3)
  })
})

describe('a department', () => {
  /** A case taken in at each of so many counters, all in one turn of the lane. */
  async function accepted(counters: readonly string[]): Promise<CaseId[]> {
    const { hall } = rooms
    const all = <T>(ask: (counter: string, n: number) => Promise<T>) => Promise.all(counters.map(ask))
    await all((counter, n) => hall.ask(clerk(n), at('OpenCounter', counter)))
    await all(() => issued(SOCIAL.queue))
    await all((counter, n) => hall.ask(clerk(n), at('CallNext', counter)))
    await all((counter, n) => hall.ask(clerk(n), at('StartService', counter)))
    const opened = await all((counter, n) => hall.ask(clerk(n), openCase(counter, SOCIAL.item), { person: PEOPLE[n]! }))
    const cases = opened.map((answer) => (answer.ok ? (answer.result['case'] as CaseId) : ('' as CaseId)))
    await all((counter, n) => hall.ask(clerk(n), acceptCase(counter, cases[n]!, SOCIAL.item)))
    await all((counter, n) => hall.ask(clerk(n), finish(counter)))
    return cases
  }
  const office = () => rooms.join(room({ kind: 'office', department: SOCIAL.department as never }))

  test('[N14] several cases that one commit took in are all in the one delta', async () => {
    const name = await office()
    const cases = await accepted(['c09', 'c10', 'c11'])
    expect(deltas(name).length).toBe(1)
    expect(Object.keys(entries(name))).toEqual(cases.map((id) => `case/${id}`))
    expect(entries(name)).toEqual(await fresh(name))
  })

  test('[N15] a draft is nobody’s work; who holds the file is told when it is received', async () => {
    const name = await office()
    const [file] = await accepted(['c09'])
    await rooms.hall.ask(handler(SOCIAL.department), { type: 'ReceiveFile', case: file! })
    expect(
      deltas(name).map(({ changes }) =>
        Object.values(changes).map((entry) => entry?.kind === 'case' && entry.holder.kind),
      ),
    ).toEqual([['counter'], ['office']])
    expect(entries(name)).toEqual(await fresh(name))
  })

  test('[N16] what several commits brought that were caught up with together is told whole', async () => {
    const name = await rooms.join(hallRoom())
    const department = await office()
    const before = rooms.hall.turns.length
    rooms.hall.fail((nth) => (nth % 2 === 1 ? 'unknown-stored' : undefined))
    await accepted(['c09', 'c10'])
    told()
    expect(rooms.hall.turns.length).toBeGreaterThan(before)
    expect(entries(name)).toEqual(await fresh(name))
    expect(entries(department)).toEqual(await fresh(department))
  })
})

test('[N17] two turns told one after the other when the state already holds both: neither is lost', async () => {
  const name = await rooms.join(hallRoom())
  const silent = await makeRooms()
  await silent.hall.ask(clerk(1), at('OpenCounter', 'c09'))
  await silent.hall.ask(clerk(2), at('OpenCounter', 'c10'))
  const parts = silent.hall.turns.flatMap(({ streams }) => streams)
  const stream = rooms.hall.state.streams.get(parts[0]!.stream)!
  for (const { changes, to } of parts) {
    stream.rows.apply(changes)
    stream.version = to
  }
  for (const turn of silent.hall.turns) rooms.hub.publish(turn)
  expect(deltas(name).map(({ changes }) => Object.keys(changes))).toEqual([['counter/c09'], ['counter/c10']])
  expect(entries(name)).toEqual(Object.fromEntries(snapshotOf({ kind: 'hall' }, new OverlayRows(stream.rows), SAMPLE)))
  silent.hub.stop()
  rooms.hub.stop()
  rooms = silent
})
