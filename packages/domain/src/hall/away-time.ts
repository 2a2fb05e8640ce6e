import type { Command } from '../command.ts'
import { MINUTE, type Ms, type QueueId } from '../ids.ts'
import type { OpenHall } from '../world.ts'
import type { HallConfig } from './config.ts'
import { minutesOf, sessionsOn } from './session.ts'

/** The clock of the hall and the instant at which it says so. */
export type Moment = Pick<Command, 'at' | 'today' | 'localTime'>

interface Stretch {
  readonly from: Ms
  readonly to: Ms
}

/** The breaks of a queue today, in order: from the end of a session to the first call of the next one. */
function breaksOf(config: HallConfig, queue: QueueId, { at, today, localTime }: Moment): readonly Stretch[] {
  const sessions = sessionsOn(config, queue, today) ?? []
  const midnight = at - (minutesOf(localTime) * MINUTE + (at % MINUTE))
  return sessions.slice(1).flatMap(({ callFrom }, n): Stretch[] => {
    const { stopServing } = sessions[n]!
    const [from, to] = [stopServing, callFrom].map((time) => midnight + minutesOf(time) * MINUTE) as [Ms, Ms]
    return from < to ? [{ from, to }] : []
  })
}

/** [Q93] When so many ms from now will have passed without the breaks: nobody has to be back while the counters are empty. */
export function awayUntil(config: HallConfig, queue: QueueId, ms: Ms, now: Moment): Ms {
  let until = now.at + ms
  for (const { from, to } of breaksOf(config, queue, now))
    if (now.at < to && from < until) until += to - Math.max(from, now.at)
  return until
}

/** [Q94] How many ms since then count: without the breaks, nor the time for which the queue stands still now. */
export function awaySince({ config, day, rows }: Standing, queue: QueueId, since: Ms, now: Moment): Ms {
  const stands = [day.suspended, rows.get('queue', queue)?.suspended].flatMap((each) => each?.since ?? [])
  const until = Math.min(now.at, ...stands)
  const breaks = breaksOf(config, queue, now).map(({ from, to }) => Math.min(to, until) - Math.max(from, since))
  return Math.max(0, until - since - breaks.reduce((sum, ms) => sum + Math.max(0, ms), 0))
}

export type Standing = Pick<OpenHall, 'config' | 'day' | 'rows'>
