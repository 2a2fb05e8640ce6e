import type { Prisma } from '../db/prisma.ts'
import type { Log } from '../log.ts'

/** What is no event of the journal and must be traceable (architecture.md, rule 11). */
export type AuditKind =
  | 'signed-in'
  | 'sign-in-failed'
  | 'account-locked'
  | 'unlock-failed'
  | 'signed-out'
  | 'set-up'
  | 'set-up-failed'
  | 'device-approved'
  | 'device-revoked'
  | 'staff-created'
  | 'staff-changed'
  | 'staff-password-set'
  | 'staff-disabled'
  | 'staff-enabled'
  | 'permission-refused'

/**
 * Writes one row of the audit trail. `actor` is `staff:<id>`, `device:<id>` or `nobody`; `detail` names places and kinds, and
 * never personal data, a secret or what was typed. Never rejects: the refusal it is about stands anyway.
 */
export type Audit = (
  kind: AuditKind,
  actor: string,
  detail?: { readonly [key: string]: string | number },
) => Promise<void>

export function makeAudit(prisma: Pick<Prisma, 'audit'>, clock: () => number, log: Log): Audit {
  return async (kind, actor, detail = {}) => {
    try {
      await prisma.audit.create({ data: { at: new Date(clock()), kind, actor, detail } })
    } catch (err) {
      log.error({ err, kind }, 'an audit row was not written')
    }
  }
}
