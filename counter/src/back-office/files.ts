import { type CaseEntry, type HallConfig, type ServiceItem, searchItems } from '@onehall/domain'

export type Where = 'arriving' | 'here' | 'all'

/** `arriving`: the bag is still at a counter · `here`: somebody of the department holds it. */
export function isWhere({ holder }: CaseEntry, where: Where): boolean {
  return where === 'all' || (holder.kind === 'office') === (where === 'here')
}

/** Cases of which the receipt or case number contains what was typed, or of an item found by it; nothing typed = all. */
export function findFiles(
  cases: readonly CaseEntry[],
  typed: string,
  { catalogue }: Pick<HallConfig, 'catalogue'>,
): readonly CaseEntry[] {
  const query = typed.trim().toUpperCase()
  if (query === '') return cases
  const items = new Set<string>(searchItems(catalogue.items, query).map(({ key }) => key))
  return cases.filter(
    ({ receiptNo, caseNo, item }) =>
      receiptNo?.includes(query) || caseNo.toUpperCase().includes(query) || items.has(item),
  )
}

/** The one case whose number was scanned whole, or null. */
export function scanned(cases: readonly CaseEntry[], typed: string): CaseEntry | null {
  const query = typed.trim().toUpperCase()
  return cases.find(({ receiptNo, caseNo }) => receiptNo === query || caseNo.toUpperCase() === query) ?? null
}

export function itemOf(config: Pick<HallConfig, 'catalogue'>, key: string): ServiceItem | undefined {
  return config.catalogue.items.find((item) => item.key === key)
}
