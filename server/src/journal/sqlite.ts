import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

import type { Connection } from '../db/connection.ts'
import type { JournalIdentity } from '../db/identity.ts'
import { errorText, sqliteFailure } from '../db/sqlite-error.ts'
import { streamMoves, type StreamMove } from './heads.ts'
import type { Append, AppendOutcome, CommandRow, Journal, JournalRow, PersonRow } from './journal.ts'
import {
  CASE_FILE,
  COMMAND,
  COUNTER,
  DAY,
  JOURNAL,
  leavingFirst,
  OUTBOX,
  PERSON,
  type Table,
  TICKET,
} from './tables.ts'

/**
 * The journal in SQLite, on the server's one writing connection. Each table has one prepared statement, run once per row
 * inside the one transaction: in process that is 2.5 µs a row, where one `json_each(?)` for all takes 6 µs.
 */
export function makeSqliteJournal(connection: Connection, identity: JournalIdentity): Journal {
  const writing = connection.prepared(prepareWriting)
  const reading = connection.prepared(prepareReading)

  /** The statements, once no Prisma transaction is under way on the connection. */
  async function turn<T>(statements: () => T): Promise<T> {
    while (connection.held) await connection.held
    return statements()
  }

  /**
   * What became of an append that threw. Whatever is not a refused row leaves a fresh connection behind. A full disk is certain:
   * SQLite has rolled back by itself, and without its last frame in the WAL a commit is none.
   */
  function failed(error: unknown): AppendOutcome {
    const failure = sqliteFailure(error)
    const undone = rollBack(connection.current)
    if (undone && (failure === 'constraint' || failure === 'statement')) return refused(errorText(error))
    connection.replace()
    return failure === 'full' ? { kind: 'full' } : { kind: 'unknown', detail: errorText(error) }
  }

  return {
    ...identity,
    async append(batch) {
      const moves = streamMoves(batch.rows)
      if (!moves) return { kind: 'conflict' }
      while (connection.held) await connection.held
      try {
        const sql = writing()
        sql.begin.run()
        if (!store(sql, batch, moves)) {
          sql.rollback.run()
          return { kind: 'conflict' }
        }
        sql.commit.run()
        return { kind: 'committed' }
      } catch (error) {
        return failed(error)
      }
    },
    readAfter: async (seq, limit) => (await turn(reading)).after(seq, limit),
    readStream: async (stream, version = 0) => (await turn(reading)).stream(stream, version),
    lastSeq: async () => (await turn(reading)).last()[0]?.seq ?? 0,
    head: async (stream) => (await turn(reading)).head(stream)[0] ?? null,
    commands: async (ids) => {
      const found = (await turn(reading)).commands(JSON.stringify(ids))
      return new Map(found.map((row) => [row.id, row]))
    },
    streams: async (prefix) => (await turn(reading)).streams(prefix, `${prefix}\u{10ffff}`),
    person: async (ref) => (await turn(reading)).person(ref)[0] ?? null,
  }
}

/** True when nothing of the transaction is stored, and the connection is out of it. */
function rollBack(db: DatabaseSync): boolean {
  try {
    if (!db.isTransaction) return false
    db.exec('rollback')
    return true
  } catch {
    return false
  }
}

/** Another writer was first where the journal's own keys refuse; anything else is this append's own fault. */
function refused(detail: string): AppendOutcome {
  return / journal\.(seq|stream)/.test(detail) ? { kind: 'conflict' } : { kind: 'constraint', detail }
}

type Writing = ReturnType<typeof prepareWriting>

