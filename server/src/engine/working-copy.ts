import {
  type Change,
  type HallId,
  type Happened,
  OverlayRows,
  type Rows,
  type StreamName,
  type World,
  bookingsStream,
  configStream,
  evolve,
} from '@onehall/domain'
import { type HallsState, type StreamState, type StreamTurn, emptyStream, hallOf, keep } from './state.ts'

/** A stream as this turn has changed it so far. */
interface Copy {
  readonly base: StreamState
  readonly rows: OverlayRows
  version: number
  at: number
}

/**
 * What a turn of the lane decides on: the committed state with this turn's changes over it. Nothing of it is true, and
 * nothing of it reaches the state, before `merge`.
 */
export interface WorkingCopy {
  world(hall: HallId): World
  /** Newest `at` of the streams that a command of the hall may write, ms; 0 before the first. `file`: the case it names. */
  lastAt(hall: HallId, file: StreamName | null): number
  /** Where a stream stood before this turn. */
  base(stream: StreamName): { readonly version: number; readonly hash: string }
  /** Applies what one command made happen: all of it, or, when evolve throws, nothing. */
  apply(happened: readonly Happened[], at: number): void
  /** Streams read so far with the versions they were read at. */
  reads(): ReadonlyMap<StreamName, number>
  changes(): readonly StreamTurn[]
  /** Puts the committed turn into the state. `heads`: the new hash of each changed stream. */
  merge(heads: ReadonlyMap<StreamName, string>): void
}

/** `cases`: the case streams that this turn's commands name, folded from their events. */
export function makeWorkingCopy(state: HallsState, cases: ReadonlyMap<StreamName, StreamState>): WorkingCopy {
  const copies = new Map<StreamName, Copy>()
  const newestDay = new Map(state.newestDay)

  function copyOf(stream: StreamName): Copy {
    let copy = copies.get(stream)
    if (copy === undefined) {
      const base = state.streams.get(stream) ?? cases.get(stream) ?? emptyStream()
      copies.set(stream, (copy = { base, rows: new OverlayRows(base.rows), version: base.version, at: base.at }))
    }
    return copy
  }

  /** Reading a stream that is not there would make it part of every append. */
  function knownBookings(hall: HallId): StreamName | null {
    const stream = bookingsStream(hall)
    return state.streams.has(stream) || copies.has(stream) ? stream : null
  }

  return {
    world: (hall) => ({
      hall,
      dayStream: newestDay.get(hall) ?? null,
      rows: (stream): Rows => copyOf(stream).rows,
    }),
    lastAt(hall, file) {
      let at = 0
      for (const stream of [newestDay.get(hall), configStream(hall), knownBookings(hall), file])
        if (stream != null) at = Math.max(at, copyOf(stream).at)
      return at
    },
    base: (stream) => copyOf(stream).base,
    apply(happened, at) {
      const [only] = happened
      if (only !== undefined && happened.length === 1) {
        // Most commands: evolve gives all or throws, so that no draft is needed.
        const { rows } = copyOf(only.stream)
        rows.apply(evolve(rows, only.event, only.occurredAt ?? at))
      } else {
        const drafts = new Map<StreamName, OverlayRows>()
        for (const { stream, event, occurredAt } of happened) {
          let draft = drafts.get(stream)
          if (draft === undefined) drafts.set(stream, (draft = new OverlayRows(copyOf(stream).rows)))
          draft.apply(evolve(draft, event, occurredAt ?? at))
        }
        for (const [stream, draft] of drafts) copyOf(stream).rows.apply(draft.changes())
      }
      for (const { stream } of happened) {
        const copy = copyOf(stream)
        copy.version += 1
        copy.at = at
        const hall = hallOf(stream)
        if (hall !== null && stream.startsWith('hall:') && stream > (newestDay.get(hall) ?? ''))
          newestDay.set(hall, stream)
      }
    },
    reads: () => new Map([...copies].map(([stream, { base }]) => [stream, base.version])),
    changes: () =>
      [...copies].filter(([, copy]) => copy.version > copy.base.version).map(([stream, copy]) => turnOf(stream, copy)),
    merge(heads) {
      for (const [stream, copy] of copies) {
        if (copy.version === copy.base.version) continue
        copy.base.rows.apply(copy.rows.changes())
        Object.assign(copy.base, { version: copy.version, at: copy.at, hash: heads.get(stream)! })
        keep(state, stream, copy.base)
      }
    },
  }
}

function turnOf(stream: StreamName, { base, rows, version, at }: Copy): StreamTurn {
  const changes: Change[] = [...rows.changes()]
  const file = changes.find((change) => change.table === 'case')
  const hall = hallOf(stream) ?? (file?.table === 'case' ? file.value!.hall : ('' as HallId))
  return { stream, hall, from: base.version, to: version, at, changes }
}
