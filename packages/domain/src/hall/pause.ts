import type { IntentOf } from '../command.ts'
import type { Event } from '../event.ts'
import { MINUTE } from '../ids.ts'
import { refuse } from '../refusal.ts'
import { type Decide, accept, inHall, isRefused } from '../world.ts'
import type { Rows } from '../rows.ts'
import { type OpenCounterState, isManager, ownOrAnyCounter } from './counter.ts'
import type { CounterState } from './state.ts'

/**
 * [C17] A counter pauses with a reason and a planned end, which walls show; [C18] with a visitor in hand, right after. [C43] Of a
 * zone only so many at a time; a manager may let more, and make any counter pause.
 */
export const decidePauseCounter: Decide<IntentOf<'PauseCounter'>> = (world, command) => {
  const at = ownOrAnyCounter(world, command)
  if (isRefused(at)) return at
  const { hall } = at
  const { id: counter, status, zone: id } = at.counter
  if (status === 'paused') return refuse({ reason: 'counter-paused', counter })
  const limit = hall.config.zones.find((zone) => zone.id === id)?.maxPaused ?? Infinity
  if (!isManager(command.actor) && pausing(hall.rows, at.counter) >= limit)
    return refuse({ reason: 'pause-limit', zone: id, limit })
  const { reason, minutes } = command.intent
  const until = minutes === null ? null : command.at + minutes * MINUTE
  const after = status !== 'open'
  return accept(inHall(hall, { type: 'CounterPaused', counter, after, reason, until }), {
    counter,
    paused: !after,
    until,
  })
}

/** So many others of the zone pause, or will as soon as their visitor is done. */
function pausing(rows: Rows, { id, zone }: OpenCounterState): number {
  const others = [...rows.keys('counter')].map((key) => rows.get('counter', key)!)
  return others.filter((each) => each.zone === zone && each.id !== id && pauses(each)).length
}

const pauses = (counter: CounterState): boolean =>
  counter.status === 'paused' || ('pauseAfter' in counter && counter.pauseAfter !== null)

/** [C17] The counter goes on; a pause that was still to come is dropped. */
export const decideResumeCounter: Decide<IntentOf<'ResumeCounter'>> = (world, command) => {
  const at = ownOrAnyCounter(world, command)
  if (isRefused(at)) return at
  const { hall, counter } = at
  if (!pauses(counter)) return refuse({ reason: 'counter-not-paused', counter: counter.id })
  return accept(inHall(hall, { type: 'CounterResumed', counter: counter.id }), { counter: counter.id })
}

/** [C19] A manager frees a counter that was left signed in: who was in hand goes back to the line, at the same rank. */
export const decideReleaseCounter: Decide<IntentOf<'ReleaseCounter'>> = (world, command) => {
  if (!isManager(command.actor)) return refuse({ reason: 'not-permitted' })
  const at = ownOrAnyCounter(world, command)
  if (isRefused(at)) return at
  const { hall, counter } = at
  const { reason } = command.intent
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
