import type { Align } from './commands.ts'
import { cellsOf } from './cells.ts'
import { type Paper, type PaperItem, paperText, type TextRun } from './paper.ts'

/** Font A: half-width cell in dots. */
const CELL = { width: 12, height: 24 }
/** Unprinted margin at both sides of the 72 mm (48 mm) that the head reaches, and above and below. */
const MARGIN = 32
const TOOTH = 8
const INK = '#1f1f1f'
const FONT = '"Noto Sans Mono CJK SC","Noto Sans CJK SC","Source Han Mono SC","WenQuanYi Zen Hei Mono",monospace'

/**
 * The paper as an SVG picture, one user unit a dot. Bars and QR modules are drawn in their true proportions, so that a scanner reads
 * them from the screen. No ids, styles or scripts inside: it may be put into any page as it is.
 */
export function renderPaperSvg(paper: Paper): string {
  const printable = paper.columns * CELL.width
  const width = printable + 2 * MARGIN
  const drawn: string[] = []
  let y = MARGIN
  for (const item of paper.items) {
    const { svg, advance } = draw(item, y, printable)
    drawn.push(svg)
    y += advance
  }
  const height = y + MARGIN
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"` +
    ` aria-label="${escape(paperText(paper).replace(/\s+/g, ' ').trim())}">` +
    `<path d="${outline(width, height, paper.cut !== null)}" fill="#ffffff" stroke="#d9d9d9"/>` +
    `<g fill="${INK}">${drawn.join('')}</g></svg>`
  )
}

/** Torn at the tear bar above; cut straight below, or hanging out of the printer when it was never cut. */
function outline(width: number, height: number, cut: boolean): string {
  const teeth = Math.round(width / (2 * TOOTH))
  const step = width / teeth
  let d = `M0 ${TOOTH}`
  for (let i = 0; i < teeth; i++) d += `l${step / 2} ${-TOOTH}l${step / 2} ${TOOTH}`
  d += `V${height - (cut ? 0 : TOOTH)}`
  if (cut) return `${d}H0Z`
  for (let i = 0; i < teeth; i++) d += `q${-step / 2} ${TOOTH} ${-step} 0`
  return `${d}Z`
}

function draw(item: PaperItem, y: number, printable: number): { svg: string; advance: number } {
  const startOf = (width: number, align: Align): number =>
    MARGIN + (align === 'left' ? 0 : align === 'right' ? printable - width : Math.floor((printable - width) / 2))
  switch (item.kind) {
    case 'feed':
      return { svg: '', advance: item.dots }
    case 'line': {
      const width = item.runs.reduce((sum, run) => sum + runWidth(run), 0)
      const tallest = Math.max(0, ...item.runs.map((run) => run.height * CELL.height))
      let x = startOf(width, item.align)
      let svg = ''
      for (const run of item.runs) {
        // All sizes stand on one base line.
        svg += drawRun(run, x, y + tallest - run.height * CELL.height)
        x += runWidth(run)
      }
      return { svg, advance: item.advance }
    }
    case 'code128': {
      const width = item.widths.reduce((sum, w) => sum + w, 0) * item.moduleDots
      const x = startOf(width, item.align)
      const above = item.plain === 'above' || item.plain === 'both' ? CELL.height : 0
      const below = item.plain === 'below' || item.plain === 'both' ? CELL.height : 0
      const label = (at: number): string =>
        drawRun(plainRun(item.data), startOf(cellsOf(item.data) * 12, item.align), at)
      const bars = `<path class="code128" shape-rendering="crispEdges" d="${barPath(item, x, y + above)}"/>`
      const labels = (above ? label(y) : '') + (below ? label(y + above + item.heightDots) : '')
      return { svg: bars + labels, advance: above + item.heightDots + below }
    }
    case 'qr': {
      const size = item.side * item.moduleDots
      const isDark = (row: number, column: number): boolean => item.dark[row * item.side + column] === 1
      const d = gridPath(startOf(size, item.align), y, item.side, item.side, item.moduleDots, isDark)
      return { svg: `<path class="qr" shape-rendering="crispEdges" d="${d}"/>`, advance: size }
    }
    case 'raster': {
      const isDark = (row: number, column: number): boolean =>
        ((item.bits[(row * item.width + column) >> 3]! >> (7 - (column & 7))) & 1) === 1
      const d = gridPath(startOf(item.width, item.align), y, item.width, item.height, 1, isDark)
      return { svg: `<path class="raster" shape-rendering="crispEdges" d="${d}"/>`, advance: item.height }
    }
  }
}

function plainRun(text: string): TextRun {
  return { text, width: 1, height: 1, bold: false, underline: false, inverse: false }
}

function runWidth(run: TextRun): number {
  return cellsOf(run.text) * CELL.width * run.width
}

/** Each character is put into its own cell, whatever font the screen has; the multipliers scale the cell. */
function drawRun(run: TextRun, x: number, y: number): string {
  const width = cellsOf(run.text) * CELL.width
  const ground = run.inverse ? `<rect width="${width}" height="${CELL.height}"/>` : ''
  const underline = run.underline ? `<rect y="${CELL.height - 1}" width="${width}" height="1"/>` : ''
  let cell = 0
  let chars = ''
  for (const char of run.text) {
    const cells = cellsOf(char)
    const middle = (cell + cells / 2) * CELL.width
    if (char !== ' ') chars += `<text x="${middle}" y="20" font-size="${cells === 2 ? 23 : 20}">${escape(char)}</text>`
    cell += cells
  }
  const fill = run.inverse ? ' fill="#ffffff"' : ''
  const weight = run.bold ? ' font-weight="700"' : ''
  const scale = run.width === 1 && run.height === 1 ? '' : ` scale(${run.width} ${run.height})`
  return (
    `<g transform="translate(${x} ${y})${scale}">${ground}${underline}` +
    `<g font-family='${FONT}' text-anchor="middle"${fill}${weight}>${chars}</g></g>`
  )
}

function barPath(bars: { widths: readonly number[]; moduleDots: number; heightDots: number }, x: number, y: number) {
  let at = x
  let d = ''
  bars.widths.forEach((modules, index) => {
    const dots = modules * bars.moduleDots
    if (index % 2 === 0) d += `M${at} ${y}h${dots}v${bars.heightDots}h${-dots}z`
    at += dots
  })
  return d
}

/** Dark dots of a grid, each row's neighbours joined into one rectangle. */
function gridPath(
  x: number,
  y: number,
  columns: number,
  rows: number,
  dots: number,
  isDark: (row: number, column: number) => boolean,
): string {
  let d = ''
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isDark(row, column)) continue
      const from = column
      while (column + 1 < columns && isDark(row, column + 1)) column++
      const width = (column - from + 1) * dots
      d += `M${x + from * dots} ${y + row * dots}h${width}v${dots}h${-width}z`
    }
  }
  return d
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]!)
}
