import type { Command, IntentOf } from '../command.ts'
import type { Event } from '../event.ts'
import type { CallId } from '../ids.ts'
import { type Refusal, type Refused, refuse } from '../refusal.ts'
import {
  type Decide,
  type Decision,
  type OpenHall,
  accept,
  afterwards,
  inHall,
  isRefused,
  wrongState,
} from '../world.ts'
import { type AtCounter, atCounter, freeCounter, labelOf, ownCounter, ownVisitor } from './counter.ts'
import { inHandOf } from './evolve-parts.ts'
import { alertFor } from './missed.ts'
import { type Choice, selectNext } from './select.ts'
import { callingFrom } from './session.ts'
import { aheadAfter } from './share.ts'
import { type ItemResult, type Stop, type TicketIn, hashesOf } from './state.ts'
import { suspensionOf } from './suspend.ts'

type Calling = Pick<Command, 'at' | 'fresh' | 'today' | 'localTime' | 'weekday'>

/** [C4] A free counter gets the next visitor; a loser of a race simply gets the one after. */
export const decideCallNext: Decide<IntentOf<'CallNext'>> = (world, command) => {
  const at = ownCounter(world, command)
  return isRefused(at) ? at : callNext(at, command)
}

function callNext(at: AtCounter, command: Calling): Decision {
  const counter = freeCounter(at)
  if (isRefused(counter)) return counter
  const { config } = at.hall
  if (counter.queues.length === 0) return refuse({ reason: 'no-skill', counter: counter.id })
  const queues = counter.queues.filter((queue) => cannotCall(at.hall, queue, command) === null)
  const aside: Event[] = []
  const told: { number: string; counter: string }[] = []
  for (let hall = at.hall; ;) {
    const choice = selectNext(config, hall.rows, counter, queues, command)
    if (choice === null) return refuse(whyNobody(at, command))
    const elsewhere = inHandOf(hall.rows, hashesOf(choice.ticket), choice.ticket.id)
    if (elsewhere === null) return called(at, choice, command, aside, told)
    // [C30] Who is in hand elsewhere is not missed here: the number steps aside until then.
    const event: Event = { type: 'TicketSteppedAside', ticket: choice.ticket.id, counter: elsewhere.counter }
    aside.push(event)
    told.push({ number: choice.ticket.number, counter: elsewhere.counter })
    hall = afterwards(hall, command.at, event)
  }
}

/** [Z1] [Z2] [Y4] Why nobody of this queue may be called now; null: they may. */
function cannotCall(hall: OpenHall, queue: TicketIn<'waiting'>['queue'], now: Calling): Refusal | null {
  const suspended = suspensionOf(hall, queue)
  if (suspended !== null) return suspended
  const from = callingFrom(hall.config, queue, now)
  return from === null ? null : { reason: 'not-calling-yet', from }
}

/** Nobody waits, or whoever waits may not be called now. */
function whyNobody({ hall, counter }: AtCounter, now: Calling): Refusal {
  for (const queue of counter.queues) {
    const refusal = (hall.rows.get('queue', queue)?.waiting ?? 0) > 0 ? cannotCall(hall, queue, now) : null
    if (refusal !== null) return refusal
  }
  return { reason: 'no-one-waiting' }
}

function called(
  { hall, counter }: AtCounter,
  { ticket, why }: Choice,
  { fresh }: Calling,
  aside: readonly Event[],
  told: readonly object[],
): Decision {
  const label = labelOf(hall, counter.id)
  if (label === undefined) return refuse({ reason: 'unknown-counter' })
  const { id, zone, staff } = counter
  const call = fresh as CallId
  const { id: ticketId, number } = ticket
  const event: Event = {
    type: 'TicketCalled',
    ticket: ticketId,
    number,
    counter: id,
    label,
    zone,
    staff,
    call,
    ahead: aheadAfter(hall.config, hall.rows, ticket),
    why,
  }
  return accept(inHall(hall, ...aside, event), { ticket: ticketId, number, call, why, aside: told })
}

/** [C20] A clerk may call somebody out of turn, with a reason that is kept and shown. */
export const decideCallChosen: Decide<IntentOf<'CallChosen'>> = (world, command) => {
  const at = ownCounter(world, command)
  if (isRefused(at)) return at
  const counter = freeCounter(at)
  if (isRefused(counter)) return counter
  const { hall } = at
  const { ticket: id, reason } = command.intent
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  const ticket = hall.rows.get('ticket', id)
  if (ticket?.status !== 'waiting') return wrongState(ticket)
  if (!counter.queues.includes(ticket.queue)) return refuse({ reason: 'no-skill', counter: counter.id })
  const not = cannotCall(hall, ticket.queue, command) ?? elsewhere(hall, ticket)
  if (not !== null) return refuse(not)
  const waitedMs = Math.max(0, command.at - ticket.issuedAt)
  const why = { rule: 'chosen', waitedMs, score: 0, class: ticket.class, others: 0, reason } as const
  return called(at, { ticket, why }, command, [], [])
}

