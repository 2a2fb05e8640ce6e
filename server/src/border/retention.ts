import { addDays } from '@onehall/domain'
import type { Prisma } from '../db/prisma.ts'
import { businessDay } from '../engine/business-day.ts'
import type { DayKeys } from './day-keys.ts'

/** How long it is kept who held a ticket, days (domain.md §5.3, R-5.2). */
export const KEEP_DAYS = 30
const LOOK_MS = 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

interface RetentionParts {
  readonly prisma: Prisma
  readonly dayKeys: DayKeys
  readonly now: () => number
  readonly log: { error(fields: object, message: string): void }
}

/**
 * [G27] Forgets in time: sealed persons that no case names are deleted, and the keys of day hashes destroyed. The ticket itself stays, as a
 * row of statistics. Looks at start and every hour.
 */
export function makeRetention({ prisma, dayKeys, now, log }: RetentionParts) {
  async function forget(): Promise<void> {
    // A day more than is kept: what date it is depends on where the hall stands.
    dayKeys.destroyBefore(addDays(businessDay(now(), 'UTC'), -KEEP_DAYS - 1))
    const before = new Date(now() - KEEP_DAYS * DAY_MS)
    await prisma.$executeRaw`
      DELETE FROM person WHERE at < ${before} AND ref NOT IN (SELECT person FROM case_file WHERE person IS NOT NULL)`
  }
  const timer = setInterval(() => void attempt(), LOOK_MS)
  async function attempt(): Promise<void> {
    await forget().catch((error: unknown) => log.error({ err: error }, 'what is past its time could not be forgotten'))
  }
  return { forget: attempt, stop: () => clearInterval(timer) }
}
