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
  /** Missed, and back in the line. */
  readonly isRestored?: boolean
}

export type Ended = VisitResult | 'missed'

const KEPT = 200

export interface Visits {
  readonly visits: readonly Visit[]
  record(visit: Visit): void
  /** What was taken back did not happen. */
  drop(ticket: TicketId): void
  restored(ticket: TicketId): void
}

/** What this person ended at this tab today, newest first; it outlives a reload and the lock. */
export function useVisits(): Visits {
  const { info } = useHall()
  const day = useToday()
  const [visits, keep] = useStored<readonly Visit[]>(`onehall.visits.${info.staff}.${day}`, [], ofThisTab)
  return {
    visits,
    record: (visit) => keep([visit, ...visits].slice(0, KEPT)),
    drop(ticket) {
      const at = visits.findIndex((visit) => visit.ticket === ticket)
      keep(visits.filter((_, n) => n !== at))
    },
    restored: (ticket) =>
      keep(
        visits.map((visit) => (visit.ticket === ticket && isMissed(visit) ? { ...visit, isRestored: true } : visit)),
      ),
  }
}

/** Whether the visitor did not come. */
export const isMissed = ({ results }: Visit): boolean => results.some(({ result }) => result === 'missed')
