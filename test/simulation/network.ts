import type { HallSocket } from '@onehall/client'
import type { CommandEnvelope, Delta } from '@onehall/protocol'
import type { HallIo } from '../../server/src/push/sockets.ts'
import type { Chance } from './chance.ts'
import { type Fate, type Pipe, makeHandlers, makePipe } from './connection.ts'
import type { MessageFault } from './faults.ts'
import { makeServerEnd } from './server-end.ts'
import type { SimulatedTime } from './time.ts'

/** A connection as both ends have it. */
export interface Connection {
  readonly who: string
  /** Something was lost, doubled or overtaken on it, which no real line does without breaking in the end. */
  tampered: boolean
  /** More than deltas: a client notices a missing delta by the next one, and nothing else by itself. */
  isUnsound: boolean
  /** The newest version of each room that came down on it as a delta, by room. */
  readonly came: Map<string, { readonly stream: string; readonly version: number }>
  readonly down: Pipe
  /** Breaks it: the client learns of it at once, the server when it feels like it. */
  cut(): void
}

export interface NetworkParts {
  readonly time: SimulatedTime
  readonly chance: Chance
  readonly fate: () => Fate
  /** Something went wrong on a line. */
  readonly onFault: (what: MessageFault, detail: { readonly who: string; readonly event: string }) => void
  /** Everything the server says passes here before it is on its way. */
  readonly onSent: (event: string, message: unknown) => void
  /** Called with every command as its client sends it, again at each retry. */
  readonly onCommand: (envelope: CommandEnvelope) => void
}

const WRITTEN_EVERY = 16

const ms = (chance: Chance, from: number, to: number): number => Math.round(chance.between(from, to))

/**
 * The line between clients and the server, under both ends' own code: what `io` of socket.io-client returns, and the part
 * of Socket.IO's server that push uses. A line that lost something breaks within a minute, as a real one does by its ping.
 */
