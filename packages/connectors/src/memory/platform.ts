import { setTimeout as wait } from 'node:timers/promises'
import type { Ms, PlatformConnector, SendOutcome } from '../contract.ts'
import { toMessage } from '../http-signed/message.ts'
import type { PushMessage } from '../http-signed/message.ts'
import { SLOW_MS } from '../sandbox/fault.ts'
import type { Fault } from '../sandbox/fault.ts'
import { makeLedger } from '../sandbox/ledger.ts'
import { inWords, receivedCases } from '../sandbox/received.ts'
import type { ReceivedCase } from '../sandbox/received.ts'
import { SANDBOX_PROFILE } from '../up-table/profile.ts'

export type MemoryPlatform = {
  readonly connector: PlatformConnector
  /** The cases held, the one that changed last first. */
  received(): readonly ReceivedCase[]
  /** Every reason objected to so far, in Chinese, oldest first. */
  objections(): readonly string[]
  setFault(fault: Fault): void
}

/** The twin of the signed connector with the sandbox behind it, without sockets and files: same judgement, same faults. */
export function makeMemoryPlatform({
  name = 'memory',
  timeoutMs = 10_000,
}: { name?: string; timeoutMs?: Ms } = {}): MemoryPlatform {
  const ledger = makeLedger(SANDBOX_PROFILE, name)
  let fault: Fault = 'none'

  function take(message: PushMessage): SendOutcome {
    const record = ledger.judge(message, Date.now())
    ledger.apply(record)
    if (record.effect !== 'objected') return { kind: 'accepted' }
    return { kind: 'rejected', objections: record.objections.map((objection) => inWords(objection).zh) }
  }

  async function send(message: PushMessage, signal: AbortSignal): Promise<SendOutcome> {
    // As over a socket: nothing arrives within the turn that sent it.
    await Promise.resolve()
    if (signal.aborted) return { kind: 'unavailable', why: 'given up' }
    if (fault === '500') return { kind: 'unavailable', why: 'HTTP 500' }
    const outcome = take(message)
    if (fault === 'drop-ack') return { kind: 'unavailable', why: 'no connection' }
    if (fault === 'duplicate') take(message)
    if (fault !== 'slow') return outcome
    try {
      await wait(Math.min(SLOW_MS, timeoutMs), undefined, { signal })
      return SLOW_MS <= timeoutMs ? outcome : { kind: 'unavailable', why: 'timeout' }
    } catch {
      return { kind: 'unavailable', why: 'given up' }
    }
  }

  return {
    connector: {
      name,
      async send(push, signal) {
        const message = toMessage(push, SANDBOX_PROFILE)
        return 'kind' in message ? message : send(message, signal)
      },
    },
    received: () => receivedCases(ledger).cases,
    objections: () =>
      ledger.objected().flatMap((record) => record.objections.map((objection) => inWords(objection).zh)),
    setFault(next) {
      fault = next
    },
  }
}
