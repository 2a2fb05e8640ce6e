import { isDeepStrictEqual } from 'node:util'
import { type HallId, type Rows, type StreamName, TABLE_NAMES, caseEntry } from '@onehall/domain'
import { type Mirror, type Snapshot, parseRoom } from '@onehall/protocol'
import { chainHash } from '../../server/src/engine/row.ts'
import { fold, recover } from '../../server/src/engine/recover.ts'
import {
  type HallsState,
  type StreamState,
  type StreamTurn,
  emptyStream,
  hallOf,
} from '../../server/src/engine/state.ts'
import type { JournalRow } from '../../server/src/journal/journal.ts'
import { PLATFORM, owed } from '../../server/src/outbox/owed.ts'
import { tableRows } from '../../server/src/read-model/rows.ts'
import { dayOf } from '../../server/src/push/day.ts'
import { faultsOf } from '../../packages/domain/test/invariants.fixture.ts'
import { type SimulatedStore, type TableKey, keyOf } from './store.ts'
import { Violation } from './violation.ts'

const TABLES_READ = ['ticket', 'counter', 'caseFile', 'day', 'outbox'] as const
TABLES_READ satisfies readonly TableKey[]

const ROWS_AT_ONCE = 10_000

function rowsDiffer(what: string, a: Rows, b: Rows): Violation | null {
  for (const table of TABLE_NAMES) {
    const keys = new Set([...a.keys(table), ...b.keys(table)])
    for (const key of keys) {
      const [one, other] = [a.get(table, key), b.get(table, key)]
      if (!isDeepStrictEqual(one, other)) return unlike(what, `${table}/${key}`, one, other)
    }
  }
  return null
}

function unlike(what: string, key: string, is: unknown, must: unknown): Violation {
  const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
  return new Violation(`${what}: ${key} is ${text(is)}, must be ${text(must)}`, [key.split(/[/ |]/).at(-1)!])
}

/** A screen with what it shows of each of its rooms. */
export interface Screen {
  readonly who: string
  mirrors(): Iterable<readonly [room: string, mirror: Mirror | null]>
}

/** Where to look when the two differ, in words that a person can follow. */
function difference(what: string, a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): Violation | null {
  for (const [key, value] of a) if (!isDeepStrictEqual(value, b.get(key))) return unlike(what, key, value, b.get(key))
  for (const [key, value] of b) if (!a.has(key)) return unlike(what, key, undefined, value)
  return null
}

/**
 * The full comparison: what the journal's rows give when they are folded, against the state of the server, the read-model
 * tables and every screen. What was folded once is kept, so that each look costs what came since; `recovered` folds anew.
 */
