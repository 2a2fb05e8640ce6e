import type {
  Answer,
  ClientToServer,
  Delta,
  Hello,
  HelloAnswer,
  Live,
  Resume,
  ServerToClient,
  Snapshot,
} from '@onehall/protocol'
import { PROTOCOL } from '@onehall/protocol'
import { type Socket, io } from 'socket.io-client'

/** A bare client: says what it is told to say, and keeps what it hears. */
export interface SocketClient {
  readonly socket: Socket<ServerToClient, ClientToServer>
  readonly heard: (Delta | Snapshot)[]
  readonly live: Live[]
  hello(rooms: Hello['rooms'], protocol?: number): Promise<HelloAnswer>
  resume(message: Resume): Promise<{ ok: true } | { ok: false; refusal: object }>
  command(envelope: unknown): Promise<Answer>
  /** Any event with any arguments; what was answered. */
  say(event: string, ...args: unknown[]): Promise<unknown>
  stop(): void
}

export async function connectClient(
  url: string,
  token?: string,
  /** What else a browser's handshake shows: its cookie, and that it asks to be nobody. */
  { cookie, as }: { readonly cookie?: string; readonly as?: 'nobody' } = {},
): Promise<SocketClient> {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(token !== undefined && { auth: { token } }),
    ...(as !== undefined && { auth: { as } }),
    ...(cookie !== undefined && { extraHeaders: { cookie } }),
  })
  const heard: (Delta | Snapshot)[] = []
  const live: Live[] = []
  socket.on('snapshot', (message) => void heard.push(message))
  socket.on('delta', (message) => void heard.push(message))
  socket.on('live', (message) => void live.push(message))
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  const say = (event: string, ...args: unknown[]): Promise<unknown> => {
    const anything = socket as unknown as { emitWithAck(event: string, ...args: unknown[]): Promise<unknown> }
    return anything.emitWithAck(event, ...args)
  }
  return {
    socket,
    heard,
    live,
    say,
    hello: (rooms, protocol = PROTOCOL) => say('hello', { protocol, rooms }) as Promise<HelloAnswer>,
    resume: (message) => say('resume', message) as Promise<{ ok: true }>,
    command: (envelope) => say('command', envelope) as Promise<Answer>,
    stop: () => void socket.disconnect(),
  }
}
