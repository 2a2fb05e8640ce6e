import type { RestRefusal } from '@onehall/protocol'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Log } from '../log.ts'
import type { HttpDeps } from './deps.ts'
import { deviceRoutes } from './device-routes.ts'
import { docsPage } from './docs-page.ts'
import { hallRoutes } from './hall-routes.ts'
import { makeLimits } from './limits.ts'
import { guardOrigin } from './origin.ts'
import { sendRefusal } from './refusal.ts'
import { logRequests, nameRoute } from './request-log.ts'
import { routeTable } from './routes.ts'
import { securityHeaders } from './security.ts'
import { sessionRoutes } from './session-routes.ts'
import { sendStartPage } from './start-page.ts'
import { staffRoutes } from './staff-routes.ts'
import { staticApp } from './static-app.ts'

/** Everything the hall server answers over HTTP. Sockets are not its business. */
export function makeApp(deps: HttpDeps): Express {
  const { mode, log, halls, hall, health, stands, metrics, apps, caCertificate } = deps
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', false)
  app.use(logRequests(log))

  app.get('/healthz', named('/healthz'), (_request, response) => {
    const { state, journalWritable } = health()
    const well = state === 'ready' && journalWritable
    response
      .status(well ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ state, journalWritable, halls: Object.fromEntries(halls.map((each) => [each, stands(each)])) })
  })
  app.get('/metrics', named('/metrics'), async (_request, response) => {
    response
      .set('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.metrics())
  })

  app.use(securityHeaders())
  app.use(guardOrigin(mode, () => hall(halls[0]!)?.publicUrl ?? null))
  app.get('/', named('/'), (request, response) => sendStartPage(deps, request, response))
  for (const name of ['display', 'counter'] as const) {
    app.get(`/${name}`, (request, response, next) => {
      if (request.path !== `/${name}`) return next()
      response.redirect(308, request.originalUrl.replace(`/${name}`, `/${name}/`))
    })
    app.use(`/${name}`, staticApp(name, apps[name]))
  }
  if (caCertificate !== null) {
    app.get('/ca.crt', named('/ca.crt'), (_request, response) => {
      response.attachment('onehall-ca.crt').type('application/x-x509-ca-cert').send(caCertificate)
    })
  }

  app.use(docsPage(mode))
  app.use('/api', whenReady(deps))
  app.use(
    routeTable(
      deps,
      { ...sessionRoutes(deps), ...deviceRoutes(deps), ...staffRoutes(deps), ...hallRoutes(deps) },
      makeLimits(),
    ),
  )
  app.use((_request, response) => sendRefusal(response, { reason: 'not-found' }))
  app.use(onError(log))
  return app
}

const named =
  (route: string): RequestHandler =>
  (_request, response, next) => {
    nameRoute(response, route)
    next()
  }

/** Before the hall has caught up with its journal, and while it stops, nothing it would say is true. */
const whenReady =
  ({ health }: HttpDeps): RequestHandler =>
  (_request, response, next) => {
    if (health().state === 'ready') next()
    else sendRefusal(response, { reason: 'out-of-service' })
  }

/** What the body parser and the router refuse is the sender's; everything else is ours, logged and not shown. */
const onError =
  (log: Log): ErrorRequestHandler =>
  (err: { status?: unknown; type?: unknown }, _request, response, _next) => {
    if (response.headersSent) return void response.destroy()
    const refusal = refusalOfError(err)
    if (refusal.reason === 'internal') log.error({ err }, 'a request failed')
    sendRefusal(response, refusal)
  }

function refusalOfError({ status, type }: { status?: unknown; type?: unknown }): RestRefusal {
  if (type === 'entity.too.large') return { reason: 'payload-too-large' }
  return typeof status === 'number' && status >= 400 && status < 500 ? { reason: 'malformed' } : { reason: 'internal' }
}
