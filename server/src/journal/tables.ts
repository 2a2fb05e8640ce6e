import type { CaseRow, CommandRow, CounterRow, DayRow, JournalRow, OutboxRow, PersonRow, TicketRow } from './journal.ts'

/** A table that appends write: which column holds which field of its row. */
export interface Table<Row> {
  readonly name: string
  readonly columns: { readonly [Field in keyof Row & string]: string }
  /** The columns that an upsert finds its row by; absent where rows are only ever added. */
  readonly key?: readonly string[]
}

export const JOURNAL: Table<JournalRow> = {
  name: 'journal',
  columns: {
    seq: 'seq',
    stream: 'stream',
    version: 'version',
    type: 'type',
    v: 'v',
    at: 'at',
    occurredAt: 'occurred_at',
    origin: 'origin',
    actor: 'actor',
    commandId: 'command_id',
    data: 'data',
    hash: 'hash',
    epoch: 'epoch',
  },
}

export const COMMAND: Table<CommandRow> = {
  name: 'command',
  columns: { id: 'id', sender: 'sender', payloadHash: 'payload_hash', outcome: 'outcome', at: 'at' },
}

export const PERSON: Table<PersonRow> = {
  name: 'person',
  columns: { ref: 'ref', hash: 'hash', sealed: 'sealed', at: 'at' },
}

export const TICKET: Table<TicketRow> = {
  name: 'ticket',
  key: ['id'],
  columns: {
    id: 'id',
    hall: 'hall',
    day: 'day',
    number: 'number',
    queue: 'queue',
    item: 'item',
    class: 'class',
    status: 'status',
    counter: 'counter',
    staff: 'staff',
    purpose: 'purpose',
    source: 'source',
    issuedAt: 'issued_at',
    calledAt: 'called_at',
    startedAt: 'started_at',
    endedAt: 'ended_at',
    result: 'result',
    person: 'person',
  },
}

export const COUNTER: Table<CounterRow> = {
  name: 'counter_state',
  key: ['hall', 'day', 'id'],
  columns: { hall: 'hall', day: 'day', id: 'id', status: 'status', staff: 'staff', since: 'since' },
}

export const CASE_FILE: Table<CaseRow> = {
  name: 'case_file',
  key: ['id'],
  columns: {
    id: 'id',
    caseNo: 'case_no',
    hall: 'hall',
    item: 'item',
    department: 'department',
    state: 'state',
    holderKind: 'holder_kind',
    holder: 'holder',
    receiptNo: 'receipt_no',
    person: 'person',
    openedAt: 'opened_at',
    acceptedAt: 'accepted_at',
    promisedDate: 'promised_date',
    updatedAt: 'updated_at',
  },
}

export const DAY: Table<DayRow> = {
  name: 'day',
  key: ['hall', 'day'],
  columns: { hall: 'hall', day: 'day', config: 'config', openedAt: 'opened_at', closedAt: 'closed_at' },
}

export const OUTBOX: Table<OutboxRow> = {
  name: 'outbox',
  columns: {
    id: 'id',
    caseId: 'case_id',
    caseSeq: 'case_seq',
    eventStream: 'event_stream',
    eventVersion: 'event_version',
    kind: 'kind',
    connector: 'connector',
    mapping: 'mapping',
    createdAt: 'created_at',
  },
}

/** The tickets of an append in the order that keeps "one in hand per counter" true at every row: what leaves a hand goes first. */
export function leavingFirst(tickets: readonly TicketRow[]): readonly TicketRow[] {
  if (tickets.length < 2) return tickets
  return [...tickets.filter((ticket) => !inHand(ticket)), ...tickets.filter(inHand)]
}

export function inHand({ status }: TicketRow): boolean {
  return status === 'called' || status === 'serving'
}
