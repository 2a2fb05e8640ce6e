import type { Align } from './commands.ts'

/** A stretch of text with one look. `width` and `height` are multipliers of the 12 × 24-dot cell. */
export interface TextRun {
  readonly text: string
  readonly width: number
  readonly height: number
  readonly bold: boolean
  readonly underline: boolean
  readonly inverse: boolean
}

/** What the paper shows, from top to bottom. Measures are dots, 8 to the millimetre. */
export type PaperItem =
  | { readonly kind: 'line'; readonly align: Align; readonly runs: readonly TextRun[]; readonly advance: number }
  | { readonly kind: 'feed'; readonly dots: number }
  | {
      readonly kind: 'code128'
      readonly align: Align
      readonly data: string
      /** Bar, space, bar … in modules. */
      readonly widths: readonly number[]
      readonly moduleDots: number
      readonly heightDots: number
      /** The data in plain characters above or below the bars. */
      readonly plain: 'none' | 'above' | 'below' | 'both'
    }
  | {
      readonly kind: 'qr'
      readonly align: Align
      readonly data: string
      readonly level: 'L' | 'M' | 'Q' | 'H'
      readonly moduleDots: number
      /** Modules a side; `dark` has `side` × `side` of them, row by row. */
      readonly side: number
      readonly dark: Uint8Array
    }
  | {
      readonly kind: 'raster'
      readonly align: Align
      readonly width: number
      readonly height: number
      /** One bit a dot, most significant first, rows padded to bytes. */
      readonly bits: Uint8Array
    }

/** One piece of paper as it leaves the printer. */
export interface Paper {
  readonly columns: number
  readonly items: readonly PaperItem[]
  /** null: the paper was never cut, the job ended half-way. */
  readonly cut: 'full' | 'partial' | null
}

/** The words on the paper, one line each, as a reader sees them. */
export function paperText(paper: Paper): string {
  return paper.items
    .flatMap((item) => (item.kind === 'line' ? [item.runs.map((run) => run.text).join('')] : []))
    .join('\n')
}
