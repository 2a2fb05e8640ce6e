import type { DeviceKind } from '../auth/caller.ts'
import type { HttpDeps, Reply } from './deps.ts'
import { isLoopback } from './origin.ts'
import type { Handlers } from './routes.ts'

type DeviceRoutes = Pick<
  Handlers,
  'askPairing' | 'pairings' | 'approvePairing' | 'claimPairing' | 'devices' | 'thisKiosk' | 'revokeDevice'
>

/** What a device of a demo is called, that lets itself in. */
const DEMO_NAME: { readonly [K in DeviceKind]: string } = {
  kiosk: '演示取号机',
  wall: '演示大屏',
  counter: '演示窗口电脑',
}

/** Letting kiosks and screens in, and out. */
export function deviceRoutes({ auth, mode, config }: HttpDeps): DeviceRoutes {
  const { devices } = auth
  return {
    async askPairing({ hall, body: { kind }, from }) {
      // A demo is this machine alone, and nobody stands by to approve its kiosk. Which counter a PC belongs to must be said.
      const approved =
        mode === 'demo' && kind !== 'counter' && isLoopback(from) ? { name: DEMO_NAME[kind], hall } : null
      const code = await devices.ask(kind, approved)
      return code === null ? no('overloaded') : { ok: true, body: code }
    },
    pairings: async () => ({ ok: true, body: await devices.waiting() }),
    async approvePairing({ params: { code }, body: { name, counter }, hall, caller, from }) {
      const kind = (await devices.waiting()).find((each) => each.code === code)?.kind
      const isThere = () => config(hall)?.counters.some(({ id }) => id === counter)
      if (kind === 'counter' && !isThere()) return no('unknown-counter')
      const device = await devices.approve(code, name, hall, kind === 'counter' ? counter : null)
      if (device === null) return no('unknown-pairing')
      await auth.audit('device-approved', `staff:${caller.person.staff}`, { device, from })
      return done
    },
    async claimPairing({ params: { code }, body: { secret } }) {
      const claimed = await devices.claim(code, secret)
      return claimed === null ? no('unknown-pairing') : { ok: true, body: claimed }
    },
    async devices({ hall }) {
      const body = (await devices.all(hall)).map(
        ({ id, kind, name, counter, code, pairedAt, lastSeenAt, revokedAt }) => ({
          device: id as never,
          kind: kind as DeviceKind,
          name,
          counter: counter as never,
          code,
          pairedAt: pairedAt.getTime(),
          lastSeenAt: lastSeenAt?.getTime() ?? null,
          revoked: revokedAt !== null,
        }),
      )
      return { ok: true, body }
    },
    async thisKiosk({ caller: { device, hall, actor } }) {
      const code = actor?.kind === 'kiosk' ? actor.code : undefined
      return code === undefined ? no('unknown-device') : { ok: true, body: { device, hall, code } }
    },
    async revokeDevice({ params: { device }, hall, caller, from }) {
      if (!(await devices.revoke(device, hall))) return no('unknown-device')
      await auth.audit('device-revoked', `staff:${caller.person.staff}`, { device, from })
      return done
    },
  }
}

const done = { ok: true, body: { done: true } } as const

function no(reason: 'unknown-counter' | 'overloaded' | 'unknown-pairing' | 'unknown-device'): Reply<never> {
  return { ok: false, refusal: { reason } }
}
