import { newCommandId } from '@onehall/client'
import type { Intent, IntentOf } from '@onehall/domain'
import { io } from 'socket.io-client'
import { expect } from 'vitest'
import type { System } from '../support/system.ts'
import { issue } from '../../packages/domain/test/ask.fixture.ts'

/** A number of that queue, as the guide desk takes it for somebody without a document. */
export const take = (queue: string): IntentOf<'IssueTicket'> => issue(queue, { source: 'guide' })

/** What a member of staff asks for, one after the other, as the staff app asks it; with what came of each. */
export async function askAs(
  system: Pick<System, 'hall' | 'account'>,
  account: string,
  ...intents: readonly Intent[]
): Promise<readonly Record<string, unknown>[]> {
  const { password } = system.account(account)
  const signedIn = await fetch(`${system.hall}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: system.hall },
    body: JSON.stringify({ account, password }),
  })
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
  const { hall } = (await (await fetch(`${system.hall}/api/hall`)).json()) as { hall: string }
  const socket = io(system.hall, { transports: ['websocket'], reconnection: false, extraHeaders: { cookie } })
  const results: Record<string, unknown>[] = []
  try {
    for (const intent of intents) {
      const answer = (await socket
        .timeout(10_000)
        .emitWithAck('command', { id: newCommandId(), hall, age: 0, intent })) as { result: Record<string, unknown> }
      expect(answer).toMatchObject({ ok: true })
      results.push(answer.result)
    }
  } finally {
    socket.close()
  }
  return results
}
