import { z } from 'zod'
import { ms, name } from '../ids.ts'
import { done, type RouteTable } from './route.ts'

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
const pairingApproval = z.strictObject({
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
    /** Of a kiosk: what tells its own numbers from those of others in its hall. */
    code: z.int().nullable(),
    pairedAt: ms,
    lastSeenAt: ms.nullable(),
    revoked: z.boolean(),
  }),
)

/** GET /api/device, for a kiosk. */
export const thisKiosk = z.object({ device: name<'device'>(), hall: name<'hall'>(), code: z.int() })

const byCode = z.strictObject({ code: z.string().regex(/^[0-9]{6}$/) })
const byDevice = z.strictObject({ device: name<'device'>() })

/** How a device is let into a hall, and out again. */
export const DEVICE_ROUTES = {
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
  thisKiosk: {
    method: 'get',
    path: '/api/device',
    may: 'kiosk',
    answer: thisKiosk,
    says: 'The asking kiosk, with the code that the numbers carry which it gives out while the server is away.',
  },
  revokeDevice: {
    method: 'post',
    path: '/api/devices/:device/revoke',
    may: ['admin'],
    params: byDevice,
    answer: done,
    says: 'Ends the token of a device for ever.',
  },
} as const satisfies RouteTable
