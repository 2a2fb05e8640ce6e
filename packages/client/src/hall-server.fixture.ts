import type { Entry } from '@onehall/domain'
import {
  PROTOCOL,
  type Answer,
  type ClientToServer,
  type CommandEnvelope,
  type Cursor,
  type Delta,
  type Hello,
  type HelloAnswer,
  type Resume,
  type ServerToClient,
} from '@onehall/protocol'
import type { Server, Socket } from 'socket.io'

export type HallIo = Server<ClientToServer, ServerToClient>

/** Lets a Socket.IO server follow the protocol, over its real sockets; each room is one stream of numbered changes. */
export function serveHall(io: HallIo) {
  const seen = {
    hellos: [] as Hello[],
    resumes: [] as Resume[],
    left: [] as string[],
    commands: [] as CommandEnvelope[],
  }
  const control = {
    journal: 'journal-1',
    /** Rooms that are not open. */
    closed: new Set<string>(),
    at: 1_700_000_000_000,
    hello: (): HelloAnswer => ({ ok: true, protocol: PROTOCOL, build: 'b1', at: control.at, demo: true, refused: [] }),
    /** Null leaves the command unanswered. */
    answer: ({ id }: CommandEnvelope): Answer | null => ({ ok: true, at: control.at, result: { id } }),
  }
  const deltas = new Map<string, Delta[]>()

  function catchUp(socket: Socket<ClientToServer, ServerToClient>, room: string, cursor: Cursor | null): void {
    void socket.join(room)
    const past = deltas.get(room) ?? []
    if (cursor?.journal === control.journal) {
      for (const delta of past) if (delta.to > cursor.version) socket.emit('delta', delta)
      return
    }
    const entries: { [key: string]: Entry } = {}
    for (const { changes } of past) for (const [key, entry] of Object.entries(changes)) if (entry) entries[key] = entry
    const at = { journal: control.journal, stream: `stream-of-${room}`, version: past.length }
    socket.emit('snapshot', { room, cursor: at, at: control.at, entries })
  }

  io.on('connection', (socket) => {
    socket.on('hello', (message, answer) => {
      seen.hellos.push(message)
      const hello = control.hello()
      const asked = message.rooms.filter(({ room }) => !control.closed.has(room))
      if (hello.ok) for (const { room, cursor } of asked) catchUp(socket, room, cursor)
      answer(hello.ok ? { ...hello, refused: [...control.closed] } : hello)
    })
    socket.on('resume', (message, answer) => {
      seen.resumes.push(message)
      if (control.closed.has(message.room)) return answer({ ok: false, refusal: { reason: 'unknown-room' } })
      catchUp(socket, message.room, message.cursor)
      answer({ ok: true })
    })
    socket.on('leave', ({ room }) => {
      seen.left.push(room)
      void socket.leave(room)
    })
    socket.on('command', (envelope, answer) => {
      seen.commands.push(envelope)
      const said = control.answer(envelope)
      if (said !== null) answer(said)
    })
  })

  return {
    io,
    seen,
    control,
    /** The next version of a room; `lost` is recorded but told to nobody. */
    change(room: string, changes: Delta['changes'], told: 'told' | 'lost' = 'told'): Delta {
      const past = deltas.get(room) ?? []
      const delta: Delta = {
        room,
        journal: control.journal,
        stream: `stream-of-${room}`,
        from: past.length,
        to: past.length + 1,
        at: control.at,
        changes,
      }
      deltas.set(room, [...past, delta])
      if (told === 'told') io.to(room).emit('delta', delta)
      return delta
    },
    /** Cuts every connection as a pulled cable does: without a word of good-bye. */
    cut(): void {
      for (const socket of io.sockets.sockets.values()) socket.conn.close()
    },
    close: () => io.close(),
  }
}
