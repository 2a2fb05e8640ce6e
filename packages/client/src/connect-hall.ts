import type { HallId, Intent, Ms, Refusal } from '@onehall/domain'
import {
  PROTOCOL,
  type Answer,
  type ClientToServer,
  type HelloAnswer,
  type Live,
  type Mirror,
  type PersonInput,
  type ServerToClient,
} from '@onehall/protocol'
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { makeCell, type Source } from './cell.ts'
import { monotonicClock, type Clock, type Stop } from './clock.ts'
import { makeCommands, type Named } from './commands.ts'
import { makeFreshness, type Freshness } from './freshness.ts'
import { makeRoomMirror, type RoomMirror } from './room.ts'
import type { CommandStore } from './store.ts'

export interface HallOptions {
  /** Origin of the hall server, for example `http://127.0.0.1:8080`. */
  readonly url: string
  readonly hall: HallId
  /** A device's token. A browser's staff session travels as its cookie, except to who asks to be nobody, as a wall does. */
  readonly auth?: { readonly token: string } | { readonly as: 'nobody' }
  readonly clock?: Clock
  /** With it, commands without personal data outlive a reload. */
  readonly store?: CommandStore
  /** The server no longer speaks this page's protocol, or runs another build than the page came from. Told once. */
  readonly onOutdated?: () => void
  /** Makes the line to the server. Default: Socket.IO's `io`. */
  readonly dial?: (url: string, options: Partial<ManagerOptions & SocketOptions>) => HallSocket
}

/** What is used of a Socket.IO socket. */
export type HallSocket = Pick<
  Socket<ServerToClient, ClientToServer>,
  'emit' | 'on' | 'connect' | 'disconnect' | 'removeAllListeners' | 'active'
>

/** What the server says of itself in its hello. */
export type Server = Extract<HelloAnswer, { ok: true }>

/** A room's mirror; null until its first snapshot. */
export interface Watch extends Source<Mirror | null> {
  /** The last one to stop leaves the room. */
  stop: Stop
}

/** A hall as seen from a screen or a device host. */
export interface HallClient {
  watch(room: string): Watch
  /**
   * Never rejects. Without an answer within the intent's lifetime it is `too-late`.
   * @param named a name that the caller keeps, so that asked again after a reload it happens once, and how long ago it was made
   */
  command(intent: Intent, person?: PersonInput, named?: Named): Promise<Answer>
  readonly freshness: Source<Freshness>
  /** Null until the first hello was answered. */
  readonly server: Source<Server | null>
  /** Why the server does not let us in, while it does not. */
  readonly refused: Source<Refusal | null>
  /** The newest `live` message: for managers, how the platform stands. */
  readonly live: Source<Live | null>
  /** Server clock now, ms since 1970; null until the server was heard. */
  serverNow(): Ms | null
  stop: Stop
}

/** Most rooms of one hello (protocol); the others are asked for one by one. */
const ROOMS_PER_HELLO = 40
/** A server that turned us away is asked again after this long. */
const ASK_AGAIN_MS = 5_000

