import type { Change, HallId, StreamName } from '@onehall/domain'
import { StoredRows } from '@onehall/domain'

/** A stream in memory: its rows, and where it stands. */
export interface StreamState {
  readonly rows: StoredRows
  version: number
  hash: string
  /** `at` of the newest event, ms: time never runs backwards within a stream. */
  at: number
}

/** All that is alive: every hall's configurations, appointments and newest day. Cases are folded when a command names one. */
export interface HallsState {
  /** seq of the newest journal row that is folded in. */
  seq: number
  readonly streams: Map<StreamName, StreamState>
  readonly newestDay: Map<HallId, StreamName>
  /** Halls whose fold threw: out of service, alone (rule 5). */
  readonly broken: Set<HallId>
}

export function emptyState(): HallsState {
  return { seq: 0, streams: new Map(), newestDay: new Map(), broken: new Set() }
}

export function emptyStream(): StreamState {
  return { rows: new StoredRows(), version: 0, hash: '', at: 0 }
}

/** What one commit changed in one stream. */
export interface StreamTurn {
  readonly stream: StreamName
  readonly hall: HallId
  readonly from: number
  readonly to: number
  readonly at: number
  readonly changes: readonly Change[]
}

/** What one commit made true, told to everybody who reads the journal. */
export interface Turn {
  readonly seq: number
  readonly streams: readonly StreamTurn[]
}

/** The hall of a day, configuration or bookings stream; null for a case. */
export function hallOf(stream: StreamName): HallId | null {
  const [kind, hall] = stream.split(':')
  return kind === 'hall' || kind === 'config' || kind === 'bookings' ? (hall as HallId) : null
}

/** Puts a committed stream's new state in place; a newer day of a hall takes over from the one before. */
export function keep(state: HallsState, stream: StreamName, kept: StreamState): void {
  const hall = hallOf(stream)
  if (hall === null) return
  state.streams.set(stream, kept)
  if (!stream.startsWith('hall:')) return
  const newest = state.newestDay.get(hall)
  if (newest === stream) return
  if (newest !== undefined && newest > stream) state.streams.delete(stream)
  else {
    if (newest !== undefined) state.streams.delete(newest)
    state.newestDay.set(hall, stream)
  }
}
