import type { EventOf } from '../event.ts'
import type { Ms, TicketId } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import type { Drill } from './drill.ts'
import { bindsNoMore, closed, dayRow, move, queueRow, totals, turn, waitsNoMore } from './evolve-parts.ts'
import { factsOf } from './state.ts'

type DayEvent =
  | EventOf<'DayOpened' | 'DayClosed' | 'HallSuspended' | 'HallResumed' | 'HallInterrupted'>
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
        () => event.slips.map((slip) => put('slip', slip.slip, slip)),
      )
    case 'TicketsCarriedOver':
      return turn(
        rows,
        ...event.slips.map(
          ({ slip }) =>
            (draft: Rows) =>
              expires(draft, slip, at),
        ),
        () => event.slips.map((slip) => put('slip', slip.slip, slip)),
      )
    case 'HallSuspended': {
      const { reason, until, untilTime, evacuated } = event
      return [put('day', 'day', { ...dayRow(rows), suspended: { reason, until, untilTime, since: at, evacuated } })]
    }
    case 'HallResumed': {
      const { suspended, ...day } = dayRow(rows)
      const stood = suspended?.evacuated === true ? at - suspended.since : 0
      return [put('day', 'day', { ...day, suspended: null }), ...heldFor(rows, stood)]
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
    case 'HallInterrupted': {
      const { from, to, cause } = event
      return [put('interruption', String(from), { from, to, cause })]
    }
    case 'QueueSuspended': {
      const { queue, reason, until, untilTime } = event
      return [put('queue', queue, { ...queueRow(rows, queue), suspended: { reason, until, untilTime, since: at } })]
    }
    case 'QueueResumed':
      return [put('queue', event.queue, { ...queueRow(rows, event.queue), suspended: null })]
  }
}

/** Nobody could come back in an evacuated hall: that time does not count. */
function heldFor(rows: Rows, ms: Ms): readonly Change[] {
  if (ms === 0) return []
  return [...rows.keys('held')].flatMap((id) => {
    const ticket = rows.get('ticket', id)
    return ticket?.status === 'held' ? [put('ticket', ticket.id, { ...ticket, until: ticket.until + ms })] : []
  })
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
