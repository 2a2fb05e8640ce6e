import type { ReadingConnection } from '../db/connection.ts'
import { errorText } from '../db/sqlite-error.ts'
import { chainHash } from '../engine/row.ts'
import type { JournalRow } from '../journal/journal.ts'
import { PLATFORM } from '../outbox/owed.ts'
import { differences, keptRows } from '../read-model/compare.ts'
import { journalRows, startRefold } from '../read-model/refold.ts'
import type { TaskContext } from './tasks.ts'

export interface Verified {
  readonly events: number
  readonly streams: number
  /** Rows of the tables that the journal makes. */
  readonly rows: number
  readonly findings: number
  /** The first findings, in words, without personal data. */
  readonly list: readonly string[]
}

/** A person reads the first ones; a damaged database may have one for each row. */
const LISTED = 50

/**
 * Proves that the data folder is what its journal says: gap-free numbers and versions, an unbroken hash chain in every stream,
 * every event readable and lawful, stream heads, commands, and every table that the journal makes. Reads one moment of the
 * database, beside a running server, and changes nothing.
 */
export function verify({ db }: TaskContext): Verified {
  const list: string[] = []
  let findings = 0
  const found = (finding: string): void => {
    findings += 1
    if (list.length < LISTED) list.push(finding)
  }
  db.exec('begin')
  try {
    const { events, streams } = verifyStreams(db, found)
    for (const finding of numbers(db)) found(finding)
    for (const finding of commands(db)) found(finding)
    for (const finding of differences(db)) found(finding)
    return { events, streams, rows: keptRows(db), findings, list }
  } finally {
    db.exec('rollback')
  }
}

/** Walks and refolds every stream. */
function verifyStreams(db: ReadingConnection, found: (finding: string) => void) {
  const refold = startRefold(db, PLATFORM)
  const heads = new Map(
    db
      .prepare('select stream, version, hash from stream_head')
      .all()
      .map((head) => [String(head['stream']), head as { version: number; hash: string }]),
  )
  let last: JournalRow | null = null
  let folds = true
  let events = 0
  let streams = 0

  function endStream(): void {
    if (last === null) return
    const head = heads.get(last.stream)
    heads.delete(last.stream)
    if (head?.version !== last.version || head.hash !== last.hash)
      found(`${last.stream}: its head does not name its newest event, version ${last.version}`)
  }

  for (const row of journalRows(db)) {
    if (row.stream !== last?.stream) {
      endStream()
      streams += 1
      folds = true
      last = null
    }
    const { stream, version } = row
    const before = last?.version ?? 0
    if (version !== before + 1) found(`${stream}: no event of version ${before + 1}, the next one is ${version}`)
    if (row.hash !== chainHash(last?.hash ?? '', row)) found(`${stream}: the chain breaks at version ${version}`)
    try {
      if (folds) refold.take(row)
    } catch (error) {
      folds = false
      found(`${stream}: version ${version}, ${row.type}/${row.v}, cannot be folded: ${firstLine(error)}`)
    }
    events += 1
    last = row
  }
  endStream()
  for (const stream of heads.keys()) found(`${stream}: has a head and no event`)
  return { events, streams }
}

/** seq counts without gap from 1. */
function* numbers(db: ReadingConnection): Iterable<string> {
  const gaps = db.prepare(
    `select before + 1 as first, seq - 1 as last
     from (select seq, lag(seq, 1, 0) over (order by seq) as before from journal) where seq <> before + 1`,
  )
  for (const { first, last } of gaps.iterate()) {
    yield `journal: no event has the number ${String(first)}${first === last ? '' : ` to ${String(last)}`}`
  }
}

/** Every event stands on a command that was answered with yes, from the same sender at the same time. */
function* commands(db: ReadingConnection): Iterable<string> {
  const strays = db.prepare(
    `select seq, command.id is null as missing from journal left join command on command.id = command_id
     where command.id is null or sender <> actor or command.at <> journal.at
     or not json_valid(outcome) or json_extract(outcome, '$.ok') is not 1`,
  )
  for (const { seq, missing } of strays.iterate()) {
    yield missing === 1
      ? `command: the one that made event ${String(seq)} is missing`
      : `command: the one that made event ${String(seq)} says otherwise`
  }
}

function firstLine(error: unknown): string {
  return errorText(error).replaceAll(/\s+/g, ' ').slice(0, 200)
}
