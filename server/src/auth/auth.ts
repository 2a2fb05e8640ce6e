import type { Prisma } from '../db/prisma.ts'
import type { Log } from '../log.ts'
import type { Mode } from '../mode.ts'
import { type Audit, makeAudit } from './audit.ts'
import { type Caller, type Credentials, NOBODY, deviceToken, isNobody, sessionSecret } from './caller.ts'
import { type Devices, makeDevices } from './devices.ts'
import { type Sessions, makeSessions } from './sessions.ts'
import { type StaffAccounts, makeStaffAccounts } from './staff.ts'
import { type SetUp, makeSetUp } from './set-up.ts'

/** How often idle sessions are looked for. */
const SWEEP_MS = 30_000

export interface Auth {
  readonly sessions: Sessions
  readonly devices: Devices
  readonly setUp: SetUp
  readonly staff: StaffAccounts
  readonly audit: Audit
  /**
   * Who shows these credentials: a request's headers, or a socket's handshake. Cheap enough to be asked at every command. A
   * token goes before a cookie.
   * @param active false where no person did anything (a reconnect, a poll): it does not keep the screen from locking
   */
  caller(credentials: Credentials, active?: boolean): Promise<Caller>
  /** `listener` hears the key of every session and device that from now on may read nothing. Returns its end. */
  onCut(listener: (key: string) => void): () => void
  /** Looks for idle sessions from now on. Returns the stop. */
  start(): () => void
}

interface AuthDeps {
  readonly prisma: Pick<Prisma, 'staff' | 'session' | 'device' | 'pairing' | 'audit' | '$transaction'>
  readonly mode: Mode
  readonly clock: () => number
  readonly log: Log
}

export function makeAuth({ prisma, mode, clock, log }: AuthDeps): Auth {
  const listeners = new Set<(key: string) => void>()
  const cut = (key: string) => {
    for (const listener of listeners) listener(key)
  }
  const audit = makeAudit(prisma, clock, log)
  const sessions = makeSessions({ prisma, mode, clock, audit }, cut)
  const devices = makeDevices({ prisma, clock }, cut, sessions.unbind)
  const setUp = makeSetUp({ prisma, mode, clock, audit })
  const staff = makeStaffAccounts({ prisma, mode, endSessions: sessions.endAll })
  return {
    sessions,
    devices,
    setUp,
    staff,
    audit,
    async caller(credentials, active = true) {
      if (isNobody(credentials)) return NOBODY
      const token = deviceToken(credentials)
      if (token !== undefined) return (await devices.caller(token)) ?? NOBODY
      const secret = sessionSecret(credentials)
      if (secret !== undefined) return (await sessions.caller(secret, active)) ?? NOBODY
      return NOBODY
    },
    onCut(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    start() {
      const timer = setInterval(() => {
        Promise.all([sessions.sweep(), devices.sweep()]).catch((err: unknown) => {
          log.error({ err }, 'idle sessions were not looked for')
        })
      }, SWEEP_MS)
      return () => clearInterval(timer)
    },
  }
}
