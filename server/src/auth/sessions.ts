import type { CounterId, DepartmentKey, HallId, QueueId, Role, StaffId } from '@onehall/domain'
import type { Session, Staff } from '../generated/prisma/client.ts'
import type { Prisma } from '../db/prisma.ts'
import { type AttemptDeps, tryPassword } from './attempt.ts'
import type { Caller, Person } from './caller.ts'
import { hashSecret, makeSecret } from './secret.ts'

/** Without activity so long, the screen locks itself (domain.md §5.4). */
export const IDLE_MS = 15 * 60_000
/** A session ends so long after its sign-in, whatever happens in it. */
export const SESSION_MS = 12 * 60 * 60_000
/** A session read from the database is believed so long; what this process changes it sees at once. */
const BELIEVED_MS = 5_000
/** Activity is written down no more often than this; after a crash a session is that much older than it was. */
const WRITE_SEEN_MS = 60_000

interface Live {
  readonly row: Session
  readonly staff: Staff
  readonly readAt: number
  seenAt: number
  writtenAt: number
}

/** A new session: the secret for its cookie, who it is, and the hall it is in. */
export interface Opened {
  readonly secret: string
  readonly person: Person
  readonly hall: HallId
  readonly counter: CounterId | null
}

/** A PC that was paired to a counter. */
export type CounterPc = Pick<Extract<Caller, { kind: 'device' }>, 'device' | 'hall' | 'counter'>

export interface Sessions {
  /**
   * Signs in: the cookie's secret and who it is, or null. The newest session of an account is its only one
   * (domain.md §5.4); the counter that was worked at in an older one stays as it is (users.md §0).
   * @param door the hall at whose page it was asked: whoever belongs to every hall begins there
   * @param pc the counter PC at which the person signs in; one of another hall counts for nothing
   */
  signIn(account: string, password: string, from: string, door: HallId, pc?: CounterPc | null): Promise<Opened | null>
  /** The session of somebody whose identity was proved otherwise; it is their only one, too. */
  open(staff: Staff, door: HallId): Promise<Opened>
  /** The PC at which sessions began belongs to its counter no more; who is signed in stays signed in. */
  unbind(device: string): Promise<void>
  /** Goes on in another hall. Its sockets are cut, and come back in that one. */
  move(session: string, hall: HallId): Promise<void>
  /** Who speaks with this secret. `active`: a person did something, which keeps the screen from locking. */
  caller(secret: string, active: boolean): Promise<Caller | null>
  lock(session: string): Promise<void>
  /** False for a wrong password, and while the account is locked. */
  unlock(session: string, staff: StaffId, password: string, from: string): Promise<boolean>
  end(session: string): Promise<void>
  /** Every session of a person: what they may has changed. */
  endAll(staff: StaffId): Promise<void>
  /** Locks what nobody used for a while and forgets what is over. */
  sweep(): Promise<void>
}

/**
 * Staff sessions. Their secrets live in http-only cookies, their hashes in the database.
 * @param cut called with the key of a session that from now on may read nothing: locked or over
 */
