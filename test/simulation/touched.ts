import { type Change, type CounterState, type QueueState, type Rows, type Ticket, hashesOf } from '@onehall/domain'

export interface TouchedFault {
  readonly what: string
  readonly about: readonly string[]
}

const inHand = (counter: CounterState | undefined): string | null =>
  counter !== undefined && 'ticket' in counter ? (counter.ticket as string) : null

/** Who waits in a queue: tickets by their queue, and how many there are. */
export interface Waiting {
  readonly queues: Map<string, string>
  readonly counts: Map<string, number>
}

export function waitingIn(rows: Rows): Waiting {
  const waiting: Waiting = { queues: new Map(), counts: new Map() }
  for (const id of rows.keys('ticket')) recount(waiting, id, rows.get('ticket', id))
  return waiting
}

function recount({ queues, counts }: Waiting, id: string, ticket: Ticket | undefined): void {
  const before = queues.get(id)
  const now = ticket?.status === 'waiting' ? ticket.queue : undefined
  if (before === now) return
  if (before !== undefined) counts.set(before, counts.get(before)! - 1)
  if (now === undefined) queues.delete(id)
  else {
    queues.set(id, now)
    counts.set(now, (counts.get(now) ?? 0) + 1)
  }
}

/**
 * What must hold of the rows that a commit changed and of their neighbours; the whole day is not looked at.
 * @param waiting who waited before, counted on by this commit's tickets
 */
export function* touchedFaults(rows: Rows, changes: readonly Change[], waiting: Waiting): Iterable<TouchedFault> {
  // By what the commit made of them: a server that catches up has its last rows before it tells of the first.
  for (const change of changes) if (change.table === 'ticket') recount(waiting, change.key, change.value)
  for (const change of changes) {
    if (change.table === 'ticket') yield* ticketFaults(rows, change.key)
    else if (change.table === 'counter') yield* counterFaults(rows, change.key)
    else if (change.table === 'place') yield* placeFaults(rows, change.key)
    else if (change.table === 'person') yield* personFaults(rows, change.key)
    else if (change.table === 'queue') yield* queueFaults(change.value, waiting)
  }
}

const NOBODY = { personHash: null, others: [] } as const

/** Who waits stands in a line, unless aside; nobody else does; who is in a hand is in that one. */
function* ticketFaults(rows: Rows, id: string): Iterable<TouchedFault> {
  const ticket: Ticket | undefined = rows.get('ticket', id)
  const place = rows.get('place', id)
  const stands = ticket?.status === 'waiting' && ticket.aside === null
  if (stands !== (place !== undefined))
    yield {
      what: `a ticket that is ${ticket?.status ?? 'gone'} ${place ? 'stands' : 'does not stand'} in a line`,
      about: [id],
    }
  if (ticket?.status !== 'called' && ticket?.status !== 'serving') return
  const counter = rows.get('counter', ticket.counter)
  const status = ticket.status === 'called' ? 'calling' : 'serving'
  if (inHand(counter) !== id || counter!.status !== status)
    yield {
      what: `a ticket is ${ticket.status} at ${ticket.counter}, which is ${counter?.status}`,
      about: [id, ticket.counter],
    }
  // [C30] Two counters never have one person.
  for (const hash of hashesOf(ticket)) {
    for (const { ticket: other } of rows.get('person', hash)?.tickets ?? []) {
      const { status } = rows.get('ticket', other) ?? {}
      if (other !== id && (status === 'called' || status === 'serving'))
        yield { what: 'one person is in two hands', about: [id, other] }
    }
  }
}

function* counterFaults(rows: Rows, id: string): Iterable<TouchedFault> {
  const counter = rows.get('counter', id)
  const hand = inHand(counter)
  if (hand === null) return
  const ticket: Ticket | undefined = rows.get('ticket', hand)
  if (ticket === undefined || !('counter' in ticket) || ticket.counter !== id)
    yield { what: `${id} has ${hand} in hand, which is not there`, about: [id, hand] }
}

/** Neighbours in a line name each other. */
function* placeFaults(rows: Rows, id: string): Iterable<TouchedFault> {
  const place = rows.get('place', id)
  if (place === undefined) return
  const { before, after } = place
  if (before !== null && rows.get('place', before)?.after !== id)
    yield { what: 'who stands before does not know who comes after', about: [id, before] }
  if (after !== null && rows.get('place', after)?.before !== id)
    yield { what: 'who stands after does not know who comes before', about: [id, after] }
}

function* personFaults(rows: Rows, hash: string): Iterable<TouchedFault> {
  for (const { ticket } of rows.get('person', hash)?.tickets ?? [])
    if (!hashesOf(rows.get('ticket', ticket) ?? NOBODY).includes(hash))
      yield { what: 'a person holds a ticket of nobody', about: [ticket] }
}

function* queueFaults(queue: QueueState | undefined, { counts }: Waiting): Iterable<TouchedFault> {
  const count = queue === undefined ? 0 : (counts.get(queue.id) ?? 0)
  if (queue !== undefined && queue.waiting !== count)
    yield { what: `${queue.id} counts ${queue.waiting} waiting, not ${count}`, about: [queue.id] }
}
