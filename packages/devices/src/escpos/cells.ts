/**
 * Widths in half-width columns. A printer in Chinese mode draws every character of two or four bytes in a full-width cell, also
 * those that a screen shows narrow (é, ·, “), so the rule is the encoding's, not Unicode's.
 */
export function cellsOf(text: string): number {
  let cells = 0
  for (const char of text) cells += char < '\u0080' ? 1 : 2
  return cells
}

/** Control, formatting and lone combining characters would be commands to the printer or a stray cell on paper. */
export function printable(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(/\s/gu, ' ')
      // Private-use characters have no picture in any printer: 〓 says so, as in print shops.
      .replace(/\p{Co}/gu, '〓')
      .replace(/[\p{Cc}\p{Cf}\p{Mn}]/gu, '')
  )
}

/** A line does not begin with these (避头尾); the character before them comes down too. */
const NEVER_FIRST = /^[，。、；：？！）》」』】”’…,.;:?!)\]}]/u

/** Breaks a text into lines of at most `columns` cells, at spaces and between Chinese characters; a word too long is cut. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(printable(text), columns)) {
    if (cellsOf(line) + cellsOf(piece.trimEnd()) <= columns) {
      line += piece
      continue
    }
    const kept = line.trimEnd()
    const last = [...kept].at(-1)
    const mayCarry = last !== undefined && kept !== last && cellsOf(last + piece.trimEnd()) <= columns
    if (NEVER_FIRST.test(piece) && mayCarry) {
      lines.push(kept.slice(0, -last.length))
      line = last + piece
    } else {
      lines.push(kept)
      line = piece.trimStart()
    }
  }
  lines.push(line.trimEnd())
  return lines
}

function pieces(text: string, columns: number): string[] {
  // A run of ASCII with its trailing space stays together; every other character stands alone.
  const runs = text.match(/[!-~]+ *| +|[^ -~] */gu) ?? []
  return runs.flatMap((run) => {
    if (cellsOf(run.trimEnd()) <= columns) return [run]
    return run.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? []
  })
}

/** Left and right on one line; when both do not fit, the right one goes below, right-aligned by its cells. */
export function leftRight(left: string, right: string, columns: number): string[] {
  const gap = columns - cellsOf(printable(left)) - cellsOf(printable(right))
  if (gap >= 1) return [printable(left) + ' '.repeat(gap) + printable(right)]
  return [...wrap(left, columns), ...wrap(right, columns).map((line) => ' '.repeat(columns - cellsOf(line)) + line)]
}

/** A title in the middle of a rule: `-------- 材料清单 --------`. */
export function titledRule(title: string, columns: number): string {
  const middle = ` ${printable(title)} `
  const free = Math.max(0, columns - cellsOf(middle))
  return '-'.repeat(Math.floor(free / 2)) + middle + '-'.repeat(Math.ceil(free / 2))
}