export function makeSessions(
  deps: AttemptDeps & { readonly prisma: Pick<Prisma, 'session' | '$transaction'> },
  cut: (key: string) => void,
): Sessions {
  const { prisma, mode, clock, audit } = deps
  const live = new Map<string, Live>()
  /** Raised by every change, so that what was read before it is not believed after it. */
  let changes = 0

  function changed(session: string): void {
    changes += 1
    live.delete(session)
  }

  /** It reads nothing from now on. */
  function cutOff(session: string): void {
    changed(session)
    cut(keyOf(session))
  }

  async function read(session: string): Promise<Live | null> {
    const now = clock()
    const known = live.get(session)
    if (known !== undefined && now - known.readAt < BELIEVED_MS) return known
    const before = changes
    const found = await prisma.session.findUnique({ where: { idHash: session }, include: { staff: true } })
    if (found === null || found.staff.disabled || (found.staff.demo && mode === 'real')) {
      live.delete(session)
      return null
    }
    const { staff, ...row } = found
    const written = row.lastSeenAt.getTime()
    // Read again while it was in use: what memory saw last is newer than what was written.
    const seenAt = Math.max(written, live.get(session)?.seenAt ?? 0)
    const fresh: Live = { row, staff, readAt: now, seenAt, writtenAt: written }
    if (before === changes) live.set(session, fresh)
    return fresh
  }

  async function lock(session: string): Promise<void> {
    await prisma.session.updateMany({ where: { idHash: session }, data: { locked: true } })
    cutOff(session)
  }

  async function end(session: string): Promise<void> {
    await prisma.session.deleteMany({ where: { idHash: session } })
    cutOff(session)
  }

  async function endAll(staff: StaffId): Promise<void> {
    const all = { where: { staffId: staff } }
    const [ended] = await prisma.$transaction([
      prisma.session.findMany({ ...all, select: { idHash: true } }),
      prisma.session.deleteMany(all),
    ])
    for (const { idHash } of ended) cutOff(idHash)
  }

  async function open(staff: Staff, door: HallId, pc: CounterPc | null = null): Promise<Opened> {
    const hall = (staff.hall ?? pc?.hall ?? door) as HallId
    const counter = pc?.hall === hall ? pc.counter : null
    const secret = makeSecret()
    const now = clock()
    const created = {
      idHash: hashSecret(secret),
      staffId: staff.id,
      hall,
      counter,
      device: counter === null ? null : pc!.device,
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + SESSION_MS),
    }
    const older = { where: { staffId: staff.id } }
    // In one transaction: of two sign-ins at once one stays, neither both nor none.
    const [ended] = await prisma.$transaction([
      prisma.session.findMany({ ...older, select: { idHash: true } }),
      prisma.session.deleteMany(older),
      prisma.session.create({ data: created }),
    ])
    for (const { idHash } of ended) cutOff(idHash)
    return { secret, person: personOf(staff), hall, counter }
  }

  return {
    open: (staff, door) => open(staff, door),
    lock,
    end,
    endAll,
    async signIn(account, password, from, door, pc = null) {
      const staff = await tryPassword(deps, { account }, password, { failure: 'sign-in-failed', from })
      if (staff === null) return null
      await audit('signed-in', `staff:${staff.id}`, { from })
      return open(staff, door, pc)
    },
    async unbind(device) {
      await prisma.session.updateMany({ where: { device }, data: { device: null, counter: null } })
      changes += 1
      live.clear()
    },
    async move(session, hall) {
      await prisma.session.updateMany({ where: { idHash: session }, data: { hall, device: null, counter: null } })
      cutOff(session)
    },
    async caller(secret, active) {
      const session = hashSecret(secret)
      const found = await read(session)
      if (found === null) return null
      const now = clock()
      if (now >= found.row.expiresAt.getTime()) {
        await end(session)
        return null
      }
      const person = personOf(found.staff)
      const hall = found.row.hall as HallId
      const counter = found.row.counter as CounterId | null
      const locked: Caller = { kind: 'locked', actor: null, hall, key: keyOf(session), session, person, counter }
      if (found.row.locked) return locked
      if (now - found.seenAt >= IDLE_MS) {
        await lock(session)
        return locked
      }
      if (active) {
        found.seenAt = now
        if (now - found.writtenAt >= WRITE_SEEN_MS) {
          found.writtenAt = now
          await prisma.session.updateMany({ where: { idHash: session }, data: { lastSeenAt: new Date(now) } })
        }
      }
      const { staff, staffNo, roles, skills, department } = person
      const at = counter === null ? {} : { at: counter }
      const actor = { kind: 'staff', staff, staffNo, roles, skills, department, ...at } as const
      return { kind: 'staff', actor, hall, key: keyOf(session), session, person, counter }
    },
    async unlock(session, staff, password, from) {
      if ((await tryPassword(deps, { id: staff }, password, { failure: 'unlock-failed', from })) === null) return false
      const { count } = await prisma.session.updateMany({
        where: { idHash: session },
        data: { locked: false, lastSeenAt: new Date(clock()) },
      })
      changed(session)
      return count === 1
    },
    async sweep() {
      const now = clock()
      const idle = new Date(now - IDLE_MS)
      const over = await prisma.session.findMany({
        where: { OR: [{ expiresAt: { lte: new Date(now) } }, { locked: false, lastSeenAt: { lte: idle } }] },
      })
      for (const { idHash, expiresAt } of over) {
        if (expiresAt.getTime() <= now) await end(idHash)
        else if ((live.get(idHash)?.seenAt ?? 0) <= idle.getTime()) await lock(idHash)
      }
    },
  }
}

const keyOf = (session: string) => `session:${session}`

export function personOf(staff: Staff): Person {
  const { id, account, displayName, staffNo, roles, queues, department, hall } = staff
  return {
    staff: id as StaffId,
    account,
    displayName,
    staffNo,
    roles: roles as Role[],
    skills: queues as QueueId[],
    department: department as DepartmentKey | null,
    everywhere: hall === null,
  }
}
