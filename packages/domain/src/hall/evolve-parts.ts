import type { CounterId, Ms, TicketId } from '../ids.ts'
import { type Change, OverlayRows, type Rows, put } from '../rows.ts'
import { isOfflineNumber } from './numbering.ts'
import { shareOf } from './share.ts'
import { type Where, joinLine, leaveLine, lineOf } from './line.ts'
import {
  type Call,
  type CounterState,
  type DayState,
  MAY_BECOME,
  type QueueState,
  RECENT_CALLS,
  RECENT_MISSED,
  type Staffed,
  type Ticket,
  type TicketFacts,
  type TicketIn,
  type TicketStatus,
  type Totals,
  factsOf,
  hashesOf,
} from './state.ts'

/** Steps of one event, each on what the ones before it changed. */
export function turn(rows: Rows, ...steps: readonly ((rows: Rows) => readonly Change[])[]): readonly Change[] {
  const draft = new OverlayRows(rows)
  for (const step of steps) draft.apply(step(draft))
  return [...draft.changes()]
}

/** The ticket, if the table of lawful moves allows it. */
export function move<S extends Ticket['status'] = Ticket['status']>(
  rows: Rows,
  id: TicketId,
  to: TicketStatus,
): TicketIn<S> {
  const ticket = rows.get('ticket', id)
  if (ticket === undefined) throw new Error(`a ticket that is not alive became ${to}`)
  const lawful = MAY_BECOME[ticket.status].includes(to) || (to === 'expired' && ticket.status === 'called')
  if (!lawful) throw new Error(`a ticket that is ${ticket.status} became ${to}`)
  return ticket as TicketIn<S>
}

/** A live ticket in one of the states in which this can happen to it. */
export function live(rows: Rows, id: TicketId, what: string): Ticket {
  const ticket = rows.get('ticket', id)
  if (ticket === undefined) throw new Error(`a ticket that is not alive was ${what}`)
  return ticket
}

/** A ticket that waits, at one counter alone or at any. */
export function waiting(facts: TicketFacts, bound: CounterId | null = null): TicketIn<'waiting'> {
  return { ...factsOf(facts), status: 'waiting', bound, aside: null }
}

/** The ticket waits at a place in its line, and is counted. */
export function waits(rows: Rows, facts: TicketFacts, where: Where, bound: CounterId | null = null): readonly Change[] {
  const ticket = waiting(facts, bound)
  return [...joinLine(rows, ticket, where), ...counted(rows, ticket, 1)]
}

/** Back to its place, as if it had not been called: its class is level again and not behind because of that call. */
export function waitsAgain(rows: Rows, facts: TicketFacts): readonly Change[] {
  return turn(
    rows,
    (draft) => waits(draft, facts, 'by-rank'),
    (draft) => {
      const state = queueRow(draft, facts.queue)
      const { [shareOf(facts)]: _, ...ahead } = state.ahead
      return [put('queue', facts.queue, { ...state, ahead })]
    },
  )
}

/** Out of the line, if it stands in one, and out of the count of those who wait. */
export function waitsNoMore(rows: Rows, ticket: Ticket): readonly Change[] {
  return ticket.status === 'waiting' ? [...leaveLine(rows, ticket), ...counted(rows, ticket, -1)] : []
}

function counted(rows: Rows, { id, number, queue }: TicketFacts, by: 1 | -1): readonly Change[] {
  const state = queueRow(rows, queue)
  const count = put('queue', queue, { ...state, waiting: state.waiting + by })
  return isOfflineNumber(number) ? [count, put('offline', id, by === 1 ? { ticket: id } : undefined)] : [count]
}

export function queueRow(rows: Rows, id: QueueState['id']): QueueState {
  const none = { id, last: 0, issued: 0, bySession: {}, waiting: 0, ahead: {}, suspended: null, sentHome: 0 }
  return rows.get('queue', id) ?? none
}

/** The people of the ticket hold it: it binds them, and they are looked up by it. */
export function binds(rows: Rows, ticket: TicketFacts, hashes = hashesOf(ticket)): readonly Change[] {
  if (hashes.length === 0) return []
  const { id, queue, number } = ticket
  return [...new Set(hashes)].map((hash) => {
    const others = (rows.get('person', hash)?.tickets ?? []).filter(({ ticket: each }) => each !== id)
    return put('person', hash, { tickets: [...others, { ticket: id, queue, number }] })
  })
}

/** They may take another ticket of that queue. */
export function bindsNoMore(rows: Rows, { id, ...ticket }: TicketFacts): readonly Change[] {
  return [...new Set(hashesOf(ticket))].flatMap((hash) => {
    const person = rows.get('person', hash)
    if (person === undefined) return []
    const tickets = person.tickets.filter(({ ticket: each }) => each !== id)
    return [put('person', hash, tickets.length === 0 ? undefined : { tickets })]
  })
}

/** A ticket in hand somewhere that belongs to one of these people. */
export function inHandOf(
  rows: Rows,
  hashes: readonly string[],
  but: TicketId | null,
): TicketIn<'called' | 'serving'> | null {
  for (const hash of hashes)
    for (const { ticket: id } of rows.get('person', hash)?.tickets ?? []) {
      const ticket = id === but ? undefined : rows.get('ticket', id)
      if (ticket?.status === 'called' || ticket?.status === 'serving') return ticket
    }
  return null
}

