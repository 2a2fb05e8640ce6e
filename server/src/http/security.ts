import { createHash } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'

/**
 * Headers of every answer. No HSTS: it holds for a host name with all its ports, and would take the kiosk's plain page on the
 * same machine along.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'sameorigin' },
  })
}

/** What a page of ours may load: from here alone. `html` may hold inline scripts of its build; each is named by its hash. */
export function setContentPolicy(request: Request, response: Response, html = ''): void {
  // Browsers differ on whether 'self' covers a socket, so this host is named.
  const host = /^[A-Za-z0-9.:[\]-]{1,255}$/.exec(request.headers.host ?? '')?.[0]
  const sockets = host === undefined ? '' : ` ws://${host} wss://${host}`
  const policy = [
    "default-src 'self'",
    `script-src ${["'self'", ...inlineScripts(html)].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    `connect-src 'self'${sockets}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ]
  response.set('content-security-policy', policy.join('; '))
}

function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b[^>]*>([\s\S]+?)<\/script>/g)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script!).digest('base64')}'`,
  )
}
