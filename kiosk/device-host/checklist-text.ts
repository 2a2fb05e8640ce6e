import type { ChecklistPrint, MaterialMark } from '@onehall/devices'
import { checklist, mergeChecklists, type ChecklistLine, type HallConfig, type Need } from '@onehall/domain'
import type { ChecklistRequest } from '../bridge/checklist.ts'

const MARK: { readonly [N in Need]: MaterialMark } = { bring: 'must', 'not-needed': 'none', 'may-follow': 'later' }

/** The slip 《办事指南·材料清单》 for the answered situations, or null when the catalogue has none of the items. */
export function checklistPrint(
  hall: HallConfig,
  { items, bundle, answers }: ChecklistRequest,
  { demo, printedAt }: { readonly demo: boolean; readonly printedAt: string },
): ChecklistPrint | null {
  const { catalogue } = hall
  const found = items.flatMap((key) => catalogue.items.find((item) => item.key === key) ?? [])
  if (found.length === 0) return null
  const lines = mergeChecklists(found.map((item) => checklist(item, catalogue.materials, answers)))
  const title = catalogue.bundles.find(({ key }) => key === bundle)?.name ?? found[0]!.name
  const unanswered = found.some((item) => item.situations.some(({ key }) => !Object.hasOwn(answers, key)))
  return {
    hallName: hall.name.zh,
    demo,
    itemName: title.zh,
    materials: lines.map((line) => ({ name: line.material.name.zh, mark: MARK[line.need], ...pages(line) })),
    notes: unanswered ? ['有的情形还没有选择，所需材料可能更多，请到窗口确认。'] : [],
    phone: hall.phone,
    qrUrl: null,
    printedAt,
  }
}

function pages({ form, copies }: ChecklistLine): { originals: number; copies: number } {
  switch (form) {
    case 'original':
      return { originals: copies, copies: 0 }
    case 'copy':
      return { originals: 0, copies }
    case 'original-and-copy':
      return { originals: 1, copies }
    case 'electronic':
      return { originals: 0, copies: 0 }
  }
}
