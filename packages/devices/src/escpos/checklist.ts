import { heading, makeSlip, type PaperWidth } from './slip.ts'

/** must = 必带 · none = 免提交（电子证照） · later = 可后补 */
export type MaterialMark = 'must' | 'none' | 'later'

/** The slip 《办事指南·材料清单》: guidance to take home, not the lawful one-time notice (行政许可法 Art. 32). */
export interface ChecklistPrint {
  readonly hallName: string
  readonly demo: boolean
  readonly itemName: string
  readonly materials: readonly {
    readonly name: string
    readonly mark: MaterialMark
    readonly originals: number
    readonly copies: number
  }[]
  readonly notes: readonly string[]
  /** Telephone of the hall. */
  readonly phone: string | null
  readonly qrUrl: string | null
  /** yyyy-MM-dd HH:mm */
  readonly printedAt: string
}

const MARKS: Record<MaterialMark, string> = { must: '必带', none: '免提交(电子证照)', later: '可后补' }

/** The checklist slip's ESC/POS bytes. */
export function encodeChecklist(checklist: ChecklistPrint, paper: PaperWidth = 80): Buffer {
  const slip = makeSlip(paper)
  heading(slip, checklist)
  slip.text('办事指南·材料清单', { align: 'centre', bold: true, height: 2 })
  slip.text(checklist.itemName, { align: 'centre', height: 2 })
  slip.rule()
  checklist.materials.forEach((material, index) => {
    slip.text(`${index + 1}. ${material.name}`, { bold: material.mark === 'must' })
    const pagesAsked = material.mark === 'none' ? '' : pages(material)
    slip.text(`   【${MARKS[material.mark]}】${pagesAsked}`)
  })
  slip.rule()
  for (const note of checklist.notes) slip.text(note)
  slip.text('本单仅供准备材料时参考，不是行政许可法规定的一次性告知书，以窗口告知为准。')
  if (checklist.phone !== null) slip.text(`咨询电话：${checklist.phone}`, { height: 2 })
  if (checklist.qrUrl !== null) slip.qr(checklist.qrUrl)
  slip.text(`打印时间：${checklist.printedAt}`)
  return slip.cut()
}

function pages(material: { originals: number; copies: number }): string {
  const originals = material.originals > 0 ? `原件${material.originals}份` : ''
  const copies = material.copies > 0 ? `复印件${material.copies}份` : ''
  return [originals, copies].filter((part) => part !== '').join(' ')
}
