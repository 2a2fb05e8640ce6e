import type { EventOf } from '../event.ts'
import type { CallEvent } from './call-event.ts'
import type { CounterId, Ms } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import {
  binds,
  bindsNoMore,
  free,
  freed,
  inHand,
  live,
  move,
  queueRow,
  tally,
  tell,
  toldMissed,
  turn,
  untell,
  waits,
  waitsAgain,
  waitsNoMore,
} from './evolve-parts.ts'
import { leaveLine } from './line.ts'
import { isOfflineNumber } from './numbering.ts'
import { issuedFacts } from './evolve-ticket.ts'
import {
  type CallReason,
  type Staffed,
  type Ticket,
  type TicketFacts,
  type TicketIn,
  calledOf,
  factsOf,
  hashesOf,
  inQueue,
} from './state.ts'

/** What happens to who is in hand at a counter. */
export function evolveCall(rows: Rows, event: CallEvent, at: Ms): readonly Change[] {
  const { counter } = event
  switch (event.type) {
    case 'TicketCalled':
      return called(rows, event, at)
    case 'TicketRecalled':
      return recalled(rows, event, at)
    case 'CallWithdrawn': {
      const ticket = move<'called'>(rows, event.ticket, 'waiting')
      return leavesHand(rows, ticket, counter, at, (draft) => [
        ...waitsAgain(draft, ticket),
        ...untell(draft, ticket.call),
      ])
    }
    case 'ServiceStarted': {
      const ticket = move<'called'>(rows, event.ticket, 'serving')
      return [
        put('ticket', ticket.id, { ...ticket, status: 'serving', startedAt: at }),
        inHand(rows, counter, 'serving', ticket, at),
      ]
    }
    case 'WalkInStarted': {
      const { staff, call, serial } = event
      const facts = issuedFacts(rows, event, at)
      const why: CallReason = { rule: 'walk-in', waitedMs: 0, score: 0, class: event.class, others: 0, reason: null }
      const calls = { counter, staff, call, calls: 1, calledAt: at, lastCallAt: at, why }
      const ticket: Ticket = { ...facts, status: 'serving', ...calls, startedAt: at }
      return [
        put('ticket', ticket.id, ticket),
        put('sequence', `walk-in ${counter}`, { last: serial }),
        inHand(rows, counter, 'serving', ticket, at),
        tally(rows, 'issued'),
        ...binds(rows, ticket),
      ]
    }
    case 'ServiceFinished': {
      const before = move<'serving'>(rows, event.ticket, 'served')
      const ticket: TicketIn<'served'> = { ...before, status: 'served', endedAt: at, results: event.results }
      return isOver(rows, ticket, counter, 'served', at)
    }
    case 'VisitMovedOn': {
      const { results, to, stops, stays } = event
      const ticket = move<'serving'>(rows, event.ticket, stays ? 'serving' : 'waiting')
      const facts: TicketFacts = { ...inQueue(ticket, to), stops, done: [...ticket.done, ...results] }
      const rest = { ...ticket, ...facts, startedAt: at }
      if (stays)
        return turn(
          rows,
          () => [put('ticket', ticket.id, rest), tally(rows, 'served')],
          (draft) => binds(draft, facts),
        )
      const done: TicketIn<'served'> = { ...ticket, status: 'served', endedAt: at, results }
      return leavesHand(
        rows,
        ticket,
        counter,
        at,
        (draft) => [...waits(draft, facts, 'by-rank'), tally(draft, 'served'), ...binds(draft, facts)],
        done,
      )
    }
    case 'TicketMissed': {
      const before = move<'called'>(rows, event.ticket, 'missed')
      const ticket: TicketIn<'missed'> = { ...before, status: 'missed', missedAt: at, countsFrom: at }
      return [...isOver(rows, ticket, counter, 'missed', at), ...toldMissed(rows, ticket, at)]
    }
    case 'FinishUndone': {
      const last = doneLast(rows, event, 'served')
      const { startedAt } = last
      const before: Ticket = { ...factsOf(last), ...calledOf(last), status: 'serving', startedAt }
      return takenBack(rows, before, counter, 'served', at)
    }
    case 'MissUndone': {
      const now = live(rows, event.ticket, 'taken back')
      const last = now.status === 'missed' ? now : doneLast(rows, event, 'missed')
      const before: Ticket = { ...factsOf(last), ...calledOf(last), status: 'called', lastCallAt: at }
      return [...takenBack(rows, before, counter, 'missed', at), put('missed', last.number, undefined)]
    }
  }
}

