import type { CounterId, QueueId, ZoneId } from '../ids.ts'
import type { Change, Rows } from '../rows.ts'
import type { HallConfig } from './config.ts'

/** Who looks on: a room, never a person (architecture.md, rule 7). */
export type Audience =
  | { readonly kind: 'hall' }
  | { readonly kind: 'zone'; readonly zone: ZoneId }
  | { readonly kind: 'queue'; readonly queue: QueueId }
  | { readonly kind: 'counter'; readonly counter: CounterId }
  | { readonly kind: 'guide' }
  | { readonly kind: 'manager' }

const PATIENT = ['queue', 'missed', 'ticket', 'escort', 'totals', 'offline', 'interruption']

/** Calls and counter states are told at once; counts and lines may wait to be told once a second (rule 7). */
export function isUrgent(key: string): boolean {
  return !PATIENT.includes(key.split('/')[0]!)
}

/** Keys of the entries that a changed row can change, in any room. `rows`: as they are after the change. */
export function touchedKeys(change: Change, rows: Rows): readonly string[] {
  switch (change.table) {
    case 'day':
    case 'drill':
      return [change.table]
    case 'totals':
    case 'offline':
      return [change.table]
    case 'acknowledged':
      return [`acknowledged/${change.key}`]
    case 'interruption':
      return [`interruption/${change.key}`]
    case 'queue':
      return [`queue/${change.key}`, `escort/${change.key}`]
    case 'line': {
      const of = change.key.split('|')[0]!
      return of.startsWith('@') ? [] : [`queue/${of}`, `escort/${of}`]
    }
    case 'counter':
      return [`counter/${change.key}`, `hand/${change.key}`, `last/${change.key}`]
    case 'assigned':
      // Who is away is shown where the queue is served.
      return [`assigned/${change.key}`, `counter/${change.key}`, ...[...rows.keys('held')].map((id) => `held/${id}`)]
    case 'call':
      return [`call/${change.key}`]
    case 'missed':
      return [`missed/${change.key}`]
    case 'held':
      return [`held/${change.key}`]
    case 'ticket': {
      const ticket = change.value
      if (ticket === undefined) return [`ticket/${change.key}`]
      const keys = [`ticket/${change.key}`, `alert/${change.key}`, `escort/${ticket.queue}`]
      if (ticket.status === 'held') keys.push(`held/${change.key}`)
      if ('counter' in ticket) keys.push(`hand/${ticket.counter}`)
      return keys
    }
    default:
      return []
  }
}

/** The rooms that have an entry under a touched key: nobody else is bothered with it. */
export function audiencesOf(key: string, change: Change, config: HallConfig): readonly Audience[] | 'every' {
  const [kind, id] = key.split('/') as [string, string | undefined]
  switch (kind) {
    case 'day':
    case 'drill':
    case 'offline':
      return 'every'
    case 'totals':
    case 'interruption':
    case 'acknowledged':
      return [{ kind: 'manager' }]
    case 'alert':
    case 'escort':
      return [{ kind: 'guide' }]
    case 'queue': {
      const queue = config.queues.find((each) => each.id === id)
      return queue === undefined
        ? []
        : [...EVERYWHERE, { kind: 'zone', zone: queue.zone }, { kind: 'queue', queue: queue.id }]
    }
    case 'counter': {
      const counter = config.counters.find((each) => each.id === id)
      if (counter === undefined) return []
      return [...EVERYWHERE, { kind: 'zone', zone: counter.zone }, { kind: 'counter', counter: counter.id }]
    }
    case 'call':
      // Every zone: the slot may have held a call of another zone, which is gone with it.
      return [{ kind: 'hall' }, ...config.zones.map(({ id: zone }) => ({ kind: 'zone', zone }) as const)]
    case 'missed':
      return [{ kind: 'hall' }, ...config.zones.map(({ id: zone }) => ({ kind: 'zone', zone }) as const)]
    case 'ticket':
      return ticketRooms(change)
    case 'held':
      return [
        { kind: 'guide' },
        ...config.counters.map((counter) => ({ kind: 'counter', counter: counter.id }) as const),
      ]
    case 'assigned':
      return [{ kind: 'manager' }, { kind: 'counter', counter: id as CounterId }]
    case 'hand':
    case 'last':
      return [{ kind: 'counter', counter: id as CounterId }]
    default:
      return []
  }
}

const EVERYWHERE = [{ kind: 'hall' }, { kind: 'manager' }, { kind: 'guide' }] as const

/** A number that came from another queue: that queue's room forgets it. */
function ticketRooms(change: Change): readonly Audience[] {
  if (change.table !== 'ticket' || change.value === undefined) return []
  return [change.value.queue, ...change.value.been].map((queue) => ({ kind: 'queue', queue }) as const)
}
