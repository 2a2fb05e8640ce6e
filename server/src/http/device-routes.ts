import type { DeviceKind } from '../auth/caller.ts'
import type { HttpDeps, Reply } from './deps.ts'
import { isLoopback } from './origin.ts'
import type { Handlers } from './routes.ts'

type DeviceRoutes = Pick<
  Handlers,
  'askPairing' | 'pairings' | 'approvePairing' | 'claimPairing' | 'devices' | 'revokeDevice'
>

/** What a device of a demo is called, that lets itself in. */
const DEMO_NAME: { readonly [K in DeviceKind]: string } = {
  kiosk: '演示取号机',
  wall: '演示大屏',
  counter: '演示窗口屏',
}

/** Letting kiosks and screens in, and out. */
export function deviceRoutes({ auth, mode }: HttpDeps): DeviceRoutes {
  const { devices } = auth
  return {
    async askPairing({ hall, body: { kind }, from }) {
      // A demo is this machine alone, and nobody stands by to approve its kiosk.
      const approved = mode === 'demo' && isLoopback(from) ? { name: DEMO_NAME[kind], hall } : null
      const code = await devices.ask(kind, approved)
      return code === null ? no('overloaded') : { ok: true, body: code }
    },
    pairings: async () => ({ ok: true, body: await devices.waiting() }),
    async approvePairing({ params: { code }, body: { name }, hall, caller, from }) {
      const device = await devices.approve(code, name, hall)
      if (device === null) return no('unknown-pairing')
      await auth.audit('device-approved', `staff:${caller.person.staff}`, { device, from })
      return done
    },
    async claimPairing({ params: { code }, body: { secret } }) {
      const claimed = await devices.claim(code, secret)
      return claimed === null ? no('unknown-pairing') : { ok: true, body: claimed }
    },
    async devices({ hall }) {
      const body = (await devices.all(hall)).map(({ id, kind, name, pairedAt, lastSeenAt, revokedAt }) => ({
        device: id as never,
        kind: kind as DeviceKind,
        name,
        pairedAt: pairedAt.getTime(),
        lastSeenAt: lastSeenAt?.getTime() ?? null,
        revoked: revokedAt !== null,
      }))
      return { ok: true, body }
    },
    async revokeDevice({ params: { device }, hall, caller, from }) {
      if (!(await devices.revoke(device, hall))) return no('unknown-device')
      await auth.audit('device-revoked', `staff:${caller.person.staff}`, { device, from })
      return done
    },
  }
}

const done = { ok: true, body: { done: true } } as const

function no(reason: 'overloaded' | 'unknown-pairing' | 'unknown-device'): Reply<never> {
  return { ok: false, refusal: { reason } }
}
