import { type FaultKind, freshSymbols, type Head, Refused } from './head.ts'
import { symbolCommand } from './interpret-symbols.ts'
import type { Align } from './commands.ts'
import { cellsOf } from './cells.ts'
import type { Paper } from './paper.ts'

export interface Fault {
  readonly kind: FaultKind
  /** Where in the stream the refused command or character begins. */
  readonly offset: number
  readonly detail: string
}

/** A question the host asked, to be answered in order (DLE EOT: at once). */
export type Question =
  | { readonly kind: 'real-time-status'; readonly n: 1 | 2 | 3 | 4 }
  | { readonly kind: 'paper-status' }
  | { readonly kind: 'process-id'; readonly id: string }

type Interpreted =
  | { readonly kind: 'paper'; readonly paper: Paper }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'fault'; readonly fault: Fault }

export interface Interpreter {
  /** Takes the next bytes, in chunks of any size. After a fault everything is ignored. */
  feed(chunk: Uint8Array): Interpreted[]
  /** The stream is over: gives the paper that was never cut, and the fault of a half command. */
  end(): Interpreted[]
}

const LINE_SPACING = 30
const CELL_HEIGHT = 24
const ALIGNS: readonly Align[] = ['left', 'centre', 'right']
const gb18030 = new TextDecoder('gb18030', { fatal: true })

function freshStyle() {
  return { width: 1, height: 1, bold: false, underline: false, inverse: false }
}

