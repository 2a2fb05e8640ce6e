import type {
  Actor,
  CounterId,
  DepartmentKey,
  DeviceId,
  HallId,
  QueueId,
  Refusal,
  Role,
  StaffId,
} from '@onehall/domain'

export interface Person {
  readonly staff: StaffId
  readonly account: string
  readonly displayName: string
  /** 工号, shown to visitors. */
  readonly staffNo: string
  readonly roles: readonly Role[]
  readonly skills: readonly QueueId[]
  readonly department: DepartmentKey | null
  /** An administrator of every hall of the server. */
  readonly everywhere: boolean
}

export type DeviceKind = 'kiosk' | 'wall' | 'counter'

/**
 * Who speaks. `actor` is who may command, null for whoever may not. `key` names the session or device, so that whoever holds
 * something open for it can be told when it ends. Whoever is known is in one hall, and in no other.
 */
export type Caller =
  /** `unpaired`: whoever shows a token that an administrator ended. */
  | { readonly kind: 'nobody'; readonly actor: null; readonly unpaired?: true }
  /** A session behind the lock screen: it reads nothing and commands nothing, and its counter stays as it is. */
  | {
      readonly kind: 'locked'
      readonly actor: null
      readonly hall: HallId
      readonly key: string
      readonly session: string
      readonly person: Person
      readonly counter: CounterId | null
    }
  | {
      readonly kind: 'staff'
      readonly actor: Actor
      readonly hall: HallId
      readonly key: string
      readonly session: string
      readonly person: Person
      /** The counter of the PC at which the person signed in; null where it belongs to none. */
      readonly counter: CounterId | null
    }
  /** Only a kiosk commands; a wall or a counter screen reads. */
  | {
      readonly kind: 'device'
      readonly actor: Actor | null
      readonly hall: HallId
      readonly key: string
      readonly device: DeviceId
      readonly deviceKind: DeviceKind
      /** The counter of a counter PC. */
      readonly counter: CounterId | null
    }

export const NOBODY: Caller = { kind: 'nobody', actor: null }
export const UNPAIRED: Caller = { kind: 'nobody', actor: null, unpaired: true }

/** Why this caller may not command or see what only staff may. */
export function refusalOf(caller: Caller): Refusal {
  if (caller.kind === 'locked') return { reason: 'locked' }
  if (caller.kind !== 'nobody') return { reason: 'not-permitted' }
  return { reason: caller.unpaired ? 'device-unpaired' : 'not-signed-in' }
}

/** What a request or a socket's handshake shows of who it is. */
export interface Credentials {
  readonly headers: { readonly cookie?: string | undefined; readonly authorization?: string | undefined }
  /** A socket's `auth`. */
  readonly auth?: { readonly [key: string]: unknown }
}

export const SESSION_COOKIE = 'onehall_session'

/** The secret of the session in a cookie header. */
export function sessionSecret({ headers: { cookie = '' } }: Credentials): string | undefined {
  for (const part of cookie.split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === SESSION_COOKIE) return part.slice(at + 1).trim() || undefined
  }
  return undefined
}

/** A wall asks to be nobody: whoever is signed in at its browser, perhaps in another hall, is not who looks at it. */
export const isNobody = ({ auth }: Credentials): boolean => auth?.['as'] === 'nobody'

/** A device's token: `auth.token` of a socket, or `Authorization: Bearer …`. */
export function deviceToken({ headers, auth }: Credentials): string | undefined {
  const token = auth?.['token']
  if (typeof token === 'string' && token !== '') return token
  return /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(headers.authorization ?? '')?.[1]
}
