import type { AppendOutcome, Journal } from './journal.ts'

/**
 * What can go wrong with an append. busy: another writer held the file, nothing is stored and nobody can be sure · unknown-stored:
 * the disk failed after the commit · unknown-not-stored: it failed before · the others as the outcomes of the same name, nothing stored.
 */
export type Fault = 'busy' | 'full' | 'unknown-stored' | 'unknown-not-stored' | 'conflict' | 'constraint'

const OUTCOME: Readonly<Record<Fault, AppendOutcome>> = {
  busy: { kind: 'unknown', detail: 'database is locked' },
  full: { kind: 'full' },
  'unknown-stored': { kind: 'unknown', detail: 'disk I/O error' },
  'unknown-not-stored': { kind: 'unknown', detail: 'disk I/O error' },
  conflict: { kind: 'conflict' },
  constraint: { kind: 'constraint', detail: 'injected' },
}

/** A journal for tests that fails where it is told: `faultAt` is asked at each append, counted from 1. */
export function makeFaultyJournal(inner: Journal, faultAt: (nth: number) => Fault | undefined): Journal {
  let nth = 0
  return {
    ...inner,
    async append(batch) {
      const fault = faultAt(++nth)
      if (!fault) return inner.append(batch)
      if (fault === 'unknown-stored') {
        const outcome = await inner.append(batch)
        if (outcome.kind !== 'committed') return outcome
      }
      return OUTCOME[fault]
    },
  }
}
