import type { Case } from '../case/state.ts'
import type { CounterId, Ms, QueueId, ZoneId } from '../ids.ts'
import type { Rows } from '../rows.ts'
import type { HallConfig } from './config.ts'
import { overlapsOf } from './drill.ts'
import type * as Shown from './entries.ts'
import { queueRow } from './evolve-parts.ts'
import { headsOf, lineKeys, lineOf } from './line.ts'
import { alertFor, missedRules, missesAt } from './missed.ts'
import type { TicketFacts } from './state.ts'

export function dayEntry(rows: Rows): Shown.DayEntry | null {
  const row = rows.get('day', 'day')
  if (row === undefined) return null
  const { hall, day, status, config, suspended } = row
  return { kind: 'day', hall, day, status, config, suspended }
}

/** @param isWhole with what the counters reported */
export function drillEntry(rows: Rows, isWhole: boolean): Shown.DrillEntry | null {
  const row = rows.get('drill', 'drill')
  if (row === undefined) return null
  const { since, until, untilTime, endedAt, counters } = row
  const reported = counters.map(({ counter, report }) => ({
    counter,
    report: report && { ...report, share: report.share.length },
  }))
  const told = isWhole ? { overlaps: overlapsOf(row), counters: reported } : { overlaps: 0, counters: [] }
  return { kind: 'drill', since, until, untilTime, endedAt, ...told }
}

/** Null where none of them waits. */
export function offlineEntry(rows: Rows): Shown.OfflineEntry | null {
  const waiting = [...rows.keys('offline')].length
  return waiting === 0 ? null : { kind: 'offline', waiting }
}

export function interruptionEntry(rows: Rows, from: string): Shown.InterruptionEntry | null {
  const row = rows.get('interruption', from)
  return row === undefined ? null : { kind: 'interruption', ...row }
}

export function acknowledgedEntry(rows: Rows, key: string): Shown.AcknowledgedEntry | null {
  const row = rows.get('acknowledged', key)
  return row === undefined ? null : { kind: 'acknowledged', ...row }
}

const linesOfQueue = (config: HallConfig, queue: QueueId): readonly string[] =>
  config.classes.flatMap(({ key }) => lineKeys(queue, key))

export function queueEntry(rows: Rows, config: HallConfig, id: string): Shown.QueueEntry | null {
  const queue = config.queues.find((each) => each.id === id)
  if (queue === undefined) return null
  const { waiting, issued, suspended, sentHome } = queueRow(rows, queue.id)
  let oldest: Ms | null = null
  for (const { issuedAt } of headsOf(rows, linesOfQueue(config, queue.id)))
    if (oldest === null || issuedAt < oldest) oldest = issuedAt
  const next = nextNumbers(rows, linesOfQueue(config, queue.id))
  return { kind: 'queue', queue: queue.id, waiting, issued, oldest, next, suspended, sentHome }
}

/** So many are asked to be ready (users.md V6). */
const NEXT_SHOWN = 3

/** The heads of the lines, one of whom is called next; then those behind them. */
function nextNumbers(rows: Rows, lines: readonly string[]): readonly string[] {
  const places: { readonly place: number; readonly rank: number; readonly number: string }[] = []
  for (const line of lines) {
    let place = 0
    for (const id of lineOf(rows, line)) {
      const { rank, number } = rows.get('ticket', id)!
      places.push({ place, rank, number })
      if ((place += 1) === NEXT_SHOWN) break
    }
  }
  const inOrder = places.toSorted((a, b) => a.place - b.place || a.rank - b.rank || (a.number < b.number ? -1 : 1))
  return inOrder.slice(0, NEXT_SHOWN).map(({ number }) => number)
}

export function counterEntry(rows: Rows, config: HallConfig, id: string): Shown.CounterEntry | null {
  const configured = config.counters.find((each) => each.id === id)
  if (configured === undefined) return null
  const counter = rows.get('counter', id)
  const none = {
    kind: 'counter',
    counter: id as CounterId,
    number: null,
    queues: rows.get('assigned', id)?.queues ?? configured.queues,
    staffNo: null,
    pause: null,
  } as const
  if (counter === undefined || counter.status === 'closed')
    return { ...none, status: 'closed', since: counter?.since ?? 0 }
  const { status, since, queues, staffNo } = counter
  const isPublic = 'ticket' in counter && rows.get('ticket', counter.ticket)?.walkIn === false
  const number = isPublic ? counter.number : null
  return { ...none, status, since, queues, staffNo, number, pause: counter.status === 'paused' ? counter.pause : null }
}

export function assignedEntry(rows: Rows, id: string): Shown.AssignedEntry | null {
  const assigned = rows.get('assigned', id)
  return assigned === undefined ? null : { kind: 'assigned', counter: id as CounterId, ...assigned }
}

export function callEntry(rows: Rows, slot: string, zone: ZoneId | null): Shown.CallEntry | null {
  const call = rows.get('call', slot)
  if (call === undefined || (zone !== null && call.zone !== zone)) return null
  const { ticket: _ticket, ...shown } = call
  return { kind: 'call', ...shown }
}

