import type { IntentOf } from '../command.ts'
import { MINUTE, type CounterId } from '../ids.ts'
import { refuse } from '../refusal.ts'
import { type Decide, type OpenHall, accept, inHall, isRefused, openHall, wrongState } from '../world.ts'
import { awayUntil } from './away-time.ts'
import { elsewhere } from './calling.ts'
import { atCounter, labelOf, ownCounter, ownVisitor } from './counter.ts'
import type { TicketIn } from './state.ts'
import { suspensionOf } from './suspend.ts'

/** Who comes back waits behind so many others: next but one (users.md V10). */
export const RETURN_AFTER = 1

/** [U1] The visitor is sent to make a copy and comes back without a new number; the answer holds what the slip prints. */
export const decideHoldTicket: Decide<IntentOf<'HoldTicket'>> = (world, command) => {
  const at = ownVisitor(world, command, 'serving')
  if (isRefused(at)) return at
  const { hall, ticket } = at
  if (ticket.walkIn) return refuse({ reason: 'walk-in', number: ticket.number })
  const { reason, minutes, back } = command.intent
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  const away = minutes === null ? hall.config.rules.holdFor : minutes * MINUTE
  const until = awayUntil(hall.config, ticket.queue, away, command)
  const { id: counter } = at.counter
  return accept(inHall(hall, { type: 'TicketHeld', ticket: ticket.id, counter, reason, until, back }), {
    ticket: ticket.id,
    number: ticket.number,
    counter,
    label: labelOf(hall, counter) ?? counter,
    until,
    reason,
    back,
  })
}

/**
 * [U2] Who was away is back: served at once at a free counter that asks and serves the queue, otherwise next but one in the
 * line. [U3] Who is to go on at the counter that sent away waits for it alone, as long as it is open.
 */
export const decideReturnHeld: Decide<IntentOf<'ReturnHeld'>> = (world, { intent, actor }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket === undefined) return refuse({ reason: 'not-todays-ticket' })
  if (ticket.status !== 'held') return wrongState(ticket)
  const { id, number } = ticket
  if (intent.counter !== null) {
    const at = atCounter(hall, { intent: { counter: intent.counter }, actor })
    if (isRefused(at)) return at
    const { counter } = at
    if (!counter.queues.includes(ticket.queue)) return refuse({ reason: 'no-skill', counter: counter.id })
    const mine = ticket.back === 'any' || ticket.counter === counter.id || bound(hall, ticket) === null
    if (counter.status === 'open' && mine) {
      const not = elsewhere(hall, ticket)
      if (not !== null) return refuse(not)
      const here = { counter: counter.id, staff: counter.staff }
      return accept(inHall(hall, { type: 'HeldReturned', ticket: id, to: here, bound: null, after: 0 }), {
        ticket: id,
        number,
        status: 'serving',
        counter: counter.id,
      })
    }
  }
  const counter = bound(hall, ticket)
  const event = { type: 'HeldReturned', ticket: id, to: null, bound: counter, after: RETURN_AFTER } as const
  return accept(inHall(hall, event), { ticket: id, number, status: 'waiting', counter })
}

/** The counter that alone goes on with the visitor, if it still can. */
function bound({ rows }: OpenHall, { back, counter, queue }: TicketIn<'held'>): CounterId | null {
  const state = back === 'counter' ? rows.get('counter', counter) : undefined
  return state !== undefined && state.status !== 'closed' && state.queues.includes(queue) ? counter : null
}

/** [U4] Who did not come back in time is missed, and may be restored like anybody missed; [Q93] not while the queue stands still. */
export const decideMissHeld: Decide<IntentOf<'MissHeld'>> = (world, { intent, at }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket?.status !== 'held' || ticket.until !== intent.until) return wrongState(ticket)
  const stands = suspensionOf(hall, ticket.queue)
  if (stands !== null) return refuse(stands)
  if (at < ticket.until) return refuse({ reason: 'too-soon', waitMs: ticket.until - at })
  return accept(inHall(hall, { type: 'HeldMissed', ticket: ticket.id }), { ticket: ticket.id })
}

/** [U5] At lunch a colleague takes over whom this counter sent away (users.md C5), as far as authorised for their queues. */
export const decideHandOverHeld: Decide<IntentOf<'HandOverHeld'>> = (world, command) => {
  const at = ownCounter(world, command)
  if (isRefused(at)) return at
  const { hall } = at
  const from = at.counter.id
  const to = hall.rows.get('counter', command.intent.to)
  if (to === undefined || to.status === 'closed' || to.id === from)
    return refuse({ reason: 'counter-not-open', counter: command.intent.to })
  const held = heldAt(hall, from)
  if (held.length === 0) return refuse({ reason: 'nobody-held', counter: from })
  const taken = held.filter(({ queue }) => to.queues.includes(queue))
  if (taken.length === 0) return refuse({ reason: 'no-skill', counter: to.id })
  const { id: counter, staff, staffNo } = to
  const tickets = taken.map(({ id }) => id)
  return accept(inHall(hall, { type: 'HeldHandedOver', tickets, from, counter, staff }), {
    handedOver: taken.map(({ number }) => number),
    kept: held.length - taken.length,
    counter,
    staffNo,
  })
}

function heldAt({ rows }: OpenHall, counter: CounterId): readonly TicketIn<'held'>[] {
  const held: TicketIn<'held'>[] = []
  for (const id of rows.keys('held')) {
    const ticket = rows.get('ticket', id)
    if (ticket?.status === 'held' && ticket.counter === counter) held.push(ticket)
  }
  return held.toSorted((a, b) => a.order - b.order)
}
