import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newCommandId } from '@onehall/client'
import type { Counter, HallConfig, Intent, QueueId } from '@onehall/domain'
import { type Socket, io } from 'socket.io-client'
import type { Measured } from './servers.ts'

export const HALL = 'sample-hall'

/** A queue that anybody may take a number of. */
export const QUEUE = 'social' as QueueId

export const envelope = (intent: Intent) => ({ id: newCommandId(), hall: HALL, age: 0, intent })

export async function connect(url: string, options: object = {}): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return socket
}

/** 50 kiosks: sockets that may issue. */
export async function kiosks(server: Measured, count: number): Promise<Socket[]> {
  const auth = server.kind === 'hall' ? { token: await pairKiosk(server.url) } : {}
  const sockets = await Promise.all(Array.from({ length: count }, () => connect(server.url, { auth })))
  if (server.kind === 'echo') for (const socket of sockets) socket.emit('answer', SAMPLE_ANSWER)
  return sockets
}

/** The echo answers as many bytes as the hall. */
const SAMPLE_ANSWER = {
  ok: true,
  at: 1_795_297_194_416,
  result: {
    ticket: 'x'.repeat(22),
    number: 'C001',
    queue: QUEUE,
    item: null,
    class: 'ordinary',
    ahead: 0,
    issuedAt: 1_795_297_194_416,
  },
}

/** 20 walls, each hearing the hall's board. */
export async function walls(server: Measured, count: number): Promise<Socket[]> {
  const sockets = await Promise.all(Array.from({ length: count }, () => connect(server.url)))
  for (const socket of sockets) {
    if (server.kind === 'hall')
      await socket.emitWithAck('hello', { protocol: 1, rooms: [{ room: `hall:${HALL}`, cursor: null }] })
    else socket.emit('wall')
  }
  return sockets
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin, ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return response
}

async function pairKiosk(url: string): Promise<string> {
  const { code, secret } = (await (await post(`${url}/api/pairings`, { kind: 'kiosk' })).json()) as {
    code: string
    secret: string
  }
  const claimed = (await (await post(`${url}/api/pairings/${code}/claim`, { secret })).json()) as { token: string }
  return claimed.token
}

export interface Clerk {
  readonly socket: Socket
  readonly counter: string
  /** Queues that the counter serves and anybody may take a number of. */
  readonly queues: readonly QueueId[]
}

/** Every demo clerk, signed in at a counter of their own. */
export async function clerks(server: Measured): Promise<Clerk[]> {
  const accounts = JSON.parse(readFileSync(join(server.folder!, 'demo-accounts.json'), 'utf8')) as {
    account: string
    password: string
    roles: string[]
  }[]
  const config = (await (await fetch(`${server.url}/api/hall/config`)).json()) as HallConfig
  const open = new Set(config.queues.filter(({ identity }) => identity === 'free').map(({ id }) => id))
  const free = new Set<Counter>(config.counters)
  const working: Clerk[] = []
  for (const { account, password } of accounts.filter(({ roles }) => roles.includes('clerk'))) {
    const signedIn = await post(`${server.url}/api/session`, { account, password })
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
    const socket = await connect(server.url, { extraHeaders: { cookie } })
    const clerk = await sitDown(socket, free, open)
    if (clerk === null) socket.close()
    else working.push(clerk)
  }
  return working
}

/** The first counter that this clerk may open and where people can be sent to. */
async function sitDown(socket: Socket, free: Set<Counter>, open: ReadonlySet<QueueId>): Promise<Clerk | null> {
  for (const counter of free) {
    if (!counter.queues.every((queue) => open.has(queue))) continue
    const opened = (await socket.emitWithAck(
      'command',
      envelope({ type: 'OpenCounter', counter: counter.id }),
    )) as Opened
    if (!opened.ok) continue
    free.delete(counter)
    return { socket, counter: counter.id, queues: opened.result.queues }
  }
  return null
}

type Opened = { readonly ok: true; readonly result: { readonly queues: readonly QueueId[] } } | { readonly ok: false }
