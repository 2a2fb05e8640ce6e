/** SAM_V frames (domain.md §1.2): preamble, big-endian length of what follows, payload, XOR over length and payload. */
const PREAMBLE = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69])
const LENGTH_AT = PREAMBLE.length
const PAYLOAD_AT = LENGTH_AT + 2
/** A reply has at least SW1 SW2 SW3 and the check byte; a vendor command may have one byte and the check byte. */
const LEAST = { reply: 4, command: 2 } as const
/** Longer than any reply (text, photo and fingerprints are 2314 bytes); a longer announcement is noise. */
const MOST = 4096

function xor(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0)
}

/** `payload` is CMD PARA [DATA] of a command, or SW1 SW2 SW3 [DATA] of a reply. */
export function encodeFrame(payload: Uint8Array): Buffer {
  const body = Buffer.alloc(2 + payload.length)
  body.writeUInt16BE(payload.length + 1)
  body.set(payload, 2)
  return Buffer.concat([PREAMBLE, body, Uint8Array.of(xor(body))])
}

type FrameEvent =
  | { readonly kind: 'frame'; readonly payload: Buffer }
  | { readonly kind: 'bad-length'; readonly length: number }
  | { readonly kind: 'bad-checksum' }

interface FrameParser {
  /** Takes a chunk that may begin and end anywhere; gives the frames that are complete now. */
  feed(chunk: Uint8Array): FrameEvent[]
  /** Forgets what is half received: before a new question, what is left belongs to an old one. */
  reset(): void
}

/** After a frame that does not hold, one byte is dropped and the search for a preamble goes on behind it (domain.md §1.5). */
export function makeFrameParser(side: keyof typeof LEAST): FrameParser {
  let pending: Buffer = Buffer.alloc(0)

  function next(): FrameEvent | undefined {
    const start = pending.indexOf(PREAMBLE)
    if (start < 0) {
      // The last bytes may be the beginning of a preamble.
      pending = pending.subarray(Math.max(0, pending.length - PREAMBLE.length + 1))
      return undefined
    }
    pending = pending.subarray(start)
    if (pending.length < PAYLOAD_AT) return undefined
    const length = pending.readUInt16BE(LENGTH_AT)
    if (length < LEAST[side] || length > MOST) {
      pending = pending.subarray(1)
      return { kind: 'bad-length', length }
    }
    const end = PAYLOAD_AT + length
    if (pending.length < end) return undefined
    if (xor(pending.subarray(LENGTH_AT, end)) !== 0) {
      pending = pending.subarray(1)
      return { kind: 'bad-checksum' }
    }
    const payload = Buffer.from(pending.subarray(PAYLOAD_AT, end - 1))
    pending = pending.subarray(end)
    return { kind: 'frame', payload }
  }

  return {
    feed(chunk) {
      pending = Buffer.concat([pending, chunk])
      const events: FrameEvent[] = []
      for (let event = next(); event; event = next()) events.push(event)
      return events
    },
    reset() {
      pending = Buffer.alloc(0)
    },
  }
}
