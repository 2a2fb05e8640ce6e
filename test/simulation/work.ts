import { type Answers, type CollectedMaterial, type ItemKey, type ItemResult, checklist } from '@onehall/domain'
import { type Desk, type Press, isLate } from './desk.ts'

/** What a clerk does with a visitor at the counter: the papers, and what came of it. */

const WITHOUT_CASE = ['instant', 'consulted', 'picked-up', 'incomplete-told'] as const

export const openCaseOf = ({ hand }: Desk) => hand?.cases.find(({ receiptNo }) => receiptNo === null)

/** What came of the item for which somebody was served. */
export function resultsOf(
  { crowd: { chance } }: Desk,
  { item, cases = [] }: { readonly item: ItemKey | null; readonly cases?: readonly unknown[] },
): readonly ItemResult[] {
  return [{ item, result: cases.length > 0 ? 'collected' : chance.pick(WITHOUT_CASE) }]
}

export function finish(desk: Desk): Press {
  const { chance } = desk.crowd
  const { counter, hand, visitor } = desk
  const results = resultsOf(desk, hand ?? { item: null })
  const thenCallNext = !isLate(desk) && chance.happens(0.6)
  if (visitor !== null && hand?.route.left.length === 0) visitor.isServed = true
  return { intent: { type: 'FinishService', counter, results, thenCallNext } }
}

export function openCase({ crowd, counter, visitor, hand }: Desk): Press {
  const item = hand?.item ?? visitor!.item.key
  return { intent: { type: 'OpenCase', counter, item }, person: visitor?.person ?? crowd.someone() }
}

/** Everything on the list lies on the counter; now and then a paper is forgotten, and the hall says so. */
export function acceptCase(desk: Desk): Press {
  const { chance, config } = desk.crowd
  const open = openCaseOf(desk)!
  const item = config.catalogue.items.find(({ key }) => key === open.item)!
  const answers: Answers = Object.fromEntries(item.situations.map(({ key }) => [key, chance.happens(0.5)]))
  const materials = checklist(item, config.catalogue.materials, answers).map(({ material }): CollectedMaterial => ({
    material: material.key,
    state: 'collected',
    copies: 1,
    original: 'returned',
  }))
  const given = chance.happens(0.05) ? materials.slice(1) : materials
  return { intent: { type: 'AcceptCase', counter: desk.counter, case: open.case, materials: given, answers } }
}