/** Every row of the append; false when a stream, or the journal, is not where the append was decided on. */
function store(
  sql: Writing,
  { rows, reads, commands, persons, tables }: Append,
  moves: readonly StreamMove[],
): boolean {
  const first = rows[0]?.seq
  for (const { stream, from, to, hash } of moves) {
    const moved = from === 0 ? sql.startStream.run(stream, to, hash) : sql.moveStream.run(to, hash, stream, from)
    if (moved.changes !== 1) return false
  }
  for (const [stream, version] of reads) {
    if (moves.some((move) => move.stream === stream)) continue
    if ((sql.headVersion.get(stream)?.['version'] ?? 0) !== version) return false
  }
  if (first !== undefined && first > 1 && !sql.hasSeq.get(first - 1)) return false
  for (const row of rows) sql.journal(row)
  for (const row of commands) sql.command(row)
  for (const row of persons) sql.person(row)
  for (const row of leavingFirst(tables.ticket)) sql.ticket(row)
  for (const row of tables.counter) sql.counter(row)
  for (const row of tables.caseFile) sql.caseFile(row)
  for (const row of tables.day) sql.day(row)
  for (const row of tables.outbox) sql.outbox(row)
  return true
}

function prepareWriting(db: DatabaseSync) {
  return {
    begin: db.prepare('begin immediate'),
    commit: db.prepare('commit'),
    rollback: db.prepare('rollback'),
    startStream: db.prepare('insert into stream_head (stream, version, hash) values (?, ?, ?) on conflict do nothing'),
    moveStream: db.prepare('update stream_head set version = ?, hash = ? where stream = ? and version = ?'),
    headVersion: db.prepare('select version from stream_head where stream = ?'),
    hasSeq: db.prepare('select 1 from journal where seq = ?'),
    journal: writer(db, JOURNAL),
    command: writer(db, COMMAND),
    person: writer(db, PERSON),
    ticket: writer(db, TICKET),
    counter: writer(db, COUNTER),
    caseFile: writer(db, CASE_FILE),
    day: writer(db, DAY),
    outbox: writer(db, OUTBOX),
  }
}

/** Adds a row, or puts it in place of the one with the same key where the table has one. */
function writer<Row>(db: DatabaseSync, { name, columns, key }: Table<Row>): (row: Row) => void {
  const all: readonly string[] = Object.values(columns)
  const rest = all.filter((column) => !key?.includes(column))
  const upsert = key
    ? `on conflict (${key}) do update set ${rest.map((column) => `${column} = excluded.${column}`)}`
    : ''
  const statement = db.prepare(`insert into ${name} (${all}) values (${all.map(() => '?')}) ${upsert}`)
  const fields = Object.keys(columns) as (keyof Row)[]
  const values: SQLInputValue[] = fields.map(() => null)
  return (row) => {
    for (let i = 0; i < fields.length; i++) values[i] = row[fields[i]!] as SQLInputValue
    statement.run(...values)
  }
}

function prepareReading(db: DatabaseSync) {
  const from = <Row>(table: Table<Row>, rest: string) => reader<Row>(db, table.columns, `${table.name} ${rest}`)
  const head = { version: 'version', hash: 'hash' }
  return {
    after: from<JournalRow>(JOURNAL, 'where seq > ? order by seq limit ?'),
    stream: from<JournalRow>(JOURNAL, 'where stream = ? and version > ? order by version'),
    last: reader<{ seq: number }>(db, { seq: 'seq' }, 'journal order by seq desc limit 1'),
    head: reader<{ version: number; hash: string }>(db, head, 'stream_head where stream = ?'),
    streams: reader<{ stream: string; version: number; hash: string }>(
      db,
      { stream: 'stream', ...head },
      'stream_head where stream >= ? and stream < ? order by stream',
    ),
    commands: from<CommandRow>(COMMAND, 'where id in (select value from json_each(?))'),
    person: from<PersonRow>(PERSON, 'where ref = ?'),
  }
}

/** Rows as arrays, made objects here: twice as fast as the driver's own objects (80,000 journal rows in 0.15 s). */
function reader<Row>(db: DatabaseSync, columns: Table<Row>['columns'], from: string) {
  const fields = Object.keys(columns)
  const statement: StatementSync = db.prepare(`select ${Object.values(columns)} from ${from}`)
  statement.setReturnArrays(true)
  return (...params: SQLInputValue[]): readonly Row[] =>
    (statement.all(...params) as unknown as SQLInputValue[][]).map((values) => {
      const row: Record<string, unknown> = {}
      for (const [i, field] of fields.entries()) row[field] = values[i]
      return row as Row
    })
}
