import type { Case } from '../case/state.ts'
import type { ClassKey, CounterId, HallId, ItemKey, Ms, QueueId, TicketId, ZoneId } from '../ids.ts'
import type { Change, Rows } from '../rows.ts'
import type { HallConfig } from './config.ts'
import { totals } from './evolve.ts'
import { lineKey, lineOf } from './line.ts'
import type { CallReason, CounterState, Purpose, Ticket, Totals, VisitCase } from './state.ts'

/**
 * What a room sees: entries by key, each a pure function of a few rows. A snapshot is all entries, a delta the entries
 * whose rows changed, by the same function; so the two can never tell different stories. An entry holds facts and
 * timestamps, never durations or estimates, and by construction nothing that its room may not see.
 */
export type Entries = ReadonlyMap<string, Entry | null>

export type Audience =
  | { readonly kind: 'hall' }
  | { readonly kind: 'zone'; readonly zone: ZoneId }
  | { readonly kind: 'queue'; readonly queue: QueueId }
  | { readonly kind: 'counter'; readonly counter: CounterId }
  | { readonly kind: 'manager' }

/** `day`: whether the hall is open, and on which configuration it runs. */
export interface DayEntry {
  readonly kind: 'day'
  readonly hall: HallId
  readonly day: string
  readonly status: 'open' | 'closed'
  readonly config: string
}

/** `totals` in the manager's room. */
export interface TotalsEntry extends Totals {
  readonly kind: 'totals'
}

/** `queue/<id>` */
export interface QueueEntry {
  readonly kind: 'queue'
  readonly queue: QueueId
  readonly waiting: number
  readonly issued: number
  /** When the longest waiting visitor took the number; null when nobody waits. */
  readonly oldest: Ms | null
}

/** `counter/<id>`, public: what a wall may show. */
export interface CounterEntry {
  readonly kind: 'counter'
  readonly counter: CounterId
  readonly status: CounterState['status']
  readonly number: string | null
  readonly since: Ms
  readonly queues: readonly QueueId[]
  /** 工号 of the clerk; null when closed. */
  readonly staffNo: string | null
}

/** `call/<slot>` */
export interface CallEntry {
  readonly kind: 'call'
  readonly call: string
  readonly order: number
  readonly number: string
  readonly counter: CounterId
  readonly label: string
  readonly zone: ZoneId
  readonly class: ClassKey
  readonly times: number
  readonly at: Ms
}

/** `ticket/<id>` in a queue's room: one who waits. */
export interface WaitingEntry {
  readonly kind: 'waiting'
  readonly ticket: TicketId
  readonly number: string
  readonly queue: QueueId
  readonly item: ItemKey | null
  readonly class: ClassKey
  readonly purpose: Purpose
  readonly count: number
  readonly escort: boolean
  readonly order: number
  readonly issuedAt: Ms
}

/** `hand` in a counter's room: who is called or served there. */
export interface HandEntry {
  readonly kind: 'hand'
  readonly ticket: TicketId
  readonly status: 'called' | 'serving'
  readonly number: string
  readonly queue: QueueId
  readonly item: ItemKey | null
  readonly class: ClassKey
  readonly purpose: Purpose
  readonly count: number
  readonly forWhom: 'self' | 'proxy'
  readonly identity: 'card' | 'typed' | 'none'
  readonly issuedAt: Ms
  readonly calledAt: Ms
  readonly lastCallAt: Ms
  readonly calls: number
  readonly startedAt: Ms | null
  readonly why: CallReason
  readonly cases: readonly VisitCase[]
}

/** `case/<id>` in a department's room. */
export interface CaseEntry {
  readonly kind: 'case'
  readonly case: string
  readonly caseNo: string
  readonly item: ItemKey
  readonly status: Case['status']
  readonly holder: Case['holder']
  readonly receiptNo: string | null
  readonly acceptedAt: Ms | null
  readonly promisedDate: string | null
  readonly updatedAt: Ms
}

export type Entry =
  DayEntry | TotalsEntry | QueueEntry | CounterEntry | CallEntry | WaitingEntry | HandEntry | CaseEntry

/** Calls and counter states are told at once; everything else may wait to be told once a second (rule 7). */
export function isUrgent(key: string): boolean {
  return !key.startsWith('queue/') && !key.startsWith('ticket/') && key !== 'totals'
}

