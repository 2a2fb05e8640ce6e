import type { EventOf } from '../event.ts'
import type { Ms, QueueId, TicketId } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import type { Drill } from './drill.ts'
import { bindsNoMore, closed, dayRow, move, queueRow, totals, turn, waitsNoMore } from './evolve-parts.ts'
import { type Slip, type Suspension, factsOf } from './state.ts'

type DayEvent =
  | EventOf<'DayOpened' | 'DayClosed' | 'HallSuspended' | 'HallResumed' | 'HallInterrupted' | 'AlarmAcknowledged'>
  | EventOf<'DrillStarted' | 'DrillEnded' | 'DrillReported'>
  | EventOf<'QueueSuspended' | 'QueueResumed' | 'TicketsCarriedOver'>

/** The day itself, and what stands still in it. */
export function evolveDay(rows: Rows, event: DayEvent, at: Ms): readonly Change[] {
  switch (event.type) {
    case 'DayOpened': {
      const { hall, day, config, carried } = event
      const openedAt = rows.get('day', 'day')?.openedAt ?? at
      return [
        put('day', 'day', { hall, day, config, status: 'open', openedAt, closedAt: null, suspended: null }),
        put('totals', 'totals', totals(rows)),
        ...carried.counters.map((counter) => put('counter', counter.id, counter)),
        ...carried.tickets.map((ticket) => put('ticket', ticket.id, ticket)),
        ...carried.slips.map((slip) => put('slip', slip.slip, slip)),
      ]
    }
    case 'DayClosed':
      return turn(
        rows,
        ...event.expired.map((id) => (draft: Rows) => expires(draft, id, at)),
        ...event.closed.map((id) => (draft: Rows) => closed(draft, id, at)),
        (draft) => [put('day', 'day', { ...dayRow(draft), status: 'closed', closedAt: at })],
        (draft) => goHome(draft, event.slips),
      )
    case 'TicketsCarriedOver':
      return turn(
        rows,
        ...event.slips.map(
          ({ slip }) =>
            (draft: Rows) =>
              expires(draft, slip, at),
        ),
        (draft) => goHome(draft, event.slips),
      )
    case 'HallSuspended': {
      const { reason, until, untilTime, evacuated } = event
      const day = dayRow(rows)
      const since = day.suspended?.since ?? at
      return [put('day', 'day', { ...day, suspended: { reason, until, untilTime, since, evacuated } })]
    }
    case 'HallResumed': {
      const day = dayRow(rows)
      return [put('day', 'day', { ...day, suspended: null }), ...stoodStill(rows, day.suspended, at)]
    }
    case 'DrillStarted': {
      const { until, untilTime, counters } = event
      const taking = counters.map((counter) => ({ counter, report: null }))
      return [put('drill', 'drill', { since: at, until, untilTime, endedAt: null, counters: taking })]
    }
    case 'DrillEnded':
      return [put('drill', 'drill', { ...drillRow(rows), endedAt: at })]
    case 'DrillReported': {
      const { type: _type, counter, ...report } = event
      const drill = drillRow(rows)
      const counters = drill.counters.map((each) => (each.counter === counter ? { counter, report } : each))
      return [put('drill', 'drill', { ...drill, counters })]
    }
    case 'AlarmAcknowledged': {
      const { alarm, of, reason, staffNo, until } = event
      return of.map((each) => put('acknowledged', `${alarm}|${each}`, { alarm, of: each, reason, staffNo, at, until }))
    }
    case 'HallInterrupted': {
      const { from, to, cause } = event
      return [put('interruption', String(from), { from, to, cause })]
    }
    case 'QueueSuspended': {
      const { queue, reason, until, untilTime } = event
      const row = queueRow(rows, queue)
      const since = row.suspended?.since ?? at
      return [put('queue', queue, { ...row, suspended: { reason, until, untilTime, since } })]
    }
    case 'QueueResumed': {
      const { queue } = event
      const row = queueRow(rows, queue)
      return [put('queue', queue, { ...row, suspended: null }), ...stoodStill(rows, row.suspended, at, queue)]
    }
  }
}

/**
 * [Q93] [Q94] Nobody goes on meanwhile: that time does not count for who is away or was missed. Where hall and queue stood still
 * together it is given twice, and nobody has less for it.
 */
function stoodStill(rows: Rows, stood: Suspension | null, at: Ms, queue?: QueueId): readonly Change[] {
  if (stood === null) return []
  const later = (from: Ms): Ms => at - Math.max(from, stood.since)
  return [...rows.keys('ticket')].flatMap((id) => {
    const ticket = rows.get('ticket', id)!
    if (queue !== undefined && ticket.queue !== queue) return []
    if (ticket.status === 'held') return [put('ticket', id, { ...ticket, until: ticket.until + later(ticket.heldAt) })]
    if (ticket.status !== 'missed') return []
    return [put('ticket', id, { ...ticket, countsFrom: ticket.countsFrom + later(ticket.countsFrom) })]
  })
}

/** They have slips, and walls tell the people of these queues so. */
function goHome(rows: Rows, slips: readonly Slip[]): readonly Change[] {
  const of = [...new Set(slips.map(({ queue }) => queue))].map((id) => {
    const state = queueRow(rows, id)
    return put('queue', id, { ...state, sentHome: state.sentHome + slips.filter(({ queue }) => queue === id).length })
  })
  return [...slips.map((slip) => put('slip', slip.slip, slip)), ...of]
}

function expires(rows: Rows, id: TicketId, at: Ms): readonly Change[] {
  const ticket = move(rows, id, 'expired')
  return turn(
    rows,
    (draft) => waitsNoMore(draft, ticket),
    (draft) => bindsNoMore(draft, ticket),
    () => (ticket.status === 'held' ? [put('held', id, undefined)] : []),
    () => [put('ticket', id, { ...factsOf(ticket), status: 'expired', endedAt: at })],
  )
}

function drillRow(rows: Rows): Drill {
  const drill = rows.get('drill', 'drill')
  if (drill === undefined) throw new Error('a drill that never began')
  return drill
}