export function makeComparison(store: SimulatedStore) {
  const folded = new Map<StreamName, StreamState>()
  const ofEachTable = <T>(make: () => T): Record<TableKey, T> => ({
    ticket: make(),
    counter: make(),
    caseFile: make(),
    day: make(),
    outbox: make(),
  })
  const expected = ofEachTable(() => new Map<string, object>())
  /** Keys of the rows made since the tables were last compared. */
  const touched = ofEachTable(() => new Set<string>())
  /** What each department's room shows. */
  const offices = new Map<string, Map<string, unknown>>()
  let seq = 0

  /** Folds what came since. */
  async function catchUp(): Promise<void> {
    for (;;) {
      const rows = await store.second.readAfter(seq, ROWS_AT_ONCE)
      if (rows.length === 0) return
      for (const [stream, own] of Map.groupBy(rows, (row) => row.stream)) take(stream, own)
      seq = rows.at(-1)!.seq
    }
  }

  function take(stream: StreamName, rows: readonly JournalRow[]): void {
    let state = folded.get(stream)
    if (state === undefined) folded.set(stream, (state = emptyStream()))
    let before = state.hash
    for (const { hash, ...row } of rows) {
      if (hash !== chainHash(before, row)) throw new Violation(`row ${row.seq} of ${stream} is not chained`, [stream])
      before = hash
    }
    const from = state.version
    const changes = fold(state, rows)
    const file = state.rows.get('case', 'case')
    const turn: StreamTurn = {
      stream,
      hall: hallOf(stream) ?? file!.hall,
      from,
      to: state.version,
      at: state.at,
      changes,
    }
    const made = { ...tableRows([turn]), outbox: owed(rows, [turn], PLATFORM) }
    for (const name of TABLES_READ) {
      for (const row of made[name]) {
        expected[name].set(keyOf(name, row), row)
        touched[name].add(keyOf(name, row))
      }
    }
    const entry = file === undefined ? null : caseEntry(state.rows.get('case', 'case')!)
    if (entry !== null) officeOf(file!.hall, file!.department).set(`case/${file!.id}`, entry)
  }

  function officeOf(hall: HallId, department: string): Map<string, unknown> {
    const key = `${hall} ${department}`
    let office = offices.get(key)
    if (office === undefined) offices.set(key, (office = new Map()))
    return office
  }

  function stateDiffers(state: HallsState): Violation | null {
    if (state.seq !== seq) return new Violation(`the state stands at ${state.seq}, the journal at ${seq}`, [])
    if (state.broken.size > 0) return new Violation('a hall is out of service', [...state.broken])
    for (const [stream, { rows, version, hash }] of state.streams) {
      const other = folded.get(stream)!
      if (version !== other?.version || hash !== other.hash)
        return new Violation(`${stream} stands at another version`, [stream])
      const found = rowsDiffer(`${stream}, state and refold`, rows, other.rows)
      if (found !== null) return found
    }
    return null
  }

  function tablesDiffer(rows: 'all' | 'touched'): Violation | null {
    for (const name of TABLES_READ) {
      const kept = store.table(name)
      const made = expected[name]
      const only = (of: ReadonlyMap<string, object>): ReadonlyMap<string, object> =>
        new Map([...touched[name]].flatMap((key) => (of.has(key) ? [[key, of.get(key)!]] : [])))
      const whole = rows === 'all' || kept.size !== made.size
      const found = difference(`table ${name}`, whole ? kept : only(kept), whole ? made : only(made))
      touched[name].clear()
      if (found !== null) return found
    }
    return null
  }

  return {
    /** State and journal agree. */
    async state(state: HallsState): Promise<Violation | null> {
      await catchUp()
      return stateDiffers(state)
    },
    /** The whole of each newest day is lawful in itself; no wall shows a call that was taken back. */
    lawful(state: HallsState, withdrawn: ReadonlySet<string>): Violation | null {
      for (const stream of state.newestDay.values()) {
        const day = dayOf(state, hallOf(stream)!)
        for (const slot of day?.rows.keys('call') ?? []) {
          const { call, ticket } = day!.rows.get('call', slot)!
          if (withdrawn.has(call))
            return new Violation('a call that was taken back stands on the walls', [call, ticket])
        }
        const [fault] = day === null ? [] : faultsOf(day.rows, day.config)
        if (fault !== undefined) return new Violation(`${stream}: ${fault}`, fault.split(' '))
      }
      return null
    },
    /** What a server that starts now would know is what was folded row by row. */
    async recovered(): Promise<Violation | null> {
      await catchUp()
      const broken: unknown[] = []
      const state = await recover(store.second, (...why) => broken.push(why))
      if (broken.length > 0) return new Violation(`a hall cannot be folded: ${String(broken)}`, [])
      return stateDiffers(state)
    },
    async tables(rows: 'all' | 'touched'): Promise<Violation | null> {
      await catchUp()
      return tablesDiffer(rows)
    },
    /** Every screen shows what somebody who enters only now is shown. */
    async screens(
      screens: Iterable<Screen>,
      fresh: (room: string) => Promise<Snapshot | null>,
    ): Promise<Violation | null> {
      await catchUp()
      const due = new Map<string, ReadonlyMap<string, unknown>>()
      for (const { who, mirrors } of screens) {
        for (const [name, mirror] of mirrors()) {
          let entries = due.get(name)
          if (entries === undefined) {
            const room = parseRoom(name)!
            entries =
              room.audience.kind === 'office'
                ? officeOf(room.hall, room.audience.department)
                : new Map(Object.entries((await fresh(name))?.entries ?? {}))
            due.set(name, entries)
          }
          if (mirror === null) return new Violation(`${who} shows nothing of ${name}`, [who])
          const found = difference(
            `${who}, room ${name} at ${mirror.cursor.stream} ${mirror.cursor.version}`,
            mirror.entries,
            entries,
          )
          if (found !== null) return new Violation(found.message, [...found.about, who])
        }
      }
      return null
    },
  }
}

export type Comparison = ReturnType<typeof makeComparison>
