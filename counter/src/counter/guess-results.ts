import type { HandEntry, ItemKey, ItemResult, ServiceItem, VisitResult } from '@onehall/domain'

/** Every result, in the order in which the choice is offered. */
export const RESULTS: readonly VisitResult[] = [
  'collected',
  'instant',
  'consulted',
  'incomplete-told',
  'picked-up',
  'wrong-queue',
  'gave-up',
]

/**
 * What came of the visit, guessed from what was done and confirmed by one key (users.md §1.3): a result for each case of
 * the visit, else one for the visit. A case that was opened and not taken in lacked something, of which the visitor was told.
 */
export function guessResults(
  { item, purpose, cases }: Pick<HandEntry, 'item' | 'purpose' | 'cases'>,
  items: readonly ServiceItem[],
): readonly ItemResult[] {
  const isInstant = (key: ItemKey | null): boolean => items.find((each) => each.key === key)?.kind === 'instant'
  if (cases.length > 0) {
    return cases.map(({ item: key, receiptNo }) => ({
      item: key,
      result: receiptNo === null ? 'incomplete-told' : isInstant(key) ? 'instant' : 'collected',
    }))
  }
  switch (purpose) {
    case 'consult':
      return [{ item, result: 'consulted' }]
    case 'collect':
      return [{ item, result: 'picked-up' }]
    case 'supplement':
      return [{ item, result: 'collected' }]
    case 'handle':
      return [{ item, result: isInstant(item) ? 'instant' : 'consulted' }]
  }
}

/** Whether that guess needs nobody's look: the papers were taken in, or the visit was to ask or to collect and became nothing else. */
export function isEvident({ purpose, cases }: Pick<HandEntry, 'purpose' | 'cases'>, at: number): boolean {
  const found = cases[at]
  return found === undefined ? purpose === 'consult' || purpose === 'collect' : found.receiptNo !== null
}
