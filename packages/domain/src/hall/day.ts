import type { IntentOf } from '../command.ts'
import type { Carried, CarriedCounter, EventOf, Happened } from '../event.ts'
import type { CounterId, TicketId } from '../ids.ts'
import { refuse } from '../refusal.ts'
import type { Rows } from '../rows.ts'
import { configStream, hallStream } from '../stream.ts'
import { type Decide, accept, inHall, isRefused, standingHall } from '../world.ts'
import { configFaults } from './config-faults.ts'
import { endOfDrill } from './drill.ts'
import type { OpenCounterState } from './counter.ts'
import { inOrder, slipsOf, slipsStillGood } from './carry-over.ts'
import type { Slip, TicketIn } from './state.ts'

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
export const decideOpenDay: Decide<IntentOf<'OpenDay'>> = (world, { intent, at }) => {
  const { day, config } = intent
  if (world.rows(configStream(world.hall)).get('config', config) === undefined)
    return refuse({ reason: 'unknown-config' })
  const stream = hallStream(world.hall, day)
  const opened = (carried: Carried): Happened => ({
    stream,
    event: { type: 'DayOpened', hall: world.hall, day, config, carried },
  })
  const nothing = { counters: [], tickets: [] }
  if (world.dayStream === null) return accept([opened({ ...nothing, slips: [] })], { day, slips: [] })

  const rows = world.rows(world.dayStream)
  const last = rows.get('day', 'day')!
  if (day < last.day) return refuse({ reason: 'day-in-the-past' })
  if (day === last.day) {
    if (last.status === 'open') return refuse({ reason: 'hall-open' })
    return accept([opened({ ...nothing, slips: [] })], { day, slips: [] })
  }
  const { rules } = world.rows(configStream(world.hall)).get('config', config)!
  const good = slipsStillGood(rows, day, rules.slipDays)
  if (last.status === 'closed') return accept([opened({ ...nothing, slips: good })], { day, slips: [] })
  const going = goesOn(rows)
  const closed = closing(rows, going.tickets, rules.slipDays)
  const carried = { ...going, slips: [...good, ...closed.slips] }
  const before = [...endOfDrill(rows, at), closed].map((event) => ({ stream: world.dayStream!, event }))
  return accept([...before, opened(carried)], { day, slips: told(closed.slips) })
}

/** [D5] Closes the day: nobody is being served any more; who still waits expires; counters close. */
export const decideCloseDay: Decide<IntentOf<'CloseDay'>> = (world, { at }) => {
  const hall = standingHall(world)
  if (isRefused(hall)) return hall
  for (const counter of openCounters(hall.rows)) {
    if ('ticket' in counter) return refuse({ reason: 'counter-busy', counter: counter.id, number: counter.number })
  }
  const event = closing(hall.rows, [], hall.config.rules.slipDays)
  return accept(inHall(hall, ...endOfDrill(hall.rows, at), event), { day: hall.day.day, slips: told(event.slips) })
}

const told = (slips: readonly Slip[]) => slips.map(({ slip, number, queue }) => ({ slip, number, queue }))

/** [D11] Who waits in vain, or is away for a moment, gets a slip for tomorrow: nobody's number just dies. */
function closing(rows: Rows, goOn: readonly { readonly id: TicketId }[], slipDays: number): EventOf<'DayClosed'> {
  const kept = new Set<string>(goOn.map(({ id }) => id))
  const ending = inOrder([...rows.keys('ticket')].filter((id) => !kept.has(id)).map((id) => rows.get('ticket', id)!))
  const expired = ending.map(({ id }) => id)
  const closed = openCounters(rows).map(({ id }) => id as CounterId)
  const unserved = ending.filter(({ status }) => status !== 'missed')
  return { type: 'DayClosed', expired, closed, slips: slipDays > 0 ? slipsOf(rows, unserved) : [] }
}

/** Services go on over midnight; a counter that was calling is free, and nothing before can be taken back. */
function goesOn(rows: Rows): Omit<Carried, 'slips'> {
  const counters = openCounters(rows)
  const tickets: TicketIn<'serving'>[] = []
  for (const counter of counters) {
    const ticket = counter.status === 'serving' ? rows.get('ticket', counter.ticket) : undefined
    if (ticket?.status === 'serving') tickets.push(overMidnight(ticket))
  }
  const free = (counter: OpenCounterState): CarriedCounter => {
    if (counter.status !== 'calling') return { ...counter, last: null }
    const { id, zone, since, staff, staffNo, skills, queues } = counter
    return { id, zone, since, status: 'open', staff, staffNo, skills, queues, last: null }
  }
  return { counters: counters.map(free), tickets }
}

/** Should it ever wait again, it came before anybody of the new day. A hash of another day says nothing. */
function overMidnight(ticket: TicketIn<'serving'>): TicketIn<'serving'> {
  const others = ticket.others.map(({ person }) => ({ person, personHash: null }))
  return { ...ticket, rank: 0, personHash: null, others }
}

function openCounters(rows: Rows): OpenCounterState[] {
  const open: OpenCounterState[] = []
  for (const id of rows.keys('counter')) {
    const counter = rows.get('counter', id)!
    if (counter.status !== 'closed') open.push(counter)
  }
  return open
}
