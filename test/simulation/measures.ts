import type { CallReason } from '@onehall/domain'
import type { JournalRow } from '../../server/src/journal/journal.ts'

export interface OfClass {
  issued: number
  called: number
  /** Calls while another line could have been called instead. */
  chosen: number
  longestWaitMs: number
}

/** How the classes fared: shares of calls, and the longest wait before a call. */
export function makeMeasures() {
  const classes = new Map<string, OfClass>()
  const of = (key: string): OfClass => {
    let found = classes.get(key)
    if (found === undefined) classes.set(key, (found = { issued: 0, called: 0, chosen: 0, longestWaitMs: 0 }))
    return found
  }
  return {
    stored(rows: readonly JournalRow[]): void {
      for (const { type, data } of rows) {
        if (type === 'TicketIssued' || type === 'OfflineTicketIssued')
          of((JSON.parse(data) as { class: string }).class).issued += 1
        else if (type === 'TicketCalled') {
          const { why } = JSON.parse(data) as { why: CallReason }
          const fared = of(why.class)
          fared.called += 1
          if (why.others > 0) fared.chosen += 1
          fared.longestWaitMs = Math.max(fared.longestWaitMs, why.waitedMs)
        }
      }
    },
    report(): { readonly [cls: string]: OfClass & { readonly shareOfCalls: number } } {
      const calls = [...classes.values()].reduce((sum, { called }) => sum + called, 0)
      return Object.fromEntries(
        [...classes].map(([key, fared]) => [
          key,
          { ...fared, shareOfCalls: Math.round((1_000 * fared.called) / calls) / 1_000 },
        ]),
      )
    },
  }
}
