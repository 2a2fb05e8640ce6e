import type { HallConfig, QueueId, StaffId } from '@onehall/domain'
import type { RestRefusal, StaffMember } from '@onehall/protocol'
import type { AuditKind } from '../auth/audit.ts'
import { personOf } from '../auth/sessions.ts'
import type { StaffFacts } from '../auth/staff.ts'
import type { Staff } from '../generated/prisma/client.ts'
import type { HttpDeps, Reply, StaffCaller } from './deps.ts'
import type { Handlers } from './routes.ts'

type StaffRoutes = Pick<
  Handlers,
  'staff' | 'createStaff' | 'changeStaff' | 'setStaffPassword' | 'disableStaff' | 'enableStaff'
>

/** The accounts of the staff, kept by its administrators. */
export function staffRoutes({ auth, config, authorise }: HttpDeps): StaffRoutes {
  /** What was done is traced as kind and ids alone: a name is personal data. */
  const trace = (kind: AuditKind, staff: string, { caller, from }: { caller: StaffCaller; from: string }) =>
    auth.audit(kind, `staff:${caller.person.staff}`, { staff, from })

  async function change(
    kind: AuditKind,
    staff: StaffId,
    asked: { caller: StaffCaller; from: string },
    changing: ReturnType<typeof auth.staff.change>,
  ): Promise<Reply<{ done: true }>> {
    const changed = await changing
    if (!changed.ok) return changed
    await trace(kind, staff, asked)
    return { ok: true, body: { done: true } }
  }

  const keeper = ({ hall, person }: StaffCaller) => ({ hall, everywhere: person.everywhere })

  return {
    staff: async ({ caller }) => ({ ok: true, body: (await auth.staff.all(keeper(caller))).map(memberOf) }),
    async createStaff({ body: { account, password, ...facts }, ...asked }) {
      const refusal = unfit(facts, config(asked.hall))
      if (refusal !== null) return { ok: false, refusal }
      const made = await auth.staff.create(keeper(asked.caller), account, facts, password)
      if (!made.ok) return made
      await trace('staff-created', made.staff.id, asked)
      return { ok: true, body: memberOf(made.staff) }
    },
    async changeStaff({ params: { staff }, body, ...asked }) {
      const refusal = unfit(body, config(asked.hall))
      if (refusal !== null) return { ok: false, refusal }
      const changed = await change('staff-changed', staff, asked, auth.staff.change(keeper(asked.caller), staff, body))
      if (changed.ok) await authorise(asked.hall, staff, body.queues)
      return changed
    },
    setStaffPassword: ({ params: { staff }, body, ...asked }) =>
      change('staff-password-set', staff, asked, auth.staff.setPassword(keeper(asked.caller), staff, body.password)),
    disableStaff: ({ params: { staff }, ...asked }) =>
      change('staff-disabled', staff, asked, auth.staff.setDisabled(keeper(asked.caller), staff, true)),
    enableStaff: ({ params: { staff }, ...asked }) =>
      change('staff-enabled', staff, asked, auth.staff.setDisabled(keeper(asked.caller), staff, false)),
  }
}

/** Why these facts would make an account that cannot work in this hall. */
function unfit({ roles, queues, department }: StaffFacts, config: HallConfig | null): RestRefusal | null {
  if (config === null) return { reason: 'out-of-service' }
  const known = new Set<QueueId>(config.queues.map(({ id }) => id))
  if (!queues.every((queue) => known.has(queue))) return { reason: 'unknown-queue' }
  if (department !== null && !config.catalogue.departments.some(({ key }) => key === department))
    return { reason: 'unknown-department' }
  if (roles.includes('clerk') && queues.length === 0) return { reason: 'queues-required' }
  return roles.includes('handler') && department === null ? { reason: 'department-required' } : null
}

function memberOf(row: Staff): StaffMember {
  const { staff, account, displayName, staffNo, roles, skills, department, everywhere } = personOf(row)
  return {
    staff,
    account,
    displayName,
    staffNo,
    roles: [...roles],
    queues: [...skills],
    department,
    everywhere,
    disabled: row.disabled,
    lockedUntil: row.lockedUntil?.getTime() ?? null,
  }
}
