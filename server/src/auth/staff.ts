import { randomUUID } from 'node:crypto'
import type { DepartmentKey, QueueId, Role, StaffId } from '@onehall/domain'
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
}

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: RestRefusal }

/**
 * The accounts of a hall's staff. Whatever is changed ends the sessions of that person, and never the counter where they
 * sit. Nobody takes away the last administrator: nobody could let anybody in again.
 */
export interface StaffAccounts {
  /** In the order of their account names. */
  all(): Promise<Staff[]>
  create(
    account: string,
    facts: StaffFacts,
    password: string,
  ): Promise<{ readonly ok: true; readonly staff: Staff } | { readonly ok: false; readonly refusal: RestRefusal }>
  change(staff: StaffId, facts: StaffFacts): Promise<Done>
  /** A new password also opens an account that was locked after too many failures. */
  setPassword(staff: StaffId, password: string): Promise<Done>
  setDisabled(staff: StaffId, disabled: boolean): Promise<Done>
}

interface Deps {
  readonly prisma: Pick<Prisma, 'staff'>
  readonly mode: Mode
  /** Ends every session of a person. */
  readonly endSessions: (staff: StaffId) => Promise<void>
}

/** Ids of those who can let others in. */
export async function administrators({ prisma, mode }: Pick<Deps, 'prisma' | 'mode'>): Promise<string[]> {
  const demo = mode === 'demo' ? {} : { demo: false }
  const staff = await prisma.staff.findMany({ where: { disabled: false, ...demo }, select: { id: true, roles: true } })
  return staff.filter(({ roles }) => (roles as string[]).includes('admin')).map(({ id }) => id)
}

export function makeStaffAccounts({ prisma, mode, endSessions }: Deps): StaffAccounts {
  const inTurn = makeTurns()

  async function isLastAdministrator(id: string): Promise<boolean> {
    const all = await administrators({ prisma, mode })
    return all.length === 1 && all[0] === id
  }

  async function update(id: StaffId, data: Parameters<typeof prisma.staff.updateMany>[0]['data']): Promise<Done> {
    const { count } = await prisma.staff.updateMany({ where: { id }, data })
    if (count === 0) return no('unknown-staff')
    await endSessions(id)
    return { ok: true }
  }

  return {
    all: () => prisma.staff.findMany({ orderBy: { account: 'asc' } }),
    async create(account, facts, password) {
      if (!isStrongPassword(password)) return no('weak-password')
      const passwordHash = await hashPassword(password)
      return inTurn(async () => {
        const all = await prisma.staff.findMany({ select: { account: true } })
        // Two names that differ in capitals alone are one name to whoever types them.
        if (all.some((each) => each.account.toLowerCase() === account.toLowerCase())) return no('account-taken')
        const id = randomUUID()
        const demo = mode === 'demo'
        return {
          ok: true,
          staff: await prisma.staff.create({ data: { id, account, passwordHash, demo, ...row(facts) } }),
        } as const
      })
    },
    change: (id, facts) =>
      inTurn(async () => {
        if (!facts.roles.includes('admin') && (await isLastAdministrator(id))) return no('last-administrator')
        return update(id, row(facts))
      }),
    async setPassword(id, password) {
      if (!isStrongPassword(password)) return no('weak-password')
      return update(id, { passwordHash: await hashPassword(password), failures: 0, lockedUntil: null })
    },
    setDisabled: (id, disabled) =>
      inTurn(async () => {
        if (disabled && (await isLastAdministrator(id))) return no('last-administrator')
        return update(id, { disabled })
      }),
  }
}

function row({ displayName, staffNo, roles, queues, department }: StaffFacts) {
  return { displayName, staffNo, roles: [...new Set(roles)], queues: [...new Set(queues)], department }
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

function no(reason: 'unknown-staff' | 'account-taken' | 'weak-password' | 'last-administrator') {
  return { ok: false, refusal: { reason } } as const
}