/** Nobody is in two hands: one of these people is in hand at another counter. */
export function elsewhere(
  { rows }: OpenHall,
  ticket: Parameters<typeof hashesOf>[0] & { readonly id: TicketIn<'waiting'>['id'] | null },
): Refusal | null {
  const other = inHandOf(rows, hashesOf(ticket), ticket.id)
  return other && { reason: 'in-hand-elsewhere', counter: other.counter, number: other.number }
}

/** [C5] A recall needs the gap of the hall's rules since the last call. A third is counted, not refused (users.md C14). */
export const decideRecall: Decide<IntentOf<'Recall'>> = (world, command) => {
  const at = ownVisitor(world, command, 'called')
  if (isRefused(at)) return at
  const { hall, ticket } = at
  const waitMs = ticket.lastCallAt + hall.config.rules.recallGap - command.at
  if (waitMs > 0) return refuse({ reason: 'too-soon', waitMs })
  const { id: counter, zone } = at.counter
  const label = labelOf(hall, counter)
  if (label === undefined) return refuse({ reason: 'unknown-counter' })
  const { id, number, call } = ticket
  const times = ticket.calls + 1
  return accept(inHall(hall, { type: 'TicketRecalled', ticket: id, number, counter, label, zone, call, times }), {
    ticket: id,
    times,
    guideTold: alertFor(hall.config, ticket, times) !== null,
  })
}

/** [C21] A slip of the finger: who was called goes back to the same place, and the walls forget the call. */
export const decideWrongCall: Decide<IntentOf<'WrongCall'>> = (world, command) => {
  const at = ownVisitor(world, command, 'called')
  if (isRefused(at)) return at
  const { hall, ticket } = at
  const { reason, counter } = command.intent
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  return accept(inHall(hall, { type: 'CallWithdrawn', ticket: ticket.id, counter, reason }), {
    ticket: ticket.id,
    number: ticket.number,
  })
}

/** [C6] Who was called and came is served. */
export const decideStartService: Decide<IntentOf<'StartService'>> = (world, command) => {
  const at = ownVisitor(world, command, 'called')
  if (isRefused(at)) return at
  const { hall, counter, ticket } = at
  return accept(inHall(hall, { type: 'ServiceStarted', ticket: ticket.id, counter: counter.id }), { ticket: ticket.id })
}

/** [C7] Finish names what came of each item; [C8] and may call the next in the same decision (users.md C4). */
export const decideFinishService: Decide<IntentOf<'FinishService'>> = (world, command) => {
  const at = ownVisitor(world, command, 'serving')
  if (isRefused(at)) return at
  const { hall, ticket } = at
  const { results, thenCallNext } = command.intent
  if (results.length === 0) return refuse({ reason: 'result-required' })
  const { event, next } = finishing(at, ticket, results)
  const finished = inHall(hall, event)
  const after = afterwards(hall, command.at, event)
  const paused = after.rows.get('counter', at.counter.id)?.status === 'paused'
  const done = { finished: ticket.id, next, paused }
  if (!thenCallNext || next?.stays === true) return accept(finished, done)

  const free = atCounter(after, command)
  const called: Decision | Refused = isRefused(free) ? free : callNext(free, command)
  if (called.ok) return accept([...finished, ...called.happened], { ...done, called: called.result })
  return accept(finished, { ...done, called: null })
}

/**
 * [C40] With items left the visitor goes on to the next place with the same number, or [C41] stays where it is done too; who
 * gave up goes home.
 */
export function finishing(
  { counter }: Pick<AtCounter, 'counter'>,
  ticket: Pick<TicketIn<'serving'>, 'id' | 'stops'>,
  results: readonly ItemResult[],
) {
  const to = nextStop(ticket, results)
  if (to === undefined) {
    const event = { type: 'ServiceFinished', ticket: ticket.id, counter: counter.id, results } as const
    return { event, next: null }
  }
  const stops = ticket.stops.slice(1)
  const stays = counter.queues.includes(to.queue)
  const event = { type: 'VisitMovedOn', ticket: ticket.id, counter: counter.id, results, to, stops, stays } as const
  return { event, next: { ...to, stays } }
}

/** Where the visit goes on after this place; undefined: it is over. */
export function nextStop(
  { stops }: Pick<TicketIn<'serving'>, 'stops'>,
  results: readonly ItemResult[],
): Stop | undefined {
  return results.some(({ result }) => result === 'gave-up') ? undefined : stops[0]
}
