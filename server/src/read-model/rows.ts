import type { Case, Change, CounterState, DayState, HallId, Ticket } from '@onehall/domain'
import type { StreamTurn } from '../engine/state.ts'
import type { CaseRow, CounterRow, DayRow, TableRows, TicketRow } from '../journal/journal.ts'

/** The read-model rows of what a turn changed: a function of the changed rows alone, so that a rebuild makes the same. */
export function tableRows(turns: readonly StreamTurn[]): Omit<TableRows, 'outbox'> {
  const tables = {
    ticket: [] as TicketRow[],
    counter: [] as CounterRow[],
    caseFile: [] as CaseRow[],
    day: [] as DayRow[],
  }
  for (const { hall, stream, changes } of turns) {
    const day = stream.split(':')[2] ?? ''
    for (const change of changes) addRow(tables, hall, day, change)
  }
  return tables
}

function addRow(
  tables: { ticket: TicketRow[]; counter: CounterRow[]; caseFile: CaseRow[]; day: DayRow[] },
  hall: HallId,
  day: string,
  change: Change,
): void {
  if (change.value === undefined) return
  if (change.table === 'ticket') tables.ticket.push(ticketRow(hall, change.value))
  else if (change.table === 'counter') tables.counter.push(counterRow(hall, day, change.value))
  else if (change.table === 'case') tables.caseFile.push(caseRow(change.value))
  else if (change.table === 'day') tables.day.push(dayRow(change.value))
}

function ticketRow(hall: HallId, ticket: Ticket): TicketRow {
  const { id, day, number, queue, item, class: cls, status, purpose, source, issuedAt, person } = ticket
  return {
    id,
    hall,
    day,
    number,
    queue,
    item,
    class: cls,
    status,
    purpose,
    source,
    issuedAt,
    person,
    counter: 'counter' in ticket ? ticket.counter : null,
    staff: 'staff' in ticket ? ticket.staff : null,
    calledAt: 'calledAt' in ticket ? ticket.calledAt : null,
    startedAt: 'startedAt' in ticket ? ticket.startedAt : null,
    endedAt: 'endedAt' in ticket ? ticket.endedAt : null,
    result: resultOf(ticket),
  }
}

function resultOf(ticket: Ticket): string | null {
  const results = ticket.status === 'served' ? [...ticket.done, ...ticket.results] : ticket.done
  if (results.length > 0)
    return results.map(({ item, result }) => (item === null ? result : `${item}=${result}`)).join(' ')
  return ticket.status === 'cancelled' ? ticket.reason : null
}

const counterRow = (hall: HallId, day: string, counter: CounterState): CounterRow => ({
  hall,
  day,
  id: counter.id,
  status: counter.status,
  staff: counter.status === 'closed' ? null : counter.staff,
  since: counter.since,
})

export function caseRow(file: Case): CaseRow {
  const {
    id,
    caseNo,
    hall,
    item,
    department,
    status,
    holder,
    receiptNo,
    parties,
    openedAt,
    acceptedAt,
    promisedDate,
    updatedAt,
  } = file
  return {
    id,
    caseNo,
    hall,
    item,
    department,
    state: status,
    receiptNo,
    openedAt,
    acceptedAt,
    promisedDate,
    updatedAt,
    holderKind: holder.kind,
    holder: holder.kind === 'counter' ? holder.counter : holder.staff,
    person: parties[0]?.person ?? null,
  }
}

const dayRow = ({ hall, day, config, openedAt, closedAt }: DayState): DayRow => ({
  hall,
  day,
  config,
  openedAt,
  closedAt,
})
