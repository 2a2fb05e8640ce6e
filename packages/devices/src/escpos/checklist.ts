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
