import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http'
import { type Actor, type HallId, type Refusal, mayJoin } from '@onehall/domain'
import {
  type Answer,
  type ClientToServer,
  type Cursor,
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

interface SocketSeams {
  readonly server: HttpServer
  readonly hub: () => ReturnType<typeof makeHub>
  /** Who is at the other end; asked again for every command, so that a sign-out or a lock holds at once. */
  readonly caller: (handshake: Socket['handshake'], active: boolean) => Promise<Caller>
  readonly enter: (actor: Actor, raw: unknown, home: HallId) => Promise<Answer>
  /** Whether a handshake comes from a page of this server, or from no browser at all; Socket.IO does not ask. */
  readonly mayConnect: (headers: IncomingHttpHeaders) => boolean
  /** Whether this server has such a hall, in service or not. */
  readonly isHall: (hall: HallId) => boolean
  /** How the platform stands for a hall. */
  readonly live: (hall: HallId) => Omit<Live, 'at'>
  readonly now: () => number
  readonly build: string
  readonly demo: boolean
  /** The Socket.IO server. Default: one on `server`. */
  readonly io?: HallIo
  /** Runs `run` again and again. Default: `setInterval`. */
  readonly every?: (ms: number, run: () => void) => () => void
}

interface SocketData {
  /** The session or device that the socket speaks for. */
  key?: string
  /** Rooms of which it was too slow to be told; each gets a snapshot once the line has drained. */
  behind?: Set<string>
}

type NoEvents = Record<string, never>
export type HallIo = Server<ClientToServer, ServerToClient, NoEvents, SocketData>
type HallSocket = Socket<ClientToServer, ServerToClient, NoEvents, SocketData>
type Reply = (answer: never) => void

/** The socket side of the border and of push. */
export function makeSockets(seams: SocketSeams) {
  const { io = listen(seams), every = interval } = seams

  io.on('connection', (socket: HallSocket) => {
    socket.on('hello', (...args) => void guarded(args, (message) => onHello(socket, message)))
    socket.on('resume', (...args) => void guarded(args, (message) => onResume(socket, message)))
    socket.on('leave', (message) => {
      const parsed = leave.safeParse(message)
      if (parsed.success) void socket.leave(parsed.data.room)
    })
    socket.on('command', (...args) => void guarded(args, (envelope) => onCommand(socket, envelope)))
  })
  io.of('/').adapter.on('delete-room', (room: string) => seams.hub().abandon(room))

  async function onHello(socket: HallSocket, raw: unknown) {
    const parsed = hello.safeParse(raw)
    if (!parsed.success) return refused(speaksOther(raw) ?? { reason: 'malformed' })
    const { protocol, rooms } = parsed.data
    if (!spoken(protocol)) return refused({ reason: 'protocol-unknown', spoken: PROTOCOLS_SPOKEN })
    if (rooms.some(({ room }) => isOfNoHall(room))) return refused({ reason: 'unknown-hall' })
    const caller = await callerOf(socket, false)
    const outside: string[] = []
    for (const { room, cursor } of rooms) {
      if (!(await join(socket, caller, room, cursor))) outside.push(room)
    }
    socket.emit('live', liveFor(socket))
    return { ok: true, protocol, build: seams.build, at: seams.now(), demo: seams.demo, refused: outside } as const
  }

  async function onResume(socket: HallSocket, raw: unknown) {
    const parsed = resume.safeParse(raw)
    if (!parsed.success) return refused({ reason: 'malformed' })
    if (isOfNoHall(parsed.data.room)) return refused({ reason: 'unknown-hall' })
    const caller = await callerOf(socket, false)
    const joined = await join(socket, caller, parsed.data.room, parsed.data.cursor)
    if (!joined) return refused({ reason: 'unknown-room' })
    socket.emit('live', liveFor(socket))
    return { ok: true } as const
  }

  /** A room that no day and no sign-in ever opens: the address of the screen is wrong. */
  function isOfNoHall(name: string): boolean {
    const room = parseRoom(name)
    return room !== null && !seams.isHall(room.hall)
  }

  /** Whoever is let in is known by the session or device from then on, so that its end cuts the socket. */
  async function callerOf(socket: HallSocket, active: boolean): Promise<Caller> {
    const caller = await seams.caller(socket.handshake, active)
    if ('key' in caller) socket.data.key = caller.key
    return caller
  }

  /** Whoever is known is in one hall, and hears nothing of another, not even what hangs on its walls. */
  async function join(socket: HallSocket, caller: Caller, name: string, cursor: Cursor | null): Promise<boolean> {
    const room = parseRoom(name)
    if (room === null || ('hall' in caller && caller.hall !== room.hall)) return false
    return mayJoin(caller.actor, room.audience) && bring(socket, name, cursor)
  }

  /** Puts a socket into a room and brings it to where the room stands; false where there is no such room. */
  async function bring(socket: HallSocket, name: string, from: Cursor | null): Promise<boolean> {
    const hub = seams.hub()
    for (let cursor = from; ; cursor = null) {
      const entered = await hub.enter(name, cursor)
      if (entered.kind === 'unknown-room') return false
      void socket.join(name)
      if (!socket.connected) {
        if (!io.of('/').adapter.rooms.has(name)) hub.abandon(name)
        return false
      }
      for (const message of entered.messages) tell(socket, message)
      const last = entered.messages.at(-1)
      const stands = last === undefined ? cursor : cursorOf(last)
      // What was told between the making of the messages and the joining; null: the room began anew meanwhile.
      const missed = hub.missed(name, stands)
      for (const delta of missed ?? []) tell(socket, delta)
      if (missed !== null) return true
    }
  }

  async function onCommand(socket: HallSocket, raw: unknown) {
    const caller = await callerOf(socket, true)
    return caller.actor === null ? refused(refusalOf(caller)) : seams.enter(caller.actor, raw, caller.hall)
  }

  /** Sends to a room. A slow socket gets nothing more of it until its line has drained, then a snapshot (rule 7). */
  function send(room: string, message: Delta | Snapshot): void {
    for (const id of io.of('/').adapter.rooms.get(room) ?? []) {
      const socket = io.of('/').sockets.get(id)
      if (socket === undefined || socket.data.behind?.has(room)) continue
      if (backlog(socket) < SLOW_PACKETS) tell(socket, message)
      else fallBehind(socket, room)
    }
  }

  function fallBehind(socket: HallSocket, room: string): void {
    if (socket.data.behind !== undefined) return void socket.data.behind.add(room)
    const behind = (socket.data.behind = new Set([room]))
    socket.conn.once('drain', () => {
      delete socket.data.behind
      for (const name of behind) if (socket.rooms.has(name)) void bring(socket, name, null)
    })
  }

  /** Everybody hears that the server lives; only who is in a manager's room hears how the platform stands. */
  const stopBeat = every(LIVE_EVERY_MS, () => {
    for (const socket of io.of('/').sockets.values()) socket.emit('live', liveFor(socket))
  })

  function liveFor(socket: HallSocket): Live {
    const manager = [...socket.rooms].map(parseRoom).find((room) => room?.audience.kind === 'manager')
    return { at: seams.now(), ...(manager ? seams.live(manager.hall) : {}) }
  }

  return {
    send,
    connected: () => io.engine.clientsCount,
    /** A session or device ended: its sockets leave every room and come back as nobody. */
    cut(key: string): void {
      for (const socket of io.of('/').sockets.values()) if (socket.data.key === key) socket.disconnect(true)
    },
    async stop(): Promise<void> {
      stopBeat()
      await io.close()
    },
  }
}

const listen = ({ server, mayConnect }: SocketSeams): HallIo =>
  new Server(server, {
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    serveClient: false,
    allowRequest: ({ headers }, answer) => answer(null, mayConnect(headers)),
    // A hall's gateways break WebSocket now and then: long polling stays as the fallback.
    transports: ['polling', 'websocket'],
  })

function interval(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms)
  return () => clearInterval(timer)
}

/** Answers whatever happens and whatever was sent; a message without a callback is still carried out. */
async function guarded(args: readonly unknown[], work: (message: unknown) => Promise<unknown>): Promise<void> {
  const reply = args.at(-1)
  const [message] = typeof reply === 'function' ? args.slice(0, -1) : args
  const answer = await work(message).catch(() => refused({ reason: 'internal' }))
  if (typeof reply === 'function') (reply as Reply)(answer as never)
}

const cursorOf = (message: Delta | Snapshot): Cursor =>
  'from' in message ? { journal: message.journal, stream: message.stream, version: message.to } : message.cursor

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
