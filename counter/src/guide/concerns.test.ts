import type { AlertEntry, Entry, EscortEntry, HeldEntry } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'
import { expect, it } from 'vitest'
import { concernsOf, goneKey } from './concerns.ts'

const alert = (number: string, more: Partial<AlertEntry>): AlertEntry =>
  ({ kind: 'alert', alert: 'called', ticket: number, number, calls: 1, at: 0, until: null, ...more }) as AlertEntry
const escort = (queue: string, ...tickets: readonly (readonly [string, number])[]): EscortEntry => {
  const of = tickets.map(([number, before]) => ({ ticket: number, number, before }))
  return { kind: 'escort', queue, tickets: of } as unknown as EscortEntry
}
const held = (number: string, until: number): HeldEntry =>
  ({ kind: 'held', ticket: number, number, until }) as unknown as HeldEntry
const room = (...entries: readonly Entry[]): Mirror =>
  ({ entries: new Map(entries.map((entry, n) => [String(n), entry])) }) as unknown as Mirror
const numbers = (rows: readonly { readonly number: string }[]): readonly string[] => rows.map(({ number }) => number)

const hall = room(
  alert('A001', { calls: 1, at: 5 }),
  alert('A002', { alert: 'recalled', calls: 4, at: 6 }),
  alert('A003', { alert: 'missed', at: 1, until: 10 }),
  alert('A004', { alert: 'missed', at: 2, until: 12 }),
  escort('a', ['A009', 2], ['A008', 0]),
  escort('b', ['B001', 1]),
  held('A006', 30),
  held('A005', 20),
)

it('[U41] the most urgent comes first: most often called, soonest called, newest missed, soonest expected back', () => {
  const found = concernsOf(hall, [], 0)
  expect(numbers(found.called)).toEqual(['A002', 'A001'])
  expect(numbers(found.escorts)).toEqual(['A008', 'B001', 'A009'])
  expect(numbers(found.missed)).toEqual(['A004', 'A003'])
  expect(numbers(found.held)).toEqual(['A005', 'A006'])
})

it('[U41] who can be restored no more is not listed, nor for whom somebody is on the way until the next call', () => {
  expect(numbers(concernsOf(hall, [], 11).missed)).toEqual(['A004'])
  const gone = [goneKey({ ticket: 'A002' as never, calls: 4 }), goneKey({ ticket: 'A008' as never })]
  expect(numbers(concernsOf(hall, gone, 0).called)).toEqual(['A001'])
  expect(numbers(concernsOf(hall, gone, 0).escorts)).toEqual(['B001', 'A009'])
  const again = room(alert('A002', { alert: 'recalled', calls: 5 }))
  expect(numbers(concernsOf(again, gone, 0).called)).toEqual(['A002'])
})
