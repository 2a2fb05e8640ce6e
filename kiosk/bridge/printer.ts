/** Why a printer takes no job. */
export type PrinterTrouble = 'paper-out' | 'cover-open' | 'offline' | 'error' | 'unreachable'

export type PrintAnswer =
  | { readonly kind: 'printed' }
  | { readonly kind: 'refused'; readonly why: PrinterTrouble }
  | { readonly kind: 'unknown' }
  /** There is nothing of that name to print. */
  | { readonly kind: 'nothing' }

export type PrinterNow =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ready'; readonly paperNearEnd: boolean }
  | { readonly kind: 'not-ready'; readonly why: PrinterTrouble }
