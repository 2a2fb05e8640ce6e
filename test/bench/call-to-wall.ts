import type { Socket } from 'socket.io-client'
import { type Clerk, HALL, QUEUE, clerks, envelope, kiosks, walls } from './clients.ts'
import { pause } from './issue.ts'
import type { Measured } from './servers.ts'
import { issue } from '../../packages/domain/test/ask.fixture.ts'

const CALLS_PER_SECOND = 20
const ISSUES_PER_SECOND = 200
const RUN_MS = 5_000
const WALLS = 20

/** From the press of "call next" to the last of 20 walls, ms each, at 20 calls a second during 200 issues a second (open loop). */
export async function callToWallTimes(server: Measured): Promise<number[]> {
  const clients = await kiosks(server, 50)
  const listening = await walls(server, WALLS)
  const callers = server.kind === 'hall' ? await clerks(server) : []
  const calling = server.kind === 'hall' ? hallCalls(callers) : echoCalls(clients)
  const seen = watch(listening)

  const queues = callers.length === 0 ? [QUEUE] : callers.flatMap((clerk) => clerk.queues)
  let issued = 0
  const next = () => envelope(issue(queues[issued++ % queues.length]!))
  for (const socket of [...clients, ...clients]) await socket.emitWithAck('command', next())
  const issuing = setInterval(() => {
    for (let i = 0; i < ISSUES_PER_SECOND / 100; i++)
      clients[issued % clients.length]!.emit('command', next(), () => {})
  }, 10)
  const started = performance.now()
  const calls: Promise<string>[] = []
  const pressed: number[] = []
  for (let n = 0; n < (RUN_MS / 1_000) * CALLS_PER_SECOND; n++) {
    const due = started + (n * 1_000) / CALLS_PER_SECOND
    await pause(Math.max(0, due - performance.now()))
    pressed.push(performance.now())
    calls.push(calling.press(n))
  }
  const ids = await Promise.all(calls)
  clearInterval(issuing)
  await calling.settled()
  const times = await Promise.all(ids.map(async (id, n) => (await seen.all(id)) - pressed[n]!))
  for (const socket of [...clients, ...listening, ...callers.map((clerk) => clerk.socket)]) socket.close()
  return times
}

interface Calls {
  /** Presses for the nth time; the id of the call. */
  press(n: number): Promise<string>
  settled(): Promise<unknown>
}

/** Calls in turn at each counter; the visitor is missed at once, so that the counter is free again. */
function hallCalls(callers: readonly Clerk[]): Calls {
  const free = new Map<Clerk, Promise<unknown>>()
  const press = async (n: number): Promise<string> => {
    const clerk = callers[n % callers.length]!
    await free.get(clerk)
    const answer = (await clerk.socket.emitWithAck(
      'command',
      envelope({ type: 'CallNext', counter: clerk.counter as never }),
    )) as {
      ok: boolean
      result: { call: string }
    }
    if (!answer.ok) throw new Error(`a call was refused: ${JSON.stringify(answer)}`)
    free.set(
      clerk,
      clerk.socket.emitWithAck('command', envelope({ type: 'MarkMissed', counter: clerk.counter as never })),
    )
    return answer.result.call
  }
  return { press, settled: () => Promise.all(free.values()) }
}

function echoCalls(clients: readonly Socket[]): Calls {
  const press = async (n: number): Promise<string> => {
    const command = envelope({ type: 'CallNext', counter: HALL as never })
    await clients[n % clients.length]!.emitWithAck('command', command)
    return command.id
  }
  return { press, settled: () => Promise.resolve() }
}

/** When the last of the walls had heard of each call. */
function watch(listening: readonly Socket[]): { all(call: string): Promise<number> } {
  const heard = new Map<string, { count: number; done: PromiseWithResolvers<number> }>()
  const of = (call: string) => {
    let entry = heard.get(call)
    if (entry === undefined) heard.set(call, (entry = { count: 0, done: Promise.withResolvers<number>() }))
    return entry
  }
  for (const socket of listening) {
    socket.on('delta', ({ changes }: { changes: Record<string, { call?: string; times?: number } | null> }) => {
      for (const change of Object.values(changes)) {
        if (change?.call === undefined) continue
        const entry = of(change.call)
        entry.count += 1
        if (entry.count === listening.length) entry.done.resolve(performance.now())
      }
    })
  }
  return { all: (call) => of(call).done.promise }
}
