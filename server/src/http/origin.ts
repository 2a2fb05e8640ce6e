import type { IncomingHttpHeaders } from 'node:http'
import type { RequestHandler } from 'express'
import type { Mode } from '../mode.ts'
import { sendRefusal } from './refusal.ts'

/**
 * Whether a request comes from a page of this server, or from no browser at all. A cookie that another site makes a browser
 * send proves nothing; SameSite=Strict is the first guard and this is the second. For a socket's handshake too.
 * @param publicUrl where a proxy in front of the server is reached
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin, host } = headers
  if (origin === undefined) return true
  if (publicUrl !== null && new URL(publicUrl).origin === origin) return true
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()
}

/**
 * Whether the request names this server as it may be named. A demo answers to this machine alone: a foreign name that was made
 * to point at 127.0.0.1 would let a foreign page read it.
 */
export function isOwnHost(host: string | undefined, mode: Mode): boolean {
  if (mode === 'real') return true
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host ?? '')
}

/** Whether a peer's address is of this machine. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./.test(address) || address === '::1'
}

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS'])

export function guardOrigin(mode: Mode, publicUrl: () => string | null): RequestHandler {
  return (request, response, next) => {
    const fine =
      isOwnHost(request.headers.host, mode) &&
      (HARMLESS.has(request.method) || isSameOrigin(request.headers, publicUrl()))
    if (fine) next()
    else sendRefusal(response, { reason: 'foreign-origin' })
  }
}