export function connectHall(options: HallOptions): HallClient {
  const { url, hall, auth, clock = monotonicClock, store, onOutdated, dial = io } = options
  const transports = ['websocket', 'polling']
  const socket: HallSocket = dial(url, {
    transports,
    tryAllTransports: true,
    withCredentials: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
    forceNew: true,
    ...(auth && { auth }),
  })
  const rooms = new Map<string, { readonly room: RoomMirror; watchers: number }>()
  const fresh = makeFreshness(clock)
  const server = makeCell<Server | null>(null)
  const refused = makeCell<Refusal | null>(null)
  const live = makeCell<Live | null>(null)
  const commands = makeCommands({
    hall,
    clock,
    store,
    serverNow: fresh.serverNow,
    send: (envelope, answer) =>
      socket.emit('command', envelope, (message) => {
        fresh.heard()
        answer(message)
      }),
  })

  const closedRooms = new Set<string>()
  let isOpen = false
  let isOutdated = false
  let cancelRetry: Stop = () => {}

  function outdated(): void {
    if (isOutdated) return
    isOutdated = true
    onOutdated?.()
  }

  function askAgain(run: () => void): void {
    cancelRetry()
    cancelRetry = clock.after(ASK_AGAIN_MS, run)
  }

  function sayHello(): void {
    const asked = [...rooms].slice(0, ROOMS_PER_HELLO)
    for (const [, { room }] of asked) if (room.cursor() === null) room.asked()
    const hello = {
      protocol: PROTOCOL,
      rooms: asked.map(([name, { room }]) => ({ room: name, cursor: room.cursor() })),
    }
    socket.emit('hello', hello, (answer) => {
      if (!answer.ok) {
        refused.set(answer.refusal)
        if (answer.refusal.reason === 'protocol-unknown') outdated()
        else askAgain(sayHello)
        return
      }
      const before = server.get()
      refused.set(null)
      fresh.heard(answer.at)
      server.set(answer)
      if (before !== null && before.build !== answer.build) outdated()
      isOpen = true
      const inHello = new Set(asked.map(([name]) => name))
      for (const name of rooms.keys()) if (!inHello.has(name)) resume(name)
      answer.refused.forEach(closedRoom)
      commands.open()
    })
  }

  function resume(name: string): void {
    const room = rooms.get(name)?.room
    if (room === undefined) return
    room.asked()
    socket.emit('resume', { room: name, cursor: room.cursor() }, (answer) => {
      fresh.heard()
      const isBehind = room.healed()
      if (!answer.ok) closedRoom(name)
      else if (isBehind) resume(name)
    })
  }

  /** A room that is not open yet, as before a hall's first day, is asked for again. */
  function closedRoom(name: string): void {
    closedRooms.add(name)
    askAgain(() => {
      const names = [...closedRooms]
      closedRooms.clear()
      names.forEach(resume)
    })
  }

  function closed(): void {
    isOpen = false
    closedRooms.clear()
    commands.close()
    for (const { room } of rooms.values()) void room.healed()
    fresh.lost()
  }

  socket.on('connect', sayHello)
  socket.on('disconnect', (reason) => {
    cancelRetry()
    closed()
    // The only reason after which the library does not reconnect by itself.
    if (reason === 'io server disconnect') askAgain(() => void socket.connect())
  })
  socket.on('connect_error', () => {
    // Some gateways take a WebSocket and swallow what is in it: each failed try begins with the other transport.
    transports.reverse()
    if (!socket.active) askAgain(() => void socket.connect())
  })
  socket.on('snapshot', (message) => {
    fresh.heard()
    rooms.get(message.room)?.room.snapshot(message)
  })
  socket.on('delta', (message) => {
    fresh.heard()
    if (rooms.get(message.room)?.room.delta(message)) resume(message.room)
  })
  socket.on('live', (message) => {
    fresh.heard(message.at)
    live.set(message)
  })

  return {
    watch(name) {
      let entry = rooms.get(name)
      if (entry === undefined) {
        entry = { room: makeRoomMirror(), watchers: 0 }
        rooms.set(name, entry)
        if (isOpen) resume(name)
      }
      entry.watchers++
      const watched = entry
      let stopped = false
      return {
        get: watched.room.mirror.get,
        subscribe: watched.room.mirror.subscribe,
        stop() {
          if (stopped) return
          stopped = true
          if (--watched.watchers > 0) return
          rooms.delete(name)
          if (isOpen) socket.emit('leave', { room: name })
        },
      }
    },
    command: commands.make,
    freshness: fresh.freshness,
    server,
    refused,
    live,
    serverNow: fresh.serverNow,
    stop() {
      cancelRetry()
      commands.stop()
      socket.removeAllListeners()
      socket.disconnect()
      fresh.stop()
      rooms.clear()
    },
  }
}
