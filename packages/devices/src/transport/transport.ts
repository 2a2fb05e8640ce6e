import type { Stop } from '../clock.ts'

/** Why a line cannot carry bytes: nothing answers there, somebody else holds it, we closed it, or it broke. */
type LineFault = 'unreachable' | 'busy' | 'closed' | 'lost'

export class TransportError extends Error {
  readonly why: LineFault

  constructor(why: LineFault, detail: string, cause?: unknown) {
    super(`${why}: ${detail}`, { cause })
    this.name = 'TransportError'
    this.why = why
  }
}

/**
 * A line that carries bytes both ways and knows nothing of their meaning. The twins (tcp, serial, fake) keep one contract:
 * - `open` works once per object: a second call on an open line does nothing, a call after the line ended rejects with `closed`.
 *   It rejects with `unreachable` when nothing is there and `busy` when another process holds the port.
 * - Bytes arrive complete and in order, in chunks of any size: a chunk is never a message.
 * - `write` settles when the bytes were handed to the system, which is no proof that a device took them. On a line that is not
 *   open it rejects with `closed` or `lost`; it never stays pending after the line ended.
 * - `onClose` is told exactly once per line that was open: `closed` when `close` was called here, `lost` for everything else
 *   (peer gone, cable pulled, I/O error). No data is told after it. An error never surfaces in any other way.
 * - `close` may be called at any time and any number of times, and resolves when the line is released.
 * Listeners may be added before `open`; each returns its stop.
 */
export interface ByteTransport {
  open(): Promise<void>
  write(bytes: Uint8Array): Promise<void>
  onData(listener: (chunk: Buffer) => void): Stop
  onClose(listener: (why: 'closed' | 'lost') => void): Stop
  close(): Promise<void>
}
