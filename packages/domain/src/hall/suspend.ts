import type { Command, IntentOf } from '../command.ts'
import type { Event } from '../event.ts'
import { MINUTE, type QueueId, type TicketId } from '../ids.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Rows } from '../rows.ts'
import { type Decide, type OpenHall, accept, inHall, isRefused, openHall, standingHall } from '../world.ts'
import { laterBy } from './session.ts'

/** [Z1] [Z2] Why nothing of this queue goes on now, in the words of who suspended it; null: it goes on. */
export function suspensionOf({ day, rows }: Pick<OpenHall, 'day' | 'rows'>, queue: QueueId): Refusal | null {
  if (day.suspended !== null) {
    const { reason: why, untilTime: until } = day.suspended
    return { reason: 'hall-suspended', why, until }
  }
  const suspended = rows.get('queue', queue)?.suspended ?? null
  if (suspended === null) return null
  return { reason: 'queue-suspended', queue, why: suspended.reason, until: suspended.untilTime }
}

/** Expected end, as an instant and on the clocks of the hall. */
function ending({ at, localTime }: Command, minutes: number | null) {
  if (minutes === null) return { until: null, untilTime: null }
  return { until: at + minutes * MINUTE, untilTime: laterBy(localTime, minutes) }
}

/** [Z1] No number is given out and none is called; everybody keeps the place. A second time gives the new reason and end. */
export const decideSuspendQueue: Decide<IntentOf<'SuspendQueue'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { queue, reason, minutes } = command.intent
  if (!hall.config.queues.some(({ id }) => id === queue)) return refuse({ reason: 'unknown-queue' })
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  const end = ending(command, minutes)
  return accept(inHall(hall, { type: 'QueueSuspended', queue, reason, ...end }), {
    queue,
    until: end.until,
    waiting: hall.rows.get('queue', queue)?.waiting ?? 0,
  })
}

/** [Z1] The queue goes on where it stood. */
export const decideResumeQueue: Decide<IntentOf<'ResumeQueue'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { queue } = intent
  if (!hall.config.queues.some(({ id }) => id === queue)) return refuse({ reason: 'unknown-queue' })
  if ((hall.rows.get('queue', queue)?.suspended ?? null) === null)
    return refuse({ reason: 'queue-not-suspended', queue })
  return accept(inHall(hall, { type: 'QueueResumed', queue }), { queue })
}

/**
 * [Z2] The whole hall stands still. [Z3] Where it is evacuated, who was called goes back to the line, so that all go on in
 * order afterwards, and [Z4] nothing at all is decided until the hall is resumed.
 */
export const decideSuspendHall: Decide<IntentOf<'SuspendHall'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { reason, minutes, evacuate } = command.intent
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  const end = ending(command, minutes)
  const home = evacuate ? withdrawn(hall.rows, reason) : []
  return accept(inHall(hall, ...home, { type: 'HallSuspended', reason, evacuated: evacuate, ...end }), {
    until: end.until,
    evacuated: evacuate,
    returned: home.length,
  })
}

function withdrawn(rows: Rows, reason: string): readonly Event[] {
  const calling = [...rows.keys('counter')].map((id) => rows.get('counter', id)!)
  return calling.flatMap((counter): Event[] =>
    counter.status === 'calling'
      ? [{ type: 'CallWithdrawn', ticket: counter.ticket as TicketId, counter: counter.id, reason }]
      : [],
  )
}

/** [Z2] [Z4] Everything goes on where it stood. */
export const decideResumeHall: Decide<IntentOf<'ResumeHall'>> = (world) => {
  const hall = standingHall(world)
  if (isRefused(hall)) return hall
  if (hall.day.suspended === null) return refuse({ reason: 'hall-not-suspended' })
  return accept(inHall(hall, { type: 'HallResumed' }))
}

/** [Z6] The hall could not work for a while: that time is nobody's bad average (users.md M11). */
export const decideMarkInterruption: Decide<IntentOf<'MarkInterruption'>> = (world, { intent, at }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { from, to, cause } = intent
  if (cause.trim() === '') return refuse({ reason: 'reason-required' })
  if (from >= to || to > at) return refuse({ reason: 'not-in-the-past' })
  return accept(inHall(hall, { type: 'HallInterrupted', from, to, cause }), { from, to })
}
