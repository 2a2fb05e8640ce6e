import type { IntentOf } from '../command.ts'
import type { Event, Happened } from '../event.ts'
import type { CallId, Ms } from '../ids.ts'
import { type Refusal, type Refused, refuse } from '../refusal.ts'
import { type Decide, accept, isRefused, openHall } from '../world.ts'
import { elsewhere, finishing } from './calling.ts'
import { type AtCounter, atCounter, labelOf } from './counter.ts'
import { movesBack } from './missed.ts'
import { aheadAfter } from './share.ts'
import { type Ticket, type TicketIn, factsOf, hashesOf } from './state.ts'
import { limitReached } from './ticket.ts'

/** What somebody ticked cannot lie further ahead than clocks of one hall drift apart. */
const DRIFT: Ms = 60_000

/** Why a call that was made live meanwhile is taken back. */
export const SERVED_AWAY = 'served-while-server-away'

type Tick = IntentOf<'JoinTick'>

/**
 * [U25] What a clerk did by hand while the server was away (应急叫号) joins the day as what it was: called, started, finished or
 * missed, each at its true time. [U26] What is true already is not repeated, so a number that was in hand goes on from there.
 */
export const decideJoinTick: Decide<Tick> = (world, command) => {
  const { intent } = command
  const hall = openHall(world)
  if (isRefused(hall)) return hall.refusal.reason === 'hall-closed' ? dayOver(intent) : hall
  if (hall.day.day !== intent.day) return dayOver(intent)
  const at = atCounter(hall, command)
  if (isRefused(at)) return at.refusal.reason === 'not-permitted' ? notYours(intent) : at
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket === undefined) return refuse({ reason: 'tick-elsewhere', number: null, status: 'ended' })
  const { counter } = at
  if ('ticket' in counter && counter.ticket !== ticket.id)
    return refuse({ reason: 'counter-busy', counter: counter.id, number: counter.number })
  const isHere = 'ticket' in counter
  if (!isHere && !counter.queues.includes(ticket.queue)) return refuse({ reason: 'no-skill', counter: counter.id })
  if (!areTimes([ticket.issuedAt, intent.calledAt, intent.startedAt, intent.endedAt], command.at))
    return refuse({ reason: 'tick-times' })
  if (intent.results.length > 0 && intent.endedAt === null) return refuse({ reason: 'tick-times' })
  const came = intent.startedAt !== null || ticket.status === 'serving' || ticket.status === 'held'
  if (intent.endedAt !== null && came && intent.results.length === 0) return refuse({ reason: 'result-required' })

  const begun = untilInHand(at, ticket, intent, command.fresh as CallId)
  if (!Array.isArray(begun)) return refuse(begun as Refusal)
  const steps = [...begun, ...fromInHand(at, ticket, intent)]
  // Who is still there binds like anybody: not in two hands, not beyond the limit.
  const goesOn = intent.endedAt === null || ticket.stops.length > 0
  const limit = ticket.status === 'missed' && goesOn ? limitReached(hall, ticket.queue, hashesOf(ticket)) : null
  const not = limit ?? (intent.endedAt === null ? elsewhere(hall, ticket) : null)
  if (not !== null) return refuse(not)
  const happened = steps.map(({ event, when }): Happened => ({
    stream: hall.stream,
    event,
    ...(when !== null && { occurredAt: Math.min(when, command.at) }),
  }))
  return accept(happened, { ticket: ticket.id, number: ticket.number, joined: happened.length })
}

const dayOver = ({ day }: Tick): Refused => refuse({ reason: 'tick-day-over', day })
const notYours = ({ counter }: Tick): Refused => refuse({ reason: 'tick-not-yours', counter })

/** [U27] A client's time is believed here alone: in order, not before the number was taken, not after now. */
function areTimes(times: readonly (Ms | null)[], now: Ms): boolean {
  const known = times.filter((time) => time !== null)
  return known.length > 1 && known.every((time, n) => time >= (known[n - 1] ?? 0)) && known.at(-1)! <= now + DRIFT
}

