import type { Clock } from '../clock.ts'
import { type ByteTransport, TransportError } from '../transport/transport.ts'
import { type Answer, conditionOf, isNearEnd, makeAnswerParser } from './answers.ts'
import { ASK_PAPER_IN_ORDER, askProcessId, askStatus } from './commands.ts'

/** Why a printer takes no job: known before a byte of it was sent. */
type PrinterRefusal = 'paper-out' | 'cover-open' | 'offline' | 'error' | 'unreachable'

/**
 * What is known of a job. `printed`: the printer itself said so after the cut. `refused`: not a byte was sent. `unknown`: bytes were
 * sent and no proof came, so the paper may or may not have come out.
 */
export type PrintOutcome =
  | { readonly kind: 'printed'; readonly paperNearEnd: boolean }
  | { readonly kind: 'refused'; readonly why: PrinterRefusal }
  | { readonly kind: 'unknown'; readonly after: 'timeout' | 'unplugged' }

export type PrinterStatus =
  | { readonly kind: 'ready'; readonly paperNearEnd: boolean }
  | { readonly kind: 'not-ready'; readonly why: PrinterRefusal }

/** A receipt printer. Jobs and status questions run one at a time, in the order in which they were asked. */
export interface Printer {
  status(): Promise<PrinterStatus>
  /** Prints the job at most once; it is never sent again, whatever happens. Never rejects. */
  print(job: Buffer): Promise<PrintOutcome>
}

/** Opening a line on the hall's own network; longer means that the printer is off. */
const OPEN_MS = 4000
/** A real-time status comes at once, also from a busy printer. */
const STATUS_MS = 1500
/** A long slip with its cut takes four seconds; a printer that pauses to cool down takes longer. */
const PROOF_MS = 15_000
/** Time for the farewell of a line, so that a stuck device cannot hold up the next job. */
const CLOSE_MS = 1000

/**
 * How a job is proved. `paper-status`: GS r 1, which practically every ESC/POS printer answers in order, after the cut.
 * `process-id`: Epson's GS ( H, which names the job; printers that do not know it print rubbish, so it is chosen by hand.
 */
export type PrintProof = 'paper-status' | 'process-id'

/**
 * Drives one printer. `connect` makes a fresh, unopened transport for each job or question; the line is closed after it, since most
 * printers serve one connection at a time.
 */
export function makePrinter(
  connect: () => Promise<ByteTransport>,
  clock: Clock,
  proof: PrintProof = 'paper-status',
): Printer {
  let turn: Promise<unknown> = Promise.resolve()
  let jobs = 0

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine
  }

  async function session<T>(unreachable: T, talk: (line: Conversation) => Promise<T>): Promise<T> {
    let line: Conversation
    try {
      line = await converse(connect, clock)
    } catch {
      return unreachable
    }
    try {
      return await talk(line)
    } finally {
      await line.close()
    }
  }

  async function askAll(line: Conversation): Promise<PrinterStatus> {
    const bytes: number[] = []
    for (const n of [1, 2, 4] as const) {
      // One question after the other: the answers carry no number, only their order tells them apart.
      const answer = await line.ask(askStatus(n), STATUS_MS, (heard) => heard.kind === 'real-time')
      if (typeof answer === 'string' || answer.kind !== 'real-time') return { kind: 'not-ready', why: 'unreachable' }
      bytes.push(answer.byte)
    }
    const [printer, offline, paper] = bytes as [number, number, number]
    const condition = conditionOf({ printer, offline, paper })
    if (condition !== 'ready') return { kind: 'not-ready', why: condition }
    return { kind: 'ready', paperNearEnd: isNearEnd({ kind: 'real-time', byte: paper }) }
  }

  async function printNow(line: Conversation, job: Buffer): Promise<PrintOutcome> {
    const status = await askAll(line)
    if (status.kind === 'not-ready') return { kind: 'refused', why: status.why }
    const id = String(jobs++ % 10_000).padStart(4, '0')
    const question = proof === 'process-id' ? askProcessId(id) : ASK_PAPER_IN_ORDER
    const proves = (heard: Answer): boolean =>
      proof === 'process-id' ? heard.kind === 'process-id' && heard.id === id : heard.kind === 'paper'
    const answer = await line.ask(Buffer.concat([job, question]), PROOF_MS, proves)
    if (typeof answer === 'string') return { kind: 'unknown', after: answer }
    return { kind: 'printed', paperNearEnd: status.paperNearEnd || (answer.kind === 'paper' && isNearEnd(answer)) }
  }

  return {
    status: () => inTurn(() => session<PrinterStatus>({ kind: 'not-ready', why: 'unreachable' }, askAll)),
    print: (job) =>
      inTurn(() => session<PrintOutcome>({ kind: 'refused', why: 'unreachable' }, (line) => printNow(line, job))),
  }
}

interface Conversation {
  /** Sends, then waits for the first answer that fits; others, and those that came before, are passed over. */
  ask(bytes: Buffer, ms: number, fits: (answer: Answer) => boolean): Promise<Answer | 'timeout' | 'unplugged'>
  close(): Promise<void>
}

async function converse(connect: () => Promise<ByteTransport>, clock: Clock): Promise<Conversation> {
  const transport = await connect()
  const parser = makeAnswerParser()
  let hear: (answer: Answer) => void = () => {}
  let unplug: () => void = () => {}
  let gone = false
  transport.onData((chunk) => {
    for (const answer of parser.feed(chunk)) hear(answer)
  })
  transport.onClose(() => {
    gone = true
    unplug()
  })
  const close = (): Promise<unknown> => atMost(CLOSE_MS, clock, transport.close())
  const opened = await atMost(
    OPEN_MS,
    clock,
    transport.open().then(() => true),
  ).catch(() => false)
  if (!opened) {
    await close()
    throw new TransportError('unreachable', 'the printer could not be reached')
  }

  return {
    ask(bytes, ms, fits) {
      if (gone) return Promise.resolve('unplugged')
      return new Promise((resolve) => {
        const stopTimer = clock.after(ms, () => settle('timeout'))
        function settle(result: Answer | 'timeout' | 'unplugged'): void {
          stopTimer()
          hear = () => {}
          unplug = () => {}
          resolve(result)
        }
        hear = (answer) => {
          if (fits(answer)) settle(answer)
        }
        unplug = () => settle('unplugged')
        transport.write(bytes).catch(() => settle('unplugged'))
      })
    },
    async close() {
      await close()
    },
  }
}

/** The promise's value, or undefined when it takes longer. */
async function atMost<T>(ms: number, clock: Clock, promise: Promise<T>): Promise<T | undefined> {
  let stop: (() => void) | undefined
  const timeout = new Promise<undefined>((resolve) => (stop = clock.after(ms, () => resolve(undefined))))
  try {
    return await Promise.race([promise, timeout])
  } finally {
    stop?.()
  }
}
