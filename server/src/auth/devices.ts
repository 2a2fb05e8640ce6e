import type { CounterId, DeviceId, HallId } from '@onehall/domain'
import type { Device } from '../generated/prisma/client.ts'
import type { Prisma } from '../db/prisma.ts'
import { type Caller, type DeviceKind, UNPAIRED } from './caller.ts'
import { deriveSecret, hashSecret, isSecret, makePairingCode, makeReadable, makeSecret } from './secret.ts'

/** A code on a screen may be approved so long. */
export const PAIRING_MS = 10 * 60_000
/** More devices than this never wait at once: beyond it somebody fills the table. */
export const PAIRINGS_WAITING = 200
const BELIEVED_MS = 5_000
const WRITE_SEEN_MS = 60_000

export interface Devices {
  /** A code for the screen of a device; null while too many wait. `approved` names it at once, without an administrator. */
  ask(
    kind: DeviceKind,
    approved: { readonly name: string; readonly hall: HallId } | null,
  ): Promise<{ code: string; secret: string; expiresAt: number } | null>
  waiting(): Promise<{ code: string; kind: DeviceKind; createdAt: number }[]>
  /**
   * The new device, of that hall from then on, or null where no such code waits. A counter has one PC: the one before is revoked.
   * @param counter of a counter PC
   */
  approve(code: string, name: string, hall: HallId, counter?: CounterId | null): Promise<DeviceId | null>
  /** The device's token once it was approved; until the code expires a repeat gets the same. Null: no such code. */
  claim(code: string, secret: string): Promise<Claimed | null>
  all(hall: HallId): Promise<Device[]>
  /** False where the hall has no such device. */
  revoke(device: string, hall: HallId): Promise<boolean>
  /** Null for a token that nobody ever had. */
  caller(token: string): Promise<Caller | null>
  /** Forgets codes that are over. */
  sweep(): Promise<void>
}

export type Claimed =
  | { readonly status: 'waiting' }
  | {
      readonly status: 'paired'
      readonly device: DeviceId
      readonly name: string
      readonly token: string
      readonly hall: HallId
      readonly counter: CounterId | null
    }

interface Live {
  readonly device: Device
  readonly readAt: number
  writtenAt: number
}

/**
 * Devices and the codes that let them in. Tokens and secrets are stored as hashes.
 * @param cut called with the key of a device that from now on may read nothing
 * @param unbind ends what sessions hold of a counter PC that is one no more
 */