/** Keys of the entries that a changed row can change, in any room. */
export function touchedKeys(change: Change): readonly string[] {
  switch (change.table) {
    case 'day':
      return ['day']
    case 'totals':
      return ['totals']
    case 'queue':
      return [`queue/${change.key}`]
    case 'line':
      return [`queue/${change.key.split('|')[0]!}`]
    case 'counter':
      return [`counter/${change.key}`, `hand/${change.key}`]
    case 'call':
      return [`call/${change.key}`]
    case 'ticket': {
      const ticket = change.value
      const keys = [`ticket/${change.key}`]
      if (ticket !== undefined && 'counter' in ticket) keys.push(`hand/${ticket.counter}`)
      return keys
    }
    case 'config':
    case 'place':
    case 'person':
    case 'sequence':
    case 'case':
      return []
  }
}

/** The rooms that have an entry under a touched key: nobody else is bothered with it. */
export function audiencesOf(key: string, change: Change, config: HallConfig): readonly Audience[] | 'every' {
  const [kind, id] = key.split('/') as [string, string | undefined]
  switch (kind) {
    case 'day':
      return 'every'
    case 'totals':
      return [{ kind: 'manager' }]
    case 'queue': {
      const queue = config.queues.find((each) => each.id === id)
      if (queue === undefined) return []
      return [
        { kind: 'hall' },
        { kind: 'manager' },
        { kind: 'zone', zone: queue.zone },
        { kind: 'queue', queue: queue.id },
      ]
    }
    case 'counter': {
      const counter = config.counters.find((each) => each.id === id)
      if (counter === undefined) return []
      return [
        { kind: 'hall' },
        { kind: 'manager' },
        { kind: 'zone', zone: counter.zone },
        { kind: 'counter', counter: counter.id },
      ]
    }
    case 'call':
      // Every zone: the slot may have held a call of another zone, which is gone with it.
      return [{ kind: 'hall' }, ...config.zones.map(({ id: zone }) => ({ kind: 'zone', zone }) as const)]
    case 'ticket':
      if (change.table !== 'ticket' || change.value === undefined) return []
      return [{ kind: 'queue', queue: change.value.queue }]
    case 'hand':
      return [{ kind: 'counter', counter: id as CounterId }]
    default:
      return []
  }
}

/** The room's entry under a key, null where the room has none. */
export function entryOf(audience: Audience, key: string, rows: Rows, config: HallConfig): Entry | null {
  const [kind, id = ''] = key.split('/') as [string, string?]
  switch (kind) {
    case 'day':
      return dayEntry(rows)
    case 'totals':
      return audience.kind === 'manager' ? { kind: 'totals', ...totals(rows) } : null
    case 'queue':
      return sees(audience, config, { queue: id }) ? queueEntry(rows, config, id) : null
    case 'counter':
      return sees(audience, config, { counter: id }) ? counterEntry(rows, config, id) : null
    case 'call':
      return audience.kind === 'hall' || audience.kind === 'zone' ? callEntry(rows, id, audience) : null
    case 'ticket':
      return audience.kind === 'queue' ? waitingEntry(rows, id, audience) : null
    case 'hand':
      return audience.kind === 'counter' && audience.counter === id ? handEntry(rows, audience) : null
    default:
      return null
  }
}

/** Every entry of a room. */
export function snapshotOf(audience: Audience, rows: Rows, config: HallConfig): ReadonlyMap<string, Entry> {
  const keys = [
    'day',
    'totals',
    ...config.queues.map(({ id }) => `queue/${id}`),
    ...config.counters.map(({ id }) => `counter/${id}`),
  ]
  if (audience.kind === 'counter') keys.push(`hand/${audience.counter}`)
  if (audience.kind === 'hall' || audience.kind === 'zone')
    for (const slot of rows.keys('call')) keys.push(`call/${slot}`)
  if (audience.kind === 'queue') {
    for (const { key } of config.classes) {
      for (const ticket of lineOf(rows, audience.queue, key)) keys.push(`ticket/${ticket}`)
    }
  }
  const entries = new Map<string, Entry>()
  for (const key of keys) {
    const entry = entryOf(audience, key, rows, config)
    if (entry !== null) entries.set(key, entry)
  }
  return entries
}

