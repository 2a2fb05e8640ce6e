/** A page for the one who installs or repairs the printer. */
export interface TestPagePrint {
  readonly hallName: string
  /** For example 1号机 */
  readonly deviceName: string
  /** yyyy-MM-dd HH:mm */
  readonly printedAt: string
}
