import { type Server, createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Log } from './log.ts'
import { type Mode, listenHost } from './mode.ts'
import { type TlsSource, keepRenewed, machineNames, openTls } from './tls.ts'

interface WebServerOptions {
  readonly mode: Mode
  readonly folder: string
  /** Certificate files of the hall's own; null: it makes its own. */
  readonly tlsFiles: { readonly cert: string; readonly key: string } | null
  readonly publicUrl: string | null
  readonly clock: () => number
  readonly log: Log
}

/** Where everybody reaches the hall: without TLS on this machine alone in a demo, with it on the network in a real hall. */
interface WebServer {
  readonly http: Server
  /** The hall's own CA as PEM, where it has one. */
  readonly caCertificate: string | null
  /** @returns the address on this machine */
  listen(port: number): Promise<string>
  /** Ends the renewing of the certificate; who takes the requests closes the server. */
  stop(): void
}

/** @throws when the certificate files of the hall's own cannot be read or do not fit together */
export async function makeWebServer(options: WebServerOptions): Promise<WebServer> {
  const { mode, folder, tlsFiles, publicUrl, clock, log } = options
  const names = () => machineNames(publicUrl)
  const tls = mode === 'demo' ? null : await openTls({ folder: join(folder, 'tls'), files: tlsFiles, names, clock })
  const { http, stop } = tls === null ? { http: createServer(), stop() {} } : encrypted(tls, log)
  return {
    http,
    caCertificate: tls?.ca ?? null,
    async listen(port) {
      await new Promise<void>((resolve, reject) => http.once('error', reject).listen(port, listenHost(mode), resolve))
      const taken = (http.address() as AddressInfo).port
      return tls === null ? `http://127.0.0.1:${taken}` : `https://localhost:${taken}`
    },
    stop,
  }
}

function encrypted(tls: TlsSource, log: Log): Pick<WebServer, 'http' | 'stop'> {
  const http = createTlsServer(tls.current())
  return { http, stop: keepRenewed(http, tls, log) }
}
