import type { Command, IntentOf } from '../command.ts'
import type { Event } from '../event.ts'
import type { CounterId, QueueId } from '../ids.ts'
import { type Refusal, type Refused, refuse } from '../refusal.ts'
import { type Decide, type OpenHall, accept, inHall, isRefused, openHall, wrongState } from '../world.ts'
import { inOrder } from './carry-over.ts'
import { atCounter } from './counter.ts'
import { issuingAt, minutesLeft } from './session.ts'
import { type Stop, type Ticket, hashesOf } from './state.ts'
import { suspensionOf } from './suspend.ts'
import { limitReached } from './ticket.ts'

/**
 * [U6] To another queue or counter with the same number at the same rank: by the clerk who has the visitor in hand, or, for
 * one who waits, by the guide or a manager.
 */
export const decideTransferTicket: Decide<IntentOf<'TransferTicket'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { intent } = command
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket === undefined) return wrongState(ticket)
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
  if (ticket.status !== 'waiting') return wrongState(ticket)
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
  return cannotTake(hall, queue.id, command) ?? limit ?? { queue: queue.id, item: to.item, bound: null }
}

/** [U7] Why a queue takes nobody from another: it is suspended, or done for today. */
function cannotTake(hall: OpenHall, queue: QueueId, now: Command): Refusal | null {
  const suspended = suspensionOf(hall, queue)
  if (suspended !== null || minutesLeft(hall.config, queue, now) !== 0) return suspended
  return { reason: 'queue-closed', queue, opens: nextOpening(hall, queue, now) }
}

/**
 * [Q41] Everybody who waits in a queue goes on waiting in another, by the order of issue among those who wait there. Who
 * holds a number there already stays, as far as the limit of a person says; who was sent to a counter is called there.
 */
export const decideTransferQueue: Decide<IntentOf<'TransferQueue'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { queue: from, reason } = command.intent
  const to = hall.config.queues.find(({ id }) => id === command.intent.to)
  if (to === undefined || to.id === from || !hall.config.queues.some(({ id }) => id === from))
    return refuse({ reason: 'unknown-queue' })
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  const not = cannotTake(hall, to.id, command)
  if (not !== null) return refuse(not)
  const waiting = inOrder([...hall.rows.keys('ticket')].map((id) => hall.rows.get('ticket', id)!)).filter(
    (ticket) => ticket.status === 'waiting' && ticket.queue === from && ticket.bound === null,
  )
  const moved = new Set<string>()
  const events: Event[] = []
  const kept: string[] = []
  for (const { id: ticket, item, number, ...rest } of waiting) {
    const hashes = hashesOf(rest)
    if (hashes.some((hash) => moved.has(hash)) || limitReached(hall, to.id, hashes) !== null) kept.push(number)
    else {
      for (const hash of hashes) moved.add(hash)
      const listed = item !== null && to.items.includes(item) ? item : null
      events.push({ type: 'TicketTransferred', ticket, from: null, queue: to.id, item: listed, bound: null, reason })
    }
  }
  return accept(inHall(hall, ...events), { queue: from, to: to.id, moved: events.length, kept })
}

function nextOpening({ config }: OpenHall, queue: Stop['queue'], now: Command) {
  const issuing = issuingAt(config, queue, now)
  return issuing.open ? null : issuing.opens
}
