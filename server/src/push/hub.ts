import {
  type Audience,
  type HallConfig,
  type HallId,
  type Rows,
  type StreamName,
  audiencesOf,
  caseEntry,
  entryOf,
  isUrgent,
  snapshotOf,
  touchedKeys,
} from '@onehall/domain'
import { type Cursor, type Delta, type Room, type Snapshot, parseRoom, roomName } from '@onehall/protocol'
import type { StreamTurn, Turn } from '../engine/state.ts'
import { type OfficeCases, officeEntries } from './office.ts'
import { makeRing } from './ring.ts'

export interface HubSeams {
  readonly journalId: string
  readonly now: () => number
  /** Rows and configuration of a hall's newest day; null before the first. */
  readonly day: (hall: HallId) => {
    readonly stream: StreamName
    readonly version: number
    readonly rows: Rows
    readonly config: HallConfig
  } | null
  /** seq of the newest row folded in: the version of a department's room. */
  readonly seq: () => number
  /** Open cases of a department, from the read model. */
  readonly officeCases: OfficeCases
  /** Sends to everybody in a room. */
  readonly send: (room: string, message: Delta | Snapshot) => void
}

/** Counts are told once in so long; calls and counter states at once (rule 7). */
export const COALESCE_MS = 1_000

/** A room that somebody is in. */
interface Watched {
  readonly room: Room
  readonly name: string
  stream: StreamName
  /** Version up to which everybody in the room has been told. */
  told: number
  readonly dirty: Set<string>
  timer: NodeJS.Timeout | null
  readonly ring: ReturnType<typeof makeRing>
  /** The newest snapshot, kept while its version is the room's. */
  cached: Snapshot | null
}

/** What a client gets when it enters a room: the deltas it missed, or a snapshot. */
export type Entered =
  { readonly kind: 'unknown-room' } | { readonly kind: 'messages'; readonly messages: readonly (Delta | Snapshot)[] }

const OFFICE_STREAM = 'journal'

/** Tells rooms what changed: numbered deltas after each commit, with a small ring to resume from. */
export function makeHub(seams: HubSeams) {
  const rooms = new Map<string, Watched>()

  /** Called after each commit, before its acks. Costs what was changed, not how many rooms there are. */
  function publish(turn: Turn): void {
    for (const part of turn.streams) {
      if (part.stream.startsWith('hall:')) publishDay(part)
      else if (part.stream.startsWith('case:')) publishCase(part)
    }
  }

  function publishDay(part: StreamTurn): void {
    const day = seams.day(part.hall)
    if (day === null || day.stream !== part.stream) return
    const urgent = new Set<Watched>()
    for (const change of part.changes) {
      for (const key of touchedKeys(change)) {
        for (const watched of roomsOf(part.hall, audiencesOf(key, change, day.config))) {
          watched.dirty.add(key)
          if (watched.stream !== part.stream || isUrgent(key)) urgent.add(watched)
          else watched.timer ??= setTimeout(() => flush(watched), COALESCE_MS)
        }
      }
    }
    for (const watched of urgent) {
      if (watched.stream === part.stream) flush(watched)
      else restart(watched)
    }
  }

  function* roomsOf(hall: HallId, audiences: readonly Audience[] | 'every'): Iterable<Watched> {
    if (audiences === 'every') {
      for (const watched of rooms.values())
        if (watched.room.hall === hall && watched.room.audience.kind !== 'office') yield watched
      return
    }
    for (const audience of audiences) {
      const watched = rooms.get(roomName({ hall, audience }))
      if (watched !== undefined) yield watched
    }
  }

  function publishCase(part: StreamTurn): void {
    for (const change of part.changes) {
      if (change.table !== 'case' || change.value === undefined) continue
      const { id, department } = change.value
      const watched = rooms.get(roomName({ hall: part.hall, audience: { kind: 'office', department } }))
      if (watched !== undefined) tell(watched, seams.seq(), { [`case/${id}`]: caseEntry(change.value) })
    }
  }

  function flush(watched: Watched): void {
    if (watched.timer !== null) clearTimeout(watched.timer)
    watched.timer = null
    const day = seams.day(watched.room.hall)
    const { audience } = watched.room
    if (day === null || audience.kind === 'office' || watched.dirty.size === 0) return
    const changes: Record<string, Delta['changes'][string]> = {}
    for (const key of watched.dirty) changes[key] = entryOf(audience, key, day.rows, day.config)
    watched.dirty.clear()
    tell(watched, day.version, changes)
  }

  function tell(watched: Watched, to: number, changes: Delta['changes']): void {
    const { name, stream, told: from } = watched
    if (to === from) return
    const delta: Delta = { room: name, journal: seams.journalId, stream, from, to, at: seams.now(), changes }
    watched.told = to
    watched.cached = null
    watched.ring.push(delta)
    seams.send(name, delta)
  }

  /** A new day: everybody in the room begins anew from a snapshot. */
  function restart(watched: Watched): void {
    drop(watched)
    const begun = open(watched.room)
    if (begun !== null) void snapshot(begun).then((message) => seams.send(begun.name, message))
  }

  function open(room: Room): Watched | null {
    const name = roomName(room)
    const stands = standing(room)
    if (stands === null) return null
    const watched: Watched = { room, name, ...stands, dirty: new Set(), timer: null, ring: makeRing(), cached: null }
    rooms.set(name, watched)
    return watched
  }

  function standing({ hall, audience }: Room): { stream: StreamName; told: number } | null {
    if (audience.kind === 'office') return { stream: OFFICE_STREAM, told: seams.seq() }
    const day = seams.day(hall)
    return day === null ? null : { stream: day.stream, told: day.version }
  }

  /** What a client with this cursor needs. What is pending is told first, so that the room stands at one version. */
  async function enter(name: string, cursor: Cursor | null): Promise<Entered> {
    const room = parseRoom(name)
    const watched = room && (rooms.get(name) ?? open(room))
    if (watched == null) return { kind: 'unknown-room' }
    flush(watched)
    const ours = cursor !== null && cursor.journal === seams.journalId && cursor.stream === watched.stream
    const missed = ours ? watched.ring.since(cursor.version, watched.told) : null
    return { kind: 'messages', messages: missed ?? [await snapshot(watched)] }
  }

  async function snapshot(watched: Watched): Promise<Snapshot> {
    if (watched.cached !== null) return watched.cached
    const { room, name, stream, told: version } = watched
    const day = seams.day(room.hall)
    const entries =
      room.audience.kind === 'office'
        ? await officeEntries(seams.officeCases, room.hall, room.audience.department)
        : day === null
          ? {}
          : Object.fromEntries(snapshotOf(room.audience, day.rows, day.config))
    const message: Snapshot = {
      room: name,
      cursor: { journal: seams.journalId, stream, version },
      at: seams.now(),
      entries,
    }
    if (watched.told === version) watched.cached = message
    return message
  }

  function drop(watched: Watched): void {
    if (watched.timer !== null) clearTimeout(watched.timer)
    rooms.delete(watched.name)
  }

  return {
    publish,
    enter,
    /** Nobody is in the room any more. */
    abandon(name: string): void {
      const watched = rooms.get(name)
      if (watched !== undefined) drop(watched)
    },
    stop(): void {
      for (const watched of [...rooms.values()]) drop(watched)
    },
  }
}
