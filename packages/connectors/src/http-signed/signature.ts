import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Ms } from '../contract.ts'

/** How far apart the two clocks may stand (`domain.md` ). */
export const CLOCK_TOLERANCE_MS = 5 * 60_000

/** What is signed beside the body. `path` is the request target: path and query. */
type SignedParts = {
  readonly method: string
  readonly path: string
  /** Milliseconds since 1970, as decimal digits. */
  readonly timestamp: string
  readonly nonce: string
}

/** HMAC-SHA256, hex, over method, path, timestamp, nonce and the SHA-256 of the body, one per line. */
export function sign(parts: SignedParts, body: Uint8Array | string, secret: string): string {
  const digest = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', secret)
    .update([parts.method, parts.path, parts.timestamp, parts.nonce, digest].join('\n'))
    .digest('hex')
}

type Verdict = 'genuine' | 'signature-wrong' | 'clock-wrong' | 'nonce-used'
type Verifier = (parts: SignedParts, body: Uint8Array, signature: string) => Verdict

/**
 * The receiving side. A nonce is remembered for as long as its timestamp could pass again. Only a genuine request is
 * remembered, so a stranger can neither fill the memory nor spend a nonce before its owner does.
 */
export function makeVerifier(secret: string, clock: () => Ms = Date.now): Verifier {
  const spent = new Map<string, Ms>()
  return (parts, body, signature) => {
    const now = clock()
    const expected = Buffer.from(sign(parts, body, secret), 'hex')
    const given = Buffer.from(/^[0-9a-f]{64}$/.test(signature) ? signature : '', 'hex')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'signature-wrong'
    const at = Number(parts.timestamp)
    if (!/^\d{1,15}$/.test(parts.timestamp) || Math.abs(now - at) > CLOCK_TOLERANCE_MS) return 'clock-wrong'
    for (const [nonce, until] of spent) if (until < now) spent.delete(nonce)
    if (spent.has(parts.nonce)) return 'nonce-used'
    spent.set(parts.nonce, at + CLOCK_TOLERANCE_MS)
    return 'genuine'
  }
}
