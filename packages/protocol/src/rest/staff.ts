import type { Role } from '@onehall/domain'
import { z } from 'zod'
import { ms, name } from '../ids.ts'
import { done, type RouteTable } from './route.ts'

export const role = z.enum(['clerk', 'guide', 'handler', 'manager', 'admin']) satisfies z.ZodType<Role>

/** The name that somebody signs in with. */
export const accountName = z.string().regex(/^[A-Za-z0-9_.-]{3,32}$/)

/** What an administrator says of a member of staff: POST /api/staff/:staff, and of a new one POST /api/staff. */
const staffFacts = z.strictObject({
  displayName: z.string().trim().min(1).max(50),
  /** 工号, shown to visitors. */
  staffNo: z.string().trim().min(1).max(32),
  roles: z.array(role).min(1).max(role.options.length),
  /** Queues the person is authorised for; a clerk has one at least. */
  queues: z.array(name<'queue'>()).max(200),
  /** Whose files a handler sees; a handler has one. */
  department: name<'department'>().nullable(),
  /** An administrator of every hall of the server; only who is one may make one. Others belong to the hall of who makes them. */
  everywhere: z.boolean().default(false),
})
export type StaffFacts = z.infer<typeof staffFacts>
const newPassword = z.string().min(1).max(200)
const newStaff = staffFacts.extend({ account: accountName, password: newPassword })
/** POST /api/staff/:staff/password */
const staffPassword = z.strictObject({ password: newPassword })

/** GET /api/staff, for administrators. */
export const staffMember = z.object({
  staff: name<'staff'>(),
  account: z.string(),
  ...staffFacts.shape,
  disabled: z.boolean(),
  /** Until when too many failures keep the account locked. */
  lockedUntil: ms.nullable(),
})
export type StaffMember = z.infer<typeof staffMember>
export const staffList = z.array(staffMember)

const byStaff = z.strictObject({ staff: name<'staff'>() })

/** The accounts of the staff. */
export const STAFF_ROUTES = {
  staff: { method: 'get', path: '/api/staff', may: ['admin'], answer: staffList, says: 'Accounts of the staff.' },
  createStaff: {
    method: 'post',
    path: '/api/staff',
    may: ['admin'],
    body: newStaff,
    answer: staffMember,
    says: 'Makes an account. The password has at least 10 characters of 3 of the 4 kinds.',
  },
  changeStaff: {
    method: 'post',
    path: '/api/staff/:staff',
    may: ['admin'],
    params: byStaff,
    body: staffFacts,
    answer: done,
    says: 'Says anew what a person is called and may do. Sessions of that person end at once, counters stay as they are.',
  },
  setStaffPassword: {
    method: 'post',
    path: '/api/staff/:staff/password',
    may: ['admin'],
    params: byStaff,
    body: staffPassword,
    answer: done,
    says: 'Gives a person another password, unlocks the account and ends its sessions.',
  },
  disableStaff: {
    method: 'post',
    path: '/api/staff/:staff/disable',
    may: ['admin'],
    params: byStaff,
    answer: done,
    says: 'Lets a person in no more and ends their sessions. Nobody disables the last administrator.',
  },
  enableStaff: {
    method: 'post',
    path: '/api/staff/:staff/enable',
    may: ['admin'],
    params: byStaff,
    answer: done,
    says: 'Lets a disabled person in again.',
  },
} as const satisfies RouteTable
