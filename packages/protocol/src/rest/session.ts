import { z } from 'zod'
import { name, text } from '../ids.ts'
import { done, type RouteTable } from './route.ts'
import { accountName, role } from './staff.ts'

export const signIn = z.strictObject({
  account: z.string().min(1).max(64),
  password: z.string().min(1).max(200),
  /** The token of the counter PC at which somebody signs in. */
  pc: z.string().min(1).max(200).optional(),
})
export const unlock = z.strictObject({ password: z.string().min(1).max(200) })

/** Who is signed in. */
export const sessionInfo = z.object({
  staff: name<'staff'>(),
  account: z.string(),
  displayName: z.string(),
  staffNo: z.string(),
  roles: z.array(role),
  skills: z.array(name<'queue'>()),
  department: name<'department'>().nullable(),
  /** The hall that the session is in. */
  hall: name<'hall'>(),
  /** The halls that the person may work in: their own, or for administrators of every hall all of them. */
  halls: z.array(z.object({ hall: name<'hall'>(), name: text })),
  everywhere: z.boolean(),
  /** The counter of the PC at which the person signed in; null where it belongs to none. */
  counter: name<'counter'>().nullable(),
  locked: z.boolean(),
  demo: z.boolean(),
})
export type SessionInfo = z.infer<typeof sessionInfo>

/** POST /api/session/hall: where somebody who belongs to every hall works next. */
const otherHall = z.strictObject({ hall: name<'hall'>() })

/** One-time set-up of the first administrator, with the code printed on the server's console. */
export const setUp = z.strictObject({
  code: z.string().min(6).max(32),
  account: accountName,
  /** At least 10 characters of 3 of the 4 classes (domain.md §5.4). */
  password: z.string().min(10).max(200),
  displayName: z.string().min(1).max(50),
})

/** GET /api/setup: whether the hall still waits for its first administrator. */
export const setUpState = z.object({ open: z.boolean() })

/** Who is signed in, and how one comes to be. */
export const SESSION_ROUTES = {
  session: {
    method: 'get',
    path: '/api/session',
    may: 'anybody',
    answer: sessionInfo.nullable(),
    says: 'Who is signed in, or null. Asking does not count as activity.',
  },
  signIn: {
    method: 'post',
    path: '/api/session',
    may: 'anybody',
    body: signIn,
    answer: sessionInfo,
    hallNamed: true,
    says: 'Signs in and sets the session cookie; an older session of that account ends. Five failures lock it for 15 minutes. The session is in the hall of the account; who belongs to every hall begins in the one that is named. With the token of a counter PC it is at that counter; `device-unpaired` where the PC is one no more.',
  },
  moveHall: {
    method: 'post',
    path: '/api/session/hall',
    may: ['admin'],
    body: otherHall,
    answer: sessionInfo,
    says: 'Somebody who belongs to every hall goes on in another one.',
  },
  signOut: { method: 'delete', path: '/api/session', may: 'anybody', answer: done, says: 'Ends the session.' },
  lock: {
    method: 'post',
    path: '/api/session/lock',
    may: 'session',
    answer: sessionInfo,
    says: 'Locks the screen: the session reads and commands nothing until it is unlocked; its counter stays as it is.',
  },
  unlock: {
    method: 'post',
    path: '/api/session/unlock',
    may: 'session',
    body: unlock,
    answer: sessionInfo,
    says: 'Unlocks with the password of whoever is signed in. Failures count as those of a sign-in do.',
  },
  setUpState: {
    method: 'get',
    path: '/api/setup',
    may: 'anybody',
    answer: setUpState,
    says: 'Whether the hall still waits for its first administrator.',
  },
  setUp: {
    method: 'post',
    path: '/api/setup',
    may: 'anybody',
    body: setUp,
    answer: sessionInfo,
    hallNamed: true,
    says: 'Makes the first administrator, of every hall, with the one-time code from the console of the server, and signs in.',
  },
} as const satisfies RouteTable
