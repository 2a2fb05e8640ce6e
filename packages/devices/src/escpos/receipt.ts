import { heading, largest, makeSlip, type PaperWidth, type Slip } from './slip.ts'

/** The receipt for papers handed over (收件回执). It carries no name and no ID number. */
export interface ReceiptPrint {
  readonly hallName: string
  readonly demo: boolean
  readonly receiptNo: string
  readonly caseNo: string
  readonly itemName: string
  /** What was handed over. `kept`: the original stays with the hall; `returned`: it was given back at once; `copy`: only a copy was taken. */
  readonly materials: readonly {
    readonly name: string
    readonly original: 'kept' | 'returned' | 'copy'
    readonly count: number
  }[]
  /** In the words to be read, for example 3月12日(周四); null when the case is done at once. */
  readonly promisedDate: string | null
  /** For example 20.00元; null when nothing was paid. */
  readonly feePaid: string | null
  /** How the result is collected, for example 凭身份证或本单领取，可由家人代领：带双方身份证 */
  readonly collect: string
  readonly hallPhone: string
  /** How progress can be asked, in words. */
  readonly query: string
  readonly qrUrl: string | null
  /** yyyy-MM-dd HH:mm */
  readonly acceptedAt: string
  readonly reprint: boolean
}

const ORIGINAL = { kept: '原件留存', returned: '原件已退还', copy: '仅收复印件' } as const

/** The receipt's ESC/POS bytes. */
export function encodeReceipt(receipt: ReceiptPrint, paper: PaperWidth = 80): Buffer {
  const slip = makeSlip(paper)
  heading(slip, receipt)
  slip.text('收件回执', { align: 'centre', bold: true, width: 2, height: 2 })
  slip.rule()
  slip.text(receipt.itemName, { height: 2, bold: true })
  slip.leftRight('回执编号', receipt.receiptNo)
  slip.leftRight('办件编号', receipt.caseNo)
  slip.leftRight('收件时间', receipt.acceptedAt)
  slip.rule('已收材料')
  receipt.materials.forEach((material, index) => {
    slip.leftRight(`${index + 1}. ${material.name}`, `${material.count}份 ${ORIGINAL[material.original]}`)
  })
  slip.rule()
  promise(slip, receipt)
  if (receipt.feePaid !== null) slip.leftRight('已缴费用', receipt.feePaid)
  slip.text(receipt.collect)
  slip.text(`咨询电话：${receipt.hallPhone}`, { height: 2 })
  slip.text(`查询方式：${receipt.query}`)
  if (receipt.qrUrl !== null) slip.qr(receipt.qrUrl)
  slip.feed(1)
  slip.code128(receipt.receiptNo)
  return slip.cut()
}

function promise(slip: Slip, receipt: ReceiptPrint): void {
  const words = receipt.promisedDate === null ? '当场办结' : `${receipt.promisedDate}前办好`
  slip.text(words, { align: 'centre', bold: true, width: largest(words, slip.columns, 2), height: 2 })
}
