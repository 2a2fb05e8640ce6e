import { randomBytes } from 'node:crypto'
import type { Ms, PlatformConnector, SendOutcome } from '../contract.ts'
import type { UpProfile } from '../up-table/profile.ts'
import { pushAnswer, toMessage } from './message.ts'
import { sign } from './signature.ts'

export type HttpSignedOptions = {
  readonly name: string
  /** Where pushes are posted, path included. */
  readonly url: string
  readonly appId: string
  readonly secret: string
  readonly profile: UpProfile
  /** How long one attempt may take from connecting to the last byte of the answer. */
  readonly timeoutMs?: Ms
  readonly clock?: () => Ms
}

/**
 * Statuses by which a platform judges the message itself. The other 4xx (wrong secret, clock, address, too many at once)
 * judge the sender: the message is as good as before, and one wrong setting must not turn a whole outbox into dead letters.
 */
const JUDGES_THE_MESSAGE = new Set([400, 409, 413, 422])

/** A connector that posts UP_PRO_* rows as signed JSON. Throws when `url` is no address; `send` itself never throws. */
export function makeHttpSigned(options: HttpSignedOptions): PlatformConnector {
  const { name, appId, secret, profile, timeoutMs = 10_000, clock = Date.now } = options
  const url = new URL(options.url)
  const path = url.pathname + url.search

  return {
    name,
    async send(push, signal) {
      const message = toMessage(push, profile)
      if ('kind' in message) return message
      try {
        const body = JSON.stringify(message)
        const parts = { method: 'POST', path, timestamp: String(clock()), nonce: randomBytes(16).toString('hex') }
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            appId,
            timestamp: parts.timestamp,
            nonce: parts.nonce,
            signature: sign(parts, body, secret),
          },
          body,
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        })
        return outcomeOf(response.status, await response.text(), message.requestNo)
      } catch (error) {
        return { kind: 'unavailable', why: whyOf(error) }
      }
    },
  }
}

function outcomeOf(status: number, body: string, requestNo: string): SendOutcome {
  const answer = parseAnswer(body)
  if (status >= 200 && status < 300) {
    if (answer?.accepted && answer.requestNo === requestNo) return { kind: 'accepted' }
    // A proxy's or a login page's 200 is no acknowledgement.
    if (!answer || answer.accepted) return { kind: 'unavailable', why: `HTTP ${status} without an acknowledgement` }
    return { kind: 'rejected', objections: answer.objections }
  }
  if (!JUDGES_THE_MESSAGE.has(status)) return { kind: 'unavailable', why: `HTTP ${status}` }
  return { kind: 'rejected', objections: answer && !answer.accepted ? answer.objections : [`HTTP ${status}`] }
}

function parseAnswer(body: string) {
  try {
    return pushAnswer.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

/** The code of what went wrong below HTTP; never a message, which may repeat what was sent. */
function whyOf(error: unknown): string {
  if (error instanceof Error) {
    if (error.name === 'TimeoutError') return 'timeout'
    if (error.name === 'AbortError') return 'given up'
    const cause = error.cause as { code?: unknown } | undefined
    if (typeof cause?.code === 'string') return cause.code
  }
  return 'no connection'
}
