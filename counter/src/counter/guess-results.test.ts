import type { HandEntry, ServiceItem } from '@onehall/domain'
import { expect, it } from 'vitest'
import { guessResults, isEvident, RESULTS } from './guess-results.ts'

const items = [
  { key: 'passport', kind: 'promised' },
  { key: 'licence', kind: 'instant' },
] as unknown as ServiceItem[]
const hand = (purpose: HandEntry['purpose'], item: string | null, cases: readonly [string, string | null][] = []) =>
  ({
    purpose,
    item,
    cases: cases.map(([key, receiptNo]) => ({ case: key, caseNo: '', item: key, receiptNo })),
  }) as unknown as HandEntry
const guessed = (of: HandEntry): string[] => guessResults(of, items).map(({ item, result }) => `${item}: ${result}`)

it('[T5] a file taken in is guessed as collected, an instant item as settled', () => {
  expect(
    guessed(
      hand('handle', 'passport', [
        ['passport', 'SJ1'],
        ['licence', 'SJ2'],
      ]),
    ),
  ).toEqual(['passport: collected', 'licence: instant'])
})

it('[T6] a case opened and not taken in is guessed as incomplete, told what is missing', () => {
  expect(guessed(hand('handle', 'passport', [['passport', null]]))).toEqual(['passport: incomplete-told'])
})

it('[T7] a visit without a case is guessed from its purpose', () => {
  expect(guessed(hand('consult', null))).toEqual(['null: consulted'])
  expect(guessed(hand('collect', 'passport'))).toEqual(['passport: picked-up'])
  expect(guessed(hand('supplement', 'passport'))).toEqual(['passport: collected'])
  expect(guessed(hand('handle', 'licence'))).toEqual(['licence: instant'])
  expect(guessed(hand('handle', 'passport'))).toEqual(['passport: consulted'])
})

it('[T8] every guess is one of the results on offer', () => {
  for (const purpose of ['handle', 'consult', 'supplement', 'collect'] as const)
    for (const { result } of guessResults(hand(purpose, null), items)) expect(RESULTS).toContain(result)
})

it('[T210] only what was taken in, asked or collected is finished unseen; every other guess is looked at first', () => {
  const filed = hand('handle', 'passport', [
    ['passport', 'SJ1'],
    ['licence', null],
  ])
  expect([0, 1].map((at) => isEvident(filed, at))).toEqual([true, false])
  const purposes = ['consult', 'collect', 'supplement', 'handle'] as const
  expect(purposes.map((purpose) => isEvident(hand(purpose, 'licence'), 0))).toEqual([true, true, false, false])
})
