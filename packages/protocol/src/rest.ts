import type { Refusal, Role } from '@onehall/domain'
import { z } from 'zod'
import { catalogue, hallConfig } from './config.ts'
import { answers, collectedMaterial, holder } from './facts.ts'
import { ms, name, random, text } from './ids.ts'

/** The REST side: what is asked for once, rather than kept up to date. Bodies in, bodies out; refusals are `refused`. */

export const role = z.enum(['clerk', 'guide', 'handler', 'manager', 'admin']) satisfies z.ZodType<Role>

/** Every refusal over REST: status 4xx/5xx with this body; `zh` and `en` are ready to show. */
export const refused = z.object({
  refusal: z.looseObject({ reason: z.string() }),
  text,
})

export const done = z.object({ done: z.literal(true) })

export const signIn = z.strictObject({ account: z.string().min(1).max(64), password: z.string().min(1).max(200) })
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
  hall: name<'hall'>(),
  locked: z.boolean(),
  demo: z.boolean(),
})
export type SessionInfo = z.infer<typeof sessionInfo>

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
  z.object({ status: z.literal('paired'), device: name<'device'>(), name: z.string(), token: z.string() }),
])
/** GET /api/pairings and POST /api/pairings/:code/approve, for administrators. */
export const pairingList = z.array(
  z.object({ code: z.string(), kind: z.enum(['kiosk', 'wall', 'counter']), createdAt: ms }),
)
export const pairingApproval = z.strictObject({ name: z.string().trim().min(1).max(50) })

