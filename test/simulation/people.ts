import type { Actor, DepartmentKey, DeviceId, HallConfig, HallId, QueueId, Role, StaffId } from '@onehall/domain'
import type { Caller, Person } from '../../server/src/auth/caller.ts'

/** Who is in the hall, by the token that their screen or device shows. */
export type People = ReadonlyMap<string, Caller>

function staff(
  hall: HallId,
  token: string,
  roles: readonly Role[],
  skills: readonly QueueId[],
  department: DepartmentKey | null,
): Caller {
  const who = { staff: token as StaffId, staffNo: token, roles, skills, department }
  const person: Person = { ...who, account: token, displayName: token, everywhere: false }
  return { kind: 'staff', actor: { kind: 'staff', ...who }, hall, key: token, session: token, person, counter: null }
}

const device = (hall: HallId, token: string, deviceKind: 'kiosk' | 'wall'): Caller => {
  const device = token as DeviceId
  const actor: Actor | null = deviceKind === 'kiosk' ? { kind: 'kiosk', device, code: KIOSKS.indexOf(token) + 1 } : null
  return { kind: 'device', actor, hall, key: token, device, deviceKind, counter: null }
}

export const KIOSKS = Array.from({ length: 8 }, (_, n) => `kiosk-${n + 1}`)
export const GUIDES = ['guide-1', 'guide-2', 'guide-3']
export const MANAGER = 'manager-1'

/** The clerk of a counter. */
export const clerkOf = (counter: string): string => `clerk-of-${counter}`
export const handlerOf = (department: string): string => `handler-of-${department}`
export const wallOf = (zone: string): string => `wall-of-${zone}`

export function peopleOf({ hall, counters, queues, zones, catalogue }: HallConfig): People {
  const everyQueue = queues.map(({ id }) => id)
  const people = new Map<string, Caller>()
  for (const kiosk of KIOSKS) people.set(kiosk, device(hall, kiosk, 'kiosk'))
  for (const { id } of zones) people.set(wallOf(id), device(hall, wallOf(id), 'wall'))
  people.set(wallOf('hall'), device(hall, wallOf('hall'), 'wall'))
  for (const guide of GUIDES) people.set(guide, staff(hall, guide, ['guide'], [], null))
  people.set(MANAGER, staff(hall, MANAGER, ['manager'], [], null))
  for (const { id } of counters) people.set(clerkOf(id), staff(hall, clerkOf(id), ['clerk'], everyQueue, null))
  for (const { key } of catalogue.departments)
    people.set(handlerOf(key), staff(hall, handlerOf(key), ['handler'], [], key))
  return people
}
