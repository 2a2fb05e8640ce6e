/** What the visitor should be told to do (domain.md §1.4); the words belong to the screens. */
export type ReaderAdvice = 'try-again' | 'place-again' | 'use-valid-card' | 'go-to-counter' | 'use-other-kiosk'

/** Commands as CMD PARA (domain.md §1.3). Fingerprints (30 10) are never asked for. */
export const COMMAND = {
  status: Buffer.from([0x11, 0xff]),
  samId: Buffer.from([0x12, 0xff]),
  find: Buffer.from([0x20, 0x01]),
  select: Buffer.from([0x20, 0x02]),
  read: Buffer.from([0x30, 0x01]),
} as const
export type CommandName = keyof typeof COMMAND

/** SW3: the state in a reply (domain.md §1.4). */
export const SW3 = { ok: 0x90, cardFound: 0x9f, noCard: 0x80, selectFailed: 0x81, readFailed: 0x41 } as const

/** What a state that is no success means, and what the visitor can do about it. */
const PROBLEMS: Record<number, { code: string; advice: ReaderAdvice }> = {
  0x10: { code: 'E_CHECKSUM', advice: 'try-again' },
  0x11: { code: 'E_LENGTH', advice: 'try-again' },
  0x21: { code: 'E_COMMAND', advice: 'try-again' },
  0x24: { code: 'E_UNKNOWN', advice: 'try-again' },
  0x31: { code: 'E_AUTH', advice: 'place-again' },
  0x32: { code: 'E_AUTH', advice: 'place-again' },
  0x33: { code: 'E_VERIFY', advice: 'go-to-counter' },
  0x40: { code: 'E_WRONG_CARD', advice: 'use-valid-card' },
  0x41: { code: 'E_READ', advice: 'place-again' },
  0x47: { code: 'E_RANDOM', advice: 'try-again' },
  0x60: { code: 'E_SELF_TEST', advice: 'use-other-kiosk' },
  0x66: { code: 'E_UNAUTHORISED', advice: 'use-other-kiosk' },
  0x81: { code: 'E_SELECT', advice: 'place-again' },
}

export function problemOf(sw3: number): { code: string; advice: ReaderAdvice } {
  return PROBLEMS[sw3] ?? { code: `E_${sw3.toString(16).padStart(2, '0').toUpperCase()}`, advice: 'try-again' }
}

export interface SamReply {
  readonly sw3: number
  readonly data: Buffer
}

/** The SAM's management number as it is printed on the reader: 16 little-endian bytes (domain.md §1.5). */
export function formatSamId(data: Buffer): string | null {
  if (data.length !== 16) return null
  const pad = (value: number, digits: number): string => String(value).padStart(digits, '0')
  const head = `${pad(data.readUInt16LE(0), 2)}.${pad(data.readUInt16LE(2), 2)}-${pad(data.readUInt32LE(4), 8)}`
  return `${head}-${pad(data.readUInt32LE(8), 10)}-${pad(data.readUInt32LE(12), 10)}`
}

/**
 * The text block of a read reply. Its data begins with big-endian lengths of text, photo and, when it was asked for, fingerprints;
 * the latter two are dropped here. undefined when the lengths do not add up.
 */
export function textBlockOf(data: Buffer): Buffer | undefined {
  if (data.length < 4) return undefined
  const text = data.readUInt16BE(0)
  const photo = data.readUInt16BE(2)
  if (data.length === 4 + text + photo) return Buffer.from(data.subarray(4, 4 + text))
  const fingerprints = data.length >= 6 ? data.readUInt16BE(4) : 0
  if (data.length === 6 + text + photo + fingerprints) return Buffer.from(data.subarray(6, 6 + text))
  return undefined
}
