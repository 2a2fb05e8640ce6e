import { randomUUID } from 'node:crypto'
import type { RestRefusal } from '@onehall/protocol'
import type { Staff } from '../generated/prisma/client.ts'
import type { Prisma } from '../db/prisma.ts'
import type { Mode } from '../mode.ts'
import { FAILURES_ALLOWED, LOCKOUT_MS } from './attempt.ts'
import type { Audit } from './audit.ts'
import { hashPassword, isStrongPassword } from './password.ts'
import { hashSecret, isSecret, makeReadable } from './secret.ts'
import { administrators } from './staff.ts'

export interface SetUp {
  /** Whether the hall still waits for its first administrator. */
  open(): Promise<boolean>
  /** The code for the console, or null where nobody is waited for. A new one at each start; it is stored nowhere. */
  code(): Promise<string | null>
  /** The first administrator, or why not. */
  run(
    asked: { readonly code: string; readonly account: string; readonly password: string; readonly displayName: string },
    from: string,
  ): Promise<{ ok: true; staff: Staff } | { ok: false; refusal: RestRefusal }>
}

export function makeSetUp(deps: {
  readonly prisma: Pick<Prisma, 'staff'>
  readonly mode: Mode
  readonly clock: () => number
  readonly audit: Audit
}): SetUp {
  const { prisma, mode, clock, audit } = deps
  let hash: string | null = null
  let failures = 0
  let lockedUntil = 0
  /** Two that come at once with the right code make one administrator. */
  let running = false

  async function open(): Promise<boolean> {
    return mode === 'real' && (await administrators({ prisma, mode })).length === 0
  }

  return {
    open,
    async code() {
      if (!(await open())) return null
      const code = makeReadable(3)
      hash = hashSecret(code)
      return code
    },
    async run({ code, account, password, displayName }, from) {
      const isOpen = await open()
      // No await between this line and `running = true`.
      if (hash === null || running || !isOpen) return no('set-up-done')
      const now = clock()
      if (now < lockedUntil || !isSecret(code.trim().toLowerCase(), hash)) {
        if (now >= lockedUntil && ++failures >= FAILURES_ALLOWED) {
          failures = 0
          lockedUntil = now + LOCKOUT_MS
        }
        await audit('set-up-failed', 'nobody', { from })
        return no('set-up-refused')
      }
      if (!isStrongPassword(password)) return no('weak-password')
      running = true
      try {
        if ((await prisma.staff.findUnique({ where: { account } })) !== null) return no('account-taken')
        const staff = await prisma.staff.create({
          data: {
            id: randomUUID(),
            account,
            displayName,
            staffNo: account,
            passwordHash: await hashPassword(password),
            roles: ['admin'],
            queues: [],
          },
        })
        hash = null
        await audit('set-up', `staff:${staff.id}`, { from })
        return { ok: true, staff }
      } finally {
        running = false
      }
    },
  }
}

function no(reason: 'set-up-done' | 'set-up-refused' | 'weak-password' | 'account-taken') {
  return { ok: false, refusal: { reason } } as const
}
