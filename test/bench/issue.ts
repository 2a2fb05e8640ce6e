import { envelope, QUEUE, kiosks, walls } from './clients.ts'
import type { Measured } from './servers.ts'
import { issue } from '../../packages/domain/test/ask.fixture.ts'

const WARM_MS = 700
const RUN_MS = 2_000

/** Tickets acknowledged a second to 50 clients, each sending the next when the last was answered, with 20 walls listening. */
export async function issuesPerSecond(server: Measured): Promise<number> {
  const clients = await kiosks(server, 50)
  const listening = await walls(server, 20)
  let acked = 0
  let running = true
  const loops = clients.map(async (socket) => {
    while (running) {
      const answer = (await socket.emitWithAck('command', envelope(issue(QUEUE)))) as { ok: boolean }
      if (!answer.ok) throw new Error(`a ticket was refused: ${JSON.stringify(answer)}`)
      acked += 1
    }
  })
  await pause(WARM_MS)
  const started = performance.now()
  const before = acked
  await pause(RUN_MS)
  const rate = ((acked - before) / (performance.now() - started)) * 1_000
  running = false
  await Promise.all(loops)
  for (const socket of [...clients, ...listening]) socket.close()
  return rate
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
