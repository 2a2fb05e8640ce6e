import type { IntentOf } from '../command.ts'
import type { CallId, TicketId } from '../ids.ts'
import { refuse } from '../refusal.ts'
import { type Decide, accept, inHall, isRefused } from '../world.ts'
import { elsewhere } from './calling.ts'
import { freeCounter, labelOf, ownCounter } from './counter.ts'
import { classByAge } from './ticket.ts'

/**
 * [C28] 无号直办: a quick question is answered without a number of a queue. The visit has a number of the counter's own
 * series, for the rating and the case, and never stands on a wall.
 */
export const decideStartWalkIn: Decide<IntentOf<'StartWalkIn'>> = (world, command) => {
  const at = ownCounter(world, command)
  if (isRefused(at)) return at
  const counter = freeCounter(at)
  if (isRefused(counter)) return counter
  const { hall } = at
  const label = labelOf(hall, counter.id)
  if (label === undefined) return refuse({ reason: 'unknown-counter' })
  const { intent, person, fresh } = command
  const { item, purpose, count, forWhom } = intent
  const queues = hall.config.queues.filter(({ id }) => counter.queues.includes(id))
  const queue = item === null ? counter.queues[0] : queues.find(({ items }) => items.includes(item))?.id
  if (queue === undefined) return refuse({ reason: 'unknown-item' })
  const cls = classByAge(hall.config, person?.age ?? null)
  if (typeof cls !== 'string') return refuse(cls)
  const personHash = person?.hash ?? null
  const not = elsewhere(hall, { id: null, personHash, others: [] })
  if (not !== null) return refuse(not)

  const serial = (hall.rows.get('sequence', `walk-in ${counter.id}`)?.last ?? 0) + 1
  const number = `${label}-${String(serial).padStart(3, '0')}`
  const ticket = fresh as TicketId
  const asked = { queue, item, class: cls, badge: null, purpose, count, forWhom, source: 'counter' } as const
  const identity = personHash === null ? 'none' : 'card'
  const visitor = { identity, escort: false, person: person?.ref ?? null, personHash } as const
  return accept(
    inHall(hall, {
      type: 'WalkInStarted',
      ticket,
      number,
      serial,
      counter: counter.id,
      staff: counter.staff,
      call: fresh as CallId,
      ...asked,
      ...visitor,
      session: null,
      booking: null,
      stops: [],
    }),
    { ticket, number, queue, item },
  )
}
