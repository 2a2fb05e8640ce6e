import type { EventOf } from '../event.ts'
import type { Ms } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import { leavesHand } from './evolve-call.ts'
import {
  binds,
  bindsNoMore,
  inHand,
  live,
  move,
  tally,
  toldMissed,
  turn,
  untell,
  waits,
  waitsAgain,
  waitsNoMore,
} from './evolve-parts.ts'
import { leaveLine } from './line.ts'
import { type TicketFacts, type TicketIn, calledOf, factsOf, goesOn, inQueue } from './state.ts'

type WaitEvent =
  | EventOf<'TicketHeld' | 'HeldReturned' | 'HeldMissed' | 'HeldHandedOver'>
  | EventOf<'TicketRestored' | 'TicketTransferred' | 'TicketSteppedAside'>

/** Who is away, comes back, or waits elsewhere: the number stays the same. */
export function evolveWait(rows: Rows, event: WaitEvent, at: Ms): readonly Change[] {
  switch (event.type) {
    case 'TicketHeld': {
      const { counter, reason, until, back } = event
      const ticket = move<'serving'>(rows, event.ticket, 'held')
      return leavesHand(rows, ticket, counter, at, () => [
        put('ticket', ticket.id, { ...ticket, status: 'held', heldAt: at, until, reason, back }),
        put('held', ticket.id, { ticket: ticket.id }),
      ])
    }
    case 'HeldReturned': {
      const ticket = move<'held'>(rows, event.ticket, event.to === null ? 'waiting' : 'serving')
      const here = put('held', ticket.id, undefined)
      if (event.to === null) return [here, ...waits(rows, goesOn(ticket), { after: event.after }, event.bound)]
      const { startedAt } = ticket
      return [
        here,
        put('ticket', ticket.id, {
          ...factsOf(ticket),
          ...calledOf(ticket),
          startedAt,
          ...event.to,
          status: 'serving',
        }),
        inHand(rows, event.to.counter, 'serving', ticket, at),
      ]
    }
    case 'HeldMissed': {
      const ticket = move<'held'>(rows, event.ticket, 'missed')
      const calls = calledOf(ticket)
      return [
        put('ticket', ticket.id, { ...factsOf(ticket), ...calls, status: 'missed', missedAt: at, countsFrom: at }),
        put('held', ticket.id, undefined),
        tally(rows, 'missed'),
        ...toldMissed(rows, ticket, at),
        ...bindsNoMore(rows, ticket),
      ]
    }
    case 'HeldHandedOver': {
      const { tickets, counter, staff } = event
      return tickets.map((id) =>
        put('ticket', id, { ...(live(rows, id, 'handed over') as TicketIn<'held'>), counter, staff }),
      )
    }
    case 'TicketRestored': {
      const ticket = move<'missed'>(rows, event.ticket, 'waiting')
      const facts: TicketFacts = { ...ticket, restores: ticket.restores + 1, badge: 'restored' }
      return turn(
        rows,
        (draft) => waits(draft, facts, { after: event.after }),
        (draft) => binds(draft, facts),
        () => [put('missed', facts.number, undefined)],
      )
    }
    case 'TicketTransferred': {
      const { from, queue, item, bound } = event
      const ticket = live(rows, event.ticket, 'transferred')
      const facts = inQueue(from === null ? ticket : goesOn(ticket), { queue, item })
      const back = from !== null && queue === ticket.queue && bound === null
      const to = (draft: Rows): readonly Change[] =>
        turn(
          draft,
          (each) => waitsNoMore(each, ticket),
          (each) => (back ? waitsAgain(each, facts) : waits(each, facts, 'by-rank', bound)),
          (each) => binds(each, facts),
        )
      if (from === null) return to(rows)
      move(rows, event.ticket, 'waiting')
      const call = ticket.status === 'called' ? ticket.call : null
      return leavesHand(rows, ticket, from, at, (draft) => [
        ...to(draft),
        ...(call === null ? [] : untell(draft, call)),
      ])
    }
    case 'TicketSteppedAside': {
      const ticket = live(rows, event.ticket, 'set aside')
      if (ticket.status !== 'waiting') throw new Error(`a ticket that is ${ticket.status} stepped aside`)
      return [...leaveLine(rows, ticket), put('ticket', ticket.id, { ...ticket, aside: event.counter })]
    }
  }
}