export function makeNetwork({ time, chance, fate, onFault, onSent, onCommand }: NetworkParts) {
  const connections = new Set<Connection>()
  /** Clients that cannot reach the server before that time. */
  const away = new Map<string, number>()
  /** Clients without a line, and since when. */
  const lost = new Map<string, number>()
  let server: ReturnType<typeof makeServerEnd> | null = null
  let made = 0
  let sent = 0

  /** The message as it comes off the wire. Writing and reading each would cost a fifth of a simulation: one in so many is. */
  function overTheWire(message: unknown): unknown {
    sent += 1
    return sent % WRITTEN_EVERY === 0 ? JSON.parse(JSON.stringify(message)) : message
  }

  function connect(who: string, client: ReturnType<typeof makeHandlers>) {
    const end = server!
    let isOpen = true
    let acks = 0
    const answers = new Map<number, (answer: unknown) => void>()
    const parts = { time, delay: () => ms(chance, 1, 30) }
    const up = makePipe({ ...parts, isOpen: () => isOpen && end.isUp() })
    const down = makePipe({ ...parts, isOpen: () => isOpen })
    const socket = end.accept(String(++made), who, down, (event, message) => {
      onSent(event, message)
      const copy = overTheWire(message)
      down.send(dice(event, message), () => {
        if (event === 'delta') note(connection.came, copy as Delta)
        client.run(event, copy)
      })
    })

    function dice(event: string, message: unknown): Fate {
      const what = fate()
      if (what === 'delivered') return what
      onFault(what, { who, event, ...placeOf(message) })
      connection.tampered = true
      if (event !== 'delta') connection.isUnsound = true
      if (what === 'lost' && (connection.isUnsound || chance.happens(0.5)))
        time.after(ms(chance, 500, 40_000), () => connection.cut())
      return what
    }
    socket.onDisconnected(() => {
      isOpen = false
      connections.delete(connection)
      time.after(ms(chance, 1, 30), () => client.run('lost', 'io server disconnect'))
    })
    const connection: Connection = {
      who,
      tampered: false,
      isUnsound: false,
      came: new Map(),
      down,
      cut() {
        if (!isOpen) return
        // What had left the client may still get through before the server hears that the line is gone.
        if (chance.happens(0.5)) for (const deliver of up.waiting) deliver()
        isOpen = false
        connections.delete(connection)
        time.after(chance.happens(0.7) ? 0 : ms(chance, 0, 25_000), () => socket.close())
        client.run('lost', 'transport close')
      },
    }
    connections.add(connection)
    return {
      cut: connection.cut,
      emit(event: string, message: unknown, answer?: (answer: never) => void): void {
        if (event === 'command') onCommand(message as CommandEnvelope)
        const copy = overTheWire(message)
        const ack = ++acks
        if (answer !== undefined) answers.set(ack, answer as (answer: unknown) => void)
        const reply = (said: unknown): void => {
          onSent('answer', said)
          const copy = overTheWire(said)
          down.send(dice('answer', said), () => {
            const waiting = answers.get(ack)
            answers.delete(ack)
            waiting?.(copy)
          })
        }
        up.send(dice(event, message), () => socket.receive(event, copy, answer === undefined ? [] : [reply]))
      },
    }
  }

  return {
    /** The server's end of a server that begins to listen. */
    listen(): HallIo {
      server = makeServerEnd()
      return server.io as unknown as HallIo
    },
    /** The server is gone, and says good-bye to nobody. */
    crash(): void {
      server?.die()
      server = null
      for (const connection of [...connections]) connection.cut()
    },
    /** `io` of one client: dials at once, and again whenever the line broke, until it is told to stop. */
    dial(who: string): HallSocket {
      const handlers = makeHandlers()
      let line: ReturnType<typeof connect> | null = null
      let isWanted = true
      const retry = (): void => void time.after(ms(chance, 500, 3_000), attempt)
      function attempt(): void {
        if (!isWanted || line !== null) return
        if (server === null || time.now() < (away.get(who) ?? 0)) {
          handlers.run('connect_error', new Error('unreachable'))
          return retry()
        }
        line = connect(who, handlers)
        lost.delete(who)
        handlers.run('connect')
      }
      handlers.on('lost', (reason: string) => {
        line = null
        lost.set(who, time.now())
        // Whom the server itself cut off, Socket.IO does not bring back.
        if (reason === 'io server disconnect') isWanted = false
        handlers.run('disconnect', reason)
        if (isWanted) retry()
      })
      time.after(ms(chance, 1, 50), attempt)
      const socket = {
        get active() {
          return isWanted
        },
        on: (event: string, handler: never) => (handlers.on(event, handler), socket),
        emit: (event: string, message: unknown, answer?: (answer: never) => void) => (
          line?.emit(event, message, answer),
          socket
        ),
        connect: () => ((isWanted = true), attempt(), socket),
        disconnect() {
          isWanted = false
          line?.cut()
          return socket
        },
        removeAllListeners: () => (handlers.clear(), socket),
      }
      return socket as unknown as HallSocket
    },
    lostSince: (who: string): number | null => lost.get(who) ?? null,
    /** Cuts a client off for so long. */
    cut(who: string, forMs: number): void {
      away.set(who, time.now() + forMs)
      for (const connection of [...connections]) if (connection.who === who) connection.cut()
    },
    /** Lets nothing down to a client for so long: what is sent piles up. */
    stall(who: string, forMs: number): void {
      for (const { who: other, down } of connections) if (other === who) down.stall(forMs)
    },
    /** Lines that flow and have lost nothing but deltas, with what came down on them since. */
    *sound(): Iterable<Pick<Connection, 'who' | 'came'>> {
      for (const connection of connections)
        if (!connection.isUnsound && connection.down.waiting.length === 0) yield connection
    },
    /** Everybody can reach the server again, and lines on which something went wrong have broken by now. */
    mend(): void {
      away.clear()
      for (const connection of [...connections]) {
        connection.down.stall(0)
        if (connection.tampered) connection.cut()
      }
    },
  }
}

/** What a trace needs of a message: which room it tells of, from where to where. */
function placeOf(message: unknown): object {
  const { room, from, to, id } = message as Partial<Delta> & { readonly id?: string }
  return { room, from, to, id }
}

function note(came: Connection['came'], { room, stream, to }: Delta): void {
  const before = came.get(room)
  if (before?.stream !== stream || before.version < to) came.set(room, { stream, version: to })
}

export type Network = ReturnType<typeof makeNetwork>
