import { type Case, type CaseId, type DepartmentKey, type HallId, type StaffId, caseStream } from '@onehall/domain'
import type { CaseDetails } from '@onehall/protocol'
import type { Seal } from '../border/seal.ts'
import { foldStream } from '../engine/recover.ts'
import type { Journal } from '../journal/journal.ts'
import type { Prisma } from '../db/prisma.ts'
import { shownPerson } from './people.ts'

interface CaseSeams {
  readonly journal: Journal
  readonly prisma: Pick<Prisma, 'caseFile' | 'outbox' | 'staff'>
  readonly seal: Seal
}

/** A department's list is bounded; the oldest work comes first. */
const MOST = 2_000

/** The cases of a department that are still open, folded from their own events. */
export async function openCases(
  { journal, prisma }: Omit<CaseSeams, 'seal'>,
  hall: HallId,
  department: DepartmentKey,
): Promise<readonly Case[]> {
  const where = { hall, department, state: { in: ['received', 'accepted', 'reviewing'] } }
  const files = await prisma.caseFile.findMany({
    where,
    orderBy: { openedAt: 'asc' },
    take: MOST,
    select: { id: true },
  })
  const cases: Case[] = []
  for (const { id } of files) {
    const file = await foldCase(journal, id as CaseId)
    if (file !== null) cases.push(file)
  }
  return cases
}

async function foldCase(journal: Journal, id: CaseId): Promise<Case | null> {
  return (await foldStream(journal, caseStream(id))).rows.get('case', 'case') ?? null
}

/** A case of a hall with what happened to it and how its pushes stand; who applied is masked unless the asker serves them. */
export async function caseDetails(
  { journal, prisma, seal }: CaseSeams,
  hall: HallId,
  id: CaseId,
  asker: StaffId,
): Promise<CaseDetails | null> {
  const file = await foldCase(journal, id)
  if (file?.hall !== hall) return null
  const applicant = file.parties.find(({ role }) => role === 'applicant')
  const audience = file.holder.staff === asker ? 'serving' : 'staff'
  const events = await journal.readStream(caseStream(id))
  const numbers = await staffNumbers(
    prisma,
    events.map(({ actor }) => actor),
  )
  const pushes = await prisma.outbox.findMany({ where: { caseId: id }, orderBy: { caseSeq: 'asc' } })
  const {
    caseNo,
    item,
    department,
    status,
    holder,
    receiptNo,
    materials,
    answers,
    openedAt,
    acceptedAt,
    promisedDate,
  } = file
  return {
    case: id,
    caseNo,
    item,
    department,
    status,
    holder,
    receiptNo,
    materials: [...materials],
    answers,
    openedAt,
    acceptedAt,
    promisedDate,
    applicant: applicant === undefined ? null : await shownPerson(journal, seal, applicant.person, audience),
    timeline: events.map(({ at, type, actor }) => ({ at, type, actor: numbers.get(actor) ?? actor })),
    pushes: pushes.map(({ kind, status: push, attempts, lastError }) => ({
      kind,
      status: push as 'pending',
      attempts,
      lastError,
    })),
  }
}

/** `staff:<id>` → `staff:<工号>`: people know each other by number, accounts are nobody's business. */
async function staffNumbers(
  prisma: Pick<Prisma, 'staff'>,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = actors.filter((actor) => actor.startsWith('staff:')).map((actor) => actor.slice('staff:'.length))
  const staff = await prisma.staff.findMany({ where: { id: { in: ids } }, select: { id: true, staffNo: true } })
  return new Map(staff.map(({ id, staffNo }) => [`staff:${id}`, `staff:${staffNo}`]))
}
