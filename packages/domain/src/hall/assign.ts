import type { IntentOf } from '../command.ts'
import { refuse } from '../refusal.ts'
import { type Decide, accept, inHall, isRefused, openHall } from '../world.ts'
import { mayServe } from './counter.ts'

/**
 * [C44] A manager gives a counter other queues for today, open or not; what its clerk may serve follows at once, and who is
 * in hand stays. Not where the clerk would be left without any queue.
 */
export const decideAssignQueues: Decide<IntentOf<'AssignQueues'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { counter: id, queues, reason } = intent
  const configured = hall.config.counters.find((counter) => counter.id === id)
  if (configured === undefined) return refuse({ reason: 'unknown-counter' })
  const known = hall.config.queues.map((queue) => queue.id)
  if (queues?.length === 0 || queues?.some((queue) => !known.includes(queue)))
    return refuse({ reason: 'unknown-queue' })
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  const state = hall.rows.get('counter', id)
  const skills = state === undefined || state.status === 'closed' ? null : state.skills
  const serving = skills && (queues ?? configured.queues).filter((queue) => skills.includes(queue))
  if (serving?.length === 0) return refuse({ reason: 'no-skill', counter: id })
  return accept(inHall(hall, { type: 'CounterAssigned', counter: id, queues, reason, serving }), {
    counter: id,
    serving,
  })
}

/** [C45] Who is authorised for other queues serves them at once; where none is left nobody is called, and who is in hand stays. */
export const decideAuthoriseClerk: Decide<IntentOf<'AuthoriseClerk'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { staff, skills } = intent
  for (const id of hall.rows.keys('counter')) {
    const counter = hall.rows.get('counter', id)!
    if (counter.status === 'closed' || counter.staff !== staff) continue
    const serving = mayServe(hall, counter.id, skills)
    const event = { type: 'ClerkAuthorised', counter: counter.id, skills, serving } as const
    return accept(inHall(hall, event), { counter: counter.id, serving })
  }
  return accept([], { counter: null, serving: [] })
}
