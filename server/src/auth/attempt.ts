import type { Prisma } from '../db/prisma.ts'
import type { Staff } from '../generated/prisma/client.ts'
import type { Mode } from '../mode.ts'
import type { Audit } from './audit.ts'
import { comparePasswordInVain, isPassword } from './password.ts'

/** domain.md §5.4 */
export const FAILURES_ALLOWED = 5
export const LOCKOUT_MS = 15 * 60_000

export interface AttemptDeps {
  readonly prisma: Pick<Prisma, 'staff'>
  readonly mode: Mode
  readonly clock: () => number
  readonly audit: Audit
}

/**
 * One try at a password: the member of staff, or null. It says nothing else, and takes about as long for an account that is
 * unknown, disabled or locked as for a wrong password. Five failures in a row lock the account for 15 minutes, also for the
 * right password.
 */
export async function tryPassword(
  { prisma, mode, clock, audit }: AttemptDeps,
  who: { readonly account: string } | { readonly id: string },
  password: string,
  /** What an audit row calls the failure, and where it came from. */
  said: { readonly failure: 'sign-in-failed' | 'unlock-failed'; readonly from: string },
): Promise<Staff | null> {
  const now = clock()
  const { from } = said
  const staff = await prisma.staff.findUnique({ where: who })
  const actor = staff === null ? 'nobody' : `staff:${staff.id}`
  const refuse = async (why: string) => {
    await comparePasswordInVain(password)
    await audit(said.failure, actor, { from, why })
    return null
  }
  if (staff === null) return refuse('unknown')
  // Sample accounts have a password that others may know; a real hall never has them.
  if (staff.disabled || (staff.demo && mode === 'real')) return refuse('disabled')
  if (staff.lockedUntil !== null) {
    if (staff.lockedUntil.getTime() > now) return refuse('locked')
    await prisma.staff.updateMany({
      where: { id: staff.id, lockedUntil: { lte: new Date(now) } },
      data: { failures: 0, lockedUntil: null },
    })
  }
  // Counted before it is compared: a hundred guesses sent at once are a hundred failures, not one.
  const { failures } = await prisma.staff.update({
    where: { id: staff.id },
    data: { failures: { increment: 1 } },
    select: { failures: true },
  })
  if (failures > FAILURES_ALLOWED) return refuse('locked')
  if (await isPassword(password, staff.passwordHash)) {
    await prisma.staff.update({ where: { id: staff.id }, data: { failures: 0, lockedUntil: null } })
    return staff
  }
  await audit(said.failure, actor, { from, why: 'password' })
  if (failures === FAILURES_ALLOWED) {
    await prisma.staff.update({ where: { id: staff.id }, data: { lockedUntil: new Date(now + LOCKOUT_MS) } })
    await audit('account-locked', actor, { from })
  }
  return null
}
