import { makeManualClock } from '@onehall/client'
import type { CardReader, CardRead, ReaderState } from '@onehall/devices'
import { describe, expect, test } from 'vitest'
import type { KioskState } from '../bridge/state.ts'
import { makeParts } from './parts.ts'
import { readSampleCards } from './samples.ts'
import { startVisit } from './visit.ts'
import { visitorOf } from './visitor.ts'

const cards = readSampleCards(null)
const cardOf = (key: string) => cards.find((each) => each.key === key)!.card
const today = '2026-03-04' as never

function open() {
  const clock = makeManualClock()
  const state = makeParts<KioskState>({ hall: null, card: null, ticket: null } as unknown as KioskState)
  const hand: { state: (next: ReaderState) => void; card: (read: CardRead) => void } = { state() {}, card() {} }
  const reader: CardReader = {
    onState(listener) {
      hand.state = listener
      listener('idle')
      return () => {}
    },
    onCard(listener) {
      hand.card = listener
      return () => {}
    },
    onProblem: () => () => {},
    start: () => () => {},
  }
  const visit = startVisit(
    reader,
    clock,
    () => Date.parse('2026-03-04T02:00:00Z'),
    state,
    () => {},
  )
  const read = (key: string): void => hand.card({ card: cardOf(key), samId: null, at: 0 })
  const lay = (key = 'adult'): void => {
    hand.state('reading')
    read(key)
    hand.state('remove-card')
  }
  return { clock, state, hand, visit, lay, read }
}

describe('a visit', () => {
  test('[Y21] a card left behind is an alarm after 30 s, until it is gone', () => {
    const { clock, state, hand, visit, lay } = open()
    lay()
    visit.end()
    expect(state.get()).toMatchObject({ card: null, reader: { forgotten: 'remind' } })
    clock.advance(30_000)
    expect(state.get().reader.forgotten).toBe('alarm')
    hand.state('idle')
    expect(state.get().reader.forgotten).toBe('no')
  })

  test('[Y20] a frozen page does not keep a person: after ten minutes the visit ends by itself', () => {
    const { clock, state, visit, lay } = open()
    lay()
    expect(visit.visitor()?.person).not.toBeNull()
    clock.advance(600_000)
    expect(visit.visitor()).toBeNull()
    expect(state.get().card).toBeNull()
  })

  test('[Y22] each visit has its own number, so that an answer to one is not given in the next', () => {
    const { visit, lay } = open()
    lay()
    const first = visit.id()
    visit.end()
    lay()
    expect(visit.id()).not.toBe(first)
  })

  test('[K71] the card of whoever stands there joins the visit; that of somebody else, or after a number, begins another', () => {
    const { state, visit, lay } = open()
    const begun = visit.id()
    lay('adult')
    lay('adult')
    expect(visit.id()).toBe(begun)
    lay('elder')
    const another = visit.id()
    expect(another).not.toBe(begun)
    state.set({ ticket: { number: 'A001' } as never })
    lay('elder')
    expect(visit.id()).not.toBe(another)
    expect(state.get()).toMatchObject({ ticket: null, card: { name: '测*戊' } })
  })

  test('[K71] nobody is shown the card of one visit in another: both change in one step', () => {
    const { state, lay, visit } = open()
    const told: string[] = []
    let shown = { visit: visit.id(), card: null } as Partial<KioskState>
    state.listen((parts) => {
      shown = { ...shown, ...parts }
      told.push(`${shown.visit === visit.id()} ${shown.card?.name ?? 'nobody'}`)
    })
    lay('adult')
    visit.end()
    lay('elder')
    lay('adult')
    expect(new Set(told)).toEqual(new Set(['true nobody', 'true 测*乙', 'true 测*戊']))
  })

  test('[K72] a card that was read too late, after its visit had ended, begins nothing; it is asked to be taken away', () => {
    const { state, hand, visit, read } = open()
    hand.state('reading')
    visit.end()
    const now = visit.id()
    read('adult')
    hand.state('remove-card')
    expect(visit.id()).toBe(now)
    expect(state.get()).toMatchObject({ card: null, reader: { forgotten: 'remind' } })
    hand.state('idle')
    hand.state('reading')
    read('adult')
    expect(state.get()).toMatchObject({ card: { name: '测*乙' }, reader: { forgotten: 'no' } })
  })

  test('[K72] whoever lays a card down while the number before still stands there is not asked to take it away', () => {
    const { state, hand, visit, read } = open()
    state.set({ ticket: { number: 'A001' } as never })
    hand.state('reading')
    visit.end()
    read('adult')
    expect(state.get()).toMatchObject({ ticket: null, card: { name: '测*乙' }, reader: { forgotten: 'no' } })
  })
})

describe('what a card says', () => {
  test.each([
    ['adult', { name: '测*乙', idNumber: '9999**********0016', expired: false, elder: false, accepted: true }],
    ['elder', { name: '测*戊', idNumber: '9999**********003X', expired: false, elder: true, accepted: true }],
    ['elder-expired', { name: '测*己', idNumber: '9999**********0027', expired: true, elder: true, accepted: true }],
  ])('[Y20] the page is told masked words and flags only: %s', (key, shown) => {
    expect(visitorOf(cardOf(key), today).shown).toEqual(shown)
  })

  test('[K21] a document that a kiosk cannot register gives no person, and says so', () => {
    const foreign = { ...cardOf('adult'), idNumber: 'SAU310085010101' }
    expect(visitorOf(foreign, today)).toMatchObject({ person: null, shown: { accepted: false } })
  })

  test('[K22] the same card is known again by a key that does not hold its number', () => {
    const { key } = visitorOf(cardOf('adult'), today)
    expect(visitorOf(cardOf('adult'), today).key).toBe(key)
    expect(visitorOf(cardOf('elder'), today).key).not.toBe(key)
    expect(key).not.toContain(cardOf('adult').idNumber)
  })
})
