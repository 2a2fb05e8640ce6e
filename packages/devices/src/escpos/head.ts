import type { Align } from './commands.ts'
import type { PaperItem, TextRun } from './paper.ts'

/**
 * Why bytes were refused. A real printer would print rubbish, swallow what follows or do nothing; here the first doubt ends the job.
 * - `unknown-command`: not in the set this interpreter knows.
 * - `bad-parameter`: a known command with a value outside its range.
 * - `mid-line`: a command that needs the beginning of a line came within one, where printers ignore it.
 * - `bad-text`: not a GB18030 character, or a byte above 7F outside Chinese mode.
 * - `line-too-wide`: more cells than the paper has columns.
 * - `bad-barcode`, `bad-qr`: malformed data, or a symbol wider than the paper.
 * - `truncated`: the bytes end within a command or a character.
 */
export type FaultKind =
  | 'unknown-command'
  | 'bad-parameter'
  | 'mid-line'
  | 'bad-text'
  | 'line-too-wide'
  | 'bad-barcode'
  | 'bad-qr'
  | 'truncated'

export const QR_LEVELS = ['L', 'M', 'Q', 'H'] as const

/** What the symbol commands have set so far. */
interface SymbolState {
  moduleDots: number
  heightDots: number
  plain: 'none' | 'above' | 'below' | 'both'
  qrModuleDots: number
  qrLevel: (typeof QR_LEVELS)[number]
  qrStored: Buffer | undefined
}

export function freshSymbols(): SymbolState {
  return { moduleDots: 3, heightDots: 162, plain: 'none', qrModuleDots: 3, qrLevel: 'L', qrStored: undefined }
}

/** What a command may change; shared with the symbol commands. */
export interface Head {
  readonly columns: number
  align: Align
  line: TextRun[]
  items: PaperItem[]
  symbols: SymbolState
}

/** Ends the command under way; caught in `feed` alone. */
export class Refused extends Error {
  readonly kind: FaultKind
  constructor(kind: FaultKind, detail: string) {
    super(detail)
    this.kind = kind
  }
}