/** One event; `when` it truly happened, null: now, to make room for the truth. */
interface Step {
  readonly event: Event
  readonly when: Ms | null
}

/** What brings the number into the hand of this counter, or why it cannot be there. */
function untilInHand(at: AtCounter, ticket: Ticket, tick: Tick, call: CallId): readonly Step[] | Refusal {
  const { id, number, status } = ticket
  const counter = at.counter.id
  const now = (event: Event): Step => ({ event, when: null })
  switch (ticket.status) {
    case 'waiting':
      return called(at, ticket, tick, call)
    case 'called':
      // [U28] Called live by another before this was told: nobody came, because they had been here.
      if (ticket.counter === counter) return []
      return withCall(now({ type: 'CallWithdrawn', ticket: id, counter: ticket.counter, reason: SERVED_AWAY }))
    case 'missed':
      // [U28] Missed by the hall itself, or by another, before this was told.
      if (ticket.counter === counter) return [now({ type: 'MissUndone', ticket: id, counter })]
      return withCall(now({ type: 'TicketRestored', ticket: id, after: 0 }))
    case 'serving':
      return ticket.counter === counter ? [] : { reason: 'tick-elsewhere', number, status }
    case 'held': {
      if (tick.startedAt === null) return { reason: 'tick-elsewhere', number, status }
      const to = { counter, staff: at.counter.staff }
      return [{ event: { type: 'HeldReturned', ticket: id, to, bound: null, after: 0 }, when: tick.startedAt }]
    }
    default:
      return { reason: 'tick-elsewhere', number, status }
  }

  function withCall(first: Step): readonly Step[] | Refusal {
    const again = { ...factsOf(ticket), status: 'waiting', bound: null, aside: null } as const
    const call2 = called(at, again, tick, call)
    return Array.isArray(call2) ? [first, ...(call2 as readonly Step[])] : call2
  }
}

function called(
  { hall, counter }: AtCounter,
  ticket: TicketIn<'waiting'>,
  { calledAt, startedAt, endedAt }: Tick,
  call: CallId,
): readonly Step[] | Refusal {
  const label = labelOf(hall, counter.id)
  if (label === undefined) return { reason: 'unknown-counter' }
  const when = (calledAt ?? startedAt ?? endedAt)!
  const waitedMs = Math.max(0, when - ticket.issuedAt)
  const { id, zone, staff } = counter
  const why = { rule: 'away', waitedMs, score: 0, class: ticket.class, others: 0, reason: null } as const
  const who = { ticket: ticket.id, number: ticket.number, counter: id, label, zone, staff, call }
  const ahead = aheadAfter(hall.config, hall.rows, ticket)
  return [{ event: { type: 'TicketCalled', ...who, ahead, why }, when }]
}

/** What was done once the visitor was called here. */
function fromInHand(at: AtCounter, ticket: Ticket, { startedAt, endedAt, results }: Tick): readonly Step[] {
  const { id } = ticket
  const counter = at.counter.id
  if (endedAt !== null && results.length === 0) {
    const missed: Step = { event: { type: 'TicketMissed', ticket: id, counter }, when: endedAt }
    // [Q91] Who was missed before comes back when asked for.
    const after = ticket.status === 'missed' ? null : movesBack(at.hall.config, ticket)
    return after === null ? [missed] : [missed, { event: { type: 'TicketRestored', ticket: id, after }, when: null }]
  }
  const isServing = ticket.status === 'serving' || ticket.status === 'held'
  const start = isServing ? null : (startedAt ?? endedAt)
  const steps: Step[] = []
  if (start !== null) steps.push({ event: { type: 'ServiceStarted', ticket: id, counter }, when: start })
  if (endedAt !== null) steps.push({ event: finishing(at, ticket, results).event, when: endedAt })
  return steps
}
