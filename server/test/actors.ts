import type { Actor, DepartmentKey, DeviceId, Role, StaffId } from '@onehall/domain'
import { SAMPLE } from './sample.ts'

const EVERY_QUEUE = SAMPLE.queues.map(({ id }) => id)

function staff(name: string, roles: readonly Role[], department: DepartmentKey | null = null): Actor {
  return { kind: 'staff', staff: name as StaffId, staffNo: name, roles, skills: EVERY_QUEUE, department }
}

/** Who asks in tests. A clerk may serve every queue. */
export const kiosk = (n = 1): Actor => ({ kind: 'kiosk', device: `kiosk-${n}` as DeviceId })
export const clerk = (n = 1): Actor => staff(`clerk-${n}`, ['clerk'])
export const guide = staff('guide-1', ['guide'])
export const manager = staff('manager-1', ['manager'])
export const admin = staff('admin-1', ['admin'])
export const handler = (department: string): Actor =>
  staff(`handler-${department}`, ['handler'], department as DepartmentKey)
export const system: Actor = { kind: 'system' }
