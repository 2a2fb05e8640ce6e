import iconv from 'iconv-lite'
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import { cellsOf, leftRight, printable, titledRule, wrap } from './cells.ts'
import {
  align,
  type Align,
  bold,
  CHINESE_ON,
  feed,
  FEED_AND_CUT,
  INITIALISE,
  inverse,
  LINE_FEED,
  size,
} from './commands.ts'
import { code128ModuleCount } from './code128.ts'

/** 58 mm paper is 384 dots = 32 half-width columns, 80 mm is 576 dots = 48 (domain.md §4.2). */
export type PaperWidth = 58 | 80

interface TextStyle {
  readonly align?: Align
  /** Multipliers of width and height, 1 to 8. */
  readonly width?: number
  readonly height?: number
  readonly bold?: boolean
  readonly inverse?: boolean
}

/** Writes one slip from top to cut. Text wraps by cells; what does not fit the paper is never sent. */
export interface Slip {
  readonly columns: number
  text(text: string, style?: TextStyle): void
  leftRight(left: string, right: string, style?: TextStyle): void
  rule(title?: string): void
  feed(lines: number): void
  /** A Code128 with its text below; only the text when the bars would not fit or the data is not printable ASCII. */
  code128(data: string): void
  qr(url: string): void
  /** Cuts and gives the whole job. */
  cut(): Buffer
}

const COLUMNS = { 58: 32, 80: 48 } as const
/** Font A: a half-width cell is 12 × 24 dots (domain.md §4.2). */
export const CELL_DOTS = 12
const BAR_DOTS = 2
/** QR, correction level M: the longest data (version 40) is 2,331 bytes. */
const QR_MAX = 2331

/**
 * The builder library supplies the bytes of Code128 and QR. Text never goes through it: it would leave Chinese mode off, search
 * other code pages for rare characters and count no cell widths. Its cut feeds eight lines, so the cut is ours too.
 */
export function makeSlip(paper: PaperWidth): Slip {
  const columns = COLUMNS[paper]
  const builder = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', width: columns })
  builder.add(INITIALISE)
  builder.add(CHINESE_ON)

  function styled(style: TextStyle, lines: readonly string[]): void {
    builder.add(align(style.align ?? 'left'))
    builder.add(size(style.width ?? 1, style.height ?? 1))
    builder.add(bold(style.bold ?? false))
    builder.add(inverse(style.inverse ?? false))
    for (const line of lines) {
      // GB18030 holds all of Unicode: rare characters keep their four bytes, and none turns into a question mark.
      if (line !== '') builder.add(iconv.encode(line, 'gb18030'))
      builder.add(LINE_FEED)
    }
  }

  const fitting = (style: TextStyle): number => Math.floor(columns / (style.width ?? 1))

  return {
    columns,
    text(text, style = {}) {
      // White on black needs a rim of black on both sides, or its first and last strokes are lost.
      const rim = style.inverse ? ' ' : ''
      const lines = wrap(text, fitting(style) - 2 * rim.length)
      styled(
        style,
        lines.map((line) => rim + line + rim),
      )
    },
    leftRight: (left, right, style = {}) => styled(style, leftRight(left, right, fitting(style))),
    rule: (title) => styled({}, [title === undefined ? '-'.repeat(columns) : titledRule(title, columns)]),
    feed: (lines) => builder.add(feed(lines)),
    code128(data) {
      styled({ align: 'centre' }, [])
      const isPlain = /^[ -z|}~]+$/.test(data)
      if (isPlain && code128ModuleCount(data.length) * BAR_DOTS <= columns * CELL_DOTS) {
        builder.code128(data, { width: BAR_DOTS, height: 60, hriPos: 0, hriFont: 0 } as never)
      }
      styled({ align: 'centre' }, wrap(data, columns))
    },
    qr(url) {
      const data = asciiUrl(url)
      if (data === '' || data.length > QR_MAX) return
      styled({ align: 'centre' }, [])
      // A line of white above and below: scanners want a quiet zone.
      builder.add(feed(1))
      builder.printQR(data, { model: 2, cellSize: qrCell(data.length), correction: 'M' })
      builder.add(feed(1))
    },
    cut() {
      styled({}, [])
      builder.add(FEED_AND_CUT)
      return builder.getBuffer()
    },
  }
}

/** The builder announces the length in characters but sends UTF-8 bytes: only ASCII may reach it. */
function asciiUrl(url: string): string {
  return url.toWellFormed().replace(/[^!-~]/gu, (char) => encodeURIComponent(char))
}

/** Dots per module, as large as stays within 384 dots for that much data (version 6, 14, 25, 40: 41, 73, 117, 177 modules). */
function qrCell(length: number): number {
  if (length <= 106) return 6
  if (length <= 362) return 5
  if (length <= 997) return 3
  return 2
}

/** The largest multiplier, at most `wanted`, at which the text stands on one line. */
export function largest(text: string, columns: number, wanted: number): number {
  const fits = Math.floor(columns / Math.max(1, cellsOf(printable(text))))
  return Math.max(1, Math.min(wanted, fits))
}

/** What begins every slip: the ribbon of a demonstration, the hall, and 补打 on a second copy. */
export function heading(slip: Slip, of: { hallName: string; demo: boolean; reprint?: boolean }): void {
  if (of.demo) slip.text('演示 · 不作办事凭证', { align: 'centre', inverse: true, bold: true, height: 2 })
  slip.text(of.hallName, { align: 'centre', bold: true, width: largest(of.hallName, slip.columns, 2), height: 2 })
  if (of.reprint) slip.text('补打', { align: 'centre', inverse: true, width: 2, height: 2 })
}
