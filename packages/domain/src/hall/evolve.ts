import type { Event, EventOf } from '../event.ts'
import type { Ms, TicketId } from '../ids.ts'
import { type Change, OverlayRows, type Rows, put } from '../rows.ts'
import { staffed } from './counter.ts'
import { joinLine, leaveLine } from './line.ts'
import {
  type Call,
  type CounterState,
  type DayState,
  MAY_BECOME,
  RECENT_CALLS,
  type Ticket,
  type TicketIn,
  type TicketStatus,
  type Totals,
} from './state.ts'

/**
 * What an event of a hall's day changes. Total over its own journal: a throw here means that an event was recorded which
 * the state does not allow, a bug that puts the hall out of service rather than going on with a wrong line.
 */
export function evolveHall(rows: Rows, event: Event, at: Ms): readonly Change[] {
  switch (event.type) {
    case 'DayOpened':
      return dayOpened(rows, event, at)
    case 'DayClosed':
      return dayClosed(rows, event, at)
    case 'TicketIssued':
      return ticketIssued(rows, event, at)
    case 'TicketPrintReported': {
      const ticket = rows.get('ticket', event.ticket)
      if (ticket === undefined) return []
      return [
        put('ticket', ticket.id, {
          ...ticket,
          print: { outcome: event.outcome, acknowledged: event.acknowledged, at },
        }),
      ]
    }
    case 'TicketCancelled': {
      const ticket = move(rows, event.ticket, 'cancelled')
      return [
        ...leave(rows, ticket),
        put('ticket', ticket.id, { ...facts(ticket), status: 'cancelled', endedAt: at, reason: event.reason }),
      ]
    }
    case 'TicketCalled':
      return ticketCalled(rows, event, at)
    case 'TicketRecalled':
      return ticketRecalled(rows, event, at)
    case 'ServiceStarted': {
      const ticket = move(rows, event.ticket, 'serving') as TicketIn<'called'>
      return [
        put('ticket', ticket.id, { ...ticket, status: 'serving', startedAt: at, cases: [] }),
        inHand(rows, event.counter, 'serving', ticket, at),
      ]
    }
    case 'ServiceFinished': {
      const ticket = move(rows, event.ticket, 'served') as TicketIn<'serving'>
      return [
        put('ticket', ticket.id, { ...ticket, status: 'served', endedAt: at, results: event.results }),
        free(rows, event.counter, at),
        tally(rows, 'served'),
        ...forgetLive(rows, ticket),
      ]
    }
    case 'TicketMissed': {
      const ticket = move(rows, event.ticket, 'missed') as TicketIn<'called'>
      return [
        put('ticket', ticket.id, { ...ticket, status: 'missed', missedAt: at }),
        free(rows, event.counter, at),
        tally(rows, 'missed'),
        ...forgetLive(rows, ticket),
      ]
    }
    case 'CounterOpened': {
      const { counter: id, zone } = event
      return [put('counter', id, { id, zone, since: at, status: 'open', ...staffed(event) })]
    }
    case 'CounterClosed':
      return [closed(rows.get('counter', event.counter)!, at)]
    case 'CaseNumbered': {
      const ticket = rows.get('ticket', event.ticket)
      const sequence = put('sequence', event.taskCode, { last: event.sequence })
      if (ticket?.status !== 'serving') return [sequence]
      return [
        sequence,
        put('ticket', ticket.id, {
          ...ticket,
          cases: [...ticket.cases, { case: event.case, caseNo: event.caseNo, item: event.item, receiptNo: null }],
        }),
      ]
    }
    case 'IntakeTaken': {
      const sequence = put('sequence', 'receipt', { last: event.sequence })
      const ticket = event.ticket === null ? undefined : rows.get('ticket', event.ticket)
      if (ticket?.status !== 'serving') return [sequence]
      const cases = ticket.cases.map((each) =>
        each.case === event.case ? { ...each, receiptNo: event.receiptNo } : each,
      )
      return [sequence, put('ticket', ticket.id, { ...ticket, cases })]
    }
    case 'ConfigPublished':
    case 'CaseOpened':
    case 'CaseReceived':
    case 'CaseAccepted':
    case 'FileReceived':
      throw new Error(`${event.type} does not belong to a hall's day`)
  }
}

