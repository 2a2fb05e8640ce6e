/** What a visitor is told about the reader (domain.md §1.4). */
export type ReaderAdvice = 'try-again' | 'place-again' | 'use-valid-card' | 'go-to-counter' | 'use-other-kiosk'

export interface ReaderNow {
  readonly state: 'idle' | 'reading' | 'remove-card' | 'away'
  readonly advice: ReaderAdvice | null
  /** The visitor has gone and the card still lies there; after 30 s it is an alarm (users.md V2). */
  readonly forgotten: 'no' | 'remind' | 'alarm'
}

/** The card of the present visitor, as far as the page may know it. */
export interface CardNow {
  /** Masked, domain.md §5.2. */
  readonly name: string
  /** Masked, domain.md §5.2. */
  readonly idNumber: string
  readonly expired: boolean
  /** Of an age at which larger letters are offered. */
  readonly elder: boolean
  /** False for documents that a kiosk cannot register; the ticket is then issued without identity. */
  readonly accepted: boolean
  readonly lying: boolean
}
