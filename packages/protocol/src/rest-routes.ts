import type { Role } from '@onehall/domain'
import { z } from 'zod'
import { bookingCode, day, name, random } from './ids.ts'
import { bookingPerson, foundBooking, foundBookings, slotDays } from './rest-booking.ts'
import { daySheet, daySheetDays } from './rest-day-sheet.ts'
import {
  caseDetails,
  deviceList,
  done,
  foundTicket,
  hallConfigBody,
  hallInfo,
  newStaff,
  otherHall,
  pairingApproval,
  pairingClaim,
  pairingClaimed,
  pairingCode,
  pairingList,
  pairingRequest,
  platformStatus,
  sessionInfo,
  setUp,
  setUpState,
  signIn,
  staffFacts,
  staffList,
  staffMember,
  staffPassword,
  unlock,
  visitor,
} from './rest.ts'

const byStaff = z.strictObject({ staff: name<'staff'>() })
const byCase = z.strictObject({ case: random<'case'>() })
const byTicket = z.strictObject({ ticket: random<'ticket'>() })
/** A number of today, or the flow number that is printed: day and number. */
const byNumber = z.strictObject({ number: z.string().regex(/^(?:[0-9]{8}-)?[A-Z]{1,3}[0-9]{1,6}$/) })
const byCode = z.strictObject({ code: z.string().regex(/^[0-9]{6}$/) })
const byBookingCode = z.strictObject({ code: bookingCode })
const byQueue = z.strictObject({ queue: name<'queue'>() })
const byDevice = z.strictObject({ device: name<'device'>() })
const byDay = z.strictObject({ day })
const byDayAndStaff = z.strictObject({ day, staff: name<'staff'>() })
const byPush = z.strictObject({ push: z.string().regex(/^[A-Za-z0-9:._-]{1,128}$/) })

/**
 * Who may ask. `session`: somebody signed in, locked or not · `staff`: signed in and not locked · `kiosk`: a paired kiosk · `desk`: a paired kiosk, or a guide, clerk or manager · roles: one of them.
 */
export type May = 'anybody' | 'session' | 'staff' | 'kiosk' | 'desk' | readonly Role[]

export interface Route {
  readonly method: 'get' | 'post' | 'delete'
  /** Parameters as `:name`. */
  readonly path: string
  readonly may: May
  readonly params?: z.ZodType
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** `?hall=` names the hall; without it, it is that of a device's token, else the first of the server. */
  readonly hallNamed?: true
  readonly says: string
}

/**
 * Every question that REST answers. Staff and paired devices ask about the hall that they are in. The server's router, its
 * OpenAPI page and docs/protocol.md are made from this table.
 */
export const ROUTES = {
  hall: {
    method: 'get',
    path: '/api/hall',
    may: 'anybody',
    answer: hallInfo,
    hallNamed: true,
    says: 'Name and state of the hall.',
  },
  config: {
    method: 'get',
    path: '/api/hall/config',
    may: 'anybody',
    answer: hallConfigBody,
    hallNamed: true,
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
  askPairing: {
    method: 'post',
    path: '/api/pairings',
    may: 'anybody',
    body: pairingRequest,
    answer: pairingCode,
    hallNamed: true,
    says: 'A device asks for a code to show on its screen, and a secret to claim its token with. A demo lets it into the named hall at once.',
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
    says: 'Names the device that shows this code and lets it into the hall of who asks. A counter PC is told its counter, and the PC that the counter had before is revoked.',
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
  daySheets: {
    method: 'get',
    path: '/api/day-sheets',
    may: ['clerk', 'manager'],
    answer: daySheetDays,
    says: 'The last days that have a day-end sheet, the newest first.',
  },
  daySheet: {
    method: 'get',
    path: '/api/day-sheet/:day',
    may: ['clerk', 'manager'],
    params: byDay,
    answer: daySheet,
    says: 'The day-end sheet: a manager gets the hall with every clerk, a clerk gets their own part.',
  },
  clerkDaySheet: {
    method: 'get',
    path: '/api/day-sheet/:day/:staff',
    may: ['clerk', 'manager'],
    params: byDayAndStaff,
    answer: daySheet,
    says: 'One clerk’s part of the day-end sheet: their own, or for a manager anybody’s.',
  },
  ticketByNumber: {
    method: 'get',
    path: '/api/tickets/by-number/:number',
    may: 'desk',
    params: byNumber,
    answer: foundTicket,
    says: 'What a ticket of today is now, by its number or by the flow number printed on it (`yyyyMMdd-number`); of an earlier day, the slip that still counts. `not-todays-ticket` for any other, and for one that has ended.',
  },
  slots: {
    method: 'get',
    path: '/api/slots/:queue',
    may: 'desk',
    params: byQueue,
    answer: slotDays,
    says: 'The days from tomorrow on that can be booked for a queue, with the places left in each slot. `booking-off` where the hall gives no appointments.',
  },
  bookingByCode: {
    method: 'get',
    path: '/api/bookings/by-code/:code',
    may: 'desk',
    params: byBookingCode,
    answer: foundBooking,
    says: 'The open appointment of a code, and what can be done with it now. Twenty codes that are none, and the address waits ten minutes.',
  },
  bookingsOfPerson: {
    method: 'post',
    path: '/api/bookings/of-person',
    may: 'desk',
    body: bookingPerson,
    answer: foundBookings,
    says: 'What the holder of a card has booked from today on. The number is hashed for each day and kept nowhere.',
  },
  bookingsOn: {
    method: 'get',
    path: '/api/bookings/:day',
    may: ['clerk', 'guide', 'manager'],
    params: byDay,
    answer: foundBookings,
    says: 'The open appointments of a day by their slots.',
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
