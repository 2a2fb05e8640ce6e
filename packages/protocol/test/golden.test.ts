import { type Event, StoredRows, evolve } from '@onehall/domain'
import { expect, describe, it } from 'vitest'
import { EVENTS, decodeEvent, encodeEvent } from '../src/index.ts'

declare global {
  interface ImportMeta {
    /** Files as text, by Vite. */
    glob(pattern: string, options: { query: '?raw'; import: 'default'; eager: true }): Readonly<Record<string, string>>
  }
}
declare const crypto: { readonly subtle: { digest(name: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> } }
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

const files = import.meta.glob('../golden/*', { query: '?raw', import: 'default', eager: true })
const linesOf = (name: string): string[] => (files[`../golden/${name}`] ?? '').split('\n').filter((line) => line !== '')

/** A row of the golden journal: what a released program once wrote, and every later one must read. */
interface Line {
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly v: number
  readonly at: number
  readonly data: object
}
const texts = linesOf('journal.golden.jsonl')
const lines = texts.map((text) => JSON.parse(text) as Line)
const read = ({ type, v, data }: Line): Event => decodeEvent({ type, v, data: JSON.stringify(data) })

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

describe('the golden journal', () => {
  it('[O1] has a line of every event in every version', () => {
    const held = new Set(lines.map(({ type, v }) => `${type}/${v}`))
    expect([...held].toSorted()).toEqual(Object.keys(EVENTS).toSorted())
  })

  it('[O1] its lines never change: each has the hash that was written down when it was added', async () => {
    expect(await Promise.all(texts.map(sha256))).toEqual(linesOf('journal.golden.sha256'))
  })

  it('[O1] holds no person: references and hashes in it are made up', () => {
    for (const text of texts) expect(text).not.toMatch(/(?<!\d)([1-9]\d{16}[\dXx]|1[3-9]\d{9})(?!\d)/)
  })

  it.each(lines.map((line, at) => [at + 1, `${line.type}/${line.v}`, line] as const))(
    "[O2] line %i, %s, is read in today's shape",
    (_, __, line) => {
      const event = read(line)
      expect(event.type).toBe(line.type)
      const today = encodeEvent(event)
      expect(decodeEvent(today)).toEqual(event)
      if (today.v === line.v) expect(event).toEqual({ type: line.type, ...line.data })
    },
  )

  it('[O2] is folded, stream by stream, to the state it stood for', () => {
    const streams = new Map<string, { version: number; rows: StoredRows }>()
    for (const line of lines) {
      const stream = streams.get(line.stream) ?? { version: 0, rows: new StoredRows() }
      streams.set(line.stream, stream)
      expect(line.version).toBe(++stream.version)
      stream.rows.apply(evolve(stream.rows, read(line), line.at))
    }
    const days = ['2026-03-04', '2026-03-05', '2026-03-06'].map((day) => `hall:hall-1:${day}`)
    const [config, bookings, first, second, third] = ['config:hall-1', 'bookings:hall-1', ...days].map(
      (name) => streams.get(name)!.rows,
    )
    expect([...config!.keys('config')]).toEqual(['v1'])
    expect(first!.get('day', 'day')).toMatchObject({ status: 'closed' })
    expect(first!.get('totals', 'totals')).toEqual({ issued: 7, called: 5, served: 2, missed: 1 })
    expect(second!.get('day', 'day')).toMatchObject({ status: 'closed', config: 'v1' })
    for (const counter of ['c1', 'c2', 'c3'])
      expect(second!.get('counter', counter)).toMatchObject({ status: 'closed' })
    expect(third!.get('day', 'day')).toMatchObject({ status: 'open', config: 'v1' })
    expect(third!.get('counter', 'c2')).toMatchObject({ status: 'open', staffNo: '002' })
    expect(third!.get('totals', 'totals')).toEqual({ issued: 2, called: 0, served: 0, missed: 0 })
    expect([...third!.keys('slip')]).toHaveLength(4)
    expect([...bookings!.keys('booking')]).toEqual([])
    expect(bookings!.get('slot', '2026-03-06|social|10:00')).toMatchObject({ taken: 2, arrived: 1, missed: 1 })
    const cases = [...streams]
      .filter(([name]) => name.startsWith('case:'))
      .map(([, { rows }]) => rows.get('case', 'case'))
    expect(cases).toMatchObject([
      { item: 'card', status: 'reviewing', holder: { kind: 'office' }, promisedDate: '2026-03-09' },
      { item: 'licence', status: 'received', holder: { kind: 'counter' }, promisedDate: null },
      { item: 'permit', status: 'draft', receiptNo: null },
    ])
  })
})
