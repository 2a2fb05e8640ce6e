import type { CancelReason, VisitResult } from '@onehall/domain'
import type { Times } from '@onehall/protocol'

/** Calls and services of one clerk, counter, queue, or of all. */
export interface Work {
  called: number
  served: number
  missed: number
  /** Ended by hand while the server was away (补录), counted in `served` and `missed` too. */
  offline: number
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
  stillWaiting: number
  readonly work: Work
}

/** What was counted last of a visitor, so that it can be taken back. */
interface Counted {
  readonly works: readonly Work[]
  /** Null: ticked by hand. */
  readonly ms: number | null
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
}

export const newVisit = (began: Pick<Visit, 'queue' | 'issuedAt' | 'startedAt'>): Visit => {
  return { ...began, wasCalled: false, byHand: false, finished: null, before: null, missedBy: [] }
}

/** A day while it is counted. */
export type Tally = ReturnType<typeof newTally>

export const newWork = (): Work => ({
  called: 0,
  served: 0,
  missed: 0,
  offline: 0,
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

export function newTally() {
  const all = newWork()
  const clerks = new Map<string, Work>()
  const counters = new Map<string, Work>()
  const queues = new Map<string, Line>()
  const queue = (id: string): Line =>
    getOr(queues, id, () => ({ issued: 0, cancelled: 0, left: 0, expired: 0, stillWaiting: 0, work: newWork() }))
  const cancelled: Record<CancelReason, number> = { visitor: 0, staff: 0, 'not-printed': 0, mistake: 0 }
  return {
    all,
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
    /** Tickets that the closing of the day ended. */
    expired: [] as string[],
    /** Everybody whose figures one piece of work is part of. */
    works: (clerk: string, counter: string, line: string): readonly Work[] => [
      all,
      getOr(clerks, clerk, newWork),
      getOr(counters, counter, newWork),
      queue(line).work,
    ],
  }
}

/** One service more in all of them; `ms` null: it counts in no average. */
export function addService(works: readonly Work[], ms: number | null, results: readonly VisitResult[]): Counted {
  for (const work of works) {
    work.served += 1
    if (ms === null) work.offline += 1
    else work.services.push(ms)
    for (const result of results) work.results[result] += 1
  }
  return { works, ms, results }
}

/** A finish was taken back. */
export function dropService({ works, ms, results }: Counted): void {
  for (const work of works) {
    work.served -= 1
    if (ms === null) work.offline -= 1
    else work.services.splice(work.services.lastIndexOf(ms), 1)
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
