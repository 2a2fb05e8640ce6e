import type { IntentOf } from '../command.ts'
import type { Carried, Event, Happened } from '../event.ts'
import type { CounterId, TicketId } from '../ids.ts'
import { refuse } from '../refusal.ts'
import type { Rows } from '../rows.ts'
import { configStream, hallStream } from '../stream.ts'
import { type Decide, accept, inHall, isRefused, openHall } from '../world.ts'
import { configFaults } from './config-faults.ts'
import type { CounterState, TicketIn } from './state.ts'

/** [D1] A configuration version is published once and never changed; [D10] one that decisions could not work with is refused. */
export const decidePublishConfig: Decide<IntentOf<'PublishConfig'>> = (world, { intent }) => {
  const stream = configStream(world.hall)
  const { config } = intent
  if (config.hall !== world.hall) return refuse({ reason: 'unknown-hall' })
  const faults = configFaults(config)
  if (faults.length > 0) return refuse({ reason: 'config-invalid', faults })
  if (world.rows(stream).get('config', config.version) !== undefined) return accept([], { version: config.version })
  return accept([{ stream, event: { type: 'ConfigPublished', config } }], { version: config.version })
}

/**
 * [D2] Opens a business day. [D3] An open day before it is closed in the same append: what was being served and who
 * sits where is carried over. [D4] A day is never opened before the last one.
 */
export const decideOpenDay: Decide<IntentOf<'OpenDay'>> = (world, { intent }) => {
  const { day, config } = intent
  if (world.rows(configStream(world.hall)).get('config', config) === undefined)
    return refuse({ reason: 'unknown-config' })
  const stream = hallStream(world.hall, day)
  const opened = (carried: Carried): Happened => ({
    stream,
    event: { type: 'DayOpened', hall: world.hall, day, config, carried },
  })
  if (world.dayStream === null) return accept([opened({ counters: [], tickets: [] })], { day })

  const rows = world.rows(world.dayStream)
  const last = rows.get('day', 'day')!
  if (day < last.day) return refuse({ reason: 'day-in-the-past' })
  if (day === last.day) {
    if (last.status === 'open') return refuse({ reason: 'hall-open' })
    return accept([opened({ counters: [], tickets: [] })], { day })
  }
  if (last.status === 'closed') return accept([opened({ counters: [], tickets: [] })], { day })
  const carried = carryOver(rows)
  return accept([{ stream: world.dayStream, event: closing(rows, carried) }, opened(carried)], { day })
}

/** [D5] Closes the day: nobody is being served any more; who still waits expires; counters close. */
export const decideCloseDay: Decide<IntentOf<'CloseDay'>> = (world) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  for (const counter of openCounters(hall.rows)) {
    if (counter.status !== 'open')
      return refuse({ reason: 'counter-busy', counter: counter.id, number: counter.number })
  }
  return accept(inHall(hall, closing(hall.rows, { counters: [], tickets: [] })), { day: hall.day.day })
}

function closing(rows: Rows, carried: Carried): Event {
  const kept = new Set<string>(carried.tickets.map(({ id }) => id))
  const expired = [...rows.keys('ticket')].filter((id) => !kept.has(id)) as TicketId[]
  return { type: 'DayClosed', expired, closed: openCounters(rows).map(({ id }) => id as CounterId) }
}

function carryOver(rows: Rows): Carried {
  const counters = openCounters(rows)
  const tickets: TicketIn<'serving'>[] = []
  for (const counter of counters) {
    const ticket = counter.status === 'serving' ? rows.get('ticket', counter.ticket) : undefined
    if (ticket?.status === 'serving') tickets.push(ticket)
  }
  const free = (counter: CounterState): CounterState => {
    if (counter.status !== 'calling') return counter
    const { id, zone, since, staff, staffNo, queues } = counter
    return { id, zone, since, status: 'open', staff, staffNo, queues }
  }
  return { counters: counters.map(free), tickets }
}

function openCounters(rows: Rows): Exclude<CounterState, { status: 'closed' }>[] {
  const open: Exclude<CounterState, { status: 'closed' }>[] = []
  for (const id of rows.keys('counter')) {
    const counter = rows.get('counter', id)!
    if (counter.status !== 'closed') open.push(counter)
  }
  return open
}
