import type { HallId, StaffId } from '@onehall/domain'
import type { DaySheet, daySheetDays } from '@onehall/protocol'
import type { z } from 'zod'
import type { Prisma } from '../db/prisma.ts'
import { businessDay } from '../engine/business-day.ts'
import type { Reply } from '../http/deps.ts'
import type { LongReads } from '../worker/worker.ts'

export interface DaySheetSeams {
  readonly prisma: Pick<Prisma, 'day'>
  readonly longReads: Pick<LongReads, 'runInWorker'>
  /** Null for a hall that is not here. */
  readonly timeZone: (hall: HallId) => string | null
  readonly now: () => number
}

/** More than a year of days to choose from. */
const MOST_DAYS = 400

/** The days that have a sheet, and their sheets, which are counted in the worker: the lane goes on meanwhile. */
export function makeDaySheets({ prisma, longReads, timeZone, now }: DaySheetSeams) {
  return {
    async days(hall: HallId): Promise<z.infer<typeof daySheetDays>> {
      const days = await prisma.day.findMany({ where: { hall }, orderBy: { day: 'desc' }, take: MOST_DAYS })
      return days.map(({ day, closedAt }) => ({ day: day as DaySheet['day'], closedAt: closedAt?.getTime() ?? null }))
    },

    async sheet(hall: HallId, day: string, staff: StaffId | null): Promise<Reply<DaySheet>> {
      const at = now()
      const zone = timeZone(hall)
      if (zone === null) return { ok: false, refusal: { reason: 'out-of-service' } }
      if (day > businessDay(at, zone)) return { ok: false, refusal: { reason: 'day-to-come' } }
      const sheet = await longReads.runInWorker('daySheet', { hall, day, staff, at })
      return sheet === null ? { ok: false, refusal: { reason: 'no-day-sheet' } } : { ok: true, body: sheet }
    },
  }
}
