import type { HandEntry, ItemResult, ServiceItem, VisitResult } from '@onehall/domain'
import { useHall } from '../shell/hall.tsx'
import { ofThisTab, useStored } from '../shell/stored.ts'
import { guessResults, isEvident } from './guess-results.ts'

export interface ResultRow extends ItemResult {
  /** The case it is about, or the visit. */
  readonly key: string
  /** It is a guess that nobody confirmed and that what was done does not bear out. */
  readonly isOpen: boolean
}

export interface Results {
  readonly rows: readonly ResultRow[]
  choose(key: string, result: VisitResult): void
}

type Chosen = { readonly [key: string]: VisitResult }

/** The results of the visit in hand, the same at every workplace of this person: guessed until the clerk chooses otherwise. */
export function useResults(hand: HandEntry | null, items: readonly ServiceItem[]): Results {
  const { info } = useHall()
  const [kept, keep] = useStored<Chosen>(`onehall.results.${info.staff}`, {}, ofThisTab)
  if (hand === null) return { rows: [], choose: () => {} }
  const rows = guessResults(hand, items).map((guess, at) => {
    const key = `${hand.ticket} ${hand.cases[at]?.case ?? 'visit'}`
    const chosen = kept[key]
    return {
      key,
      item: guess.item,
      result: chosen ?? guess.result,
      isOpen: chosen === undefined && !isEvident(hand, at),
    }
  })
  const ofHand = (all: Chosen): Chosen =>
    Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith(`${hand.ticket} `)))
  return { rows, choose: (key, result) => keep({ ...ofHand(kept), [key]: result }) }
}
