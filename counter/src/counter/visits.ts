import type { ItemResult, Ms, TicketId, VisitResult } from '@onehall/domain'
import { useEffect } from 'react'
import { useHall } from '../shell/hall.tsx'
import { ofThisTab, useStored } from '../shell/stored.ts'
import { useToday } from '../shell/today.ts'
import type { DeskView } from './use-desk.ts'

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

/**
 * What this person ended at this tab today, newest first; it outlives a reload and the lock. Who was missed at the desk is noted,
 * whether by key or because nobody answered.
 */
export function useVisits(desk: DeskView | null): Visits {
  const { info } = useHall()
  const day = useToday()
  const [visits, keep] = useStored<readonly Visit[]>(`onehall.visits.${info.staff}.${day}`, [], ofThisTab)
  const record = (visit: Visit): void => keep([visit, ...visits].slice(0, KEPT))

  const last = desk?.isMine === true && desk.last?.what === 'missed' ? desk.last : null
  const isNoted = last === null || visits.some(({ ticket, at }) => ticket === last.ticket && at === last.at)
  useEffect(() => {
    if (last === null || isNoted) return
    const { ticket, number, at } = last
    record({ ticket, number, at, results: [{ item: null, result: 'missed' }], receipts: [] })
  })
  return {
    visits,
    record,
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