/** [C31] The people of the ticket are free: their numbers that stepped aside are back in line, at their rank. */
export function freed(rows: Rows, ticket: TicketFacts): readonly Change[] {
  const hashes = hashesOf(ticket)
  if (hashes.length === 0) return []
  const draft = new OverlayRows(rows)
  for (const hash of hashes)
    for (const { ticket: id } of draft.get('person', hash)?.tickets ?? []) {
      const other = draft.get('ticket', id)
      if (other?.status !== 'waiting' || other.aside === null || inHandOf(draft, hashesOf(other), id) !== null) continue
      const isOpen = other.bound !== null && (draft.get('counter', other.bound)?.status ?? 'closed') !== 'closed'
      draft.apply(joinLine(draft, { ...other, aside: null, bound: isOpen ? other.bound : null }, 'by-rank'))
    }
  return [...draft.changes()]
}

export function dayRow(rows: Rows): DayState {
  const day = rows.get('day', 'day')
  if (day === undefined) throw new Error('the day was never opened')
  return day
}

export const totals = (rows: Rows): Totals =>
  rows.get('totals', 'totals') ?? { issued: 0, called: 0, served: 0, missed: 0 }

export function tally(rows: Rows, what: keyof Totals, by: 1 | -1 = 1): Change {
  const sums = totals(rows)
  return put('totals', 'totals', { ...sums, [what]: sums[what] + by })
}

export const staffed = ({ staff, staffNo, skills, queues, last }: Staffed): Staffed => {
  return { staff, staffNo, skills, queues, last }
}

export function openCounter(rows: Rows, id: string): Exclude<CounterState, { status: 'closed' }> {
  const counter = rows.get('counter', id)
  if (counter === undefined || counter.status === 'closed') throw new Error('a closed counter worked')
  return counter
}

/** The counter has this visitor; a pause that was to come after stays to come. */
export function inHand(rows: Rows, counter: CounterId, status: 'calling' | 'serving', ticket: Ticket, at: Ms): Change {
  const open = openCounter(rows, counter)
  const { id, zone } = open
  const pauseAfter = open.status === 'paused' ? open.pause : 'pauseAfter' in open ? open.pauseAfter : null
  const hand = { ticket: ticket.id, number: ticket.number, pauseAfter }
  return put('counter', id, { id, zone, since: at, status, ...hand, ...staffed({ ...open, last: null }) })
}

/** The counter has nobody in hand any more: free, or paused where it was to be. `last`: what can be taken back. */
export function free(rows: Rows, counter: CounterId, at: Ms, last: Staffed['last'] = null): Change {
  const open = openCounter(rows, counter)
  const { id, zone } = open
  const rest = { id, zone, since: at, ...staffed({ ...open, last }) }
  if (!('pauseAfter' in open) || open.pauseAfter === null) return put('counter', id, { ...rest, status: 'open' })
  return put('counter', id, { ...rest, status: 'paused', pause: open.pauseAfter })
}

/** The counter serves these queues from now on; who was sent to it alone for another is called by any. */
export function serves(rows: Rows, counter: CounterId, queues: Staffed['queues']): readonly Change[] {
  const open = openCounter(rows, counter)
  return turn(
    rows,
    () => [put('counter', counter, { ...open, queues })],
    ...boundTo(rows, counter)
      .filter((id) => !queues.includes(rows.get('ticket', id)!.queue))
      .map((id) => (draft: Rows) => unbound(draft, id)),
  )
}

/** Who was sent to this counter alone. */
function boundTo(rows: Rows, counter: CounterId): readonly TicketId[] {
  const lines = [...rows.keys('line')].filter((key) => key.startsWith(`@${counter}/`)).toSorted()
  return lines.flatMap((key) => [...lineOf(rows, key)])
}

/** Nobody sits there; who was sent to this counter alone is called by any. */
export function closed(rows: Rows, counter: CounterId, at: Ms): readonly Change[] {
  const { id, zone } = openCounter(rows, counter)
  return turn(
    rows,
    () => [put('counter', id, { id, zone, since: at, status: 'closed' })],
    ...boundTo(rows, id).map((each) => (draft: Rows) => unbound(draft, each)),
  )
}

function unbound(rows: Rows, id: TicketId): readonly Change[] {
  const ticket = rows.get('ticket', id) as TicketIn<'waiting'>
  return turn(
    rows,
    (draft) => leaveLine(draft, ticket),
    (draft) => joinLine(draft, { ...ticket, bound: null }, 'by-rank'),
  )
}

/** Takes the slot of the oldest. */
export function tell(rows: Rows, call: Omit<Call, 'order'>): Change {
  let newest = 0
  for (const slot of rows.keys('call')) newest = Math.max(newest, rows.get('call', slot)!.order)
  const order = newest + 1
  return put('call', String(order % RECENT_CALLS), { ...call, order })
}

/** The call is gone from the walls. */
export function untell(rows: Rows, call: string): readonly Change[] {
  return [...rows.keys('call')]
    .filter((slot) => rows.get('call', slot)!.call === call)
    .map((slot) => put('call', slot, undefined))
}

/** The number stands among those missed; the oldest of too many does no more. */
export function toldMissed(rows: Rows, { number, queue, restores }: TicketFacts, at: Ms): readonly Change[] {
  const all = [...rows.keys('missed')].filter((key) => key !== number).map((key) => rows.get('missed', key)!)
  const old = all.toSorted((a, b) => b.at - a.at || (a.number < b.number ? 1 : -1)).slice(RECENT_MISSED - 1)
  return [
    ...old.map((each) => put('missed', each.number, undefined)),
    put('missed', number, { number, queue, restores, at }),
  ]
}
