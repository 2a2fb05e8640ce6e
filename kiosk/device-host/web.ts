import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express, { type NextFunction, type Request, type Response } from 'express'
import { Server, type Socket } from 'socket.io'
import type { DevicesPage } from './devices-page.ts'
import type { Log } from './log.ts'
import type { Parts } from './parts.ts'
import { serveVerb, type Verbs } from './verbs.ts'

/** A page's side of a bridge: what it is shown and what it may ask for. */
export interface Served<S extends object, V extends string> {
  readonly state: Parts<S>
  readonly verbs: Verbs<V>
  /** A page begins, or the one that stood there went away: closed, reloaded or crashed. */
  readonly endVisit?: () => void
}

export interface Web {
  /** Origin of the pages, for example `http://127.0.0.1:8081`. */
  readonly origin: string
  stop(): Promise<void>
}

const HOST = '127.0.0.1'
/** Larger than any lawful message of a page. */
const MAX_MESSAGE_BYTES = 64_000

/**
 * Serves the built pages and the bridge to this machine alone. Another site open in some browser of this machine cannot reach the
 * bridge: its Origin is foreign; nor can it make its own name point here (DNS rebinding): the Host header then is not ours.
 */
export async function startWeb<S extends object, V extends string, D extends object, W extends string>(
  options: { readonly port: number; readonly pages: string },
  kiosk: Served<S, V>,
  devices: Served<D, W> & Pick<DevicesPage, 'picture'>,
  log: Log,
): Promise<Web> {
  const app = express()
  const server = createServer(app)
  let hosts: readonly string[] = []
  const isOurs = (host: string | undefined): boolean => host !== undefined && hosts.includes(host)
  const isOurPage = (origin: string | undefined): boolean =>
    origin !== undefined && origin.startsWith('http://') && isOurs(origin.slice('http://'.length))

  app.disable('x-powered-by')
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isOurs(request.headers.host)) return void response.status(421).type('text').send('421')
    response.set({
      'content-security-policy': `default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self' ws://${request.headers.host}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    next()
  })
  app.get('/devices/paper/:id.svg', (request: Request<{ id: string }>, response: Response) => {
    const picture = devices.picture(Number(request.params.id))
    if (picture === null) response.status(404).type('text').send('404')
    else response.type('image/svg+xml').set('cache-control', 'no-store').send(picture)
  })
  // A page is asked for anew each time, its parts carry their content in their names.
  const page = {
    setHeaders: (response: { setHeader(name: string, value: string): void }) =>
      response.setHeader('cache-control', 'no-cache'),
  }
  app.use('/assets', express.static(join(options.pages, 'assets'), { immutable: true, maxAge: '1y' }))
  app.use('/kiosk', express.static(join(options.pages, 'renderer/kiosk'), page))
  app.use('/devices', express.static(join(options.pages, 'renderer/devices'), page))
  app.get('/', (_request: Request, response: Response) => response.redirect('/kiosk/'))
  app.use((_request: Request, response: Response) => void response.status(404).type('text').send('404'))

  const io = new Server(server, {
    serveClient: false,
    // A browser names its Origin in every WebSocket handshake, but not in every request of long polling.
    transports: ['websocket'],
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    allowRequest: ({ headers }, answer) => {
      const isAllowed = isOurs(headers.host) && isOurPage(headers.origin)
      if (!isAllowed) log('foreign page refused')
      answer(null, isAllowed)
    },
  })
  serveBridge(io, '/kiosk', kiosk, log)
  serveBridge(io, '/devices', devices, log)

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, HOST, resolve)
  })
  const { port } = server.address() as AddressInfo
  hosts = [`${HOST}:${port}`, `localhost:${port}`]

  return {
    origin: `http://${HOST}:${port}`,
    async stop() {
      await io.close()
      server.closeAllConnections()
    },
  }
}

function serveBridge<S extends object, V extends string>(
  io: Server,
  name: string,
  served: Served<S, V>,
  log: Log,
): void {
  /** The page that came last stands before the visitor; that an older one goes, perhaps late, ends nothing. */
  let front: Socket | null = null
  io.of(name).on('connection', (socket) => {
    front = socket
    served.endVisit?.()
    const stop = served.state.listen((parts) => socket.emit('state', parts))
    socket.on('ask', (verb: unknown, argument: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return
      void serveVerb(served.verbs, verb, argument, (error) => log('verb failed', { error: nameOf(error) })).then(
        (result) => answer(result),
      )
    })
    socket.on('disconnect', () => {
      stop()
      log('page gone', { name })
      if (front !== socket) return
      front = null
      served.endVisit?.()
    })
  })
}

/** The kind of an error only: a message might quote what was read. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
