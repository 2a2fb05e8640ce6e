import { type Event, StoredRows, evolve } from '@onehall/domain'
import { everyRow, past, randomDays } from '@onehall/domain/test'
import { describe, expect, it } from 'vitest'
import { EVENTS, decodeEvent, encodeEvent } from '../src/index.ts'

const called = past.called('A001').event

describe('events in the journal', () => {
  it('[O4] are written in the newest version, as text, and read back the same', () => {
    const stored = encodeEvent(called)
    expect(stored).toEqual({ type: 'TicketCalled', v: 1, data: expect.any(String) })
    expect(JSON.parse(stored.data)).not.toHaveProperty('type')
    expect(decodeEvent(stored)).toEqual(called)
  })

  it.each([
    { ...encodeEvent(called), v: 2 },
    { ...encodeEvent(called), v: 0 },
    { ...encodeEvent(called), v: 1.5 },
    { ...encodeEvent(called), type: 'TicketEaten' },
    { ...encodeEvent(called), type: 'constructor' },
  ])('[O3] $type/$v is not known here, and the error says so', (stored) => {
    expect(() => decodeEvent(stored)).toThrow(`${stored.type}/${stored.v}, which this program does not know`)
  })

  it('[O3] text that is no event of its type is an error', () => {
    for (const data of ['', '{', 'null', '[]', '{}', JSON.stringify({ ...called, type: undefined, counter: 'a:b' })])
      expect(() => decodeEvent({ ...encodeEvent(called), data })).toThrow()
    const more = JSON.stringify({ ...(JSON.parse(encodeEvent(called).data) as object), more: 1 })
    expect(() => decodeEvent({ ...encodeEvent(called), data: more })).toThrow()
  })

  const seed = Math.floor(Math.random() * 2 ** 31)
  it(`[E8] [O4] the state is the fold of what the journal holds as text, over random days (seed ${seed})`, () => {
    const streams = new Map<string, StoredRows>()
    const seen = new Set<Event['type']>()
    let last = null
    for (const { command, happened, world } of randomDays(seed, 6_000)) {
      last = world
      for (const { stream, event, occurredAt } of happened) {
        const rows = streams.get(stream) ?? new StoredRows()
        streams.set(stream, rows)
        const decoded = decodeEvent(encodeEvent(event))
        expect(decoded).toEqual(event)
        rows.apply(evolve(rows, decoded, occurredAt ?? command.at))
        seen.add(event.type)
      }
    }
    for (const [stream, rows] of streams) expect(everyRow(rows), stream).toEqual(everyRow(last!.rows(stream)))
    expect(seen.size).toBeGreaterThan(new Set(Object.keys(EVENTS)).size / 2)
  })
})
