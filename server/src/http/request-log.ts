import { performance } from 'node:perf_hooks'
import type { RequestHandler, Response } from 'express'
import type { Log } from '../log.ts'

/** Names the pattern of the address that was asked for; what stands in a log is this and never the address itself. */
export function nameRoute(response: Response, route: string): void {
  response.locals['route'] = route
}

/**
 * One line for each request: method, pattern of the address, status, milliseconds. No query, no body, no cookie, and no address
 * that somebody typed.
 */
export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now()
    response.on('close', () => {
      const line = {
        method: request.method,
        route: (response.locals['route'] as string | undefined) ?? '?',
        status: response.writableFinished ? response.statusCode : 'aborted',
        ms: Math.round(performance.now() - started),
      }
      if (response.statusCode >= 500) log.error(line, 'request')
      else log.debug(line, 'request')
    })
    next()
  }
}
