/** Why a printer takes no job: known before a byte of it was sent. */
export type PrinterRefusal = 'paper-out' | 'cover-open' | 'offline' | 'error' | 'unreachable'

/**
 * What is known of a job. `printed`: the printer itself said so after the cut. `refused`: not a byte was sent. `unknown`: bytes were
 * sent and no proof came, so the paper may or may not have come out.
 */
export type PrintOutcome =
  | { readonly kind: 'printed'; readonly paperNearEnd: boolean }
  | { readonly kind: 'refused'; readonly why: PrinterRefusal }
  | { readonly kind: 'unknown'; readonly after: 'timeout' | 'unplugged' }

export type PrinterStatus =
  | { readonly kind: 'ready'; readonly paperNearEnd: boolean }
  | { readonly kind: 'not-ready'; readonly why: PrinterRefusal }

/** A receipt printer. Jobs and status questions run one at a time, in the order in which they were asked. */
export interface Printer {
  status(): Promise<PrinterStatus>
  /** Prints the job at most once; it is never sent again, whatever happens. Never rejects. */
  print(job: Buffer): Promise<PrintOutcome>
}