function dayOpened(rows: Rows, { hall, day, config, carried }: EventOf<'DayOpened'>, at: Ms): Change[] {
  const before = rows.get('day', 'day')
  return [
    put('day', 'day', { hall, day, config, status: 'open', openedAt: before?.openedAt ?? at, closedAt: null }),
    put('totals', 'totals', totals(rows)),
    ...carried.counters.map((counter) => put('counter', counter.id, counter)),
    ...carried.tickets.map((ticket) => put('ticket', ticket.id, ticket)),
  ]
}

function dayClosed(rows: Rows, { expired, closed: counters }: EventOf<'DayClosed'>, at: Ms): Change[] {
  const left = new OverlayRows(rows)
  for (const id of expired) {
    const ticket = move(left, id, 'expired')
    left.apply([...leave(left, ticket), put('ticket', id, { ...facts(ticket), status: 'expired', endedAt: at })])
  }
  for (const id of counters) left.apply([closed(rows.get('counter', id)!, at)])
  left.apply([put('day', 'day', { ...dayRow(left), status: 'closed', closedAt: at })])
  return [...left.changes()]
}

function ticketIssued(rows: Rows, event: EventOf<'TicketIssued'>, at: Ms): Change[] {
  const day = dayRow(rows)
  const sums = totals(rows)
  const order = sums.issued + 1
  const {
    ticket: id,
    number,
    queue,
    item,
    class: cls,
    purpose,
    count,
    source,
    forWhom,
    identity,
    escort,
    person,
    personHash,
  } = event
  const ticket: TicketIn<'waiting'> = {
    id,
    day: day.day,
    number,
    queue,
    item,
    class: cls,
    purpose,
    count,
    source,
    forWhom,
    identity,
    escort,
    person,
    personHash,
    order,
    issuedAt: at,
    print: null,
    status: 'waiting',
  }
  const state = rows.get('queue', queue) ?? { id: queue, last: 0, issued: 0, waiting: 0, run: 0 }
  const changes: Change[] = [
    put('ticket', id, ticket),
    put('queue', queue, { ...state, last: event.serial, issued: state.issued + 1, waiting: state.waiting + 1 }),
    put('totals', 'totals', { ...sums, issued: order }),
    ...joinLine(rows, ticket),
  ]
  if (personHash !== null) {
    const held = rows.get('person', personHash)?.tickets ?? []
    changes.push(put('person', personHash, { tickets: [...held, { ticket: id, queue, number }] }))
  }
  return changes
}

function ticketCalled(rows: Rows, event: EventOf<'TicketCalled'>, at: Ms): Change[] {
  const ticket = move(rows, event.ticket, 'called')
  const { counter, staff, call, why, label, zone, number, priority } = event
  const queue = rows.get('queue', ticket.queue)!
  const sums = totals(rows)
  return [
    ...leaveLine(rows, ticket),
    put('queue', queue.id, { ...queue, waiting: queue.waiting - 1, run: priority ? queue.run + 1 : 0 }),
    put('ticket', ticket.id, {
      ...facts(ticket),
      status: 'called',
      counter,
      staff,
      call,
      calls: 1,
      calledAt: at,
      lastCallAt: at,
      why,
    }),
    inHand(rows, counter, 'calling', ticket, at),
    tell(rows, { call, ticket: ticket.id, number, counter, label, zone, class: ticket.class, times: 1, at }),
    put('totals', 'totals', { ...sums, called: sums.called + 1 }),
  ]
}

/**
 * A recall is told as the newest call again: same call id, one more time, so that a wall speaks each time once; also
 * when so many were called meanwhile that the ring has forgotten the call itself.
 */
