import { heading, largest, makeSlip, type PaperWidth, type Slip } from './slip.ts'

/**
 * What stands on a ticket; every text is already in its final words. Neither a name nor an ID number has a place here: they
 * would add nothing for the visitor and lie on the floor afterwards.
 */
export interface TicketPrint {
  readonly hallName: string
  /** Prints the ribbon 演示. */
  readonly demo: boolean
  readonly number: string
  readonly queueName: string
  /** null for sensitive items: only the queue's name is printed. */
  readonly itemName: string | null
  readonly floor: string
  readonly zone: string
  /** People ahead; null when not known. */
  readonly ahead: number | null
  readonly waitRange: { readonly fromMin: number; readonly toMin: number } | null
  /** For example 优先 or 预约. */
  readonly badge: string | null
  /** yyyy-MM-dd HH:mm */
  readonly takenAt: string
  /** Printable ASCII, for the Code128. */
  readonly flowNo: string
  /** The phone page; null when no phone can reach it, and then no QR is printed. */
  readonly qrUrl: string | null
  /** For example 过号请联系导办台；30 分钟内可顺延 · 以叫号为准 · 当日有效 */
  readonly notes: readonly string[]
  /** Materials to bring; may be empty. */
  readonly checklist: readonly string[]
  /** Prints 补打; the number stays the same. */
  readonly reprint: boolean
  /** Elder mode: everything bigger, no Code128. */
  readonly bigPrint: boolean
}

/** The ticket's ESC/POS bytes, one job from reset to cut. Whatever the texts hold, the bytes are valid; too long a line wraps. */
export function encodeTicket(ticket: TicketPrint, paper: PaperWidth = 80): Buffer {
  const slip = makeSlip(paper)
  const big = ticket.bigPrint ? 2 : 1
  heading(slip, ticket)
  slip.feed(1)
  // Four times, the size that is read at arm's length without glasses; a long number takes what the paper allows.
  const numberSize = largest(ticket.number, slip.columns, ticket.bigPrint ? 6 : 4)
  slip.text(ticket.number, { align: 'centre', bold: true, width: numberSize, height: Math.max(numberSize, 4) })
  if (ticket.badge !== null) slip.text(ticket.badge, { align: 'centre', inverse: true, width: 2, height: 2 })
  slip.feed(1)
  slip.text(ticket.queueName, { align: 'centre', bold: true, width: big, height: 2 })
  if (ticket.itemName !== null) slip.text(ticket.itemName, { align: 'centre', width: big, height: big })
  slip.rule()
  slip.text(`${ticket.floor} ${ticket.zone}`.trim(), { align: 'centre', bold: true, width: 2, height: 2 })
  waiting(slip, ticket, big)
  slip.text(ticket.takenAt, { align: 'centre', width: 2, height: 2 })
  slip.rule()
  for (const note of ticket.notes) slip.text(note, { width: big, height: big })
  if (ticket.checklist.length > 0) {
    slip.rule('请带好')
    for (const material of ticket.checklist) slip.text(`[ ] ${material}`, { width: big, height: big })
  }
  if (ticket.qrUrl !== null) {
    slip.qr(ticket.qrUrl)
    slip.text('扫码看排队进度', { align: 'centre' })
  }
  if (!ticket.bigPrint) {
    slip.feed(1)
    slip.code128(ticket.flowNo)
  }
  return slip.cut()
}

function waiting(slip: Slip, ticket: TicketPrint, big: number): void {
  const style = { align: 'centre', width: big, height: 2 } as const
  if (ticket.ahead !== null) slip.text(`前方等待：${ticket.ahead}人`, style)
  if (ticket.waitRange === null) return
  const { fromMin, toMin } = ticket.waitRange
  slip.text(`预计：约${fromMin === toMin ? toMin : `${fromMin}-${toMin}`}分钟`, style)
}
