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
