import { randomUUID } from 'node:crypto'
import type { DepartmentKey, HallId, QueueId, Role, StaffId } from '@onehall/domain'
import type { RestRefusal } from '@onehall/protocol'
import type { Staff } from '../generated/prisma/client.ts'
import type { Prisma } from '../db/prisma.ts'
import type { Mode } from '../mode.ts'
import { hashPassword, isStrongPassword } from './password.ts'

/** What an administrator says of a member of staff. The account's name stays what it was. */
export interface StaffFacts {
  readonly displayName: string
  readonly staffNo: string
  readonly roles: readonly Role[]
  /** The queues that the person is authorised for. */
  readonly queues: readonly QueueId[]
  /** Whose files a handler sees. */
  readonly department: DepartmentKey | null
  /** An administrator of every hall of the server. */
  readonly everywhere: boolean
}

/** Who changes accounts: the hall that they work in, and whether they belong to every hall. */
export interface Keeper {
  readonly hall: HallId
  readonly everywhere: boolean
}

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: RestRefusal }

/**
 * The accounts of a server's staff. Each belongs to one hall and is kept by the administrators of that hall; those of every
 * hall are kept by each other. Whatever is changed ends the sessions of that person, and never the counter where they
 * sit. Nobody takes away the last administrator: nobody could let anybody in again.
 */
export interface StaffAccounts {
  /** Those whom the keeper may change, in the order of their account names. */
  all(keeper: Keeper): Promise<Staff[]>
  /** The account is one of the keeper's hall, or of every hall. */
  create(
    keeper: Keeper,
    account: string,
    facts: StaffFacts,
    password: string,
  ): Promise<{ readonly ok: true; readonly staff: Staff } | { readonly ok: false; readonly refusal: RestRefusal }>
  change(keeper: Keeper, staff: StaffId, facts: StaffFacts): Promise<Done>
  /** A new password also opens an account that was locked after too many failures. */
  setPassword(keeper: Keeper, staff: StaffId, password: string): Promise<Done>
  setDisabled(keeper: Keeper, staff: StaffId, disabled: boolean): Promise<Done>
}

interface Deps {
  readonly prisma: Pick<Prisma, 'staff'>
  readonly mode: Mode
  /** Ends every session of a person. */
  readonly endSessions: (staff: StaffId) => Promise<void>
}

/** Those who can let others in, with the hall of each; null for every hall. */
export async function administrators({
  prisma,
  mode,
}: Pick<Deps, 'prisma' | 'mode'>): Promise<{ readonly id: string; readonly hall: string | null }[]> {
  const demo = mode === 'demo' ? {} : { demo: false }
  const select = { id: true, roles: true, hall: true } as const
  const staff = await prisma.staff.findMany({ where: { disabled: false, ...demo }, select })
  return staff.filter(({ roles }) => (roles as string[]).includes('admin'))
}

export function makeStaffAccounts({ prisma, mode, endSessions }: Deps): StaffAccounts {
  const inTurn = makeTurns()

  /** Whether the keeper may change this person at all. */
  const kept = ({ hall, everywhere }: Keeper) => (everywhere ? { OR: [{ hall }, { hall: null }] } : { hall })

  /** Nobody else could do for the halls of this administrator what they do. */
  async function isLastAdministrator(id: string): Promise<boolean> {
    const all = await administrators({ prisma, mode })
    const own = all.find((each) => each.id === id)
    if (own === undefined) return false
    return !all.some(({ id: other, hall }) => other !== id && (hall === null || hall === own.hall))
  }

  async function update(
    keeper: Keeper,
    id: StaffId,
    data: Parameters<typeof prisma.staff.updateMany>[0]['data'],
  ): Promise<Done> {
    const { count } = await prisma.staff.updateMany({ where: { id, ...kept(keeper) }, data })
    if (count === 0) return no('unknown-staff')
    await endSessions(id)
    return { ok: true }
  }

  return {
    all: (keeper) => prisma.staff.findMany({ where: kept(keeper), orderBy: { account: 'asc' } }),
    async create(keeper, account, facts, password) {
      if (!isStrongPassword(password)) return no('weak-password')
      if (!mayGive(keeper, facts)) return no('not-everywhere')
      const passwordHash = await hashPassword(password)
      return inTurn(async () => {
        const all = await prisma.staff.findMany({ select: { account: true } })
        // Two names that differ in capitals alone are one name to whoever types them.
        if (all.some((each) => each.account.toLowerCase() === account.toLowerCase())) return no('account-taken')
        const id = randomUUID()
        const demo = mode === 'demo'
        return {
          ok: true,
          staff: await prisma.staff.create({ data: { id, account, passwordHash, demo, ...row(keeper, facts) } }),
        } as const
      })
    },
    change: (keeper, id, facts) =>
      inTurn(async () => {
        if (!mayGive(keeper, facts)) return no('not-everywhere')
        const leaves = !facts.roles.includes('admin') || (keeper.everywhere && !facts.everywhere)
        if (leaves && (await isLastAdministrator(id))) return no('last-administrator')
        return update(keeper, id, row(keeper, facts))
      }),
    async setPassword(keeper, id, password) {
      if (!isStrongPassword(password)) return no('weak-password')
      return update(keeper, id, { passwordHash: await hashPassword(password), failures: 0, lockedUntil: null })
    },
    setDisabled: (keeper, id, disabled) =>
      inTurn(async () => {
        if (disabled && (await isLastAdministrator(id))) return no('last-administrator')
        return update(keeper, id, { disabled })
      }),
  }
}

/** Every hall is for administrators alone, and only who has it gives it. */
const mayGive = (keeper: Keeper, { everywhere, roles }: StaffFacts): boolean =>
  !everywhere || (keeper.everywhere && roles.includes('admin'))

function row({ hall }: Keeper, { displayName, staffNo, roles, queues, department, everywhere }: StaffFacts) {
  return {
    displayName,
    staffNo,
    roles: [...new Set(roles)],
    queues: [...new Set(queues)],
    department,
    hall: everywhere ? null : hall,
  }
}

/** One after the other: two that look first and write then would each see the other's administrator. */
function makeTurns(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const turn = last.then(run)
    last = turn.catch(() => {})
    return turn
  }
}

function no(reason: 'unknown-staff' | 'account-taken' | 'weak-password' | 'last-administrator' | 'not-everywhere') {
  return { ok: false, refusal: { reason } } as const
}
