import { ofHall, type Clock, type Rest, type Stop } from '@onehall/client'
import { pairingClaimed, pairingCode } from '@onehall/protocol'
import type { z } from 'zod'
import type { Log } from './log.ts'

export type Paired = Extract<z.infer<typeof pairingClaimed>, { status: 'paired' }>

export interface PairingEars {
  /** The six digits to show; null while the server cannot be reached. */
  onCode(code: string | null): void
  onPaired(paired: Paired): void
}

const CLAIM_EVERY_MS = 1_500
const RETRY_MS = 2_000

/**
 * Asks for a code and claims it until an administrator has approved it (users.md T6); a code that ran out is replaced by a new
 * one. In demo mode the server approves by itself, into the hall that is named.
 */
export function startPairing(rest: Rest, clock: Clock, log: Log, hall: string | undefined, ears: PairingEars): Stop {
  let stopped = false
  let cancel: Stop = () => {}
  const later = (ms: number, run: () => Promise<void>): void => {
    if (!stopped) cancel = clock.after(ms, () => void run())
  }

  async function ask(): Promise<void> {
    const answer = await rest.post(ofHall('/api/pairings', hall), { kind: 'kiosk' }, pairingCode)
    if (stopped) return
    if (!answer.ok) {
      ears.onCode(null)
      return later(RETRY_MS, ask)
    }
    const { code, secret } = answer.value
    log('pairing code shown')
    ears.onCode(code)
    await claim(code, secret)
  }

  async function claim(code: string, secret: string): Promise<void> {
    const answer = await rest.post(`/api/pairings/${code}/claim`, { secret }, pairingClaimed)
    if (stopped) return
    if (!answer.ok) {
      // Away for a moment: the code may still be good. Refused: it ran out or was taken back.
      if (answer.refusal.reason === 'out-of-service') return later(RETRY_MS, () => claim(code, secret))
      return later(RETRY_MS, ask)
    }
    if (answer.value.status === 'waiting') return later(CLAIM_EVERY_MS, () => claim(code, secret))
    log('paired', { device: answer.value.device })
    ears.onPaired(answer.value)
  }

  void ask()
  return () => {
    stopped = true
    cancel()
  }
}
