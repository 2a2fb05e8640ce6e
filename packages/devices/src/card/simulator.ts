import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { makeAcceptedTransport } from '../transport/tcp.ts'
import type { ByteTransport } from '../transport/transport.ts'
import { encodeFrame, makeFrameParser } from './frame.ts'
import { encodeCard, type KnownCard } from './layout.ts'
import { COMMAND, type CommandName, SW3 } from './sam.ts'

/**
 * What goes wrong with a reply. `checksum`: one bit is wrong. `wrong-length`: it announces more than it brings. `split`: it comes byte
 * by byte. `mute`: it does not come. `refused`: the reader answers that the step failed (no card, select, authentication).
 */
type SamFault = 'checksum' | 'wrong-length' | 'split' | 'mute' | 'refused'

interface SimulatedSam {
  /** Serves a line from now on; opens it. */
  attach(line: ByteTransport): Promise<void>
  /** Lays a card down; a text block of 256 bytes may be given as it is. `foreign-object`: a bank card, which no SAM finds. */
  lay(card: KnownCard | Uint8Array | 'foreign-object'): void
  take(): void
  isCardLaid(): boolean
  /** Spoils the next `times` replies to `command`. */
  inject(fault: SamFault, command: CommandName, times?: number): void
  /** Pulls the cable: every line ends, and new ones end at once until it is plugged in again. */
  pull(): void
  plug(): void
}

/** The number of domain.md §1.5: 05.03-20240101-0001234567-0007654321. */
const SAM_ID = Buffer.from('05000300e5d6340187d61200b1cb7400', 'hex')
const REFUSALS: Record<CommandName, number> = {
  status: 0x60,
  samId: 0x21,
  find: SW3.noCard,
  select: SW3.selectFailed,
  read: 0x31,
}
const PHOTO = Buffer.alloc(1024)

/**
 * A SAM_V reader played in software, with synthetic cards only. Like the real ones it reads a card only after find and select, and
 * wants both again before the next read. `afterRead`: what it answers to find while a card that was read still lies there.
 */
export function makeSimulatedSam(afterRead: 'card-found' | 'no-card' = 'card-found'): SimulatedSam {
  const lines = new Set<ByteTransport>()
  const faults = new Map<CommandName, { fault: SamFault; times: number }>()
  let block: Uint8Array | undefined
  let step: 'none' | 'found' | 'selected' = 'none'
  let wasRead = false
  let plugged = true

  function takeFault(command: CommandName): SamFault | undefined {
    const entry = faults.get(command)
    if (!entry) return undefined
    if (--entry.times === 0) faults.delete(command)
    return entry.fault
  }

  function replyTo(command: CommandName | undefined, fault: SamFault | undefined): Buffer {
    if (!command) return reply(0x21)
    if (fault === 'refused') {
      step = 'none'
      return reply(REFUSALS[command])
    }
    switch (command) {
      case 'status':
        return reply(SW3.ok)
      case 'samId':
        return reply(SW3.ok, SAM_ID)
      case 'find':
        step = block && !(wasRead && afterRead === 'no-card') ? 'found' : 'none'
        return step === 'found' ? reply(SW3.cardFound, Buffer.alloc(4)) : reply(SW3.noCard)
      case 'select':
        step = step === 'found' ? 'selected' : 'none'
        return step === 'selected' ? reply(SW3.ok, Buffer.alloc(8)) : reply(SW3.selectFailed)
      case 'read': {
        const readable = step === 'selected' && block ? block : undefined
        step = 'none'
        if (!readable) return reply(SW3.readFailed)
        wasRead = true
        return reply(SW3.ok, Buffer.concat([Buffer.from([0x01, 0x00, 0x04, 0x00]), readable, PHOTO]))
      }
    }
  }

  async function send(line: ByteTransport, bytes: Buffer, fault: SamFault | undefined): Promise<void> {
    if (fault === 'mute') return
    if (fault === 'checksum') bytes[bytes.length - 1]! ^= 0x01
    if (fault === 'wrong-length') bytes.writeUInt16BE(bytes.readUInt16BE(5) + 40, 5)
    const chunks = fault === 'split' ? [...bytes].map((byte) => Uint8Array.of(byte)) : [bytes]
    for (const chunk of chunks) await line.write(chunk)
  }

  return {
    async attach(line) {
      const parser = makeFrameParser('command')
      line.onData((chunk) => {
        for (const event of parser.feed(chunk)) {
          if (event.kind !== 'frame') continue
          const command = commandOf(event.payload)
          const fault = command && takeFault(command)
          // A line that ended meanwhile hears nothing, like a reader whose cable was pulled.
          void send(line, replyTo(command, fault), fault).catch(() => {})
        }
      })
      line.onClose(() => lines.delete(line))
      lines.add(line)
      await line.open()
      if (!plugged) await line.close()
    },
    lay(card) {
      block = card === 'foreign-object' ? undefined : card instanceof Uint8Array ? card : encodeCard(card)
      wasRead = false
      step = 'none'
    },
    take() {
      block = undefined
      wasRead = false
      step = 'none'
    },
    isCardLaid: () => block !== undefined,
    inject: (fault, command, times = 1) => void faults.set(command, { fault, times }),
    pull() {
      plugged = false
      for (const line of [...lines]) void line.close()
    },
    plug() {
      plugged = true
    },
  }
}

function reply(sw3: number, data: Uint8Array = new Uint8Array(0)): Buffer {
  return encodeFrame(Buffer.concat([Uint8Array.of(0, 0, sw3), data]))
}

function commandOf(payload: Buffer): CommandName | undefined {
  return (Object.keys(COMMAND) as CommandName[]).find((name) => COMMAND[name].equals(payload))
}

export interface CardSimulator extends SimulatedSam {
  readonly port: number
  stop(): Promise<void>
}

/** A simulated reader at a TCP port, as behind a serial-over-TCP converter. */
export async function startCardSimulator(options: { port: number; host: string }): Promise<CardSimulator> {
  const sam = makeSimulatedSam()
  const open = new Set<ByteTransport>()
  const server = createServer((socket) => {
    const line = makeAcceptedTransport(socket)
    open.add(line)
    line.onClose(() => open.delete(line))
    sam.attach(line).catch(() => open.delete(line))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return {
    ...sam,
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await Promise.all([...open].map((line) => line.close()))
      await closed
    },
  }
}
