import type { QueueId } from '../ids.ts'
import type { Rows } from '../rows.ts'
import type { HallConfig } from './config.ts'
import type { Entry } from './entries.ts'
import {
  acknowledgedEntry,
  alertEntry,
  assignedEntry,
  callEntry,
  counterEntry,
  dayEntry,
  drillEntry,
  escortEntry,
  handEntry,
  heldEntry,
  interruptionEntry,
  lastEntry,
  missedEntry,
  offlineEntry,
  queueEntry,
  waitingEntry,
} from './entry-of.ts'
import { queuesOf } from './counter.ts'
import { totals } from './evolve-parts.ts'
import { lineKeys, lineOf } from './line.ts'

import type { Audience } from './rooms.ts'

export * from './entries.ts'
export * from './rooms.ts'
export { caseEntry } from './entry-of.ts'

/**
 * What a room sees: entries by key, each a pure function of a few rows. A snapshot is all entries, a delta the entries
 * whose rows changed, by the same function; so the two can never tell different stories. An entry holds facts and
 * timestamps, never durations or estimates, and by construction nothing that its room may not see.
 */
export type Entries = ReadonlyMap<string, Entry | null>

/** The room's entry under a key, null where the room has none. */
export function entryOf(audience: Audience, key: string, rows: Rows, config: HallConfig): Entry | null {
  const [kind, id = ''] = key.split('/') as [string, string?]
  const wall = audience.kind === 'hall' ? null : audience.kind === 'zone' ? audience.zone : undefined
  switch (kind) {
    case 'day':
      return dayEntry(rows)
    case 'drill':
      return drillEntry(rows, audience.kind === 'manager')
    case 'offline':
      return offlineEntry(rows)
    case 'totals':
      return audience.kind === 'manager' ? { kind: 'totals', ...totals(rows) } : null
    case 'interruption':
      return audience.kind === 'manager' ? interruptionEntry(rows, id) : null
    case 'acknowledged':
      return audience.kind === 'manager' ? acknowledgedEntry(rows, id) : null
    case 'queue':
      return sees(audience, config, { queue: id }) ? queueEntry(rows, config, id) : null
    case 'counter':
      return sees(audience, config, { counter: id }) ? counterEntry(rows, config, id) : null
    case 'assigned':
      return audience.kind === 'manager' || (audience.kind === 'counter' && audience.counter === id)
        ? assignedEntry(rows, id)
        : null
    case 'call':
      return wall === undefined ? null : callEntry(rows, id, wall)
    case 'missed':
      return wall === undefined ? null : missedEntry(rows, config, id, wall)
    case 'ticket':
      return audience.kind === 'queue' ? waitingEntry(rows, id, audience.queue) : null
    case 'hand':
      return audience.kind === 'counter' && audience.counter === id ? handEntry(rows, audience.counter) : null
    case 'last':
      return audience.kind === 'counter' && audience.counter === id ? lastEntry(rows, audience.counter) : null
    case 'held':
      return audience.kind === 'guide' || audience.kind === 'counter'
        ? heldEntry(rows, id, served(audience, rows, config))
        : null
    case 'alert':
      return audience.kind === 'guide' ? alertEntry(rows, config, id) : null
    case 'escort':
      return audience.kind === 'guide' ? escortEntry(rows, config, id) : null
    default:
      return null
  }
}

/** Every entry of a room. */
export function snapshotOf(audience: Audience, rows: Rows, config: HallConfig): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const key of keysOf(audience, rows, config)) {
    const entry = entryOf(audience, key, rows, config)
    if (entry !== null) entries.set(key, entry)
  }
  return entries
}

function* keysOf(audience: Audience, rows: Rows, config: HallConfig): Iterable<string> {
  yield* ['day', 'drill', 'offline', 'totals']
  for (const { id } of config.queues) yield `queue/${id}`
  for (const { id } of config.counters) yield `counter/${id}`
  switch (audience.kind) {
    case 'manager':
      for (const from of rows.keys('interruption')) yield `interruption/${from}`
      for (const key of rows.keys('acknowledged')) yield `acknowledged/${key}`
      for (const counter of rows.keys('assigned')) yield `assigned/${counter}`
      break
    case 'hall':
    case 'zone':
      for (const slot of rows.keys('call')) yield `call/${slot}`
      for (const number of rows.keys('missed')) yield `missed/${number}`
      break
    case 'queue':
      yield* waitingKeys(audience.queue, rows, config)
      break
    case 'counter':
      yield* [`assigned/${audience.counter}`, `hand/${audience.counter}`, `last/${audience.counter}`]
      for (const id of rows.keys('held')) yield `held/${id}`
      break
    case 'guide':
      for (const id of rows.keys('held')) yield `held/${id}`
      for (const { id } of config.queues) yield `escort/${id}`
      for (const id of rows.keys('ticket')) yield `alert/${id}`
      break
  }
}

/** Who stands in the queue's lines, or in those of counters to which people were sent. */
function* waitingKeys(queue: QueueId, rows: Rows, config: HallConfig): Iterable<string> {
  const lines = config.classes.flatMap(({ key }) => lineKeys(queue, key))
  const sent = [...rows.keys('line')].filter((key) => key.startsWith('@'))
  for (const line of [...lines, ...sent]) for (const id of lineOf(rows, line)) yield `ticket/${id}`
}

/** Queues whose visitors a room may take back; null: all. */
function served(audience: Audience, rows: Rows, config: HallConfig): readonly QueueId[] | null {
  return audience.kind === 'counter' ? queuesOf({ config, rows }, audience.counter) : null
}

/** Which queues and counters a room is about. */
function sees(
  audience: Audience,
  config: HallConfig,
  what: { readonly queue?: string; readonly counter?: string },
): boolean {
  switch (audience.kind) {
    case 'hall':
    case 'manager':
    case 'guide':
      return true
    case 'zone': {
      const of = what.queue === undefined ? config.counters : config.queues
      return of.find(({ id }) => id === (what.queue ?? what.counter))?.zone === audience.zone
    }
    case 'queue':
      return what.queue === audience.queue
    case 'counter':
      return what.counter === audience.counter
  }
}
