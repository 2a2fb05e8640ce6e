import { heading, makeSlip, type PaperWidth } from './slip.ts'

/** A page for the one who installs or repairs the printer. */
interface TestPagePrint {
  readonly hallName: string
  /** For example 1号机 */
  readonly deviceName: string
  /** yyyy-MM-dd HH:mm */
  readonly printedAt: string
}

/** The test page's ESC/POS bytes: width ruler, sizes, Chinese with rare characters, bar code, QR, cut. */
export function encodeTestPage(page: TestPagePrint, paper: PaperWidth = 80): Buffer {
  const slip = makeSlip(paper)
  heading(slip, { hallName: page.hallName, demo: false })
  slip.text(`打印机自检 ${page.deviceName}`, { align: 'centre', height: 2 })
  slip.text(page.printedAt, { align: 'centre' })
  // The ruler fills the line: a printer set to another paper width breaks or clips it.
  slip.text(Array.from({ length: slip.columns }, (_, i) => (i + 1) % 10).join(''))
  slip.text('|' + ' '.repeat(slip.columns - 2) + '|')
  for (const times of [1, 2, 4]) slip.text('A005号', { width: times, height: times })
  slip.text('粗体', { bold: true })
  slip.text('反白', { inverse: true })
  slip.text('常用字：请取走您的身份证')
  slip.text('生僻字：䶮 㛃 𠮷 ·')
  slip.qr('https://example.invalid/onehall')
  slip.code128('ONEHALL-0001')
  return slip.cut()
}
