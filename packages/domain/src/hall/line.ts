import type { ClassKey, CounterId, QueueId, TicketId } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import type { Ticket, TicketFacts, TicketIn } from './state.ts'

/** What a line belongs to: a queue, or a counter to which people of that queue were sent. */
export type LineOf = QueueId | `@${CounterId}/${QueueId}`

/** Key of a line: one per queue or counter and class, and one for the booked among them. */
export const lineKey = (of: LineOf, cls: ClassKey, booked = false): string => `${of}|${cls}${booked ? '|booked' : ''}`

/** The keys of the lines of a queue or counter, for one class. */
export const lineKeys = (of: LineOf, cls: ClassKey): readonly string[] => [lineKey(of, cls), lineKey(of, cls, true)]

/** The line in which a ticket waits. */
export function lineFor({ queue, class: cls, booking, bound }: TicketIn<'waiting'>): string {
  return lineKey(bound === null ? queue : `@${bound}/${queue}`, cls, booking !== null)
}

/** `by-rank`: before the first that stands further back · `after`: behind the next so many of the line. */
export type Where = 'end' | 'by-rank' | { readonly after: number }

/** A ticket waits: its row, with the rank of its place, and its place in the line. */
export function joinLine(rows: Rows, ticket: TicketIn<'waiting'>, where: Where): Change[] {
  const key = lineFor(ticket)
  const line = rows.get('line', key)
  const before = line === undefined ? null : placeFor(rows, line, ticket, where)
  const after = before === null ? (line?.head ?? null) : (rows.get('place', before)?.after ?? null)
  const rank = typeof where === 'object' ? rankBetween(rows, ticket, before, after) : ticket.rank
  const changes: Change[] = [
    put('ticket', ticket.id, { ...ticket, rank }),
    put('place', ticket.id, { before, after }),
    put('line', key, {
      head: before === null ? ticket.id : line!.head,
      tail: after === null ? ticket.id : line!.tail,
    }),
  ]
  if (before !== null) changes.push(put('place', before, { ...rows.get('place', before)!, after: ticket.id }))
  if (after !== null) changes.push(put('place', after, { ...rows.get('place', after)!, before: ticket.id }))
  return changes
}

/** Behind whom the ticket comes; null: at the head. */
function placeFor(
  rows: Rows,
  line: { readonly head: TicketId; readonly tail: TicketId },
  ticket: TicketFacts,
  where: Where,
): TicketId | null {
  if (where === 'end') return line.tail
  let before: TicketId | null = null
  let n = 0
  for (const id of walk(rows, line.head)) {
    if (where === 'by-rank' ? isBehind(rows.get('ticket', id)!, ticket) : n >= where.after) break
    before = id
    n += 1
  }
  return before
}

const rankOf = (rows: Rows, id: TicketId): number => rows.get('ticket', id)?.rank ?? 0

/** Whether one stands further back than another: whoever reads the ranks of a line sees it as it stands. */
const isBehind = (a: TicketFacts, b: TicketFacts): boolean =>
  a.rank > b.rank || (a.rank === b.rank && a.order > b.order)

/** Between its neighbours; where it can keep its own rank it does. At the end it stays before whoever takes a number next. */
function rankBetween(rows: Rows, ticket: TicketFacts, before: TicketId | null, after: TicketId | null): number {
  const low = before === null ? 0 : rankOf(rows, before)
  const high = after === null ? Math.floor(low) + 1 : rankOf(rows, after)
  const { rank } = ticket
  if ((before === null || rank > low) && (after === null || rank < high)) return rank
  // About the middle: two who came back to different lines may meet in one, and must not have the same rank there.
  return low + (high - low) * (0.5 + (ticket.order % 997) / 1e4)
}

/** Takes a ticket out of its line, wherever it stands. Who stepped aside stands in none. */
export function leaveLine(rows: Rows, ticket: TicketIn<'waiting'>): Change[] {
  const key = lineFor(ticket)
  const line = rows.get('line', key)
  const place = rows.get('place', ticket.id)
  if (line === undefined || place === undefined) return []
  const changes: Change[] = [put('place', ticket.id, undefined)]
  const { before, after } = place
  if (before !== null) changes.push(put('place', before, { ...rows.get('place', before)!, after }))
  if (after !== null) changes.push(put('place', after, { ...rows.get('place', after)!, before }))
  const alone = before === null && after === null
  const rest = { head: before === null ? after! : line.head, tail: after === null ? before! : line.tail }
  changes.push(put('line', key, alone ? undefined : rest))
  return changes
}

/** The tickets of a line, from its head. */
export function* lineOf(rows: Rows, key: string): Iterable<TicketId> {
  const head = rows.get('line', key)?.head
  if (head !== undefined) yield* walk(rows, head)
}

function* walk(rows: Rows, from: TicketId): Iterable<TicketId> {
  for (let id: TicketId | null = from; id !== null; id = rows.get('place', id)?.after ?? null) yield id
}

/** The heads of lines, as tickets. */
export function* headsOf(rows: Rows, keys: Iterable<string>): Iterable<Ticket> {
  for (const key of keys) {
    const head = rows.get('line', key)?.head
    const ticket = head === undefined ? undefined : rows.get('ticket', head)
    if (ticket !== undefined) yield ticket
  }
}
