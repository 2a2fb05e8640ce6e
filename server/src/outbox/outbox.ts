import { type CasePush, rowGuid } from '@onehall/connectors'
import type { PlatformStatus } from '@onehall/protocol'
import type { Prisma } from '../db/prisma.ts'
import type { Outbox as OutboxModel } from '../generated/prisma/client.ts'

/** A push a person must look at: the platform will never take it as it is. */
export type DeadLetter = PlatformStatus['dead'][number]

export interface Counted {
  readonly open: number
  readonly oldest: number | null
  readonly dead: number
}

/** A page can show so many; the count of all of them is in the status. */
const DEAD_SHOWN = 200

export type Outbox = ReturnType<typeof makeOutbox>

/**
 * The pushes owed to one platform. The lane adds them; here, and nowhere else, is written what became of them. Questions
 * over many rows name their status in the text of the SQL: only so does SQLite take the index of what is still open.
 */
export function makeOutbox(prisma: Pick<Prisma, 'outbox' | '$queryRaw'>, connector: string) {
  const { outbox } = prisma

  async function write(id: string, data: Parameters<typeof outbox.updateMany>[0]['data']): Promise<void> {
    await outbox.updateMany({ where: { id }, data })
  }

  return {
    /** Cases with a push that is not through, the one that waits longest first. */
    async openCases(): Promise<readonly string[]> {
      const rows = await prisma.$queryRaw<{ id: string }[]>`
        select case_id as id from outbox where connector = ${connector} and status in ('pending', 'sending')
        group by case_id order by min(created_at)`
      return rows.map(({ id }) => id)
    },

    /** The case's first push that is not through. While it is dead, those after it wait. */
    next: (caseId: string): Promise<OutboxModel | null> =>
      outbox.findFirst({
        where: { caseId, connector, status: { in: ['pending', 'sending', 'dead'] } },
        orderBy: { caseSeq: 'asc' },
      }),

    sending: ({ id, attempts }: OutboxModel, { epoch, caseId, kind, seq, version }: CasePush): Promise<void> =>
      write(id, {
        status: 'sending',
        attempts: attempts + 1,
        rowGuid: rowGuid(epoch, caseId, kind, seq),
        sentVersion: version,
      }),

    acked: ({ id }: OutboxModel, at: number): Promise<void> =>
      write(id, { status: 'acked', ackedAt: new Date(at), nextAt: null, lastError: null }),

    postponed: ({ id, attempts }: OutboxModel, nextAt: number, lastError: string): Promise<void> =>
      write(id, { status: 'pending', attempts: attempts + 1, nextAt: new Date(nextAt), lastError }),

    dead: ({ id, attempts }: OutboxModel, lastError: string): Promise<void> =>
      write(id, { status: 'dead', attempts: attempts + 1, nextAt: null, lastError }),

    /** Puts a dead push back, as the next version of its row. Returns its case, or null where the hall has no such dead push. */
    async revive(id: string, hall: string): Promise<string | null> {
      const [row] = await prisma.$queryRaw<{ caseId: string; sentVersion: number | null }[]>`
        select case_id as caseId, sent_version as sentVersion from outbox join case_file on case_file.id = case_id
        where outbox.id = ${id} and hall = ${hall} and connector = ${connector} and status = 'dead'`
      if (row === undefined) return null
      const sentVersion = row.sentVersion === null ? null : Number(row.sentVersion) + 1
      await write(id, { status: 'pending', attempts: 0, sentVersion })
      return row.caseId
    },

    /** Of each hall that has any: how many are open, when the oldest of them was written (ms), and how many are dead. */
    async counts(): Promise<ReadonlyMap<string, Counted>> {
      const open = await prisma.$queryRaw<{ hall: string; open: number; oldest: number }[]>`
        select hall, count(*) as open, min(created_at) as oldest from outbox join case_file on case_file.id = case_id
        where connector = ${connector} and status in ('pending', 'sending') group by hall`
      const dead = await prisma.$queryRaw<{ hall: string; dead: number }[]>`
        select hall, count(*) as dead from outbox join case_file on case_file.id = case_id
        where connector = ${connector} and status = 'dead' group by hall`
      const counted = new Map<string, Counted>()
      for (const row of open) counted.set(row.hall, { open: Number(row.open), oldest: Number(row.oldest), dead: 0 })
      for (const row of dead) {
        const { hall } = row
        counted.set(hall, { ...(counted.get(hall) ?? { open: 0, oldest: null }), dead: Number(row.dead) })
      }
      return counted
    },

    /** The oldest dead pushes of a hall. */
    deadLetters: (hall: string): Promise<readonly DeadLetter[]> =>
      prisma.$queryRaw<DeadLetter[]>`
        select outbox.id, case_no as caseNo, kind, attempts, coalesce(last_error, '') as lastError
        from outbox join case_file on case_file.id = case_id
        where hall = ${hall} and connector = ${connector} and status = 'dead' order by created_at limit ${DEAD_SHOWN}`,
  }
}
