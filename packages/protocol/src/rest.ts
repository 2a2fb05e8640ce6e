import type { Role } from '@onehall/domain'
import { z } from 'zod'
import { catalogue, hallConfig } from './config.ts'
import { answers, collectedMaterial, holder } from './facts.ts'
import { day, ms, name, random, text } from './ids.ts'

/** The REST side: what is asked for once, rather than kept up to date. Bodies in, bodies out; refusals are `refused`. */

export const role = z.enum(['clerk', 'guide', 'handler', 'manager', 'admin']) satisfies z.ZodType<Role>

/** Every refusal over REST: status 4xx/5xx with this body; `zh` and `en` are ready to show. */
export const refused = z.object({
  refusal: z.looseObject({ reason: z.string() }),
  text,
})

export const done = z.object({ done: z.literal(true) })

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
export const otherHall = z.strictObject({ hall: name<'hall'>() })

/** The name that somebody signs in with. */
const accountName = z.string().regex(/^[A-Za-z0-9_.-]{3,32}$/)

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

/** GET /api/hall: what anybody in the hall may know. */
export const hallInfo = z.object({
  hall: name<'hall'>(),
  name: text,
  demo: z.boolean(),
  build: z.string(),
  protocol: z.int(),
  config: name<'config'>(),
  /** Set where a phone can reach the hall; without it no QR is printed. */
  publicUrl: z.string().nullable(),
  at: ms,
})
export type HallInfo = z.infer<typeof hallInfo>

/** GET /api/hall/config: the published configuration that the open day runs on. */
export const hallConfigBody = hallConfig
export const catalogueBody = catalogue

/** GET /api/cases/:case, for staff: the case with its applicant masked for the asker (domain.md §5.2). */
export const caseDetails = z.object({
  case: random<'case'>(),
  caseNo: z.string(),
  item: name<'item'>(),
  department: name<'department'>(),
  status: z.enum(['draft', 'received', 'accepted', 'reviewing']),
  holder,
  receiptNo: z.string().nullable(),
  materials: z.array(collectedMaterial),
  answers,
  openedAt: ms,
  acceptedAt: ms.nullable(),
  promisedDate: z.string().nullable(),
  applicant: z.object({ name: z.string(), idNumber: z.string(), mobile: z.string().nullable() }).nullable(),
  /** What happened, oldest first. */
  timeline: z.array(z.object({ at: ms, type: z.string(), actor: z.string() })),
  pushes: z.array(
    z.object({
      kind: z.string(),
      status: z.enum(['pending', 'sending', 'acked', 'dead']),
      attempts: z.int(),
      lastError: z.string().nullable(),
    }),
  ),
})
export type CaseDetails = z.infer<typeof caseDetails>

/** GET /api/tickets/:ticket/visitor, for the clerk who has it in hand: name and number masked for the counter. */
export const visitor = z.object({ name: z.string(), idNumber: z.string(), mobile: z.string().nullable() }).nullable()

/**
 * GET /api/tickets/by-number/:number, for kiosks: what a scanned ticket or slip is now. Nothing of a person, and not what for:
 * whoever finds a ticket may hold it under the scanner.
 */
export const foundTicket = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ticket'),
    ticket: random<'ticket'>(),
    number: z.string(),
    status: z.enum(['waiting', 'called', 'serving', 'held', 'missed']),
    queue: name<'queue'>(),
    /** About so many of those who wait now come before it, as the shares of the classes let them; null unless it waits. */
    ahead: z.object({ least: z.int(), most: z.int() }).nullable(),
    /** Label of the counter that called, serves or waits for the visitor, or that alone will call; null: any of the queue. */
    counter: z.string().nullable(),
    /** Until when the counter waits for who is held. */
    until: ms.nullable(),
    /** Whether a missed number may still be restored, and behind how many it comes then; null: a new number is needed. */
    restore: z.object({ after: z.int() }).nullable(),
  }),
  z.object({ kind: z.literal('slip'), slip: random<'ticket'>(), number: z.string(), queue: name<'queue'>(), day }),
])
export type FoundTicket = z.infer<typeof foundTicket>

/** GET /api/platform, for managers: pushes owed, and those that a person must look at. */
export const platformStatus = z.object({
  depth: z.int(),
  oldestAgeMs: z.number(),
  reachable: z.boolean(),
  dead: z.array(
    z.object({ id: z.string(), caseNo: z.string(), kind: z.string(), attempts: z.int(), lastError: z.string() }),
  ),
})
export type PlatformStatus = z.infer<typeof platformStatus>

/** POST /api/pairings by a device: asks for a code to show on its screen. */
export const pairingRequest = z.strictObject({ kind: z.enum(['kiosk', 'wall', 'counter']) })
export const pairingCode = z.object({ code: z.string().length(6), secret: z.string(), expiresAt: ms })
/** POST /api/pairings/:code/claim by the device, with its secret: the token once an administrator said yes. */
export const pairingClaim = z.strictObject({ secret: z.string().max(100) })
export const pairingClaimed = z.discriminatedUnion('status', [
  z.object({ status: z.literal('waiting') }),
  z.object({
    status: z.literal('paired'),
    device: name<'device'>(),
    name: z.string(),
    token: z.string(),
    hall: name<'hall'>(),
    /** The counter that a counter PC belongs to. */
    counter: name<'counter'>().nullable(),
  }),
])
/** GET /api/pairings and POST /api/pairings/:code/approve, for administrators. */
export const pairingList = z.array(
  z.object({ code: z.string(), kind: z.enum(['kiosk', 'wall', 'counter']), createdAt: ms }),
)
export const pairingApproval = z.strictObject({
  name: z.string().trim().min(1).max(50),
  /** Which counter a counter PC belongs to: needed there, and nowhere else. */
  counter: name<'counter'>().optional(),
})

/** GET /api/devices, POST /api/devices/:device/revoke, for administrators. */
export const deviceList = z.array(
  z.object({
    device: name<'device'>(),
    kind: z.enum(['kiosk', 'wall', 'counter']),
    name: z.string(),
    counter: name<'counter'>().nullable(),
    pairedAt: ms,
    lastSeenAt: ms.nullable(),
    revoked: z.boolean(),
  }),
)

/** What an administrator says of a member of staff: POST /api/staff/:staff, and of a new one POST /api/staff. */
export const staffFacts = z.strictObject({
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
export const newStaff = staffFacts.extend({ account: accountName, password: newPassword })
/** POST /api/staff/:staff/password */
export const staffPassword = z.strictObject({ password: newPassword })

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
