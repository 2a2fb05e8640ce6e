import type { HandEntry, ItemResult, ServiceItem, VisitResult } from '@onehall/domain'
import { useState } from 'react'
import { guessResults } from './guess-results.ts'

export interface ResultRow extends ItemResult {
  /** The case it is about, or the visit. */
  readonly key: string
}

export interface Results {
  readonly rows: readonly ResultRow[]
  choose(key: string, result: VisitResult): void
}

/** The results of the visit in hand: guessed until the clerk chooses otherwise. */
export function useResults(hand: HandEntry | null, items: readonly ServiceItem[]): Results {
  const [chosen, setChosen] = useState<{ readonly [key: string]: VisitResult }>({})
  if (hand === null) return { rows: [], choose: () => {} }
  const rows = guessResults(hand, items).map((guess, at) => {
    const key = `${hand.ticket} ${hand.cases[at]?.case ?? 'visit'}`
    return { key, item: guess.item, result: chosen[key] ?? guess.result }
  })
  return { rows, choose: (key, result) => setChosen({ ...chosen, [key]: result }) }
}
