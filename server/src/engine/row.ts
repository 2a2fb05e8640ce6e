import { hash } from 'node:crypto'
import type { Happened, StreamName } from '@onehall/domain'
import { encodeEvent } from '@onehall/protocol'
import type { JournalRow, Origin } from '../journal/journal.ts'

interface RowFrame {
  readonly at: number
  readonly actor: string
  readonly commandId: string
  readonly epoch: number
}

/** A journal row of an event, chained to the row before it in its stream. */
function makeRow(happened: Happened, seq: number, version: number, before: string, frame: RowFrame): JournalRow {
  const { type, v, data } = encodeEvent(happened.event)
  const { stream, occurredAt = null } = happened
  const origin: Origin = occurredAt === null ? 'live' : 'offline'
  const { at, actor, commandId, epoch } = frame
  const row = { seq, stream, version, type, v, at, occurredAt, origin, actor, commandId, data, epoch }
  return { ...row, hash: chainHash(before, row) }
}

/** sha256 over the previous hash and all of the row but `seq`: a changed, missing or swapped row breaks the chain. */
export function chainHash(before: string, row: Omit<JournalRow, 'hash' | 'seq'>): string {
  const { stream, version, type, v, at, occurredAt, origin, actor, commandId, data, epoch } = row
  return hash(
    'sha256',
    JSON.stringify([before, stream, version, type, v, at, occurredAt, origin, actor, commandId, data, epoch]),
  )
}

/** Gives rows of one turn their numbers and hashes. */
export function makeNumbering(lastSeq: number, head: (stream: StreamName) => { version: number; hash: string }) {
  const heads = new Map<StreamName, { version: number; hash: string }>()
  const rows: JournalRow[] = []
  let seq = lastSeq
  return {
    rows: rows as readonly JournalRow[],
    add(happened: readonly Happened[], frame: RowFrame): void {
      for (const each of happened) {
        const before = heads.get(each.stream) ?? head(each.stream)
        const row = makeRow(each, ++seq, before.version + 1, before.hash, frame)
        heads.set(each.stream, { version: row.version, hash: row.hash })
        rows.push(row)
      }
    },
    hashes: (): ReadonlyMap<StreamName, string> =>
      new Map([...heads].map(([stream, { hash: newest }]) => [stream, newest])),
  }
}
