import { type Pipe, makeHandlers } from './connection.ts'

/** The part of Socket.IO's server that push uses. */
export function makeServerEnd() {
  const sockets = new Map<string, { emit(event: string, message: unknown): void }>()
  const rooms = new Map<string, Set<string>>()
  let isUp = true
  let onConnection: (socket: unknown) => void = () => {}
  let onRoomEmpty: (room: string) => void = () => {}
  const namespace = {
    sockets,
    adapter: { rooms, on: (_event: string, handler: typeof onRoomEmpty) => void (onRoomEmpty = handler) },
  }

  function leave(id: string, room: string): void {
    const members = rooms.get(room)
    if (!members?.delete(id) || members.size > 0) return
    rooms.delete(room)
    onRoomEmpty(room)
  }

  return {
    io: {
      on: (_event: string, handler: typeof onConnection) => void (onConnection = handler),
      of: () => namespace,
      engine: {
        get clientsCount() {
          return sockets.size
        },
      },
      close: async () => {},
    },
    isUp: () => isUp,
    die(): void {
      isUp = false
      onRoomEmpty = () => {}
    },
    accept(id: string, who: string, down: Pipe, emit: (event: string, message: unknown) => void) {
      const handlers = makeHandlers()
      const mine = new Set<string>()
      const drained: (() => void)[] = []
      let disconnected = (): void => {}
      down.onDrained = () => drained.splice(0).forEach((run) => run())
      const socket = {
        id,
        data: {},
        connected: true,
        rooms: mine,
        handshake: { auth: { token: who }, headers: {} },
        conn: {
          get writeBuffer() {
            return down.waiting
          },
          once: (_event: string, run: () => void) => void drained.push(run),
        },
        on: handlers.on,
        emit: (event: string, message: unknown) => {
          if (isUp && socket.connected) emit(event, message)
        },
        join(room: string) {
          if (!socket.connected) return
          mine.add(room)
          const members = rooms.get(room)
          if (members === undefined) rooms.set(room, new Set([id]))
          else members.add(id)
        },
        leave(room: string) {
          if (mine.delete(room)) leave(id, room)
        },
        disconnect() {
          end.close()
          disconnected()
        },
      }
      const end = {
        receive(event: string, message: unknown, reply: readonly unknown[]): void {
          if (isUp && socket.connected) handlers.run(event, message, ...reply)
        },
        onDisconnected: (run: () => void) => void (disconnected = run),
        close(): void {
          if (!socket.connected) return
          socket.connected = false
          sockets.delete(id)
          for (const room of mine) leave(id, room)
          mine.clear()
        },
      }
      sockets.set(id, socket)
      onConnection(socket)
      return end
    },
  }
}