export function makeDevices(
  { prisma, clock }: { prisma: Pick<Prisma, 'device' | 'pairing'>; clock: () => number },
  cut: (key: string) => void,
  unbind: (device: string) => Promise<void>,
): Devices {
  /** By the token itself, for a moment: a hash at every command would cost as much as looking the device up. */
  const live = new Map<string, Live>()
  let changes = 0

  async function read(token: string): Promise<Live | null> {
    const now = clock()
    const known = live.get(token)
    if (known !== undefined && now - known.readAt < BELIEVED_MS) return known
    const before = changes
    const device = await prisma.device.findUnique({ where: { tokenHash: hashSecret(token) } })
    if (device === null) {
      live.delete(token)
      return null
    }
    const fresh: Live = { device, readAt: now, writtenAt: device.lastSeenAt?.getTime() ?? 0 }
    if (before === changes) live.set(token, fresh)
    return fresh
  }

  async function approve(
    code: string,
    name: string,
    hall: HallId,
    counter: CounterId | null = null,
  ): Promise<DeviceId | null> {
    const now = new Date(clock())
    const pairing = await prisma.pairing.findFirst({ where: { code, expiresAt: { gt: now }, approvedDevice: null } })
    if (pairing === null) return null
    const id = `${pairing.kind}-${makeReadable(2)}`
    // A kiosk that was revoked keeps its code: a paper of it may still be in somebody's hand.
    const codes = await prisma.device.aggregate({ where: { hall }, _max: { code: true } })
    const kioskCode = pairing.kind === 'kiosk' ? (codes._max.code ?? 0) + 1 : null
    // No token is made before the device fetches it; until then the row has a hash that nothing fits.
    await prisma.device.create({
      data: {
        id,
        hall,
        kind: pairing.kind,
        name,
        counter,
        code: kioskCode,
        tokenHash: `unclaimed:${id}`,
        pairedAt: now,
      },
    })
    const { count } = await prisma.pairing.updateMany({
      where: { code, approvedDevice: null },
      data: { approvedDevice: id },
    })
    if (count === 0) {
      await prisma.device.delete({ where: { id } })
      return null
    }
    if (counter !== null) {
      const before = await prisma.device.findMany({ where: { hall, counter, revokedAt: null, id: { not: id } } })
      for (const each of before) await revoke(each.id, hall)
    }
    return id as DeviceId
  }

  async function revoke(id: string, hall: HallId): Promise<boolean> {
    const { count } = await prisma.device.updateMany({
      where: { id, hall, revokedAt: null },
      data: { revokedAt: new Date(clock()) },
    })
    changes += 1
    live.clear()
    if (count === 0) return false
    await unbind(id)
    cut(`device:${id}`)
    return true
  }

  async function ask(kind: DeviceKind, approved: { readonly name: string; readonly hall: HallId } | null) {
    const now = clock()
    if ((await prisma.pairing.count({ where: { approvedDevice: null } })) >= PAIRINGS_WAITING) return null
    const secret = makeSecret()
    const expiresAt = now + PAIRING_MS
    const code = await freeCode()
    await prisma.pairing.create({
      data: { code, kind, secretHash: hashSecret(secret), createdAt: new Date(now), expiresAt: new Date(expiresAt) },
    })
    if (approved !== null) await approve(code, approved.name, approved.hall)
    return { code, secret, expiresAt }
  }

  async function freeCode(): Promise<string> {
    for (;;) {
      const code = makePairingCode()
      if ((await prisma.pairing.findUnique({ where: { code } })) === null) return code
    }
  }

  return {
    ask,
    approve,
    async waiting() {
      const rows = await prisma.pairing.findMany({
        where: { approvedDevice: null, expiresAt: { gt: new Date(clock()) } },
        orderBy: { createdAt: 'asc' },
      })
      return rows.map(({ code, kind, createdAt }) => ({
        code,
        kind: kind as DeviceKind,
        createdAt: createdAt.getTime(),
      }))
    },
    async claim(code, secret) {
      const pairing = await prisma.pairing.findFirst({
        where: { code, expiresAt: { gt: new Date(clock()) } },
        include: { device: true },
      })
      if (pairing === null || !isSecret(secret, pairing.secretHash)) return null
      const { device } = pairing
      if (device === null) return { status: 'waiting' }
      if (device.revokedAt !== null) return null
      // Made from the device's own secret: an answer that was lost on the way can be asked for again, and nothing is stored.
      const token = deriveSecret(secret, `device:${device.id}`)
      await prisma.device.update({ where: { id: device.id }, data: { tokenHash: hashSecret(token) } })
      return {
        status: 'paired',
        device: device.id as DeviceId,
        name: device.name,
        token,
        hall: device.hall as HallId,
        counter: device.counter as CounterId | null,
      }
    },
    all: (hall) => prisma.device.findMany({ where: { hall }, orderBy: { pairedAt: 'asc' } }),
    revoke,
    async caller(token) {
      const found = await read(token)
      if (found === null) return null
      if (found.device.revokedAt !== null) return UNPAIRED
      const now = clock()
      const id = found.device.id as DeviceId
      if (now - found.writtenAt >= WRITE_SEEN_MS) {
        found.writtenAt = now
        await prisma.device.updateMany({ where: { id }, data: { lastSeenAt: new Date(now) } })
      }
      const deviceKind = found.device.kind as DeviceKind
      const counter = found.device.counter as CounterId | null
      const code = found.device.code
      const actor =
        deviceKind === 'kiosk' ? ({ kind: 'kiosk', device: id, ...(code !== null && { code }) } as const) : null
      return {
        kind: 'device',
        actor,
        hall: found.device.hall as HallId,
        key: `device:${id}`,
        device: id,
        deviceKind,
        counter,
      }
    },
    async sweep() {
      await prisma.pairing.deleteMany({ where: { expiresAt: { lte: new Date(clock()) } } })
    },
  }
}
