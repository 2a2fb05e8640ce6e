import type { Clock } from '../clock.ts'
import type { ByteTransport } from '../transport/transport.ts'
import { encodeFrame, makeFrameParser } from './frame.ts'
import { COMMAND, type CommandName, type SamReply } from './sam.ts'

/** How long a reply may take (domain.md §1.1). */
const REPLY_MS: Record<CommandName, number> = { status: 500, samId: 500, find: 1000, select: 500, read: 2500 }
/** At 9600 baud the 1295 bytes of a read alone take 1.35 s. */
const SLOW_READ_MS = 3500

/** What came instead of a reply. `garbled`: a frame whose length or checksum does not hold. */
type NoReply = 'silent' | 'garbled' | 'lost'

/** Asks a reader one question at a time over an open line. */
export interface SamLine {
  ask(command: CommandName): Promise<SamReply | NoReply>
  close(): Promise<void>
}

/** Opens the transport; rejects with its error when it cannot be opened. */
export async function makeSamLine(transport: ByteTransport, clock: Clock, baudRate = 115_200): Promise<SamLine> {
  const parser = makeFrameParser('reply')
  let settle: ((result: SamReply | NoReply) => void) | undefined
  let lost = false

  transport.onData((chunk) => {
    const events = parser.feed(chunk)
    const frame = events.find((event) => event.kind === 'frame')
    if (frame) settle?.(replyOf(frame.payload))
    else if (events.length > 0) settle?.('garbled')
  })
  transport.onClose(() => {
    lost = true
    settle?.('lost')
  })
  await transport.open()

  return {
    ask(command) {
      if (lost) return Promise.resolve('lost')
      // Whatever is half received answers an older question.
      parser.reset()
      const ms = command === 'read' && baudRate <= 9600 ? SLOW_READ_MS : REPLY_MS[command]
      return new Promise((resolve) => {
        const stopTimer = clock.after(ms, () => settle?.('silent'))
        settle = (result) => {
          settle = undefined
          stopTimer()
          resolve(result)
        }
        transport.write(encodeFrame(COMMAND[command])).catch(() => settle?.('lost'))
      })
    },
    close: () => transport.close(),
  }
}

function replyOf(payload: Buffer): SamReply {
  return { sw3: payload[2]!, data: payload.subarray(3) }
}
