import { randomUUID } from 'node:crypto'

import { streamMoves } from './heads.ts'
import type {
  Append,
  AppendOutcome,
  CaseRow,
  CommandRow,
  CounterRow,
  DayRow,
  Journal,
  JournalRow,
  OutboxRow,
  PersonRow,
  StreamHead,
  TicketRow,
} from './journal.ts'
import { inHand, leavingFirst } from './tables.ts'

/** The read-model tables as they stand after all appends, for comparison. */
export interface MemoryTables {
  readonly ticket: ReadonlyMap<string, TicketRow>
  readonly counter: ReadonlyMap<string, CounterRow>
  readonly caseFile: ReadonlyMap<string, CaseRow>
  readonly day: ReadonlyMap<string, DayRow>
  readonly outbox: ReadonlyMap<string, OutboxRow>
}

/** The journal in memory: the twin of the SQLite one, with the same guards, for tests and simulations. */
export function makeMemoryJournal(
  identity = { id: randomUUID() as string, epoch: 1 },
): Journal & { readonly tables: MemoryTables } {
  const rows: JournalRow[] = []
  const streams = new Map<string, JournalRow[]>()
  const command = new Map<string, CommandRow>()
  const person = new Map<string, PersonRow>()
  const tables = {
    ticket: new Map<string, TicketRow>(),
    counter: new Map<string, CounterRow>(),
    caseFile: new Map<string, CaseRow>(),
    day: new Map<string, DayRow>(),
    outbox: new Map<string, OutboxRow>(),
  }
  /** Unique keys other than the primary ones: key → id of the row that has it. */
  const unique = new Map<string, string>()
  const head = (stream: string): StreamHead | null => {
    const last = streams.get(stream)?.at(-1)
    return last ? { version: last.version, hash: last.hash } : null
  }

  function append({ rows: added, reads, commands, persons, tables: changed }: Append): AppendOutcome {
    const moves = streamMoves(added)
    const first = added[0]?.seq
    if (!moves || (first !== undefined && first !== rows.length + 1)) return { kind: 'conflict' }
    if (moves.some(({ stream, from }) => (head(stream)?.version ?? 0) !== from)) return { kind: 'conflict' }

    if ([...reads].some(([stream, version]) => (head(stream)?.version ?? 0) !== version)) return { kind: 'conflict' }

    const undo: (() => void)[] = []
    /** Sets a key of a map for good only if the whole append passes. */
    function set<Value>(map: Map<string, Value>, key: string, value: Value) {
      const before = map.get(key)
      undo.push(before === undefined ? () => map.delete(key) : () => map.set(key, before))
      map.set(key, value)
    }
    function add<Value>(table: string, map: Map<string, Value>, key: string, value: Value) {
      if (map.has(key)) throw new Constraint(table)
      set(map, key, value)
    }
    function claim(key: string | null, before: string | null, id: string) {
      if (before !== null && before !== key && unique.get(before) === id) {
        undo.push(() => unique.set(before, id))
        unique.delete(before)
      }
      if (key === null) return
      const owner = unique.get(key)
      if (owner !== undefined && owner !== id) throw new Constraint(key)
      set(unique, key, id)
    }

    try {
      for (const row of commands) add('command.id', command, row.id, { ...row })
      for (const row of persons) add('person.ref', person, row.ref, { ...row, sealed: row.sealed.slice() })
      for (const row of leavingFirst(changed.ticket)) {
        const before = tables.ticket.get(row.id)
        claim(numberKey(row), before ? numberKey(before) : null, row.id)
        claim(handKey(row), before ? handKey(before) : null, row.id)
        set(tables.ticket, row.id, { ...row })
      }
      for (const row of changed.counter) set(tables.counter, JSON.stringify([row.hall, row.day, row.id]), { ...row })
      for (const row of changed.caseFile) {
        const before = tables.caseFile.get(row.id)
        claim(`case_file.case_no ${row.caseNo}`, before ? `case_file.case_no ${before.caseNo}` : null, row.id)
        set(tables.caseFile, row.id, { ...row })
      }
      for (const row of changed.day) set(tables.day, JSON.stringify([row.hall, row.day]), { ...row })
      for (const row of changed.outbox) {
        add('outbox.id', tables.outbox, row.id, { ...row })
        claim(`outbox.case_id ${JSON.stringify([row.caseId, row.caseSeq, row.connector])}`, null, row.id)
      }
    } catch (error) {
      for (const back of undo.reverse()) back()
      if (error instanceof Constraint) return { kind: 'constraint', detail: error.message }
      throw error
    }
    for (const row of added) {
      const kept = { ...row }
      rows.push(kept)
      const stream = streams.get(row.stream)
      if (stream) stream.push(kept)
      else streams.set(row.stream, [kept])
    }
    return { kind: 'committed' }
  }

  return {
    ...identity,
    tables,
    append: async (batch) => append(batch),
    readAfter: async (seq, limit) => rows.slice(seq, seq + limit),
    readStream: async (stream, version = 0) => streams.get(stream)?.slice(version) ?? [],
    lastSeq: async () => rows.length,
    head: async (stream) => head(stream),
    commands: async (ids) => new Map(ids.flatMap((id) => ((row) => (row ? [[id, row]] : []))(command.get(id)))),
    streams: async (prefix) =>
      [...streams.keys()]
        .filter((stream) => stream.startsWith(prefix))
        .sort()
        .map((stream) => ({ stream, ...(head(stream) as StreamHead) })),
    person: async (ref) => structuredClone(person.get(ref) ?? null),
  }
}

class Constraint extends Error {}

function numberKey({ hall, day, number }: TicketRow): string {
  return `ticket.number ${JSON.stringify([hall, day, number])}`
}

/** NULL counters never collide, as in SQL. */
function handKey(ticket: TicketRow): string | null {
  return inHand(ticket) && ticket.counter !== null
    ? `ticket.counter ${JSON.stringify([ticket.hall, ticket.day, ticket.counter])}`
    : null
}
