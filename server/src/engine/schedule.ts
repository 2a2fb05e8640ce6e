import type { CommandId, HallId, Intent, Rows } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import { businessDay } from './business-day.ts'
import { halls, newestConfig } from './config.ts'
import type { Asked } from './asked.ts'
import type { Clock } from './decide-group.ts'
import type { HallsState } from './state.ts'

/** A ticket that the printer refused and nobody acknowledged on the screen is cancelled after this. */
export const NOT_PRINTED_MS = 60_000
/** How often what is due is looked for. */
export const LOOK_EVERY_MS = 1_000

export interface ScheduleSeams {
  readonly state: HallsState
  readonly clock: Clock
  readonly submit: (asked: Asked) => Promise<Answer>
}

/**
 * What the hall does by itself. What is due is derived from the state each time it is looked at, and every scheduled
 * command has a deterministic id, so a restart loses none and doubles none.
 */
export function makeSchedule({ state, clock, submit }: ScheduleSeams) {
  /** Submits all that is due now. */
  async function look(): Promise<void> {
    const due: Promise<Answer>[] = []
    for (const hall of halls(state)) {
      const config = newestConfig(state, hall)
      if (config === null || state.broken.has(hall)) continue
      const day = businessDay(clock.now(), config.timeZone)
      const stream = state.newestDay.get(hall)
      if (stream === undefined || stream < `hall:${hall}:${day}`) {
        due.push(ask(hall, `open.${hall}.${day}`, { type: 'OpenDay', day, config: config.version }))
      }
      const rows = stream === undefined ? undefined : state.streams.get(stream)?.rows
      if (rows?.get('day', 'day')?.status === 'open') due.push(...notPrinted(hall, rows))
    }
    await Promise.all(due)
  }

  function* notPrinted(hall: HallId, rows: Rows): Iterable<Promise<Answer>> {
    for (const id of rows.keys('ticket')) {
      const ticket = rows.get('ticket', id)!
      const print = ticket.print
      if (ticket.status !== 'waiting' || print?.outcome !== 'refused' || print.acknowledged) continue
      if (clock.now() - print.at < NOT_PRINTED_MS) continue
      yield ask(hall, `not-printed.${ticket.id}`, { type: 'CancelTicket', ticket: ticket.id, reason: 'not-printed' })
    }
  }

  function ask(hall: HallId, id: string, intent: Intent): Promise<Answer> {
    const command = { id: id as CommandId, hall, intent, actor: { kind: 'system' }, person: null } as const
    return submit({ ...command, fresh: id, sender: 'system', payloadHash: id })
  }

  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return { look, stop: () => clearInterval(timer) }
}
