import type { Command, IntentOf } from '../command.ts'
import type { QueueId } from '../ids.ts'
import { type Refused, refuse } from '../refusal.ts'
import { type Decide, type OpenHall, type World, accept, inHall, isRefused, openHall, wrongState } from '../world.ts'
import type { CounterState, TicketIn } from './state.ts'

export type OpenCounterState = Exclude<CounterState, { status: 'closed' }>

/** A counter at which the asker sits, in an open hall. */
export interface AtCounter {
  readonly hall: OpenHall
  readonly counter: OpenCounterState
}

/** [C1] Only who opened a counter may work at it. [D9] What was carried over goes on where the configuration has it no more. */
export function atCounter(
  hall: OpenHall,
  { intent, actor }: { readonly intent: { readonly counter: string }; readonly actor: Command['actor'] },
): AtCounter | Refused {
  const counter = hall.rows.get('counter', intent.counter)
  if (counter === undefined || counter.status === 'closed') {
    const known = hall.config.counters.some(({ id }) => id === intent.counter)
    return refuse(known ? { reason: 'counter-not-open', counter: intent.counter } : { reason: 'unknown-counter' })
  }
  if (actor.kind !== 'staff' || actor.staff !== counter.staff) return refuse({ reason: 'not-permitted' })
  return { hall, counter }
}

type Asked = Parameters<typeof atCounter>[1]

/** The counter at which the asker sits. */
export function ownCounter(world: World, asked: Asked): AtCounter | Refused {
  const hall = openHall(world)
  return isRefused(hall) ? hall : atCounter(hall, asked)
}

/** For a manager any counter that is open, for everybody else the own one. */
export function ownOrAnyCounter(world: World, asked: Asked): AtCounter | Refused {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const counter = hall.rows.get('counter', asked.intent.counter)
  const isOpen = counter !== undefined && counter.status !== 'closed'
  return isManager(asked.actor) && isOpen ? { hall, counter } : atCounter(hall, asked)
}

export const isManager = (actor: Command['actor']): boolean => actor.kind === 'staff' && actor.roles.includes('manager')

/** The asker's counter with the visitor in hand, in the state that the step needs. */
export function ownVisitor<S extends 'called' | 'serving'>(
  world: World,
  asked: Asked,
  status: S,
): (AtCounter & { readonly ticket: TicketIn<S> }) | Refused {
  const at = ownCounter(world, asked)
  if (isRefused(at)) return at
  const { hall, counter } = at
  if (!('ticket' in counter)) return refuse({ reason: 'counter-free', counter: counter.id })
  const ticket = hall.rows.get('ticket', counter.ticket)
  return ticket?.status === status ? { hall, counter, ticket: ticket as TicketIn<S> } : wrongState(ticket)
}

/** [C17] The counter, if it can take somebody now: nobody is in hand, and it does not pause. */
export function freeCounter({ counter }: AtCounter): Extract<CounterState, { status: 'open' }> | Refused {
  if (counter.status === 'paused') return refuse({ reason: 'counter-paused', counter: counter.id })
  if (counter.status === 'open') return counter
  return refuse({ reason: 'counter-busy', counter: counter.id, number: counter.number })
}

/** What is called and shown: `12` in 「请到12号窗口」. Undefined for one that the configuration has no more. */
export const labelOf = ({ config }: OpenHall, counter: string): string | undefined =>
  config.counters.find(({ id }) => id === counter)?.label

/** [C44] The queues of a counter today: those that a manager gave it, else as configured. */
export function queuesOf({ config, rows }: Pick<OpenHall, 'config' | 'rows'>, counter: string): readonly QueueId[] {
  return rows.get('assigned', counter)?.queues ?? config.counters.find(({ id }) => id === counter)?.queues ?? []
}

/** [C2] [C44] The counter's queues of today ∩ the clerk's authorisations, in the counter's order. */
export const mayServe = (hall: OpenHall, counter: string, skills: readonly QueueId[]): readonly QueueId[] =>
  queuesOf(hall, counter).filter((queue) => skills.includes(queue))

/**
 * [C2] One clerk at a counter, one counter a clerk; may serve = the counter's queues ∩ the clerk's authorisations. [C61] From a PC that
 * belongs to another counter only with a reason: who opens the wrong one calls people to an empty window all morning.
 */
export const decideOpenCounter: Decide<IntentOf<'OpenCounter'>> = (world, { intent, actor }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const counter = hall.config.counters.find(({ id }) => id === intent.counter)
  if (counter === undefined) return refuse({ reason: 'unknown-counter' })
  if (actor.kind !== 'staff') return refuse({ reason: 'not-permitted' })
  for (const id of hall.rows.keys('counter')) {
    const other = hall.rows.get('counter', id)!
    if (other.status === 'closed') continue
    // [C62] Whose it is must be said: only they or a manager can free it.
    if (other.id === counter.id && other.staff !== actor.staff)
      return refuse({ reason: 'counter-taken', counter: other.id, staffNo: other.staffNo })
    if (other.staff === actor.staff) return refuse({ reason: 'counter-open', counter: other.id })
  }
  const elsewhere = actor.at === undefined || actor.at === counter.id ? null : (intent.reason ?? '')
  if (elsewhere === '') return refuse({ reason: 'other-counter', counter: actor.at! })
  const { staff, staffNo, skills } = actor
  const queues = mayServe(hall, counter.id, skills)
  if (queues.length === 0) return refuse({ reason: 'no-skill', counter: counter.id })
  const { id, zone } = counter
  return accept(inHall(hall, { type: 'CounterOpened', counter: id, zone, staff, staffNo, skills, queues, elsewhere }), {
    counter: id,
    queues,
  })
}

/** [C3] A counter with someone in hand is not closed; a manager may close another's. */
export const decideCloseCounter: Decide<IntentOf<'CloseCounter'>> = (world, command) => {
  const at = ownOrAnyCounter(world, command)
  if (isRefused(at)) return at
  const { hall, counter } = at
  if ('ticket' in counter) return refuse({ reason: 'counter-busy', counter: counter.id, number: counter.number })
  return accept(inHall(hall, { type: 'CounterClosed', counter: counter.id }), { counter: counter.id })
}
