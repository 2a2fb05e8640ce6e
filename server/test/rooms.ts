import type { Case, HallId } from '@onehall/domain'
import {
  type Delta,
  type Mirror,
  type Room,
  type Snapshot,
  applyDelta,
  fromSnapshot,
  roomName,
} from '@onehall/protocol'
import { expect } from 'vitest'
import { foldStream } from '../src/engine/recover.ts'
import { dayOf } from '../src/push/day.ts'
import { makeHub } from '../src/push/hub.ts'
import { type TestHall, makeTestHall } from './hall.ts'
import { SAMPLE } from './sample.ts'
import type { Store } from './store.ts'

type Hub = ReturnType<typeof makeHub>

/** A hub on a test hall, with what it sent and a client in each room that follows by deltas alone. */
export interface Rooms {
  readonly hall: TestHall
  readonly hub: Hub
  readonly sent: (Delta | Snapshot)[]
  /** Enters a room as a client does, and follows it from now on. */
  join(room: Room): Promise<string>
  mirror(name: string): Mirror
  /** What a client that comes only now would see. */
  fresh(name: string): Promise<ReadonlyMap<string, unknown>>
  close(): Promise<void>
}

export async function makeRooms(store?: Store): Promise<Rooms> {
  const sent: (Delta | Snapshot)[] = []
  const mirrors = new Map<string, Mirror>()
  let hub: Hub | undefined
  const hall = await makeTestHall({ publish: (turn) => hub?.publish(turn), ...(store && { store }) })
  const seams = {
    journalId: hall.journal.id,
    now: hall.clock.now,
    day: (id: HallId) => dayOf(hall.state, id),
    seq: () => hall.state.seq,
    officeCases: (id: HallId, department: string) => openCases(hall, id, department),
  }
  hub = makeHub({
    ...seams,
    send(room, message) {
      sent.push(message)
      follow(room, message)
    },
  })

  function follow(room: string, message: Delta | Snapshot): void {
    const mirror = mirrors.get(room)
    if (!('from' in message)) return void mirrors.set(room, fromSnapshot(message))
    if (mirror === undefined) return
    const applied = applyDelta(mirror, message)
    if (applied.kind !== 'applied')
      expect.fail(`a delta of ${room} from ${message.from} to ${message.to} is ${applied.kind}`)
    mirrors.set(room, applied.mirror)
  }

  return {
    hall,
    hub,
    sent,
    async join(room) {
      const name = roomName(room)
      const entered = await hub.enter(name, mirrors.get(name)?.cursor ?? null)
      if (entered.kind === 'unknown-room') throw new Error(`${name} is not there`)
      for (const message of entered.messages) follow(name, message)
      return name
    },
    mirror: (name) => mirrors.get(name)!,
    async fresh(name) {
      const other = makeHub({ ...seams, send: () => {} })
      const entered = await other.enter(name, null)
      other.stop()
      if (entered.kind === 'unknown-room') return new Map()
      const [snapshot] = entered.messages as [Snapshot]
      return new Map(Object.entries(snapshot.entries))
    },
    async close() {
      hub.stop()
      await hall.close()
    },
  }
}

/** Every room of the sample hall. */
export function everyRoom(hall: HallId): Room[] {
  return [
    { hall, audience: { kind: 'hall' } },
    { hall, audience: { kind: 'manager' } },
    ...SAMPLE.zones.map(({ id }): Room => ({ hall, audience: { kind: 'zone', zone: id } })),
    ...SAMPLE.queues.map(({ id }): Room => ({ hall, audience: { kind: 'queue', queue: id } })),
    ...SAMPLE.counters.map(({ id }): Room => ({ hall, audience: { kind: 'counter', counter: id } })),
    ...SAMPLE.catalogue.departments.map(({ key }): Room => ({ hall, audience: { kind: 'office', department: key } })),
  ]
}

/** The open cases of a department, from the table of cases, as the server reads them. */
export async function openCases(hall: TestHall, id: HallId, department: string): Promise<Case[]> {
  const rows = hall.store
    .tables()
    .caseFile.filter((row) => row.hall === id && row.department === department && row.state !== 'draft')
  const cases = rows.map(async (row) =>
    (await foldStream(hall.store.journal, `case:${row.id}`)).rows.get('case', 'case')!,
  )
  return Promise.all(cases)
}
