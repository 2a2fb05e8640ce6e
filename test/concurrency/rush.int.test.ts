import { type HallClient, connectHall } from '@onehall/client'
import type { CounterId, HallId, Intent } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SAMPLE } from '../../server/test/sample.ts'
import { type SocketHall, makeSocketHall } from '../../server/test/socket-hall.ts'
import { sqliteStore } from '../../server/test/store.ts'
import { issue } from '../../packages/domain/test/ask.fixture.ts'

const KIOSKS = 50
const TICKETS_EACH = 20
const COUNTERS = SAMPLE.counters.slice(0, 20).map(({ id }) => id)
const QUEUES = [...new Set(SAMPLE.counters.slice(0, 20).flatMap(({ queues }) => queues))].filter(
  (queue) => SAMPLE.queues.find(({ id }) => id === queue)?.identity === 'free',
)

let server: SocketHall
let clients: HallClient[] = []
beforeEach(async () => {
  server = await makeSocketHall(sqliteStore())
})
afterEach(async () => {
  for (const client of clients) client.stop()
  clients = []
  await server.close()
})

function connect(token?: string): HallClient {
  const client = connectHall({ url: server.url, hall: SAMPLE.hall as HallId, ...(token && { auth: { token } }) })
  clients.push(client)
  return client
}

test(
  '[N40] 50 kiosks issue and 20 counters call at once: no number twice, nobody called twice, a loser gets the next person or no-one-waiting',
  { timeout: 120_000 },
  async () => {
    const walls = [connect(), connect()].map((wall) => wall.watch(`hall:${SAMPLE.hall}`))
    const numbers: string[] = []
    const calls: { number: string; ticket: string }[] = []
    const refusals: Answer[] = []
    let issuing = true

    async function kiosk(n: number): Promise<void> {
      const client = connect(`kiosk-${n}`)
      for (let i = 0; i < TICKETS_EACH; i++) {
        const answer = await client.command(issue(QUEUES[(n + i) % QUEUES.length]!))
        if (answer.ok) numbers.push(answer.result['number'] as string)
        else refusals.push(answer)
      }
    }

    /** Calls until nobody comes any more; whoever is called is served or marked as missed. */
    async function counter(id: CounterId, n: number): Promise<void> {
      const client = connect(`clerk-${n}`)
      const did = async (intent: Intent): Promise<void> => {
        const answer = await client.command(intent)
        if (!answer.ok) refusals.push(answer)
      }
      await did({ type: 'OpenCounter', counter: id })
      for (let round = 0; ; round++) {
        const last = !issuing
        const answer = await client.command({ type: 'CallNext', counter: id })
        if (!answer.ok) {
          if (answer.refusal.reason !== 'no-one-waiting') refusals.push(answer)
          if (last) return
          continue
        }
        calls.push(answer.result as never)
        if (round % 3 === 0) await did({ type: 'MarkMissed', counter: id })
        else {
          await did({ type: 'StartService', counter: id })
          await did({
            type: 'FinishService',
            counter: id,
            results: [{ item: null, result: 'consulted' }],
            thenCallNext: false,
          })
        }
      }
    }

    const working = COUNTERS.map((id, n) => counter(id, n))
    await Promise.all(Array.from({ length: KIOSKS }, (_, n) => kiosk(n)))
    issuing = false
    await Promise.all(working)

    expect(refusals).toEqual([])
    expect(numbers.length).toBe(KIOSKS * TICKETS_EACH)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(calls.map(({ number }) => number).sort()).toEqual([...numbers].sort())
    expect(new Set(calls.map(({ ticket }) => ticket)).size).toBe(calls.length)
    for (const { batch } of server.hall.happened.flatMap((each) => (each.kind === 'append' ? [each] : [])))
      expect(batch.commands.length).toBeLessThanOrEqual(KIOSKS + COUNTERS.length)
    const version = server.hall.state.streams.get(server.hall.state.newestDay.get(SAMPLE.hall)!)!.version
    for (const wall of walls) {
      await vi.waitFor(() => expect(wall.get()?.cursor.version).toBe(version), { timeout: 5_000 })
      const waiting = [...wall.get()!.entries.values()].flatMap((entry) =>
        entry.kind === 'queue' ? [entry.waiting] : [],
      )
      expect(waiting).toEqual(Array(SAMPLE.queues.length).fill(0))
    }
  },
)
