import type { CancelReason, VisitResult } from '@onehall/domain'
import type { Times } from '@onehall/protocol'

/** Calls and services of one clerk, counter, queue, or of all. */
export interface Work {
  called: number
  served: number
  missed: number
  /** Of those missed: came back and waited again. */
  restored: number
  /** Sent away for a moment, with a time to be back. */
  held: number
  /** Ended by hand while the server was away (补录), counted in `served` and `missed` too. */
  offline: number
  /** Waits and services that an interruption overlaps (时间存疑). */
  doubtful: number
  readonly results: Record<VisitResult, number>
  /** From ticket to call, ms. */
  readonly waits: number[]
  /** From start to end, ms. */
  readonly services: number[]
}

export interface Line {
  issued: number
  cancelled: number
  left: number
  expired: number
  slips: number
  stillWaiting: number
  readonly work: Work
}

/** A stretch in which the hall could not work, and the numbers whose wait or service it overlaps. */
export interface Interrupted {
  readonly from: number
  readonly to: number
  readonly cause: string
  readonly numbers: Set<string>
}

/** How long something took, ms; or why nobody can say: ticked by hand, or the hall stood still meanwhile. */
type Timed = number | 'by-hand' | 'doubtful'

/** What was counted last of a visitor, so that it can be taken back. */
interface Counted {
  readonly works: readonly Work[]
  readonly timed: Timed
  readonly results: readonly VisitResult[]
}

/** A visitor while the day is counted: in which line they are by now, and since when they are served. */
export interface Visit {
  queue: string
  readonly issuedAt: number
  startedAt: number
  /** Called before: a second call does not tell how long they waited. */
  wasCalled: boolean
  /** Some of it was ticked by hand: how long it took is no measure of a service. */
  byHand: boolean
  finished: Counted | null
  /** How it stood before it was finished here: a finish that is taken back goes on from there. */
  before: Pick<Visit, 'queue' | 'startedAt' | 'byHand'> | null
  missedBy: readonly Work[]
  /** Restored after the last miss. */
  isRestored: boolean
}

export const newVisit = (began: Pick<Visit, 'queue' | 'issuedAt' | 'startedAt'>): Visit => {
  return { ...began, wasCalled: false, byHand: false, finished: null, before: null, missedBy: [], isRestored: false }
}

/** A day while it is counted. */
export type Tally = ReturnType<typeof newTally>

export const newWork = (): Work => ({
  called: 0,
  served: 0,
  missed: 0,
  restored: 0,
  held: 0,
  offline: 0,
  doubtful: 0,
  results: {
    collected: 0,
    instant: 0,
    consulted: 0,
    'incomplete-told': 0,
    'picked-up': 0,
    'wrong-queue': 0,
    'gave-up': 0,
  },
  waits: [],
  services: [],
})

/** @param interruptions of the day: what they overlap is in no average */
export function newTally(interruptions: readonly Interrupted[] = []) {
  const all = newWork()
  const clerks = new Map<string, Work>()
  const counters = new Map<string, Work>()
  const queues = new Map<string, Line>()
  const queue = (id: string): Line =>
    getOr(queues, id, () => ({
      issued: 0,
      cancelled: 0,
      left: 0,
      expired: 0,
      slips: 0,
      stillWaiting: 0,
      work: newWork(),
    }))
  const cancelled: Record<CancelReason, number> = { visitor: 0, staff: 0, 'not-printed': 0, mistake: 0 }
  return {
    all,
    interruptions,
    /** How long the number took from one moment to another, as far as that says anything. */
    timed(number: string | null, from: number, to: number): number | 'doubtful' {
      const over = interruptions.filter((each) => from < each.to && to > each.from)
      if (number !== null) for (const { numbers } of over) numbers.add(number)
      return over.length > 0 ? 'doubtful' : to - from
    },
    clerks,
    counters,
    queues,
    queue,
    issued: 0,
    visits: new Map<string, Visit>(),
    cancelled,
    left: 0,
    /** Tickets that were missed, and neither restored nor called since. */
    missed: new Set<string>(),
    /** Tickets that ended the day uncalled: with its closing, or because all of a queue went home before. */
    expired: [] as string[],
    /** Those of them, and of the held, who got a slip for one of the next days. */
    slips: new Set<string>(),
    /** Who sent a visitor away last, or took the visitor over. */
    heldBy: new Map<string, string>(),
    /** Everybody whose figures one piece of work is part of. */
    works: (clerk: string, counter: string, line: string): readonly Work[] => [
      all,
      getOr(clerks, clerk, newWork),
      getOr(counters, counter, newWork),
      queue(line).work,
    ],
  }
}

/** One wait more in all of them. */
export function addWait(works: readonly Work[], timed: number | 'doubtful'): void {
  for (const work of works) {
    if (timed === 'doubtful') work.doubtful += 1
    else work.waits.push(timed)
  }
}

/** One service more in all of them. */
export function addService(works: readonly Work[], timed: Timed, results: readonly VisitResult[]): Counted {
  for (const work of works) {
    work.served += 1
    if (timed === 'by-hand') work.offline += 1
    else if (timed === 'doubtful') work.doubtful += 1
    else work.services.push(timed)
    for (const result of results) work.results[result] += 1
  }
  return { works, timed, results }
}

/** A finish was taken back. */
export function dropService({ works, timed, results }: Counted): void {
  for (const work of works) {
    work.served -= 1
    if (timed === 'by-hand') work.offline -= 1
    else if (timed === 'doubtful') work.doubtful -= 1
    else work.services.splice(work.services.lastIndexOf(timed), 1)
    for (const result of results) work.results[result] -= 1
  }
}

/** Mean, the ninth tenth by nearest rank, and the longest. A clock that was set back makes no wait shorter than nothing. */
export function timesOf(durations: readonly number[]): Times {
  if (durations.length === 0) return null
  const sorted = durations.map((ms) => Math.max(0, ms)).sort((a, b) => a - b)
  const sum = sorted.reduce((total, ms) => total + ms, 0)
  return {
    count: sorted.length,
    mean: Math.round(sum / sorted.length),
    p90: sorted[Math.ceil(sorted.length * 0.9) - 1]!,
    longest: sorted.at(-1)!,
  }
}

function getOr<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
