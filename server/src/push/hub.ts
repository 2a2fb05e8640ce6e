import {
  type Audience,
  type ConfigVersion,
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

interface HubSeams {
  readonly journalId: string
  readonly now: () => number
  /** Rows and configuration of a hall's newest day; null before the first. */
  readonly day: (hall: HallId) => {
    readonly stream: StreamName
    readonly version: number
    readonly rows: Rows
    readonly config: HallConfig
  } | null
  /** seq of the newest row folded in: where a department's room begins. */
  readonly seq: () => number
  /** Open cases of a department, from the read model. */
  readonly officeCases: OfficeCases
  /** Sends to everybody in a room. */
  readonly send: (room: string, message: Delta | Snapshot) => void
  /** Runs `run` once after `ms`, unless it is cancelled. Default: `setTimeout`. */
  readonly after?: (ms: number, run: () => void) => Cancel
}

type Cancel = () => void

/** Counts are told once in so long; calls and counter states at once (rule 7). */
export const COALESCE_MS = 1_000

/** A room that somebody is in. */
interface Watched {
  readonly room: Room
  readonly name: string
  readonly stream: StreamName
  /** Version of the configuration it is made with; null for a department. */
  readonly config: ConfigVersion | null
  /** Version up to which everybody in the room has been told. */
  told: number
  /** Version of the newest change in the room, told or not. */
  due: number
  readonly dirty: Set<string>
  /** Keys under which the room has an entry: what it never had is not told to be gone. */
  readonly shown: Set<string>
  /** Cancels the telling of what may wait; null while nothing does. */
  cancel: Cancel | null
  readonly ring: ReturnType<typeof makeRing>
  /** The newest snapshot, kept while its version is the room's. */
  cached: Snapshot | null
}

/** What a client gets when it enters a room: the deltas it missed, or a snapshot. */
type Entered =
  { readonly kind: 'unknown-room' } | { readonly kind: 'messages'; readonly messages: readonly (Delta | Snapshot)[] }

const OFFICE_STREAM = 'journal'

/** Tells rooms what changed: numbered deltas after each commit, with a small ring to resume from. */
export function makeHub(seams: HubSeams) {
  const { after = timeout } = seams
  const rooms = new Map<string, Watched>()

  /** Called after each commit, before its acks. Costs what was changed, not how many rooms there are. */
  function publish(turn: Turn): void {
    const files = new Map<Watched, Record<string, Delta['changes'][string]>>()
    for (const part of turn.streams) {
      if (part.stream.startsWith('hall:')) publishDay(part)
      else if (part.stream.startsWith('case:')) gatherCases(part, files)
    }
    for (const [watched, changes] of files) tell(watched, turn.seq, changes)
  }

  function publishDay(part: StreamTurn): void {
    const day = seams.day(part.hall)
    if (day === null || day.stream !== part.stream) return
    const urgent = new Set<Watched>()
    for (const change of part.changes) {
      for (const key of touchedKeys(change, day.rows)) {
        for (const watched of roomsOf(part.hall, audiencesOf(key, change, day.config))) {
          watched.dirty.add(key)
          watched.due = part.to
          if (isUrgent(key)) urgent.add(watched)
          else watched.cancel ??= after(COALESCE_MS, () => flush(watched))
        }
      }
    }
    for (const watched of urgent) {
      if (watched.stream === part.stream && watched.config === day.config.version) flush(watched)
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

  /** All that one commit changed in a department's room is one delta: a second one to the same version would be lost. */
  function gatherCases(part: StreamTurn, files: Map<Watched, Record<string, Delta['changes'][string]>>): void {
    for (const change of part.changes) {
      if (change.table !== 'case' || change.value === undefined) continue
      const { id, department } = change.value
      const watched = rooms.get(roomName({ hall: part.hall, audience: { kind: 'office', department } }))
      const entry = caseEntry(change.value)
      if (watched === undefined || entry === null) continue
      files.set(watched, { ...files.get(watched), [`case/${id}`]: entry })
    }
  }

  function flush(watched: Watched): void {
    watched.cancel?.()
    watched.cancel = null
    const day = seams.day(watched.room.hall)
    const { audience } = watched.room
    if (day === null || audience.kind === 'office' || watched.dirty.size === 0) return
    const changes: Record<string, Delta['changes'][string]> = {}
    for (const key of watched.dirty) {
      const entry = entryOf(audience, key, day.rows, day.config)
      if (entry !== null) watched.shown.add(key)
      else if (!watched.shown.delete(key)) continue
      changes[key] = entry
    }
    watched.dirty.clear()
    if (Object.keys(changes).length > 0) tell(watched, watched.due, changes)
  }

  function tell(watched: Watched, to: number, changes: Delta['changes']): void {
    const { name, stream, told: from } = watched
    if (to <= from) return
    const delta: Delta = { room: name, journal: seams.journalId, stream, from, to, at: seams.now(), changes }
    watched.told = to
    watched.cached = null
    watched.ring.push(delta)
    seams.send(name, delta)
  }

  /** A new day, or another configuration: everybody in the room begins anew from a snapshot. */
  function restart(watched: Watched): void {
    drop(watched)
    const begun = open(watched.room)
    if (begun !== null) void snapshot(begun).then((message) => seams.send(begun.name, message))
  }

  function open(room: Room): Watched | null {
    const name = roomName(room)
    const day = seams.day(room.hall)
    if (day === null || !isThere(room, day.config)) return null
    const stands =
      room.audience.kind === 'office'
        ? { stream: OFFICE_STREAM, config: null, told: seams.seq() }
        : { stream: day.stream, config: day.config.version, told: day.version }
    const started = { due: stands.told, dirty: new Set<string>(), cancel: null, ring: makeRing(), cached: null }
    const { audience } = room
    const shown = new Set(audience.kind === 'office' ? [] : snapshotOf(audience, day.rows, day.config).keys())
    const watched: Watched = { room, name, ...stands, ...started, shown }
    rooms.set(name, watched)
    return watched
  }

  /** What a client with this cursor needs. What is pending is told first, so that the room stands at one version. */
  async function enter(name: string, cursor: Cursor | null): Promise<Entered> {
    const room = parseRoom(name)
    const watched = room && (rooms.get(name) ?? open(room))
    if (watched == null) return { kind: 'unknown-room' }
    flush(watched)
    return { kind: 'messages', messages: missed(name, cursor) ?? [await snapshot(watched)] }
  }

  /** The deltas from a cursor to where the room stands now; null where only a snapshot helps. */
  function missed(name: string, cursor: Cursor | null): readonly Delta[] | null {
    const watched = rooms.get(name)
    if (watched === undefined || cursor === null) return null
    const ours = cursor.journal === seams.journalId && cursor.stream === watched.stream
    return ours ? watched.ring.since(cursor.version, watched.told) : null
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
    watched.cancel?.()
    rooms.delete(watched.name)
  }

  return {
    publish,
    enter,
    missed,
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

function timeout(ms: number, run: () => void): Cancel {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Whether the hall has what a room is about: a name that nobody knows costs no memory. */
function isThere({ audience }: Room, config: HallConfig): boolean {
  switch (audience.kind) {
    case 'hall':
    case 'manager':
    case 'guide':
      return true
    case 'zone':
      return config.zones.some(({ id }) => id === audience.zone)
    case 'queue':
      return config.queues.some(({ id }) => id === audience.queue)
    case 'counter':
      return config.counters.some(({ id }) => id === audience.counter)
    case 'office':
      return config.catalogue.departments.some(({ key }) => key === audience.department)
  }
}
