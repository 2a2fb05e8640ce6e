import { type Change, type HallId, OverlayRows, type StreamName, evolve } from '@onehall/domain'
import { decodeEvent } from '@onehall/protocol'
import type { Journal, JournalRow } from '../journal/journal.ts'
import {
  type HallsState,
  type StreamState,
  type StreamTurn,
  type Turn,
  emptyState,
  emptyStream,
  hallOf,
  keep,
} from './state.ts'

/** How many rows are read at once while catching up. */
const CHUNK = 5_000

/** Start-up: the state of all halls, from their configurations, appointments and newest days. */
export async function recover(journal: Journal, onBroken: (hall: HallId, error: unknown) => void): Promise<HallsState> {
  const state = emptyState()
  const lastSeq = await journal.lastSeq()
  const newest = new Map<HallId, StreamName>()
  for (const { stream } of await journal.streams('hall:')) newest.set(hallOf(stream)!, stream)
  const configs = (await journal.streams('config:')).map(({ stream }) => stream)
  const bookings = (await journal.streams('bookings:')).map(({ stream }) => stream)
  for (const stream of [...configs, ...bookings, ...newest.values()]) {
    try {
      keep(state, stream, await foldStream(journal, stream))
    } catch (error) {
      const hall = hallOf(stream)!
      state.broken.add(hall)
      onBroken(hall, error)
    }
  }
  state.seq = lastSeq
  return state
}

/** A stream folded from its events. Throws where an event does not fit. */
export async function foldStream(journal: Journal, stream: StreamName): Promise<StreamState> {
  const folded = emptyStream()
  for (;;) {
    const rows = await journal.readStream(stream, folded.version)
    if (rows.length === 0) return folded
    fold(folded, rows)
  }
}

/** Folds rows of one stream, in order, into it. Returns the rows' last values by key. */
export function fold(stream: StreamState, rows: readonly JournalRow[]): readonly Change[] {
  const overlay = new OverlayRows(stream.rows)
  for (const row of rows) overlay.apply(evolve(overlay, decodeEvent(row), row.occurredAt ?? row.at))
  const last = rows.at(-1)!
  const changes = [...overlay.changes()]
  stream.rows.apply(changes)
  Object.assign(stream, { version: last.version, hash: last.hash, at: last.at })
  return changes
}

/**
 * What somebody else, or an append with an unknown outcome, put into the journal since: folded in, and returned to be
 * told to everybody. The same function serves a version conflict and an unknown outcome (rule 5).
 */
export async function catchUp(
  journal: Journal,
  state: HallsState,
  onBroken: (hall: HallId, error: unknown) => void,
): Promise<readonly Turn[]> {
  const turns: Turn[] = []
  for (;;) {
    const rows = await journal.readAfter(state.seq, CHUNK)
    if (rows.length === 0) return turns
    const streams: StreamTurn[] = []
    for (const [stream, own] of Map.groupBy(rows, (row) => row.stream)) {
      const hall = hallOf(stream)
      try {
        const folded = state.streams.get(stream) ?? emptyStream()
        const unseen = own.filter(({ version }) => version > folded.version)
        if (unseen.length === 0) continue
        const from = folded.version
        const before = hall === null ? await foldStream(journal, stream) : folded
        const changes = hall === null ? caseChanges(before) : fold(folded, unseen)
        keep(state, stream, before)
        const file = before.rows.get('case', 'case')
        streams.push({ stream, hall: hall ?? file!.hall, from, to: before.version, at: before.at, changes })
      } catch (error) {
        if (hall === null) throw error
        state.broken.add(hall)
        onBroken(hall, error)
      }
    }
    state.seq = rows.at(-1)!.seq
    turns.push({ seq: state.seq, streams })
  }
}

const caseChanges = (stream: StreamState): readonly Change[] => [
  { table: 'case', key: 'case', value: stream.rows.get('case', 'case') },
]
