import type { HttpDeps, Reply } from './deps.ts'
import type { Handlers } from './routes.ts'

type HallRoutes = Pick<Handlers, 'hall' | 'config' | 'case' | 'visitor' | 'platform' | 'resend'>

/** The hall, its cases and its platform. */
export function hallRoutes({ hall, config, caseDetails, visitor, platform, resend }: HttpDeps): HallRoutes {
  const published = <Body>(body: Body | null): Reply<Body> =>
    body === null ? { ok: false, refusal: { reason: 'out-of-service' } } : { ok: true, body }
  return {
    hall: () => published(hall()),
    config({ response }) {
      // Large and seldom another one: Express answers 304 to who has it.
      response.set('cache-control', 'no-cache')
      return published(config()) as never
    },
    case: ({ params, caller }) => caseDetails(params.case, caller),
    visitor: ({ params, caller }) => visitor(params.ticket, caller),
    platform: async () => ({ ok: true, body: await platform() }),
    resend: ({ params, caller }) => resend(params.push, caller),
  }
}
