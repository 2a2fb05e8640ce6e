import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Stop } from '../clock.ts'
import { makeListeners } from '../listeners.ts'
import { type Fault, type Interpreter, makeInterpreter, type Question } from './interpret.ts'
import type { Paper } from './paper.ts'
import { splitRealTime } from './real-time.ts'

/**
 * What the printer is doing to its users:
 * - `ready`, `near-end` (prints, and says that the roll is nearly used up)
 * - `paper-out`, `cover-open`: off-line. What was sent waits inside and comes out when it is ready again, as in a real printer.
 * - `mute`: accepts the line and never answers.
 * - `loses-paper`: says that it is ready, and runs out of paper half-way through the next job.
 * - `dies`: says that it is ready, and drops the line half-way through the next job.
 */
type VirtualCondition = 'ready' | 'near-end' | 'paper-out' | 'cover-open' | 'mute' | 'loses-paper' | 'dies'

/** A paper that came out. `fault`: the bytes after it were refused, and the rest of the job was thrown away. */
export interface PrintedPaper {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly paper: Paper
  readonly fault: Fault | null
}

export interface VirtualPrinter {
  readonly port: number
  condition(): VirtualCondition
  set(condition: VirtualCondition): void
  /** The last 50 papers, oldest first. */
  papers(): readonly PrintedPaper[]
  onPaper(listener: (printed: PrintedPaper) => void): Stop
  stop(): Promise<void>
}

const KEPT = 50

interface Job {
  readonly socket: Socket
  readonly interpreter: Interpreter
  waiting: Buffer[]
  ended: boolean
}

/**
 * A receipt printer at a TCP port that shows its paper instead of cutting it. It is strict: what it does not understand ends the job
 * and the line, so a print that succeeds here consists of known commands only.
 */
export async function startVirtualPrinter(options: {
  port: number
  host: string
  columns?: 32 | 48
}): Promise<VirtualPrinter> {
  const jobs = new Set<Job>()
  const kept: PrintedPaper[] = []
  const listeners = makeListeners<PrintedPaper>()
  let condition: VirtualCondition = 'ready'
  let printedSoFar = 0

  function keep(paper: Paper, fault: Fault | null): void {
    const printed = { id: ++printedSoFar, at: Date.now(), paper, fault }
    kept.push(printed)
    if (kept.length > KEPT) kept.shift()
    listeners.tell(printed)
  }

  function answer(socket: Socket, question: Question): void {
    const bytes = answerTo(question, condition)
    if (bytes && socket.writable) socket.write(bytes)
  }

  /** Prints; tells whether the job may go on. */
  function printBytes(job: Job, told: ReturnType<Interpreter['feed']>): boolean {
    const fault = told.find((event) => event.kind === 'fault')?.fault ?? null
    const papers = told.filter((event) => event.kind === 'paper').map((event) => event.paper)
    papers.forEach((paper, index) => keep(paper, index === papers.length - 1 ? fault : null))
    if (fault && papers.length === 0) keep({ columns: options.columns ?? 48, items: [], cut: null }, fault)
    for (const event of told) if (event.kind === 'question') answer(job.socket, event.question)
    if (fault) drop(job)
    return fault === null
  }

  function drop(job: Job): void {
    jobs.delete(job)
    job.socket.destroy()
  }

  function pump(job: Job): void {
    while (jobs.has(job)) {
      if (condition === 'paper-out' || condition === 'cover-open') return
      const chunk = job.waiting.shift()
      if (!chunk) break
      if (condition === 'loses-paper' || condition === 'dies') {
        const half = Math.floor(chunk.length / 2)
        if (!printBytes(job, job.interpreter.feed(chunk.subarray(0, half)))) return
        if (condition === 'dies') {
          printBytes(
            job,
            job.interpreter.end().filter((event) => event.kind === 'paper'),
          )
          return drop(job)
        }
        job.waiting.unshift(chunk.subarray(half))
        condition = 'paper-out'
      } else if (!printBytes(job, job.interpreter.feed(chunk))) {
        return
      }
    }
    if (job.ended && jobs.delete(job)) printBytes(job, job.interpreter.end())
  }

  const server = createServer((socket) => {
    const job: Job = { socket, interpreter: makeInterpreter(options.columns ?? 48), waiting: [], ended: false }
    const split = splitRealTime()
    jobs.add(job)
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      if (condition === 'mute') return
      const { data, questions } = split(chunk)
      for (const question of questions) answer(socket, question)
      if (data.length > 0) job.waiting.push(data)
      pump(job)
    })
    socket.on('close', () => {
      job.ended = true
      pump(job)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    condition: () => condition,
    set(next) {
      condition = next
      for (const job of [...jobs]) pump(job)
    },
    papers: () => kept,
    onPaper: listeners.add,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const job of [...jobs]) drop(job)
      await closed
    },
  }
}

/** The answers of a TM-type printer: DLE EOT with its fixed bits 0xx1xx10, GS r 1, GS ( H. */
function answerTo(question: Question, condition: VirtualCondition): Buffer | undefined {
  const offline = condition === 'paper-out' || condition === 'cover-open'
  switch (question.kind) {
    case 'paper-status':
      return Buffer.from([condition === 'near-end' ? 0x03 : 0x00])
    case 'process-id':
      return Buffer.concat([Buffer.from([0x37, 0x22]), Buffer.from(question.id, 'ascii'), Buffer.from([0x00])])
    case 'real-time-status': {
      const bits = {
        1: offline ? 0x08 : 0,
        2: condition === 'cover-open' ? 0x04 : condition === 'paper-out' ? 0x20 : 0,
        3: 0,
        4: condition === 'paper-out' ? 0x6c : condition === 'near-end' ? 0x0c : 0,
      }
      return Buffer.from([0x12 | bits[question.n]])
    }
  }
}
