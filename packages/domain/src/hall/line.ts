import type { ClassKey, QueueId, TicketId } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'

/** Key of a line: one per queue and class. */
export const lineKey = (queue: QueueId, cls: ClassKey): string => `${queue}|${cls}`

interface Waiting {
  readonly id: TicketId
  readonly queue: QueueId
  readonly class: ClassKey
}

/** Puts a ticket at the end of its line. */
export function joinLine(rows: Rows, ticket: Waiting): Change[] {
  const key = lineKey(ticket.queue, ticket.class)
  const line = rows.get('line', key)
  const at = { queue: ticket.queue, class: ticket.class }
  if (line === undefined) {
    return [
      put('line', key, { ...at, head: ticket.id, tail: ticket.id }),
      put('place', ticket.id, { before: null, after: null }),
    ]
  }
  const tail = rows.get('place', line.tail)
  return [
    put('line', key, { ...line, tail: ticket.id }),
    put('place', line.tail, { before: tail?.before ?? null, after: ticket.id }),
    put('place', ticket.id, { before: line.tail, after: null }),
  ]
}

/** Takes a ticket out of its line, wherever it stands. */
export function leaveLine(rows: Rows, ticket: Waiting): Change[] {
  const key = lineKey(ticket.queue, ticket.class)
  const line = rows.get('line', key)
  const place = rows.get('place', ticket.id)
  if (line === undefined || place === undefined) return []
  const changes: Change[] = [put('place', ticket.id, undefined)]
  const { before, after } = place
  if (before !== null) changes.push(put('place', before, { before: rows.get('place', before)?.before ?? null, after }))
  if (after !== null) changes.push(put('place', after, { before, after: rows.get('place', after)?.after ?? null }))
  if (before === null && after === null) changes.push(put('line', key, undefined))
  else
    changes.push(
      put('line', key, {
        ...line,
        head: before === null ? after! : line.head,
        tail: after === null ? before! : line.tail,
      }),
    )
  return changes
}

/** The tickets of a line, from its head. */
export function* lineOf(rows: Rows, queue: QueueId, cls: ClassKey): Iterable<TicketId> {
  let ticket = rows.get('line', lineKey(queue, cls))?.head ?? null
  while (ticket !== null) {
    yield ticket
    ticket = rows.get('place', ticket)?.after ?? null
  }
}
