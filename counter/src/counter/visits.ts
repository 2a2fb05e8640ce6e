import type { ItemResult, Ms, TicketId, VisitResult } from '@onehall/domain'
import { useHall } from '../shell/hall.tsx'
import { ofThisTab, useStored } from '../shell/stored.ts'
import { useToday } from '../shell/today.ts'

/** A visit that ended at this counter today; numbers and results only. */
export interface Visit {
  readonly ticket: TicketId
  readonly number: string
  readonly at: Ms
  readonly results: readonly (ItemResult | { readonly item: null; readonly result: 'missed' })[]
  readonly receipts: readonly string[]
}

export type Ended = VisitResult | 'missed'

const KEPT = 200

/** What this person ended at this tab today, newest first; it outlives a reload and the lock. */
export function useVisits(): { readonly visits: readonly Visit[]; record(visit: Visit): void } {
  const { info } = useHall()
  const day = useToday()
  const [visits, keep] = useStored<readonly Visit[]>(`onehall.visits.${info.staff}.${day}`, [], ofThisTab)
  return { visits, record: (visit) => keep([visit, ...visits].slice(0, KEPT)) }
}