/** GET /api/devices, POST /api/devices/:device/revoke, for administrators. */
export const deviceList = z.array(
  z.object({
    device: name<'device'>(),
    kind: z.enum(['kiosk', 'wall', 'counter']),
    name: z.string(),
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

const byStaff = z.strictObject({ staff: name<'staff'>() })
const byCase = z.strictObject({ case: random<'case'>() })
const byTicket = z.strictObject({ ticket: random<'ticket'>() })
const byCode = z.strictObject({ code: z.string().regex(/^[0-9]{6}$/) })
const byDevice = z.strictObject({ device: name<'device'>() })
const byPush = z.strictObject({ push: z.string().regex(/^[A-Za-z0-9:._-]{1,128}$/) })

/**
 * Who may ask. `session`: somebody signed in, locked or not · `staff`: signed in and not locked · roles: one of them.
 */
export type May = 'anybody' | 'session' | 'staff' | readonly Role[]

export interface Route {
  readonly method: 'get' | 'post' | 'delete'
  /** Parameters as `:name`. */
  readonly path: string
  readonly may: May
  readonly params?: z.ZodType
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  readonly says: string
}

/** Every question that REST answers: the server's router, its OpenAPI page and docs/protocol.md are made from this table. */
export const ROUTES = {
  hall: { method: 'get', path: '/api/hall', may: 'anybody', answer: hallInfo, says: 'Name and state of the hall.' },
  config: {
    method: 'get',
    path: '/api/hall/config',
    may: 'anybody',
    answer: hallConfigBody,
    says: 'The published configuration that the open day runs on, with the catalogue.',
  },
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
    says: 'Signs in and sets the session cookie; an older session of that account ends. Five failures lock it for 15 minutes.',
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
    says: 'Makes the first administrator with the one-time code from the console of the server, and signs in.',
  },
  askPairing: {
    method: 'post',
    path: '/api/pairings',
    may: 'anybody',
    body: pairingRequest,
    answer: pairingCode,
    says: 'A device asks for a code to show on its screen, and a secret to claim its token with.',
  },
  pairings: {
    method: 'get',
    path: '/api/pairings',
    may: ['admin'],
    answer: pairingList,
    says: 'Devices that wait for an administrator.',
  },
  approvePairing: {
    method: 'post',
    path: '/api/pairings/:code/approve',
    may: ['admin'],
    params: byCode,
    body: pairingApproval,
    answer: done,
    says: 'Names the device that shows this code and lets it in.',
  },
  claimPairing: {
    method: 'post',
    path: '/api/pairings/:code/claim',
    may: 'anybody',
    params: byCode,
    body: pairingClaim,
    answer: pairingClaimed,
    says: 'The device asks, every few seconds, whether it was let in. Until the code expires a repeat gets the same token.',
  },
  devices: { method: 'get', path: '/api/devices', may: ['admin'], answer: deviceList, says: 'Paired devices.' },
  revokeDevice: {
    method: 'post',
    path: '/api/devices/:device/revoke',
    may: ['admin'],
    params: byDevice,
    answer: done,
    says: 'Ends the token of a device for ever.',
  },
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
  case: {
    method: 'get',
    path: '/api/cases/:case',
    may: 'staff',
    params: byCase,
    answer: caseDetails,
    says: 'A case, its applicant masked for whoever asks, its timeline and its pushes.',
  },
  visitor: {
    method: 'get',
    path: '/api/tickets/:ticket/visitor',
    may: ['clerk'],
    params: byTicket,
    answer: visitor,
    says: 'The visitor of the ticket that the asking clerk has in hand, masked; null where none was identified.',
  },
  platform: {
    method: 'get',
    path: '/api/platform',
    may: ['manager', 'admin'],
    answer: platformStatus,
    says: 'Pushes owed to the online platform, and those a person must look at.',
  },
  resend: {
    method: 'post',
    path: '/api/platform/:push/resend',
    may: ['manager', 'admin'],
    params: byPush,
    answer: done,
    says: 'Sends a push that was given up once more, with the same row id.',
  },
} as const satisfies { readonly [name: string]: Route }

export type RouteName = keyof typeof ROUTES

/** Refusals that only REST gives, with their status; the others are those of commands. */
export const REST_REFUSALS = {
  'sign-in-refused': {
    status: 401,
    zh: '账号或密码不正确，或账号因多次失败已锁定 15 分钟。',
    en: 'Account or password is wrong, or the account is locked for 15 minutes after too many failures.',
  },
  'too-many-requests': {
    status: 429,
    zh: '请求过于频繁，请稍后再试。',
    en: 'Too many requests. Please try again in a moment.',
  },
  'foreign-origin': {
    status: 403,
    zh: '请求来自其他网站，已拒绝。',
    en: 'The request came from another site and was refused.',
  },
  'not-found': { status: 404, zh: '没有这个地址。', en: 'There is nothing at this address.' },
  'unknown-ticket': { status: 404, zh: '没有这个号，或号不在您手中。', en: 'There is no such ticket in your hands.' },
  'unknown-push': { status: 404, zh: '没有这条待处理的推送。', en: 'There is no such push waiting for a person.' },
  'unknown-device': { status: 404, zh: '没有这台设备。', en: 'There is no such device.' },
  'unknown-pairing': {
    status: 404,
    zh: '配对码不存在或已过期，请在设备上重新获取。',
    en: 'The pairing code is unknown or has expired. Ask for a new one on the device.',
  },
  'set-up-done': { status: 409, zh: '系统已有管理员。', en: 'The hall already has an administrator.' },
  'set-up-refused': {
    status: 401,
    zh: '设置码不正确，或因多次失败已锁定 15 分钟。设置码显示在服务器控制台上。',
    en: 'The set-up code is wrong, or locked for 15 minutes after too many failures. It stands on the console of the server.',
  },
  'account-taken': {
    status: 409,
    zh: '该账号已存在，请换一个账号名。',
    en: 'This account exists already. Choose another account name.',
  },
  'unknown-staff': {
    status: 404,
    zh: '没有这个账号，请刷新名单。',
    en: 'There is no such account. Read the list again.',
  },
  'last-administrator': {
    status: 409,
    zh: '这是最后一位管理员，不能停用，也不能取消管理员角色。请先让另一位同事成为管理员。',
    en: 'This is the last administrator, who can neither be disabled nor lose that role. Make somebody else an administrator first.',
  },
  'queues-required': {
    status: 422,
    zh: '窗口人员至少要选一个可办理的队列。',
    en: 'A clerk needs at least one queue. Choose what the person may serve.',
  },
  'department-required': {
    status: 422,
    zh: '后台人员要选所属部门，才能看到该部门的办件。',
    en: 'A handler needs a department, whose files the person sees. Choose one.',
  },
  'unknown-department': {
    status: 422,
    zh: '大厅配置里没有这个部门，请重新选择。',
    en: 'The configuration of the hall has no such department. Choose again.',
  },
  'weak-password': {
    status: 422,
    zh: '密码至少 10 位，并包含大写字母、小写字母、数字、符号中的三类。',
    en: 'A password needs at least 10 characters of three kinds: capitals, small letters, digits, signs.',
  },
} as const satisfies {
  readonly [reason: string]: { readonly status: number; readonly zh: string; readonly en: string }
}

export type RestReason = keyof typeof REST_REFUSALS
export type RestRefusal = Refusal | { readonly reason: RestReason }
