import type { Event } from '@onehall/domain'
import { EVENTS } from './event-schema.ts'

export { EVENTS }

/** From the data of (type, v) to that of (type, v + 1). */
const UPCAST: { readonly [typeAndVersion: string]: (data: never) => unknown } = {}

/** The newest version of each event type, which new events are written in. */
const NEWEST = new Map<string, number>()
for (const key of Object.keys(EVENTS)) {
  const [type, v] = key.split('/') as [string, string]
  NEWEST.set(type, Math.max(NEWEST.get(type) ?? 0, Number(v)))
}

interface StoredEvent {
  readonly type: string
  readonly v: number
  /** JSON text. */
  readonly data: string
}

/** An event as the journal stores it. What decide made is believed; it is checked when it is read. */
export function encodeEvent(event: Event): StoredEvent {
  const { type } = event
  // A spread is copied faster than a rest, and JSON leaves out what is undefined.
  return { type, v: NEWEST.get(type)!, data: JSON.stringify({ ...event, type: undefined }) }
}

/** A stored event in today's shape, whatever version it was written in. Throws for one that no schema knows. */
export function decodeEvent({ type, v, data }: StoredEvent): Event {
  const newest = NEWEST.get(type)
  const schema = EVENTS[`${type}/${v}` as keyof typeof EVENTS]
  if (newest === undefined || schema === undefined) {
    throw new Error(`the journal holds ${type}/${v}, which this program does not know; a newer program wrote it`)
  }
  let value: unknown = schema.parse(JSON.parse(data))
  for (let from = v; from < newest; from++) value = UPCAST[`${type}/${from}`]!(value as never)
  return { type, ...(value as object) } as Event
}