/** Null too where the number cannot be restored any more. */
export function missedEntry(
  rows: Rows,
  config: HallConfig,
  number: string,
  zone: ZoneId | null,
): Shown.MissedEntry | null {
  const missed = rows.get('missed', number)
  const queue = config.queues.find(({ id }) => id === missed?.queue)
  if (missed === undefined || queue === undefined || (zone !== null && queue.zone !== zone)) return null
  if (missed.restores >= missedRules(config, queue.id).restores) return null
  return { kind: 'missed', number, queue: queue.id, at: missed.at }
}

function ticketEntry(ticket: TicketFacts) {
  const { id, number, queue, item, class: cls, badge, purpose, count, escort, issuedAt, booking, restores } = ticket
  return { ticket: id, number, queue, item, class: cls, badge, purpose, count, escort, issuedAt, booking, restores }
}

export function waitingEntry(rows: Rows, id: string, queue: QueueId): Shown.WaitingEntry | null {
  const ticket = rows.get('ticket', id)
  if (ticket?.status !== 'waiting' || ticket.aside !== null || ticket.queue !== queue) return null
  const { order, rank, bound } = ticket
  return { kind: 'waiting', ...ticketEntry(ticket), order, rank, bound }
}

export function handEntry(rows: Rows, id: CounterId): Shown.HandEntry | null {
  const counter = rows.get('counter', id)
  if (counter === undefined || !('ticket' in counter)) return null
  const ticket = rows.get('ticket', counter.ticket)
  if (ticket?.status !== 'called' && ticket?.status !== 'serving') return null
  const { status, walkIn, forWhom, identity, others, done, stops, calledAt, lastCallAt, calls, why, cases } = ticket
  return {
    kind: 'hand',
    ...ticketEntry(ticket),
    status,
    walkIn,
    forWhom,
    identity,
    people: others.length + 1,
    route: { done, left: stops },
    calledAt,
    lastCallAt,
    calls,
    startedAt: ticket.status === 'serving' ? ticket.startedAt : null,
    why,
    cases,
    pauseAfter: counter.pauseAfter,
  }
}

export function lastEntry(rows: Rows, id: CounterId): Shown.LastEntry | null {
  const counter = rows.get('counter', id)
  const last = counter !== undefined && 'last' in counter ? counter.last : null
  if (last === null) return null
  const { id: ticket, number, status: what } = last
  return { kind: 'last', ticket, number, what, at: last.status === 'served' ? last.endedAt : last.missedAt }
}

/** `queues`: those that the room serves; null: all. */
export function heldEntry(rows: Rows, id: string, queues: readonly QueueId[] | null): Shown.HeldEntry | null {
  const ticket = rows.get('ticket', id)
  if (ticket?.status !== 'held' || queues?.includes(ticket.queue) === false) return null
  const { counter, heldAt, until, reason, back } = ticket
  return { kind: 'held', ...ticketEntry(ticket), counter, heldAt, until, reason, back }
}

export function alertEntry(rows: Rows, config: HallConfig, id: string): Shown.AlertEntry | null {
  const ticket = rows.get('ticket', id)
  if (ticket?.status !== 'called' && ticket?.status !== 'missed') return null
  const { number, queue, counter, escort, calls, lastCallAt } = ticket
  const entry = { kind: 'alert', ticket: ticket.id, number, queue, counter, escort, calls } as const
  if (ticket.status === 'called') {
    const alert = alertFor(config, ticket, calls)
    return alert && { ...entry, alert, at: lastCallAt, until: missesAt(config, ticket) }
  }
  const { restores, restoreWithin } = missedRules(config, queue)
  if (ticket.restores >= restores) return null
  return { ...entry, alert: 'missed', at: ticket.missedAt, until: ticket.countsFrom + restoreWithin }
}

/** So many stand before one who is to be fetched when the guide is told (users.md V8). */
const FETCHED_BEFORE = 2

export function escortEntry(rows: Rows, config: HallConfig, id: string): Shown.EscortEntry | null {
  const queue = config.queues.find((each) => each.id === id)
  if (queue === undefined) return null
  const tickets: Shown.EscortEntry['tickets'][number][] = []
  for (const key of linesOfQueue(config, queue.id)) {
    let before = 0
    for (const each of lineOf(rows, key)) {
      const ticket = rows.get('ticket', each)!
      if (ticket.escort) tickets.push({ ticket: ticket.id, number: ticket.number, before })
      if ((before += 1) > FETCHED_BEFORE) break
    }
  }
  return tickets.length === 0 ? null : { kind: 'escort', queue: queue.id, tickets }
}

/** A department's entry for a case; a draft is nobody's work yet. */
export function caseEntry(file: Case): Shown.CaseEntry | null {
  const { id, caseNo, item, status, holder, receiptNo, acceptedAt, promisedDate, updatedAt } = file
  if (status === 'draft') return null
  return { kind: 'case', case: id, caseNo, item, status, holder, receiptNo, acceptedAt, promisedDate, updatedAt }
}
