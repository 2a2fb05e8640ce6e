import type { Clock, Stop } from '../clock.ts'
import { makeListeners } from '../listeners.ts'
import type { ByteTransport } from '../transport/transport.ts'
import { type KnownCard, parseCard } from './layout.ts'
import { makeSamLine, type SamLine } from './sam-line.ts'
import { formatSamId, problemOf, type ReaderAdvice, SW3, textBlockOf } from './sam.ts'

/** idle: waiting for a card · reading · remove-card: read (or given up), still lying there · away: no reader answers. */
export type ReaderState = 'idle' | 'reading' | 'remove-card' | 'away'

/** One read: the card, the reader's SAM number (R-1.1: audited with each read; null when it did not tell) and the time. */
export interface CardRead {
  readonly card: KnownCard
  readonly samId: string | null
  readonly at: number
}

/** A trouble, without anything of the card's content. */
export interface ReaderProblem {
  readonly code: string
  readonly advice: ReaderAdvice
}

export interface CardReader {
  /** Told at once with the present state, then at each change. */
  onState(listener: (state: ReaderState) => void): Stop
  onCard(listener: (read: CardRead) => void): Stop
  onProblem(listener: (problem: ReaderProblem) => void): Stop
  /** Starts polling, and reconnects for ever; the returned stop ends it and releases the line. */
  start(): Stop
}

/** How often a card is looked for (domain.md §1.5). */
const POLL_MS = 300
/** Find, select and read are tried together this often before the visitor is asked to lay the card down again. */
const ATTEMPTS = 3
/** Two "no card" in a row mean that it was taken away: one may be a bad contact. */
const GONE_AFTER = 2
/** A reader that leaves that many questions unanswered is not there. */
const SILENT_AFTER = 3
const RECONNECT_MS = 2000

/** Why an attempt to read failed; `final` when another attempt cannot help. */
interface Failure extends ReaderProblem {
  readonly final: boolean
}
const UNPLUGGED: Failure = { code: 'E_UNPLUGGED', advice: 'use-other-kiosk', final: true }

/**
 * Reads ID cards from a SAM_V reader, for ever: finds, selects and reads a card, hands it on once, waits until it was taken away, and
 * reconnects when the line ends. `connect` makes a fresh, unopened transport.
 *
 *     away ──line, status ok──▶ idle ──card found──▶ reading ──read, or given up──▶ remove-card ──gone──▶ idle
 *
 * Some readers answer "no card" after a read although it still lies there; for them `remove-card` is over within a second, so a
 * screen keeps its own reminder for a while.
 */