function ticketRecalled(rows: Rows, event: EventOf<'TicketRecalled'>, at: Ms): Change[] {
  const ticket = rows.get('ticket', event.ticket)
  if (ticket?.status !== 'called') throw new Error(`a ticket that is ${ticket?.status ?? 'ended'} was recalled`)
  const { call, number, counter, label, zone, times } = event
  const changes: Change[] = [put('ticket', ticket.id, { ...ticket, calls: times, lastCallAt: at })]
  for (const slot of rows.keys('call'))
    if (rows.get('call', slot)!.call === call) changes.push(put('call', slot, undefined))
  const told = { call, ticket: ticket.id, number, counter, label, zone, class: ticket.class, times, at }
  return [...changes, tell(rows, told)]
}

/** Takes the slot of the oldest. */
function tell(rows: Rows, call: Omit<Call, 'order'>): Change {
  let newest = 0
  for (const slot of rows.keys('call')) newest = Math.max(newest, rows.get('call', slot)!.order)
  const order = newest + 1
  return put('call', String(order % RECENT_CALLS), { ...call, order })
}

/** The ticket, if the table of lawful moves allows it. */
function move(rows: Rows, id: TicketId, to: TicketStatus): Ticket {
  const ticket = rows.get('ticket', id)
  if (ticket === undefined) throw new Error(`a ticket that is not alive became ${to}`)
  const lawful = MAY_BECOME[ticket.status].includes(to) || (to === 'expired' && ticket.status === 'called')
  if (!lawful) throw new Error(`a ticket that is ${ticket.status} became ${to}`)
  return ticket
}

/** Out of the line and out of the counts of those who wait. */
function leave(rows: Rows, ticket: Ticket): Change[] {
  if (ticket.status !== 'waiting') return forgetLive(rows, ticket)
  const queue = rows.get('queue', ticket.queue)!
  return [
    ...leaveLine(rows, ticket),
    put('queue', queue.id, { ...queue, waiting: queue.waiting - 1 }),
    ...forgetLive(rows, ticket),
  ]
}

/** The person may take another ticket of that queue. */
function forgetLive(rows: Rows, { personHash, id }: Ticket): Change[] {
  if (personHash === null) return []
  const tickets = rows.get('person', personHash)?.tickets.filter(({ ticket }) => ticket !== id) ?? []
  return [put('person', personHash, tickets.length === 0 ? undefined : { tickets })]
}

function dayRow(rows: Rows): DayState {
  const day = rows.get('day', 'day')
  if (day === undefined) throw new Error('the day was never opened')
  return day
}

export const totals = (rows: Rows): Totals =>
  rows.get('totals', 'totals') ?? { issued: 0, called: 0, served: 0, missed: 0 }

function tally(rows: Rows, what: 'served' | 'missed'): Change {
  const sums = totals(rows)
  return put('totals', 'totals', { ...sums, [what]: sums[what] + 1 })
}

function openCounter(rows: Rows, id: string): Exclude<CounterState, { status: 'closed' }> {
  const counter = rows.get('counter', id)
  if (counter === undefined || counter.status === 'closed') throw new Error('a closed counter worked')
  return counter
}

function inHand(rows: Rows, counter: string, status: 'calling' | 'serving', ticket: Ticket, at: Ms): Change {
  const open = openCounter(rows, counter)
  const { id, zone } = open
  return put('counter', id, { id, zone, since: at, status, ticket: ticket.id, number: ticket.number, ...staffed(open) })
}

function free(rows: Rows, counter: string, at: Ms): Change {
  const open = openCounter(rows, counter)
  const { id, zone } = open
  return put('counter', id, { id, zone, since: at, status: 'open', ...staffed(open) })
}

const closed = ({ id, zone }: CounterState, at: Ms): Change =>
  put('counter', id, { id, zone, since: at, status: 'closed' })

/** What a ticket is whatever its state. */
function facts(ticket: Ticket): Omit<TicketIn<'waiting'>, 'status'> {
  const {
    id,
    day,
    number,
    queue,
    item,
    class: cls,
    purpose,
    count,
    source,
    forWhom,
    identity,
    escort,
    person,
    personHash,
    order,
    issuedAt,
    print,
  } = ticket
  return {
    id,
    day,
    number,
    queue,
    item,
    class: cls,
    purpose,
    count,
    source,
    forWhom,
    identity,
    escort,
    person,
    personHash,
    order,
    issuedAt,
    print,
  }
}
