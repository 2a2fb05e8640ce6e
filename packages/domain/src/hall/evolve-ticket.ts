import type { EventOf } from '../event.ts'
import type { Ms } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import {
  binds,
  bindsNoMore,
  dayRow,
  free,
  freed,
  live,
  move,
  queueRow,
  tally,
  totals,
  turn,
  untell,
  waiting,
  waits,
  waitsNoMore,
} from './evolve-parts.ts'
import { joinLine, leaveLine } from './line.ts'
import { minutesOf } from './session.ts'
import { type Asked, BOOKED_SERIES, offlineSeries, type Ticket, type TicketFacts, factsOf } from './state.ts'

type TicketEvent =
  | EventOf<'TicketIssued' | 'OfflineTicketIssued' | 'OfflineTicketLapsed'>
  | EventOf<'TicketPrintReported' | 'TicketCancelled' | 'TicketLeft'>
  | EventOf<'TicketCorrected' | 'PersonAdded'>

/** A ticket from its issue to its end, but for what happens at counters. */
export function evolveTicket(rows: Rows, event: TicketEvent, at: Ms): readonly Change[] {
  switch (event.type) {
    case 'TicketIssued': {
      const { queue: id, session, booking, slip, serial } = event
      const facts = issuedFacts(rows, event, at)
      const queue = queueRow(rows, id)
      const bySession =
        session === null ? queue.bySession : { ...queue.bySession, [session]: (queue.bySession[session] ?? 0) + 1 }
      const last = booking === null ? serial : queue.last
      const counts = { last, issued: queue.issued + 1, bySession, waiting: queue.waiting + 1 }
      const changes = [
        put('queue', id, { ...queue, ...counts }),
        tally(rows, 'issued'),
        ...joinLine(rows, waiting(facts), booking === null ? 'end' : 'by-rank'),
        ...binds(rows, facts),
      ]
      if (booking !== null) return [...changes, put('sequence', BOOKED_SERIES, { last: serial })]
      return slip === null ? changes : [...changes, put('slip', slip, undefined)]
    }
    case 'OfflineTicketIssued': {
      const { queue: id, session, kiosk, serial, rank } = event
      const facts = { ...issuedFacts(rows, event, at), rank }
      const queue = queueRow(rows, id)
      const bySession =
        session === null ? queue.bySession : { ...queue.bySession, [session]: (queue.bySession[session] ?? 0) + 1 }
      return turn(
        rows,
        () => [put('queue', id, { ...queue, issued: queue.issued + 1, bySession })],
        (draft) => waits(draft, facts, 'by-rank'),
        () => [tally(rows, 'issued'), put('sequence', offlineSeries(kiosk), { last: serial })],
      )
    }
    case 'OfflineTicketLapsed':
      return event.slip === null ? [] : [put('slip', event.ticket, event.slip)]
    case 'TicketPrintReported': {
      const ticket = rows.get('ticket', event.ticket)
      if (ticket === undefined) return []
      const { outcome, acknowledged } = event
      return [put('ticket', ticket.id, { ...ticket, print: { outcome, acknowledged, at } })]
    }
    case 'TicketCancelled': {
      const ticket = move(rows, event.ticket, 'cancelled')
      return ends(rows, ticket, { ...factsOf(ticket), status: 'cancelled', endedAt: at, reason: event.reason }, at)
    }
    case 'TicketLeft': {
      const ticket = move(rows, event.ticket, 'left')
      return ends(rows, ticket, { ...factsOf(ticket), status: 'left', endedAt: at }, at)
    }
    case 'TicketCorrected': {
      const { item, purpose, count, class: cls, badge } = event
      const before = live(rows, event.ticket, 'corrected')
      const ticket: Ticket = { ...before, item, purpose, count, class: cls, badge }
      if (ticket.status !== 'waiting' || before.status !== 'waiting' || ticket.aside !== null || cls === before.class)
        return [put('ticket', ticket.id, ticket)]
      return turn(
        rows,
        (draft) => leaveLine(draft, before),
        (draft) => joinLine(draft, ticket, 'by-rank'),
      )
    }
    case 'PersonAdded': {
      const { person, personHash } = event
      const before = live(rows, event.ticket, 'shared')
      const ticket: Ticket = { ...before, others: [...before.others, { person, personHash }] }
      return turn(
        rows,
        () => [put('ticket', ticket.id, ticket)],
        (draft) => (ticket.status === 'missed' || personHash === null ? [] : binds(draft, ticket, [personHash])),
      )
    }
  }
}

/** What a new ticket is. The booked stand in line by their slots, whenever they came. */
export function issuedFacts(
  rows: Rows,
  event: EventOf<'TicketIssued' | 'OfflineTicketIssued' | 'WalkInStarted'>,
  at: Ms,
): TicketFacts {
  const { ticket: id, number, booking } = event
  const order = totals(rows).issued + 1
  const rank = booking === null ? order : minutesOf(booking.from) * 1e6 + order
  const walkIn = event.type === 'WalkInStarted'
  const nothing = { others: [], been: [], restores: 0, done: [], cases: [], print: null }
  return { ...asked(event), ...nothing, id, day: dayRow(rows).day, number, walkIn, order, rank, issuedAt: at }
}

export function asked({ queue, item, class: cls, badge, purpose, count, source, ...rest }: Asked): Asked {
  const { forWhom, identity, escort, person, personHash, session, booking, stops } = rest
  const wish = { queue, item, class: cls, badge, purpose, count, source, forWhom, identity, escort }
  return { ...wish, person, personHash, session, booking, stops }
}

/** From the line or from a counter to the end. */
function ends(rows: Rows, ticket: Ticket, last: Ticket, at: Ms): readonly Change[] {
  return turn(
    rows,
    (draft) => waitsNoMore(draft, ticket),
    (draft) => (ticket.status === 'called' ? [free(draft, ticket.counter, at), ...untell(draft, ticket.call)] : []),
    (draft) => bindsNoMore(draft, ticket),
    () => [put('ticket', last.id, last)],
    (draft) => freed(draft, ticket),
  )
}