/** Which queues and counters a room is about. */
function sees(
  audience: Audience,
  config: HallConfig,
  what: { readonly queue?: string; readonly counter?: string },
): boolean {
  const zoneOf = (): ZoneId | undefined =>
    what.queue === undefined
      ? config.counters.find(({ id }) => id === what.counter)?.zone
      : config.queues.find(({ id }) => id === what.queue)?.zone
  switch (audience.kind) {
    case 'hall':
    case 'manager':
      return true
    case 'zone':
      return zoneOf() === audience.zone
    case 'queue':
      return what.queue === audience.queue
    case 'counter':
      return what.counter === audience.counter
  }
}

function dayEntry(rows: Rows): DayEntry | null {
  const row = rows.get('day', 'day')
  if (row === undefined) return null
  const { hall, day, status, config } = row
  return { kind: 'day', hall, day, status, config }
}

function queueEntry(rows: Rows, config: HallConfig, id: string): QueueEntry | null {
  const queue = config.queues.find((each) => each.id === id)
  if (queue === undefined) return null
  const { waiting, issued } = rows.get('queue', id) ?? { waiting: 0, issued: 0 }
  let oldest: Ms | null = null
  for (const { key } of config.classes) {
    const head = rows.get('line', lineKey(queue.id, key))?.head
    const issuedAt = head === undefined ? undefined : rows.get('ticket', head)?.issuedAt
    if (issuedAt !== undefined && (oldest === null || issuedAt < oldest)) oldest = issuedAt
  }
  return { kind: 'queue', queue: queue.id, waiting, issued, oldest }
}

function counterEntry(rows: Rows, config: HallConfig, id: string): CounterEntry | null {
  if (!config.counters.some((each) => each.id === id)) return null
  const counter = rows.get('counter', id)
  const none = {
    kind: 'counter',
    counter: id as CounterId,
    status: 'closed',
    number: null,
    queues: [],
    staffNo: null,
  } as const
  if (counter === undefined || counter.status === 'closed') return { ...none, since: counter?.since ?? 0 }
  const { status, since, queues, staffNo } = counter
  return { ...none, status, since, queues, staffNo, number: 'number' in counter ? counter.number : null }
}

function callEntry(rows: Rows, slot: string, audience: Audience): CallEntry | null {
  const call = rows.get('call', slot)
  if (call === undefined || (audience.kind === 'zone' && call.zone !== audience.zone)) return null
  const { ticket: _ticket, ...shown } = call
  return { kind: 'call', ...shown }
}

function waitingEntry(rows: Rows, id: string, audience: { readonly queue: QueueId }): WaitingEntry | null {
  const ticket: Ticket | undefined = rows.get('ticket', id)
  if (ticket?.status !== 'waiting' || ticket.queue !== audience.queue) return null
  const { number, queue, item, class: cls, purpose, count, escort, order, issuedAt } = ticket
  return {
    kind: 'waiting',
    ticket: ticket.id,
    number,
    queue,
    item,
    class: cls,
    purpose,
    count,
    escort,
    order,
    issuedAt,
  }
}

function handEntry(rows: Rows, audience: { readonly counter: CounterId }): HandEntry | null {
  const counter = rows.get('counter', audience.counter)
  if (counter === undefined || !('ticket' in counter)) return null
  const ticket = rows.get('ticket', counter.ticket)
  if (ticket?.status !== 'called' && ticket?.status !== 'serving') return null
  const {
    id,
    status,
    number,
    queue,
    item,
    class: cls,
    purpose,
    count,
    forWhom,
    identity,
    issuedAt,
    calledAt,
    lastCallAt,
    calls,
    why,
  } = ticket
  return {
    kind: 'hand',
    ticket: id,
    status,
    number,
    queue,
    item,
    class: cls,
    purpose,
    count,
    forWhom,
    identity,
    issuedAt,
    calledAt,
    lastCallAt,
    calls,
    why,
    startedAt: ticket.status === 'serving' ? ticket.startedAt : null,
    cases: ticket.status === 'serving' ? ticket.cases : [],
  }
}

/** A department's entry for a case; a draft is nobody's work yet. */
export function caseEntry({
  id,
  caseNo,
  item,
  status,
  holder,
  receiptNo,
  acceptedAt,
  promisedDate,
  updatedAt,
}: Case): CaseEntry | null {
  if (status === 'draft') return null
  return { kind: 'case', case: id, caseNo, item, status, holder, receiptNo, acceptedAt, promisedDate, updatedAt }
}
