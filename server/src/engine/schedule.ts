import {
  type DayState,
  type HallConfig,
  type HallId,
  type Intent,
  type Rows,
  bookingsStream,
  configStream,
  isMissed,
  missesAt,
  suspensionOf,
} from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import { type LocalNow, localNow } from './business-day.ts'
import { halls, newestConfig } from './config.ts'
import { type Asked, askedBySystem } from './asked.ts'
import type { Clock } from './decide-group.ts'
import type { HallsState } from './state.ts'

/** A ticket that the printer refused and nobody acknowledged on the screen is cancelled after this. */
export const NOT_PRINTED_MS = 60_000
/** How often what is due is looked for. */
export const LOOK_EVERY_MS = 1_000

interface ScheduleSeams {
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
      const now = localNow(clock.now(), config.timeZone)
      const day = now.today
      const stream = state.newestDay.get(hall)
      if (stream === undefined || stream < `hall:${hall}:${day}`) {
        due.push(ask(hall, `open.${hall}.${day}`, { type: 'OpenDay', day, config: config.version }))
      }
      const rows = stream === undefined ? undefined : state.streams.get(stream)?.rows
      const open = rows?.get('day', 'day')
      if (rows === undefined || open?.status !== 'open' || open.suspended?.evacuated === true) continue
      const running = state.streams.get(configStream(hall))?.rows.get('config', open.config) ?? config
      due.push(...notPrinted(hall, rows), ...unanswered(hall, rows, running), ...notBack(hall, rows, open))
      due.push(...notCome(hall, running, now), ...drillOver(hall, rows))
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

  /** Calls that nobody answered, where the queue is set so. */
  function* unanswered(hall: HallId, rows: Rows, config: HallConfig): Iterable<Promise<Answer>> {
    for (const id of rows.keys('counter')) {
      const counter = rows.get('counter', id)!
      const ticket = counter.status === 'calling' ? rows.get('ticket', counter.ticket) : undefined
      if (ticket?.status !== 'called') continue
      const at = missesAt(config, ticket)
      if (at === null || clock.now() < at) continue
      const { id: which, call, lastCallAt } = ticket
      yield ask(hall, `miss.${which}.${lastCallAt}`, { type: 'MissUnanswered', ticket: which, call })
    }
  }

  /** Who was away for a moment and did not come back; that time stands still with the queue. */
  function* notBack(hall: HallId, rows: Rows, day: DayState): Iterable<Promise<Answer>> {
    for (const id of rows.keys('held')) {
      const ticket = rows.get('ticket', id)
      if (ticket?.status !== 'held' || clock.now() < ticket.until) continue
      if (suspensionOf({ day, rows }, ticket.queue) !== null) continue
      yield ask(hall, `held.${id}.${ticket.until}`, { type: 'MissHeld', ticket: ticket.id, until: ticket.until })
    }
  }

  /** An outage drill whose time is over. */
  function* drillOver(hall: HallId, rows: Rows): Iterable<Promise<Answer>> {
    const drill = rows.get('drill', 'drill')
    if (drill === undefined || drill.endedAt !== null || clock.now() < drill.until) return
    yield ask(hall, `drill.${hall}.${drill.since}`, { type: 'EndDrill', since: drill.since })
  }

  /** Appointments to which nobody came. */
  function* notCome(hall: HallId, config: HallConfig, now: LocalNow): Iterable<Promise<Answer>> {
    const rows = config.booking === null ? undefined : state.streams.get(bookingsStream(hall))?.rows
    for (const id of rows?.keys('booking') ?? []) {
      const booking = rows!.get('booking', id)!
      if (!isMissed(booking, config.booking!, now)) continue
      yield ask(hall, `no-show.${id}`, { type: 'MissBooking', booking: booking.id })
    }
  }

  const ask = (hall: HallId, id: string, intent: Intent): Promise<Answer> => submit(askedBySystem(hall, id, intent))

  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return { look, stop: () => clearInterval(timer) }
}
