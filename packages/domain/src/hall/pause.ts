import type { IntentOf } from '../command.ts'
import type { Event } from '../event.ts'
import { refuse } from '../refusal.ts'
import { type Decide, accept, inHall, isRefused, openHall } from '../world.ts'
import { type OpenCounterState, atCounter } from './counter.ts'
import type { Rows } from '../rows.ts'

const MINUTE = 60_000

/** [C17] A counter pauses with a reason and a planned end, which walls show; [C18] with a visitor in hand, right after. */
export const decidePauseCounter: Decide<IntentOf<'PauseCounter'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const at = atCounter(hall, command)
  if (isRefused(at)) return at
  const { id: counter, status } = at.counter
  if (status === 'paused') return refuse({ reason: 'counter-paused', counter })
  const { reason, minutes } = command.intent
  const until = minutes === null ? null : command.at + minutes * MINUTE
  const after = status !== 'open'
  return accept(inHall(hall, { type: 'CounterPaused', counter, after, reason, until }), {
    counter,
    paused: !after,
    until,
  })
}

/** [C17] The counter goes on; a pause that was still to come is dropped. */
export const decideResumeCounter: Decide<IntentOf<'ResumeCounter'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const at = atCounter(hall, command)
  if (isRefused(at)) return at
  const { counter } = at
  const pauses = counter.status === 'paused' || ('pauseAfter' in counter && counter.pauseAfter !== null)
  if (!pauses) return refuse({ reason: 'counter-not-paused', counter: counter.id })
  return accept(inHall(hall, { type: 'CounterResumed', counter: counter.id }), { counter: counter.id })
}

/** [C19] A manager frees a counter that was left signed in: who was in hand goes back to the line, at the same rank. */
export const decideReleaseCounter: Decide<IntentOf<'ReleaseCounter'>> = (world, { intent, actor }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  if (actor.kind !== 'staff' || !actor.roles.includes('manager')) return refuse({ reason: 'not-permitted' })
  const { reason } = intent
  const counter = hall.rows.get('counter', intent.counter)
  if (counter === undefined || counter.status === 'closed') {
    const known = hall.config.counters.some(({ id }) => id === intent.counter)
    return refuse(known ? { reason: 'counter-not-open', counter: intent.counter } : { reason: 'unknown-counter' })
  }
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  const home = sentBack(hall.rows, counter, reason)
  const released: Event = { type: 'CounterReleased', counter: counter.id, reason }
  return accept(inHall(hall, ...home, released), {
    counter: counter.id,
    returned: home.length > 0 && 'number' in counter ? counter.number : null,
  })
}

/** Who was in hand waits again; a visit without a number is over. */
function sentBack(rows: Rows, counter: OpenCounterState, reason: string): readonly Event[] {
  const ticket = 'ticket' in counter ? rows.get('ticket', counter.ticket) : undefined
  if (ticket === undefined) return []
  const { id, queue, item } = ticket
  if (ticket.status === 'called') return [{ type: 'CallWithdrawn', ticket: id, counter: counter.id, reason }]
  if (ticket.walkIn)
    return [{ type: 'ServiceFinished', ticket: id, counter: counter.id, results: [{ item, result: 'gave-up' }] }]
  return [{ type: 'TicketTransferred', ticket: id, from: counter.id, queue, item, bound: null, reason }]
}
