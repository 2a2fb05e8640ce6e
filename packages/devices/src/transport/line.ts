import { makeListeners } from '../listeners.ts'
import { type ByteTransport, TransportError } from './transport.ts'

/** What a twin supplies; `makeLine` keeps the contract of `ByteTransport` around it. */
export interface Wire {
  /** Rejects with a TransportError when the line cannot be opened, also when `release` came in between. */
  open(ear: { data(chunk: Buffer): void; lost(): void }): Promise<void>
  write(bytes: Uint8Array): Promise<void>
  /** Called once, after whatever ended the line; must not wait for the peer. */
  release(): Promise<void>
}

export function makeLine(wire: Wire): ByteTransport {
  const data = makeListeners<Buffer>()
  const closed = makeListeners<'closed' | 'lost'>()
  const pendingWrites = new Set<(error: TransportError) => void>()
  let isOpen = false
  let opening: Promise<void> | undefined
  let ended: 'closed' | 'lost' | undefined
  let released: Promise<void> = Promise.resolve()

  function end(why: 'closed' | 'lost'): void {
    if (ended) return
    ended = why
    // A wire that fails to let go has nothing more to tell us: the line is over either way.
    released = wire.release().catch(() => {})
    for (const reject of pendingWrites) reject(new TransportError(why, 'the line ended during a write'))
    pendingWrites.clear()
    if (isOpen) closed.tell(why)
    isOpen = false
  }

  async function openWire(): Promise<void> {
    try {
      await wire.open({
        data: (chunk) => {
          if (!ended) data.tell(chunk)
        },
        lost: () => end('lost'),
      })
    } catch (error) {
      const byUs = ended === 'closed'
      end('lost')
      throw byUs ? new TransportError('closed', 'closed while opening', error) : error
    }
    if (ended) throw new TransportError(ended, 'ended while opening')
    isOpen = true
  }

  return {
    open() {
      if (ended) return Promise.reject(new TransportError('closed', 'a line is opened once'))
      return (opening ??= openWire())
    },
    write(bytes) {
      if (!isOpen) return Promise.reject(new TransportError(ended ?? 'closed', 'the line is not open'))
      return new Promise((resolve, reject) => {
        pendingWrites.add(reject)
        wire.write(bytes).then(
          () => {
            pendingWrites.delete(reject)
            resolve()
          },
          (error: unknown) => {
            pendingWrites.delete(reject)
            reject(new TransportError('lost', 'write failed', error))
            end('lost')
          },
        )
      })
    },
    onData: data.add,
    onClose: closed.add,
    async close() {
      end('closed')
      await released
    },
  }
}
