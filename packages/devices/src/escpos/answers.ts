/** What a printer says, taken apart from the bytes it sends. */
export type Answer =
  /** To DLE EOT n: fixed bits 0xx1xx10, so it is told from everything else. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** To GS r 1: fixed bits 0xx0xxxx. */
  | { readonly kind: 'paper'; readonly byte: number }
  /** To GS ( H: header 37 22, the id, NUL. */
  | { readonly kind: 'process-id'; readonly id: string }

/** The longest block of the GS ( H kind: header, four bytes of id, NUL. */
const BLOCK_MAX = 7

/**
 * Splits a printer's bytes into answers, however they were cut into chunks. Automatic status back (four bytes, the first 0xx1xx00,
 * the others 0xx0xxxx), which many printers send unasked when a line opens, is left out; so are XON and XOFF.
 */
export function makeAnswerParser(): { feed(chunk: Uint8Array): Answer[] } {
  let automaticLeft = 0
  let block: number[] | undefined
  return {
    feed(chunk) {
      const answers: Answer[] = []
      for (const byte of chunk) {
        if (block) {
          block.push(byte)
          if (byte === 0) {
            if (block[1] === 0x22) {
              answers.push({ kind: 'process-id', id: String.fromCharCode(...block.slice(2, -1)) })
            }
            block = undefined
          } else if (block.length >= BLOCK_MAX) {
            block = undefined
          }
        } else if (byte === 0x37) {
          block = [byte]
        } else if ((byte & 0x93) === 0x12) {
          // A real-time answer may come between the bytes of an automatic one.
          answers.push({ kind: 'real-time', byte })
        } else if ((byte & 0x93) === 0x10) {
          automaticLeft = 3
        } else if ((byte & 0x90) === 0x00) {
          if (automaticLeft > 0) automaticLeft--
          else answers.push({ kind: 'paper', byte })
        }
      }
      return answers
    },
  }
}

/** The three real-time answers: 1 printer, 2 why off-line, 4 paper (bits: domain.md §4.2; Epson's reference of DLE EOT). */
interface StatusBytes {
  readonly printer: number
  readonly offline: number
  readonly paper: number
}

type Condition = 'ready' | 'cover-open' | 'paper-out' | 'error' | 'offline'

/** The one thing a person has to mend first: an open cover also reports an end of paper, so it comes first. */
export function conditionOf({ printer, offline, paper }: StatusBytes): Condition {
  if (offline & 0x04) return 'cover-open'
  if (offline & 0x20 || paper & 0x60) return 'paper-out'
  if (offline & 0x40) return 'error'
  if (printer & 0x08) return 'offline'
  return 'ready'
}

/** Bits 2 and 3 of the DLE EOT 4 answer, bits 0 and 1 of the GS r 1 answer. */
export function isNearEnd(answer: Extract<Answer, { kind: 'real-time' | 'paper' }>): boolean {
  return (answer.byte & (answer.kind === 'real-time' ? 0x0c : 0x03)) !== 0
}
