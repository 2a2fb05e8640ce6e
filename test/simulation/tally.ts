import type { EventType, IntentType, RefusalReason } from '@onehall/domain'
import type { FaultKind } from './faults.ts'

/** Times that something of a name happened; a name that is not there never did. */
export type Counts<Name extends string> = { readonly [name in Name]?: number }

/** Properties of calling that are looked at where there is something to see. */
export type Check =
  'shares of two classes' | 'a call while somebody may have waited too long' | 'a counter finds nobody'

/** What happened in a simulation, by name: so that nothing can stop happening without anybody seeing it. */
export interface Tally {
  readonly accepted: Counts<IntentType>
  readonly refused: Counts<RefusalReason>
  readonly events: Counts<EventType>
  readonly faults: Counts<FaultKind>
  readonly checks: Counts<Check>
}

export const NOTHING: Tally = { accepted: {}, refused: {}, events: {}, faults: {}, checks: {} }

export function makeTally() {
  const counts: { [of in keyof Tally]: Record<string, number> } = structuredClone(NOTHING)
  return {
    count(of: keyof Tally, name: string): void {
      counts[of][name] = (counts[of][name] ?? 0) + 1
    },
    read: (): Tally => structuredClone(counts),
  }
}

/** Both together. */
export function added(a: Tally, b: Tally): Tally {
  const sum = (one: Record<string, number>, other: Record<string, number>): Record<string, number> => {
    const both = { ...one }
    for (const [name, n] of Object.entries(other)) both[name] = (both[name] ?? 0) + n
    return both
  }
  return {
    accepted: sum(a.accepted, b.accepted),
    refused: sum(a.refused, b.refused),
    events: sum(a.events, b.events),
    faults: sum(a.faults, b.faults),
    checks: sum(a.checks, b.checks),
  }
}
