import { type HallClient, connectHall, makeRest } from '@onehall/client'
import type { HallId, QueueId } from '@onehall/domain'
import { type Answer, pairingClaimed, pairingCode } from '@onehall/protocol'
import { expect } from 'vitest'
import { issue } from '../../packages/domain/test/ask.fixture.ts'

/** A ticket that the server acknowledged to a kiosk. */
export interface Acked {
  readonly ticket: string
  readonly number: string
}

/** A kiosk that takes one ticket after the other, whatever becomes of the server. */
export interface LoadedKiosk {
  readonly client: HallClient
  readonly acked: readonly Acked[]
  readonly refused: readonly Answer[]
  /** Takes no more; resolves when the last command was answered. */
  finish(): Promise<void>
}

/** A pause between two visitors at one kiosk, so that the load is the same on any machine. */
const BETWEEN_VISITORS_MS = 60

/** A token for a kiosk, as the demo gives it to whoever asks. */
export async function pairKiosk(url: string): Promise<string> {
  const rest = makeRest(url)
  const asked = await rest.post('/api/pairings', { kind: 'kiosk' }, pairingCode)
  if (!asked.ok) expect.fail(`no pairing code: ${asked.refusal.reason}`)
  const { code, secret } = asked.value
  const claimed = await rest.post(`/api/pairings/${code}/claim`, { secret }, pairingClaimed)
  if (!claimed.ok || claimed.value.status !== 'paired') expect.fail('the demo did not approve the kiosk')
  return claimed.value.token
}

export function startKiosk(url: string, hall: HallId, token: string, queue: QueueId): LoadedKiosk {
  const client = connectHall({ url, hall, auth: { token } })
  const acked: Acked[] = []
  const refused: Answer[] = []
  let going = true
  async function take(): Promise<void> {
    while (going) {
      const answer = await client.command(issue(queue))
      if (answer.ok) acked.push(answer.result as unknown as Acked)
      else refused.push(answer)
      await new Promise((next) => setTimeout(next, BETWEEN_VISITORS_MS))
    }
  }
  const taking = take()
  return {
    client,
    acked,
    refused,
    async finish() {
      going = false
      await taking
    },
  }
}
