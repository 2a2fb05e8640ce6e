import { heading, makeSlip, type PaperWidth } from './slip.ts'

/** What stands on the slip of an appointment; every text is in its final words. Neither a name nor an ID number has a place here. */
export interface BookingPrint {
  readonly hallName: string
  /** Prints the ribbon 演示. */
  readonly demo: boolean
  /** Six digits. */
  readonly code: string
  /** For example 2026年3月5日 周四 */
  readonly day: string
  /** For example 09:00–10:00 */
  readonly slot: string
  readonly queueName: string
  /** null for sensitive items: only the queue's name is printed. */
  readonly itemName: string | null
  readonly floor: string
  readonly zone: string
  /** For example 请于 08:30–09:15 在取号机报到 */
  readonly notes: readonly string[]
  /** Materials to bring; may be empty. */
  readonly checklist: readonly string[]
  /** yyyy-MM-dd HH:mm */
  readonly printedAt: string
  /** Elder mode: everything bigger, no Code128. */
  readonly bigPrint: boolean
}

/** The slip's ESC/POS bytes, one job from reset to cut. */
export function encodeBooking(booking: BookingPrint, paper: PaperWidth = 80): Buffer {
  const slip = makeSlip(paper)
  const big = booking.bigPrint ? 2 : 1
  heading(slip, booking)
  slip.text('预约凭证', { align: 'centre', bold: true, width: 2, height: 2 })
  slip.feed(1)
  slip.text('预约码', { align: 'centre', width: big, height: big })
  // In two halves, as a person reads six digits aloud.
  const code = booking.code.replace(/^(.{3})(.{3})$/, '$1 $2')
  slip.text(code, { align: 'centre', bold: true, width: 4, height: 4 })
  slip.feed(1)
  slip.text(booking.day, { align: 'centre', bold: true, width: paper === 58 ? 1 : 2, height: 2 })
  slip.text(booking.slot, { align: 'centre', bold: true, width: 2, height: 2 })
  slip.rule()
  slip.text(booking.queueName, { align: 'centre', bold: true, width: big, height: 2 })
  if (booking.itemName !== null) slip.text(booking.itemName, { align: 'centre', width: big, height: big })
  slip.text(`${booking.floor} ${booking.zone}`.trim(), { align: 'centre', bold: true, width: 2, height: 2 })
  slip.rule()
  for (const note of booking.notes) slip.text(note, { width: big, height: big })
  if (booking.checklist.length > 0) {
    slip.rule('请带好')
    for (const material of booking.checklist) slip.text(`[ ] ${material}`, { width: big, height: big })
  }
  slip.text(booking.printedAt, { align: 'centre' })
  if (!booking.bigPrint) {
    slip.feed(1)
    slip.code128(booking.code)
  }
  return slip.cut()
}