/** A printer head that follows a stream of ESC/POS bytes. `columns`: 48 for 80 mm paper, 32 for 58 mm. */
export function makeInterpreter(columns: 32 | 48): Interpreter {
  const head: Head = { columns, align: 'left', line: [], items: [], symbols: freshSymbols() }
  let style = freshStyle()
  let chinese = false
  let spacing = LINE_SPACING
  let pending: Buffer = Buffer.alloc(0)
  let offset = 0
  let dead = false
  let told: Interpreted[] = []

  function initialise(): void {
    style = freshStyle()
    chinese = false
    spacing = LINE_SPACING
    head.align = 'left'
    head.line = []
    head.symbols = freshSymbols()
  }

  function newLine(): void {
    const tallest = Math.max(0, ...head.line.map((run) => run.height * CELL_HEIGHT))
    head.items.push({ kind: 'line', align: head.align, runs: head.line, advance: Math.max(spacing, tallest) })
    head.line = []
  }

  function feedDots(dots: number): void {
    if (head.line.length > 0) newLine()
    if (dots > 0) head.items.push({ kind: 'feed', dots })
  }

  function atLineStart(command: string): void {
    if (head.line.length > 0) throw new Refused('mid-line', `${command} within a line`)
  }

  function paper(cut: Paper['cut']): void {
    told.push({ kind: 'paper', paper: { columns, items: head.items, cut } })
    head.items = []
  }

  function put(text: string): void {
    const cells = head.line.reduce((sum, run) => sum + cellsOf(run.text) * run.width, 0) + cellsOf(text) * style.width
    if (cells > columns) throw new Refused('line-too-wide', `${cells} cells on a paper of ${columns}`)
    const last = head.line.at(-1)
    const joins = last && (Object.keys(style) as (keyof typeof style)[]).every((key) => last[key] === style[key])
    if (joins) head.line[head.line.length - 1] = { ...last, text: last.text + text }
    else head.line.push({ text, ...style })
  }

  /** One of the values 0, 1 … or their ASCII digits, as most commands allow. */
  function choice(n: number, count: number, command: string): number {
    const value = n >= 0x30 ? n - 0x30 : n
    if (value >= count) throw new Refused('bad-parameter', `${command} ${n}`)
    return value
  }

  const commands: Record<string, { parameters: number; run(n: number): void }> = {
    '1b40': { parameters: 0, run: initialise },
    '1b45': { parameters: 1, run: (n) => (style.bold = (n & 1) === 1) },
    '1b2d': { parameters: 1, run: (n) => (style.underline = choice(n, 3, 'ESC -') > 0) },
    '1b4d': { parameters: 1, run: (n) => void choice(n, 1, 'ESC M: only font A is here, not') },
    '1b32': { parameters: 0, run: () => (spacing = LINE_SPACING) },
    '1b33': { parameters: 1, run: (n) => (spacing = n) },
    '1b64': { parameters: 1, run: (n) => feedDots(n * spacing) },
    '1b4a': { parameters: 1, run: feedDots },
    '1b61': {
      parameters: 1,
      run(n) {
        atLineStart('ESC a')
        head.align = ALIGNS[choice(n, 3, 'ESC a')]!
      },
    },
    '1b21': {
      parameters: 1,
      run(n) {
        if ((n & 0b0100_0111) !== 0) throw new Refused('bad-parameter', `ESC ! ${n}: only font A is here`)
        style = { ...style, bold: (n & 8) > 0, height: n & 16 ? 2 : 1, width: n & 32 ? 2 : 1, underline: n > 127 }
      },
    },
    '1d21': {
      parameters: 1,
      run(n) {
        if ((n & 0x88) !== 0) throw new Refused('bad-parameter', `GS ! ${n}`)
        style = { ...style, width: (n >> 4) + 1, height: (n & 7) + 1 }
      },
    },
    '1d42': { parameters: 1, run: (n) => (style.inverse = (n & 1) === 1) },
    '1c26': { parameters: 0, run: () => (chinese = true) },
    '1c2e': { parameters: 0, run: () => (chinese = false) },
    '1d72': {
      parameters: 1,
      run(n) {
        if (n !== 1 && n !== 49) throw new Refused('bad-parameter', `GS r ${n}: only the paper sensor is here`)
        told.push({ kind: 'question', question: { kind: 'paper-status' } })
      },
    },
    '1004': {
      parameters: 1,
      run(n) {
        if (n !== 1 && n !== 2 && n !== 3 && n !== 4) throw new Refused('bad-parameter', `DLE EOT ${n}`)
        told.push({ kind: 'question', question: { kind: 'real-time-status', n } })
      },
    },
  }

  /** GS V: 0 and 1 cut here, 65 and 66 feed n dots to the cutter first. */
  function cutCommand(bytes: Buffer): number {
    const m = bytes[2]
    if (m === undefined) return 0
    const feeds = m === 65 || m === 66
    if (feeds && bytes.length < 4) return 0
    const mode = feeds ? m - 65 : choice(m, 2, 'GS V')
    atLineStart('GS V')
    feedDots(feeds ? bytes[3]! : 0)
    paper(mode === 0 ? 'full' : 'partial')
    return feeds ? 4 : 3
  }

  /** Runs the command or character at the beginning of `bytes` and tells its length; 0 when more bytes are needed. */
  function step(bytes: Buffer): number {
    const first = bytes[0]!
    if (first === 0x0a) {
      newLine()
      return 1
    }
    if (first >= 0x80) return chineseCharacter(bytes)
    if (first >= 0x20 && first < 0x7f) {
      put(String.fromCharCode(first))
      return 1
    }
    const hex = bytes.toString('hex', 0, 2)
    const isPrefix = first === 0x10 || first === 0x1b || first === 0x1c || first === 0x1d
    if (isPrefix && bytes.length < 2) return 0
    if (hex === '1d56') return cutCommand(bytes)
    const command = commands[hex]
    if (command) {
      if (bytes.length < 2 + command.parameters) return 0
      command.run(bytes[2] ?? 0)
      return 2 + command.parameters
    }
    const length = symbolCommand(head, bytes, (id) =>
      told.push({ kind: 'question', question: { kind: 'process-id', id } }),
    )
    if (length === undefined) throw new Refused('unknown-command', bytes.toString('hex', 0, 4))
    return length
  }

  function chineseCharacter(bytes: Buffer): number {
    if (!chinese) throw new Refused('bad-text', `byte ${bytes[0]!.toString(16)} outside Chinese mode`)
    const second = bytes[1]
    if (second === undefined) return 0
    const length = second >= 0x30 && second <= 0x39 ? 4 : 2
    if (bytes.length < length) return 0
    let char = ''
    try {
      char = gb18030.decode(bytes.subarray(0, length))
    } catch {
      // The empty string below says it.
    }
    const isOne = [...char].length === 1 && !/[\p{Co}\p{Cc}]/u.test(char)
    if (!isOne) throw new Refused('bad-text', `${bytes.toString('hex', 0, length)} is no GB18030 character`)
    put(char)
    return length
  }

  function refuse(fault: Fault): void {
    dead = true
    if (head.line.length > 0) newLine()
    if (head.items.length > 0) paper(null)
    told.push({ kind: 'fault', fault })
  }

  function take(): Interpreted[] {
    const all = told
    told = []
    return all
  }

  return {
    feed(chunk) {
      if (dead) return []
      pending = Buffer.concat([pending, chunk])
      let at = 0
      try {
        while (at < pending.length) {
          const length = step(pending.subarray(at))
          if (length === 0) break
          at += length
        }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        refuse({ kind: error.kind, offset: offset + at, detail: error.message })
      }
      pending = pending.subarray(at)
      offset += at
      return take()
    },
    end() {
      if (dead) return []
      if (pending.length > 0) {
        refuse({ kind: 'truncated', offset, detail: `${pending.length} bytes of a command that is not complete` })
      } else {
        if (head.line.length > 0) newLine()
        if (head.items.length > 0) paper(null)
      }
      dead = true
      return take()
    },
  }
}

/** A whole job at once: its papers, or the fault with the papers that came out before it (the last one uncut). */
export function interpret(
  bytes: Uint8Array,
  columns: 32 | 48 = 48,
): { ok: true; papers: Paper[] } | { ok: false; fault: Fault; papers: Paper[] } {
  const interpreter = makeInterpreter(columns)
  const told = [...interpreter.feed(bytes), ...interpreter.end()]
  const papers = told.flatMap((event) => (event.kind === 'paper' ? [event.paper] : []))
  const refused = told.find((event) => event.kind === 'fault')
  return refused ? { ok: false, fault: refused.fault, papers } : { ok: true, papers }
}
