/** 58 mm paper is 384 dots = 32 half-width columns, 80 mm is 576 dots = 48 (domain.md §4.2). */
export type PaperWidth = 58 | 80

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
