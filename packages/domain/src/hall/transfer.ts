import type { Command, IntentOf } from '../command.ts'
import type { CounterId } from '../ids.ts'
import { type Refusal, type Refused, refuse } from '../refusal.ts'
import { type Decide, type OpenHall, accept, inHall, isRefused, openHall } from '../world.ts'
import { atCounter } from './counter.ts'
import { issuingAt, minutesLeft } from './session.ts'
import type { Stop, Ticket } from './state.ts'
import { suspensionOf } from './suspend.ts'
import { limitReached } from './ticket.ts'
import { hashesOf } from './state.ts'

/**
 * [U6] To another queue or counter with the same number at the same rank: by the clerk who has the visitor in hand, or, for
 * one who waits, by the guide or a manager.
 */
export const decideTransferTicket: Decide<IntentOf<'TransferTicket'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { intent } = command
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket === undefined) return refuse({ reason: 'ticket-state', status: 'ended', number: null })
  const from = mayMove(hall, ticket, command)
  if (isRefused(from)) return from
  if (intent.reason.trim() === '') return refuse({ reason: 'reason-required' })
  if (ticket.walkIn) return refuse({ reason: 'walk-in', number: ticket.number })
  const to = placeOf(hall, ticket, from.counter, command)
  if ('reason' in to) return refuse(to)
  const { id, number } = ticket
  const { counter } = from
  const { reason } = intent
  return accept(inHall(hall, { type: 'TicketTransferred', ticket: id, from: counter, ...to, reason }), {
    ticket: id,
    number,
    queue: to.queue,
    counter: to.bound,
  })
}

function mayMove(hall: OpenHall, ticket: Ticket, { actor }: Command): { readonly counter: CounterId | null } | Refused {
  if (ticket.status === 'called' || ticket.status === 'serving') {
    const at = atCounter(hall, { intent: ticket, actor })
    return isRefused(at) ? at : { counter: ticket.counter }
  }
  const { status, number } = ticket
  if (status !== 'waiting') return refuse({ reason: 'ticket-state', status, number })
  const leads = actor.kind === 'staff' && actor.roles.some((role) => role === 'guide' || role === 'manager')
  return leads ? { counter: null } : refuse({ reason: 'not-permitted' })
}

/** [U7] Where to: a queue that goes on today, or an open counter that serves the ticket's queue. */
function placeOf(
  hall: OpenHall,
  ticket: Ticket,
  from: CounterId | null,
  command: Command & { readonly intent: IntentOf<'TransferTicket'> },
): (Stop & { readonly bound: CounterId | null }) | Refusal {
  const { to } = command.intent
  const { config, rows } = hall
  const bound = ticket.status === 'waiting' ? ticket.bound : null
  if (to.kind === 'counter') {
    if (!config.counters.some(({ id }) => id === to.counter)) return { reason: 'unknown-counter' }
    const counter = rows.get('counter', to.counter)
    if (counter === undefined || counter.status === 'closed') return { reason: 'counter-not-open', counter: to.counter }
    if (!counter.queues.includes(ticket.queue)) return { reason: 'no-skill', counter: to.counter }
    if (to.counter === (from ?? bound)) return { reason: 'already-there', number: ticket.number }
    return { queue: ticket.queue, item: ticket.item, bound: to.counter }
  }
  const queue = config.queues.find(({ id }) => id === to.queue)
  if (queue === undefined) return { reason: 'unknown-queue' }
  if (to.item !== null && !queue.items.includes(to.item)) return { reason: 'unknown-item' }
  if (queue.id === ticket.queue && bound === null && from === null)
    return { reason: 'already-there', number: ticket.number }
  const limit = queue.id === ticket.queue ? null : limitReached(hall, queue.id, hashesOf(ticket))
  const closed: Refusal | null =
    minutesLeft(config, queue.id, command) === 0
      ? { reason: 'queue-closed', queue: queue.id, opens: nextOpening(hall, queue.id, command) }
      : null
  return suspensionOf(hall, queue.id) ?? closed ?? limit ?? { queue: queue.id, item: to.item, bound: null }
}

function nextOpening({ config }: OpenHall, queue: Stop['queue'], now: Command) {
  const issuing = issuingAt(config, queue, now)
  return issuing.open ? null : issuing.opens
}
