import { type HallId, OverlayRows, StoredRows, TABLE_NAMES, type StreamName, evolve } from '@onehall/domain'
import { decodeEvent } from '@onehall/protocol'
import { expect } from 'vitest'
import { recover } from '../src/engine/recover.ts'
import { chainHash } from '../src/engine/row.ts'
import { type HallsState, type StreamTurn, hallOf } from '../src/engine/state.ts'
import type { JournalRow, TableRows } from '../src/journal/journal.ts'
import { owed } from '../src/outbox/owed.ts'
import { tableRows } from '../src/read-model/rows.ts'
import type { Store } from './store.ts'

/** All that a state holds, as plain data that can be compared. */
export function dump(state: HallsState): unknown {
  const streams = [...state.streams].map(([name, { rows, version, hash, at }]) => {
    const held = TABLE_NAMES.flatMap((table) =>
      [...rows.keys(table)].sort().map((key) => [table, key, rows.get(table, key)]),
    )
    return { name, version, hash, at, held }
  })
  streams.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { seq: state.seq, streams, newestDay: Object.fromEntries(state.newestDay), broken: [...state.broken].sort() }
}

/** The tables that the journal's events give when each is folded from its beginning. */
function rebuiltTables(rows: readonly JournalRow[]): TableRows {
  const parts: StreamTurn[] = []
  for (const [stream, own] of Map.groupBy(rows, (row) => row.stream as StreamName)) {
    const overlay = new OverlayRows(new StoredRows())
    for (const row of own) overlay.apply(evolve(overlay, decodeEvent(row), row.occurredAt ?? row.at))
    const last = own.at(-1)!
    const hall = hallOf(stream) ?? overlay.get('case', 'case')?.hall ?? ('' as HallId)
    parts.push({ stream, hall, from: 0, to: last.version, at: last.at, changes: [...overlay.changes()] })
  }
  const { ticket, ...others } = tableRows(parts)
  // A service carried over midnight is a row of two days; the newer day has the last word.
  const newest = new Map(ticket.map((row) => [row.id, row]))
  return { ...others, ticket: [...newest.values()], outbox: owed(rows, parts, 'sandbox') }
}

/** state == refold of what another connection reads; seq and versions without a gap; hashes chained; tables == refold. */
export async function expectRefolded(state: HallsState, store: Store): Promise<void> {
  const rows = await store.second.readAfter(0, 10_000_000)
  expectSound(rows)
  if (state.broken.size > 0) return
  const refolded = await recover(store.second, (_hall, error) => {
    throw error
  })
  expect(dump(state)).toEqual(dump(refolded))
  expect(sorted(store.tables())).toEqual(sorted(rebuiltTables(rows)))
}

function expectSound(rows: readonly JournalRow[]): void {
  const heads = new Map<string, JournalRow>()
  for (const [i, row] of rows.entries()) {
    const before = heads.get(row.stream)
    const { hash, seq, ...rest } = row
    const sound = seq === i + 1 && row.version === (before?.version ?? 0) + 1 && row.at >= (before?.at ?? 0)
    if (!sound || hash !== chainHash(before?.hash ?? '', rest))
      expect.fail(`row ${seq} of ${row.stream} does not follow`)
    heads.set(row.stream, row)
  }
}

function sorted(tables: TableRows): unknown {
  const key = ({ id, hall, day }: { id?: string; hall?: string; day?: string }): string =>
    JSON.stringify([id, hall, day])
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))]),
  )
}
