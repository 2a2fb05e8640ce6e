import type { RouteName } from '@onehall/protocol'
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { sendRefusal } from './refusal.ts'

const MINUTE_MS = 60_000

/** At most so many from one address in some minutes. */
function limit(most: number, failuresAlone: boolean, minutes = 1): RequestHandler {
  return rateLimit({
    windowMs: minutes * MINUTE_MS,
    limit: most,
    skipSuccessfulRequests: failuresAlone,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => sendRefusal(response, { reason: 'too-many-requests' }),
  })
}

/**
 * Guessing is slow from one address, whatever account it tries. A hall of devices behind one address pairs without noticing:
 * each asks once and claims every few seconds.
 */
export function makeLimits(): { readonly [N in RouteName]?: RequestHandler } {
  const guesses = limit(30, true)
  return {
    signIn: guesses,
    unlock: guesses,
    setUp: guesses,
    // Of a million codes some thousand are open: a kiosk never guesses one, a visitor mistypes a few times.
    bookingByCode: limit(20, true, 10),
    askPairing: limit(120, false),
    claimPairing: limit(600, false),
  }
}
