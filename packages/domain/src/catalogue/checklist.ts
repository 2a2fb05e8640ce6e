import type { ItemKey } from '../ids.ts'
import type { Catalogue, ItemMaterial, Material, ServiceItem, Situation } from './catalogue.ts'

/** What the visitor does about a paper: bring it · nothing, the hall gets or makes it itself (ⓔ, on site) · bring it later (容缺). */
export type Need = 'bring' | 'not-needed' | 'may-follow'

/** Answers to the questions of an item, by the key of the situation. */
export type Answers = Readonly<Record<string, boolean>>

/** One document of a checklist. */
export interface ChecklistLine {
  readonly material: Material
  readonly need: Need
  readonly form: ItemMaterial['form']
  readonly copies: number
  readonly originalReturned: boolean
  /** Which items ask for it, and why each may. */
  readonly asked: readonly { readonly item: ItemKey; readonly basis: string }[]
}

/**
 * The papers that apply in the answered situations, in the item's order (users.md §1.10). A paper whose question is not
 * answered is left out: ask `openSituations` first, the list is complete when none is open.
 */
export function checklist(
  item: ServiceItem,
  materials: readonly Material[],
  answers: Answers,
): readonly ChecklistLine[] {
  const library = new Map(materials.map((material) => [material.key, material]))
  return item.materials.flatMap((asked) => {
    const material = library.get(asked.material)
    if (!material || !applies(asked, answers)) return []
    const { form, copies, originalReturned, basis } = asked
    const line = { material, need: needOf(material, asked), form, copies, originalReturned }
    return [{ ...line, asked: [{ item: item.key, basis }] }]
  })
}

/** The questions of an item that are not answered yet. */
export function openSituations(item: ServiceItem, answers: Answers): readonly Situation[] {
  return item.situations.filter((situation) => !Object.hasOwn(answers, situation.key))
}

/**
 * The checklist of several items as one matter (一件事, domain.md §2.8): the same document once, in the strictest form
 * that any of the items asks for, where it was first asked for.
 */
export function mergeChecklists(lists: readonly (readonly ChecklistLine[])[]): readonly ChecklistLine[] {
  const merged = new Map<string, ChecklistLine>()
  for (const line of lists.flat()) {
    const before = merged.get(line.material.key)
    merged.set(line.material.key, before ? mergeLines(before, line) : line)
  }
  return [...merged.values()]
}

/** The items of a bundle, in its order; items that the catalogue does not have are left out (the lint finds them). */
export function bundleItems(catalogue: Catalogue, bundle: string): readonly ServiceItem[] {
  const keys = catalogue.bundles.find((each) => each.key === bundle)?.items ?? []
  return keys.flatMap((key) => catalogue.items.find((item) => item.key === key) ?? [])
}

function applies(asked: ItemMaterial, answers: Answers): boolean {
  return (
    asked.when === null ||
    (Object.hasOwn(answers, asked.when.situation) && answers[asked.when.situation] === asked.when.is)
  )
}

/** What data sharing or an e-licence gives may not be asked for again (State Council Order 716 Art. 7). */
function needOf(material: Material, asked: ItemMaterial): Need {
  if (material.source !== 'applicant') return 'not-needed'
  return asked.deferrable ? 'may-follow' : 'bring'
}

const STRICTNESS: readonly Need[] = ['not-needed', 'may-follow', 'bring']

function mergeLines(a: ChecklistLine, b: ChecklistLine): ChecklistLine {
  return {
    material: a.material,
    need: STRICTNESS.indexOf(a.need) >= STRICTNESS.indexOf(b.need) ? a.need : b.need,
    form: mergeForms(a.form, b.form),
    copies: Math.max(a.copies, b.copies),
    originalReturned: a.originalReturned && b.originalReturned,
    asked: [...a.asked, ...b.asked],
  }
}

function mergeForms(a: ItemMaterial['form'], b: ItemMaterial['form']): ItemMaterial['form'] {
  if (a === b || b === 'electronic') return a
  return a === 'electronic' ? b : 'original-and-copy'
}
