import { describe, expect, it } from 'vitest'
import { type Change, OverlayRows, StoredRows, type Ticket, isEnded, put } from '../src/index.ts'
import { given } from './given.fixture.ts'
import { issued, opened, ticketId } from './past.fixture.ts'

const place = (before: string | null = null) => ({ before: before as never, after: null })
const [a, b, c] = ['a', 'b', 'c']

function stored(...changes: readonly Change[]): StoredRows {
  const rows = new StoredRows()
  rows.apply(changes)
  return rows
}

describe('rows', () => {
  it('[E10] a row is there until it is removed', () => {
    const rows = stored(put('place', a, place()), put('place', b, place('a')), put('place', a, undefined))
    expect([...rows.keys('place')]).toEqual(['b'])
    expect([rows.get('place', a), rows.get('place', b), rows.get('line', a)]).toEqual([
      undefined,
      place('a'),
      undefined,
    ])
    expect([...rows.keys('line')]).toEqual([])
  })

  it('[E10] a ticket that ended leaves the state; its last row is still told', () => {
    const waiting = given(opened(), issued('A001')).world.today().get('ticket', ticketId('A001'))!
    const ended: Ticket = { ...waiting, status: 'cancelled', endedAt: 1, reason: 'visitor' }
    const last = put('ticket', waiting.id, ended)
    expect([isEnded(put('ticket', waiting.id, waiting)), isEnded(last), isEnded(put('place', a, undefined))]).toEqual([
      false,
      true,
      true,
    ])
    expect([...stored(put('ticket', waiting.id, waiting), last).keys('ticket')]).toEqual([])
    const over = new OverlayRows(stored(put('ticket', waiting.id, waiting)))
    over.apply([last])
    expect([over.get('ticket', waiting.id), [...over.keys('ticket')], [...over.changes()]]).toEqual([
      undefined,
      [],
      [last],
    ])
  })

  it('[E7] an overlay reads as if its changes were stored, and leaves what is under it as it was', () => {
    const base = stored(put('place', a, place()), put('place', b, place()))
    const changes = [put('place', b, place('a')), put('place', c, place('b')), put('place', a, undefined)]
    const over = new OverlayRows(base)
    over.apply(changes)
    expect([...over.keys('place')]).toEqual(['b', 'c'])
    expect([...base.keys('place')]).toEqual(['a', 'b'])
    expect(base.get('place', b)).toEqual(place())
    base.apply(over.changes())
    expect([...base.keys('place')]).toEqual(['b', 'c'])
    expect(base.get('place', b)).toEqual(place('a'))
  })

  it('[E7] an overlay lists rows in the order they will have once stored, so that the same world is decided alike', () => {
    const base = stored(...['a', 'b', 'c'].map((key) => put('place', key, place())))
    const over = new OverlayRows(new OverlayRows(base))
    over.apply([put('place', 'd', place()), put('place', a, place('c')), put('place', b, place('c'))])
    const before = [...over.keys('place')]
    base.apply(over.changes())
    expect([...base.keys('place')]).toEqual(before)
    expect(before).toEqual(['a', 'b', 'c', 'd'])
  })

  it('[E7] of a row changed twice an overlay tells the newest value, once', () => {
    const over = new OverlayRows(new StoredRows())
    over.apply([put('place', a, place()), put('place', b, place())])
    over.apply([put('place', a, place('b'))])
    expect([...over.changes()]).toEqual([put('place', a, place('b')), put('place', b, place())])
  })
})