export function makeCardReader(options: {
  connect: () => Promise<ByteTransport>
  clock: Clock
  /** A line of 9600 baud is given more time for a read. */
  baudRate?: number
}): CardReader {
  const { connect, clock } = options
  const states = makeListeners<ReaderState>()
  const cards = makeListeners<CardRead>()
  const problems = makeListeners<ReaderProblem>()
  let state: ReaderState = 'away'
  // A trouble of the line is told once, not at each attempt to reconnect.
  let lineTrouble: string | undefined

  function enter(next: ReaderState): void {
    if (next === state) return
    state = next
    states.tell(next)
  }

  async function pause(ms: number, stop: AbortSignal): Promise<void> {
    if (stop.aborted) return
    await new Promise<void>((resolve) => {
      const stopTimer = clock.after(ms, end)
      stop.addEventListener('abort', end)
      function end(): void {
        stopTimer()
        stop.removeEventListener('abort', end)
        resolve()
      }
    })
  }

  async function run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const code = await connection(stop)
      enter('away')
      if (stop.aborted) return
      if (code !== lineTrouble) problems.tell({ code, advice: 'use-other-kiosk' })
      lineTrouble = code
      await pause(RECONNECT_MS, stop)
    }
  }

  /** One line from open to end; the code of what ended it. */
  async function connection(stop: AbortSignal): Promise<string> {
    let line: SamLine
    try {
      line = await makeSamLine(await connect(), clock, options.baudRate)
    } catch {
      return 'E_UNREACHABLE'
    }
    const close = (): void => void line.close()
    stop.addEventListener('abort', close)
    try {
      return stop.aborted ? UNPLUGGED.code : await session(line, stop)
    } finally {
      stop.removeEventListener('abort', close)
      await line.close()
    }
  }

  async function session(line: SamLine, stop: AbortSignal): Promise<string> {
    const status = await line.ask('status')
    if (typeof status === 'string') return status === 'lost' ? UNPLUGGED.code : 'E_NO_REPLY'
    if (status.sw3 !== SW3.ok) return problemOf(status.sw3).code
    const id = await line.ask('samId')
    const samId = typeof id !== 'string' && id.sw3 === SW3.ok ? formatSamId(id.data) : null

    enter('idle')
    lineTrouble = undefined
    let silent = 0
    let gone = 0
    let told: string | undefined
    while (!stop.aborted) {
      const found = await line.ask('find')
      if (found === 'lost') return UNPLUGGED.code
      silent = found === 'silent' ? silent + 1 : 0
      if (silent >= SILENT_AFTER) return 'E_NO_REPLY'
      if (typeof found !== 'string') {
        gone = found.sw3 === SW3.noCard ? gone + 1 : 0
        if (gone > 0) told = undefined
        if (gone >= GONE_AFTER) enter('idle')
        const isPlain = found.sw3 === SW3.noCard || found.sw3 === SW3.cardFound
        const problem = isPlain ? undefined : problemOf(found.sw3)
        if (found.sw3 === SW3.cardFound && state === 'idle') {
          const failure = await readCard(line, samId, stop)
          if (failure === UNPLUGGED) return UNPLUGGED.code
          if (failure && failure.code !== told) problems.tell({ code: failure.code, advice: failure.advice })
          told = failure?.code
        } else if (problem && problem.code !== told) {
          problems.tell(problem)
          told = problem.code
        }
      }
      await pause(POLL_MS, stop)
    }
    return UNPLUGGED.code
  }

  /** From a card just found to one handed on. Without selecting anew no second read succeeds, so each attempt begins with find. */
  async function readCard(line: SamLine, samId: string | null, stop: AbortSignal): Promise<Failure | undefined> {
    enter('reading')
    let failure: Failure | undefined
    for (let attempt = 1; attempt <= ATTEMPTS && !stop.aborted; attempt++) {
      failure = await readOnce(line, samId, attempt > 1)
      if (!failure || failure.final) break
      if (attempt < ATTEMPTS) await pause(POLL_MS, stop)
    }
    if (failure === UNPLUGGED || stop.aborted) return UNPLUGGED
    // A card that could not be selected was hardly there: the search goes on at once.
    enter(failure?.code === 'E_SELECT' ? 'idle' : 'remove-card')
    return failure
  }

  async function readOnce(line: SamLine, samId: string | null, findAgain: boolean): Promise<Failure | undefined> {
    const unread: Failure = { ...problemOf(SW3.readFailed), final: false }
    if (findAgain) {
      const found = await line.ask('find')
      if (found === 'lost') return UNPLUGGED
      if (typeof found === 'string' || found.sw3 !== SW3.cardFound) return unread
    }
    const selected = await line.ask('select')
    if (selected === 'lost') return UNPLUGGED
    if (typeof selected === 'string') return unread
    if (selected.sw3 === SW3.selectFailed) return { ...problemOf(SW3.selectFailed), final: true }
    if (selected.sw3 !== SW3.ok) return unread
    const read = await line.ask('read')
    if (read === 'lost') return UNPLUGGED
    if (typeof read === 'string') return unread
    if (read.sw3 !== SW3.ok) {
      const problem = problemOf(read.sw3)
      return { ...problem, final: problem.advice === 'go-to-counter' || problem.advice === 'use-valid-card' }
    }
    const block = textBlockOf(read.data)
    if (!block) return unread
    const card = parseCard(block)
    if (card.kind === 'unknown') return { code: 'E_UNKNOWN_CARD', advice: 'go-to-counter', final: true }
    cards.tell({ card, samId, at: clock.now() })
    return undefined
  }

  return {
    onState(listener) {
      listener(state)
      return states.add(listener)
    },
    onCard: cards.add,
    onProblem: problems.add,
    start() {
      const stop = new AbortController()
      void run(stop.signal)
      return () => stop.abort()
    },
  }
}
