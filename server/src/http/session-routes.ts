import type { CounterId, HallId } from '@onehall/domain'
import type { SessionInfo } from '@onehall/protocol'
import type { Response } from 'express'
import { type Person, SESSION_COOKIE, UNPAIRED, refusalOf } from '../auth/caller.ts'
import { SESSION_MS } from '../auth/sessions.ts'
import type { HttpDeps, Reply } from './deps.ts'
import type { Handlers } from './routes.ts'

type SessionRoutes = Pick<
  Handlers,
  'session' | 'signIn' | 'moveHall' | 'signOut' | 'lock' | 'unlock' | 'setUpState' | 'setUp'
>

/** Signing in and out, the lock screen, and the first administrator. */
export function sessionRoutes({ auth, mode, hall, halls }: HttpDeps): SessionRoutes {
  function info(person: Person, of: HallId, counter: CounterId | null, locked: boolean): Reply<SessionInfo> {
    if (hall(of) === null) return { ok: false, refusal: { reason: 'out-of-service' } }
    const mine = person.everywhere ? halls : [of]
    const { staff, account, displayName, staffNo, roles, skills, department } = person
    const body: SessionInfo = {
      staff,
      account,
      displayName,
      staffNo,
      roles: [...roles],
      skills: [...skills],
      department,
      hall: of,
      everywhere: person.everywhere,
      counter,
      halls: mine.flatMap((each) => {
        const here = hall(each)
        return here === null ? [] : [{ hall: each, name: here.name }]
      }),
      locked,
      demo: mode === 'demo',
    }
    return { ok: true, body }
  }

  function setCookie(response: Response, secret: string): void {
    response.cookie(SESSION_COOKIE, secret, { ...cookie, maxAge: SESSION_MS })
  }
  const cookie = { httpOnly: true, sameSite: 'strict', path: '/', secure: mode === 'real' } as const

  return {
    session({ caller }) {
      if (caller.kind !== 'staff' && caller.kind !== 'locked') return { ok: true, body: null }
      return info(caller.person, caller.hall, caller.counter, caller.kind === 'locked')
    },
    async signIn({ caller, hall: door, body, from, response }) {
      if (hall(door) === null) return { ok: false, refusal: { reason: 'out-of-service' } }
      const pc = body.pc === undefined ? null : ((await auth.devices.caller(body.pc)) ?? UNPAIRED)
      if (pc?.kind === 'nobody') return { ok: false, refusal: refusalOf(pc) }
      const at = pc?.kind === 'device' ? pc : null
      const signed = await auth.sessions.signIn(body.account, body.password, from, door, at)
      if (signed === null) return { ok: false, refusal: { reason: 'sign-in-refused' } }
      if ('session' in caller) await auth.sessions.end(caller.session)
      setCookie(response, signed.secret)
      return info(signed.person, signed.hall, signed.counter, false)
    },
    async moveHall({ caller, body }) {
      if (!caller.person.everywhere) return { ok: false, refusal: { reason: 'other-hall' } }
      if (!halls.includes(body.hall)) return { ok: false, refusal: { reason: 'unknown-hall' } }
      if (hall(body.hall) === null) return { ok: false, refusal: { reason: 'out-of-service' } }
      await auth.sessions.move(caller.session, body.hall)
      return info(caller.person, body.hall, null, false)
    },
    async signOut({ caller, from, response }) {
      if ('session' in caller) {
        await auth.sessions.end(caller.session)
        await auth.audit('signed-out', `staff:${caller.person.staff}`, { from })
      }
      response.clearCookie(SESSION_COOKIE, cookie)
      return { ok: true, body: { done: true } }
    },
    async lock({ caller }) {
      if (caller.kind === 'staff') await auth.sessions.lock(caller.session)
      return info(caller.person, caller.hall, caller.counter, true)
    },
    async unlock({ caller, body, from }) {
      const { session, person } = caller
      const right = await auth.sessions.unlock(session, person.staff, body.password, from)
      return right
        ? info(person, caller.hall, caller.counter, false)
        : { ok: false, refusal: { reason: 'sign-in-refused' } }
    },
    setUpState: async () => ({ ok: true, body: { open: await auth.setUp.open() } }),
    async setUp({ hall: door, body, from, response }) {
      if (hall(door) === null) return { ok: false, refusal: { reason: 'out-of-service' } }
      const made = await auth.setUp.run(body, from)
      if (!made.ok) return made
      const { secret, person } = await auth.sessions.open(made.staff, door)
      setCookie(response, secret)
      return info(person, door, null, false)
    },
  }
}
