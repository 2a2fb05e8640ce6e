import type { Append, CaseRow, CommandRow, JournalRow, OutboxRow, TableRows, TicketRow } from './journal.ts'

/** Rows for tests of journals: whole, synthetic, and differing only where a test says so. */

const AT = Date.UTC(2026, 10, 20, 1, 0)

const NO_TABLES: TableRows = { ticket: [], counter: [], caseFile: [], day: [], outbox: [] }

export function sampleRow(seq: number, part: Partial<JournalRow> = {}): JournalRow {
  return {
    seq,
    stream: 'hall:h1:2026-11-20',
    version: seq,
    type: 'TicketIssued',
    v: 1,
    at: AT + seq,
    occurredAt: null,
    origin: 'live',
    actor: 'device:kiosk-1',
    commandId: `command-${seq}`,
    data: JSON.stringify({
      ticket: `t${seq}`,
      number: `A${String(seq).padStart(3, '0')}`,
      queue: '综合受理',
      item: '𠮷䶮',
    }),
    hash: seq.toString(16).padStart(64, '0'),
    epoch: 1,
    ...part,
  }
}

export function sampleCommand(id: string, part: Partial<CommandRow> = {}): CommandRow {
  return { id, sender: 'device:kiosk-1', payloadHash: 'f'.repeat(64), outcome: '{"ok":true}', at: AT, ...part }
}

export function sampleTicket(id: string, part: Partial<TicketRow> = {}): TicketRow {
  return {
    id,
    hall: 'h1',
    day: '2026-11-20',
    number: id,
    queue: 'q1',
    item: null,
    class: 'ordinary',
    status: 'waiting',
    counter: null,
    staff: null,
    purpose: '办理',
    source: 'kiosk',
    issuedAt: AT,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    result: null,
    person: null,
    ...part,
  }
}

export function sampleCase(id: string, part: Partial<CaseRow> = {}): CaseRow {
  return {
    id,
    caseNo: `no-${id}`,
    hall: 'h1',
    item: 'item-1',
    department: 'department-1',
    state: 'opened',
    holderKind: 'counter',
    holder: '1',
    receiptNo: null,
    person: null,
    openedAt: AT,
    acceptedAt: null,
    promisedDate: null,
    updatedAt: AT,
    ...part,
  }
}

export function sampleOutbox(id: string, part: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id,
    caseId: 'case-1',
    caseSeq: 1,
    eventStream: 'case:case-1',
    eventVersion: 1,
    kind: 'accepted',
    connector: 'sandbox',
    mapping: 1,
    createdAt: AT,
    ...part,
  }
}

/** An append of journal rows alone, or with what else `part` says. */
export function sampleAppend(
  rows: readonly JournalRow[],
  part: Partial<Omit<Append, 'tables' | 'rows'>> & { readonly tables?: Partial<TableRows> } = {},
): Append {
  return {
    rows,
    reads: part.reads ?? new Map(),
    commands: part.commands ?? [],
    persons: part.persons ?? [],
    tables: { ...NO_TABLES, ...part.tables },
  }
}
