import type { HallId, Role } from '@onehall/domain'
import { ROUTES, type RestRefusal, type Route, type RouteName } from '@onehall/protocol'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { z } from 'zod'
import { type Caller, refusalOf } from '../auth/caller.ts'
import type { HttpDeps, Reply, StaffCaller } from './deps.ts'
import { sendRefusal } from './refusal.ts'
import { nameRoute } from './request-log.ts'

/** No question of ours is longer; a larger body is refused before it is read. */
const BODY_LIMIT = '64kb'

type Table = typeof ROUTES
type CallerOf<R> = R extends { may: 'anybody' }
  ? Caller
  : R extends { may: 'session' }
    ? Extract<Caller, { kind: 'staff' | 'locked' }>
    : R extends { may: 'kiosk' }
      ? Extract<Caller, { kind: 'device' }>
      : R extends { may: 'desk' }
        ? Extract<Caller, { kind: 'device' }> | StaffCaller
        : StaffCaller
type Parsed<R, Key extends string> = R extends { [K in Key]: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined

export interface Ask<N extends RouteName> {
  readonly caller: CallerOf<Table[N]>
  /** The hall that is asked about. */
  readonly hall: HallId
  readonly params: Parsed<Table[N], 'params'>
  readonly body: Parsed<Table[N], 'body'>
  /** Address of whoever asks, for the audit trail. */
  readonly from: string
  readonly response: Response
}

type Answer<N extends RouteName> = Reply<z.input<Table[N]['answer']>>
export type Handlers = { readonly [N in RouteName]: (ask: Ask<N>) => Promise<Answer<N>> | Answer<N> }
type AnyHandler = (ask: {
  caller: Caller
  hall: HallId
  params: unknown
  body: unknown
  from: string
  response: Response
}) => Promise<Reply<unknown>> | Reply<unknown>

/** The router of the whole table: who asks, whether they may, what they say parsed once; then the handler. */
export function routeTable(
  deps: HttpDeps,
  handlers: Handlers,
  guards: { readonly [N in RouteName]?: RequestHandler },
): Router {
  const router = express.Router()
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const handle = handlers[name] as AnyHandler
    const limit = guards[name]
    const named: RequestHandler = (_request, response, next) => {
      nameRoute(response, route.path)
      next()
    }
    const body: RequestHandler[] = route.body === undefined ? [] : [express.json({ limit: BODY_LIMIT, inflate: false })]
    const answer: RequestHandler = async (request, response) => {
      const reply = await ask(deps, name, route, request, response, handle)
      if (!reply.ok) return sendRefusal(response, reply.refusal)
      // An answer may be kept where its handler said so.
      if (!response.hasHeader('cache-control')) response.set('cache-control', 'no-store')
      response.json(reply.body)
    }
    router[route.method](route.path, named, ...(limit === undefined ? [] : [limit]), ...body, answer)
  }
  return router
}

async function ask(
  deps: HttpDeps,
  name: RouteName,
  route: Route,
  request: Request,
  response: Response,
  handle: AnyHandler,
): Promise<Reply<unknown>> {
  // Apps ask who is signed in again and again: nobody has to sit there for that.
  const caller = await deps.auth.caller(request, name !== 'session')
  const refusal = mayNot(caller, route)
  if (refusal !== null) {
    if (refusal.reason === 'not-permitted') await deps.auth.audit('permission-refused', actorOf(caller), { what: name })
    return { ok: false, refusal }
  }
  const hall = hallAskedAbout(deps, caller, route, request)
  if (typeof hall === 'object') return { ok: false, refusal: hall }
  const params = route.params?.safeParse(request.params)
  const body = route.body?.safeParse(request.body)
  if (params?.success === false || body?.success === false) return { ok: false, refusal: { reason: 'malformed' } }
  const from = request.socket.remoteAddress ?? ''
  return handle({ caller, hall, params: params?.data, body: body?.data, from, response })
}

/**
 * Staff and devices ask about the hall that they are in, and about no other. What anybody may ask is asked about any hall by
 * `?hall=`; who sits at a browser does not matter then, or a wall would follow whoever signs in beside it.
 */
function hallAskedAbout({ halls }: HttpDeps, caller: Caller, { may }: Route, request: Request): HallId | RestRefusal {
  const named = new URL(request.originalUrl, 'http://hall').searchParams.get('hall')
  if (named !== null && !halls.some((hall) => hall === named)) return { reason: 'unknown-hall' }
  if (may === 'anybody') return (named as HallId | null) ?? (caller.kind === 'device' ? caller.hall : halls[0]!)
  const own = 'hall' in caller ? caller.hall : halls[0]!
  return named === null || named === own ? own : { reason: 'other-hall' }
}

function mayNot(caller: Caller, { may }: Route): RestRefusal | null {
  if (may === 'anybody') return null
  if (may === 'session') return caller.kind === 'staff' || caller.kind === 'locked' ? null : refusalOf(caller)
  const isKiosk = caller.kind === 'device' && caller.deviceKind === 'kiosk'
  if (may === 'kiosk') return isKiosk ? null : refusalOf(caller)
  if (may === 'desk' && isKiosk) return null
  if (caller.kind !== 'staff') return refusalOf(caller)
  const roles: readonly Role[] = may === 'desk' ? AT_A_DESK : may === 'staff' ? caller.person.roles : may
  if (may === 'staff' || caller.person.roles.some((role) => roles.includes(role))) return null
  return { reason: 'not-permitted' }
}

/** Who serves visitors face to face, as a kiosk does. */
const AT_A_DESK: readonly Role[] = ['clerk', 'guide', 'manager']

/** Whoever is meant in an audit row. */
function actorOf(caller: Caller): string {
  if (caller.kind === 'nobody') return 'nobody'
  return caller.kind === 'device' ? `device:${caller.device}` : `staff:${caller.person.staff}`
}
