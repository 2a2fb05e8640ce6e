import type { Server as HttpServer } from 'node:http'
import { type Actor, type Refusal, mayJoin } from '@onehall/domain'
import {
  type Answer,
  type ClientToServer,
  type Delta,
  LIVE_EVERY_MS,
  type Live,
  PROTOCOLS_SPOKEN,
  type ServerToClient,
  type Snapshot,
  hello,
  leave,
  parseRoom,
  resume,
} from '@onehall/protocol'
import { Server, type Socket } from 'socket.io'
import { type Caller, refusalOf } from '../auth/caller.ts'
import type { makeHub } from './hub.ts'

/** Longer than any lawful message, so that one a little too long is refused with a text rather than by a cut line. */
const MAX_MESSAGE_BYTES = 256_000
/** A socket with more than this unsent gets nothing more until it has drained, then a snapshot (rule 7). */
const SLOW_PACKETS = 200

export interface SocketSeams {
  readonly server: HttpServer
  readonly hub: () => ReturnType<typeof makeHub>
  /** Who is at the other end; asked again for every command, so that a sign-out or a lock holds at once. */
  readonly caller: (handshake: Socket['handshake'], active: boolean) => Promise<Caller>
  readonly enter: (actor: Actor, raw: unknown) => Promise<Answer>
  readonly live: () => Omit<Live, 'at'>
  readonly now: () => number
  readonly build: string
  readonly demo: boolean
}

/** `key`: the session or device that the socket speaks for. */
interface SocketData {
  key?: string
}

type NoEvents = Record<string, never>
type HallSocket = Socket<ClientToServer, ServerToClient, NoEvents, SocketData>
type Reply = (answer: never) => void

/** The socket side of the border and of push. */
export function makeSockets(seams: SocketSeams) {
  const io = new Server<ClientToServer, ServerToClient, NoEvents, SocketData>(seams.server, {
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    serveClient: false,
    // A hall's gateways break WebSocket now and then: long polling stays as the fallback.
    transports: ['polling', 'websocket'],
  })

  io.on('connection', (socket: HallSocket) => {
    socket.on('hello', (message, reply) => void guarded(reply, () => onHello(socket, message)))
    socket.on('resume', (message, reply) => void guarded(reply, () => onResume(socket, message)))
    socket.on('leave', (message) => {
      const parsed = leave.safeParse(message)
      if (parsed.success) void socket.leave(parsed.data.room)
    })
    socket.on('command', (envelope, reply) => void guarded(reply, () => onCommand(socket, envelope)))
  })
  io.of('/').adapter.on('delete-room', (room: string) => seams.hub().abandon(room))

  async function onHello(socket: HallSocket, raw: unknown) {
    const parsed = hello.safeParse(raw)
    if (!parsed.success) return refused(speaksOther(raw) ?? { reason: 'malformed' })
    const { protocol, rooms } = parsed.data
    if (!spoken(protocol)) return refused({ reason: 'protocol-unknown', spoken: PROTOCOLS_SPOKEN })
    const caller = await seams.caller(socket.handshake, false)
    if ('key' in caller) socket.data.key = caller.key
    const outside: string[] = []
    for (const { room, cursor } of rooms) {
      if (!(await join(socket, caller.actor, room, cursor))) outside.push(room)
    }
    socket.emit('live', liveFor(socket))
    return { ok: true, protocol, build: seams.build, at: seams.now(), demo: seams.demo, refused: outside } as const
  }

  async function onResume(socket: HallSocket, raw: unknown) {
    const parsed = resume.safeParse(raw)
    if (!parsed.success) return refused({ reason: 'malformed' })
    const { actor } = await seams.caller(socket.handshake, false)
    const joined = await join(socket, actor, parsed.data.room, parsed.data.cursor)
    return joined ? ({ ok: true } as const) : refused({ reason: 'unknown-room' })
  }

  async function join(
    socket: HallSocket,
    actor: Actor | null,
    name: string,
    cursor: Parameters<ReturnType<typeof makeHub>['enter']>[1],
  ): Promise<boolean> {
    const room = parseRoom(name)
    if (room === null || !mayJoin(actor, room.audience)) return false
    const entered = await seams.hub().enter(name, cursor)
    if (entered.kind === 'unknown-room') return false
    await socket.join(name)
    for (const message of entered.messages) tell(socket, message)
    return true
  }

  async function onCommand(socket: HallSocket, raw: unknown) {
    const caller = await seams.caller(socket.handshake, true)
    return caller.actor === null ? refused(refusalOf(caller)) : seams.enter(caller.actor, raw)
  }

  /** Sends to a room; a slow socket is left out and gets a snapshot when it asks for what it missed. */
  function send(room: string, message: Delta | Snapshot): void {
    for (const id of io.of('/').adapter.rooms.get(room) ?? []) {
      const socket = io.of('/').sockets.get(id)
      if (socket !== undefined && backlog(socket) < SLOW_PACKETS) tell(socket, message)
    }
  }

  /** Everybody hears that the server lives; only who is in a manager's room hears how the platform stands. */
  const beat = setInterval(() => {
    for (const socket of io.of('/').sockets.values()) socket.emit('live', liveFor(socket))
  }, LIVE_EVERY_MS)

  function liveFor(socket: HallSocket): Live {
    const manager = [...socket.rooms].some((name) => parseRoom(name)?.audience.kind === 'manager')
    return { at: seams.now(), ...(manager ? seams.live() : {}) }
  }

  return {
    send,
    connected: () => io.engine.clientsCount,
    /** A session or device ended: its sockets leave every room and come back as nobody. */
    cut(key: string): void {
      for (const socket of io.of('/').sockets.values()) if (socket.data.key === key) socket.disconnect(true)
    },
    async stop(): Promise<void> {
      clearInterval(beat)
      await io.close()
    },
  }
}

/** Answers whatever happens; a message without a callback is still carried out. */
async function guarded(reply: unknown, work: () => Promise<unknown>): Promise<void> {
  const answer = await work().catch(() => refused({ reason: 'internal' }))
  if (typeof reply === 'function') (reply as Reply)(answer as never)
}

function tell(socket: HallSocket, message: Delta | Snapshot): void {
  if ('from' in message) socket.emit('delta', message)
  else socket.emit('snapshot', message)
}

/** Packets given to the socket and not yet written to the line. */
function backlog(socket: HallSocket): number {
  return (socket.conn as unknown as { readonly writeBuffer: readonly unknown[] }).writeBuffer.length
}

const spoken = (protocol: number): boolean => (PROTOCOLS_SPOKEN as readonly number[]).includes(protocol)

/** A client of another protocol may say hello in a shape we do not know; the number alone is read. */
function speaksOther(raw: unknown): Refusal | null {
  const protocol = (raw as { readonly protocol?: unknown } | null)?.protocol
  return typeof protocol === 'number' && !spoken(protocol)
    ? { reason: 'protocol-unknown', spoken: PROTOCOLS_SPOKEN }
    : null
}

function refused(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