function called(rows: Rows, event: EventOf<'TicketCalled'>, at: Ms): readonly Change[] {
  const ticket = move<'waiting'>(rows, event.ticket, 'called')
  const { counter, staff, call, why, label, zone, number, ahead } = event
  const { badge, queue } = ticket
  const calls = { counter, staff, call, calls: 1, calledAt: at, lastCallAt: at, why }
  const told = { call, ticket: ticket.id, number, counter, label, zone, badge, times: 1, at }
  const state = queueRow(rows, queue)
  return [
    ...leaveLine(rows, ticket),
    put('queue', queue, { ...state, waiting: state.waiting - 1, ahead }),
    ...(isOfflineNumber(number) ? [put('offline', ticket.id, undefined)] : []),
    put('ticket', ticket.id, { ...factsOf(ticket), status: 'called', ...calls }),
    inHand(rows, counter, 'calling', ticket, at),
    // Called by voice while the server was away: no wall tells it afterwards.
    ...(why.rule === 'away' ? [] : [tell(rows, told)]),
    tally(rows, 'called'),
  ]
}

/** The visitor is done with here, one way or the other; the counter may still take it back. */
function isOver(
  rows: Rows,
  ticket: TicketIn<'served' | 'missed'>,
  counter: CounterId,
  what: 'served' | 'missed',
  at: Ms,
): readonly Change[] {
  const done = [put('ticket', ticket.id, ticket), free(rows, counter, at, ticket), tally(rows, what)]
  if (hashesOf(ticket).length === 0) return done
  return turn(
    rows,
    (draft) => [...done, ...bindsNoMore(draft, ticket)],
    (draft) => freed(draft, ticket),
  )
}

/**
 * A recall is told as the newest call again: same call id, one more time, so that a wall speaks each time once; also
 * when so many were called meanwhile that the ring has forgotten the call itself.
 */
function recalled(rows: Rows, event: EventOf<'TicketRecalled'>, at: Ms): readonly Change[] {
  const ticket = rows.get('ticket', event.ticket)
  if (ticket?.status !== 'called') throw new Error(`a ticket that is ${ticket?.status ?? 'ended'} was recalled`)
  const { call, number, counter, label, zone, times } = event
  const { badge } = ticket
  const told = { call, ticket: ticket.id, number, counter, label, zone, badge, times, at }
  return [
    put('ticket', ticket.id, { ...ticket, calls: times, lastCallAt: at }),
    ...untell(rows, call),
    tell(rows, told),
  ]
}

/**
 * The counter is free, the ticket goes where `to` puts it, and its people's other numbers are back in line. `last`: what the
 * counter may take back.
 */
export function leavesHand(
  rows: Rows,
  ticket: Ticket,
  counter: CounterId,
  at: Ms,
  to: (rows: Rows) => readonly Change[],
  last: Staffed['last'] = null,
): readonly Change[] {
  return turn(
    rows,
    (draft) => [free(draft, counter, at, last)],
    to,
    (draft) => freed(draft, ticket),
  )
}

/** Whom the counter had last, as long as it has nobody else. */
function doneLast<S extends 'served' | 'missed'>(
  rows: Rows,
  { ticket, counter }: Pick<CallEvent, 'ticket' | 'counter'>,
  status: S,
): TicketIn<S> {
  const state = rows.get('counter', counter)
  const last = state !== undefined && 'last' in state ? state.last : null
  if (last?.status !== status || last.id !== ticket)
    throw new Error(`nobody who was ${status} is taken back at ${counter}`)
  return last as TicketIn<S>
}

/** The visitor is in hand as before, also out of the line in which the number waits by now. */
function takenBack(
  rows: Rows,
  ticket: TicketIn<'serving' | 'called'>,
  counter: CounterId,
  what: 'served' | 'missed',
  at: Ms,
): readonly Change[] {
  const status = ticket.status === 'serving' ? 'serving' : 'calling'
  const now = rows.get('ticket', ticket.id)
  const back: Ticket = now === undefined ? ticket : { ...ticket, ...knownSince(now, ticket) }
  return turn(
    rows,
    (draft) => (now === undefined ? [] : waitsNoMore(draft, now)),
    (draft) => [
      put('ticket', back.id, back),
      inHand(draft, counter, status, back, at),
      tally(draft, what, -1),
      ...binds(draft, back),
    ],
  )
}

/** What became known of a number in the meantime, and stays; also in which line it stood, whose room still shows it. */
function knownSince({ class: cls, purpose, count, others, cases, print, ...now }: TicketFacts, { queue }: TicketFacts) {
  const been = [...new Set([...now.been, now.queue])].filter((each) => each !== queue)
  return { class: cls, purpose, count, others, cases, print, been }
}
