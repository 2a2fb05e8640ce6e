import type { CasePush, PlatformConnector } from '@onehall/connectors'
import type { Prisma } from '../db/prisma.ts'
import type { Outbox as OutboxModel } from '../generated/prisma/client.ts'
import type { FactsOf } from './facts.ts'
import { type Counted, type DeadLetter, makeOutbox } from './outbox.ts'

/** Waits before the second, third … attempt, ms; the last one repeats (domain.md ). */
export const RETRY_MS = [10_000, 30_000, 2 * 60_000, 10 * 60_000, 60 * 60_000, 6 * 60 * 60_000] as const

/** So many cases are told at once: enough to catch up quickly, few enough for a platform that just came back. */
const AT_ONCE = 8

/**
 * When the platform answers again, the cases that wait follow this much later, ms: a platform that fails for one push
 * alone, between others it takes, is then not asked for that one in every breath.
 */
const SETTLE_MS = 1_000

/**
 * While the platform is away one case, the scout, asks at least this often, ms, so that a platform that comes back is found
 * within a minute, however long it was away.
 */
const SCOUT_MS = 60_000

/** A reason is for a person to read, not to archive. */
const ERROR_CHARS = 2_000

export interface SenderSeams {
  readonly prisma: Pick<Prisma, 'outbox' | '$queryRaw'>
  readonly connector: PlatformConnector
  readonly factsOf: FactsOf
  readonly clock: {
    now(): number
    /** Runs `run` once after `ms`; the returned stop cancels it. */
    after(ms: number, run: () => void): () => void
  }
  readonly log: {
    info(fields: object, message: string): void
    warn(fields: object, message: string): void
    error(fields: object, message: string): void
  }
}

/** Pushes not through yet, the age of the oldest in ms (0 for none), dead letters. */
interface Owing {
  readonly depth: number
  readonly oldestAgeMs: number
  readonly dead: number
}

export interface Sender {
  /** Said after a commit that wrote outbox rows: there is something to send, of these cases or, unnamed, of any. */
  nudge(cases?: Iterable<string>): void
  /** What each hall owes; a hall that owes nothing need not be there. */
  status(): Promise<ReadonlyMap<string, Owing>>
  /** Whether the platform answered last time. */
  reachable(): boolean
  deadLetters(hall: string): Promise<readonly DeadLetter[]>
  /** Sends a dead letter once more, under the same row id with the next version. False: the hall has no such dead letter. */
  resend(id: string, hall: string): Promise<boolean>
  /** Gives up what is under way; it is sent again at the next start. */
  stop(): Promise<void>
}

/**
 * Tells the platform what the hall owes it: strictly in order within a case, cases side by side. Starts with what an earlier
 * process left, also what it was sending when it ended: the row id and version make a repeat harmless.
 *
 * A push that is rejected becomes a dead letter and the case's later pushes wait behind it for a person. A push whose outcome
 * is not known is tried again, later and later, and after the last delay again each six hours: it never dies merely
 * because the platform was away. What stands still is the case, never the hall; when one push comes through after
 * an outage, the others follow.
 */
export function makeSender({ prisma, connector, factsOf, clock, log }: SenderSeams): Sender {
  const outbox = makeOutbox(prisma, connector.name)
  const giveUp = new AbortController()
  /** Cases to look at, first come, first served. */
  const line = new Set<string>()
  const busy = new Map<string, { again: boolean; done: Promise<void> }>()
  /** Cases that wait for their next attempt, with what cancels the wait. */
  const resting = new Map<string, () => void>()
  let looking: Promise<void> | null = null
  let lookAgain = false
  let lookLater: (() => void) | null = null
  let reachable = true
  let scout: string | null = null
  let settling: (() => void) | null = null
  let stopped = false

  function nudge(cases?: Iterable<string>): void {
    if (stopped) return
    if (cases === undefined) return look()
    for (const caseId of cases) if (!resting.has(caseId)) enqueue(caseId)
  }

  /** Looks for open cases; asked again meanwhile, it looks once more. */
  function look(): void {
    lookAgain = looking !== null
    looking ??= outbox
      .openCases()
      .then(nudge, (error: unknown) => {
        log.error({ err: error }, 'the outbox cannot be read')
        lookLater?.()
        if (!stopped) lookLater = clock.after(RETRY_MS[0], look)
      })
      .finally(() => {
        looking = null
        if (lookAgain && !stopped) look()
      })
  }

  function enqueue(caseId: string): void {
    const working = busy.get(caseId)
    if (working !== undefined) working.again = true
    else line.add(caseId)
    start()
  }

  function start(): void {
    for (const caseId of line) {
      if (stopped || busy.size >= AT_ONCE) return
      line.delete(caseId)
      const working = { again: false, done: Promise.resolve() }
      busy.set(caseId, working)
      working.done = work(caseId, working)
    }
  }

  async function work(caseId: string, working: { readonly again: boolean }): Promise<void> {
    const restMs = await drain(caseId).catch((error: unknown) => {
      log.error({ case: caseId, err: error }, 'what became of a push cannot be written down; it will be sent again')
      return RETRY_MS[0]
    })
    busy.delete(caseId)
    if (stopped) return
    if (restMs !== null) rest(caseId, restMs)
    else if (working.again) line.add(caseId)
    start()
  }

  function rest(caseId: string, ms: number): void {
    const wake = () => {
      resting.delete(caseId)
      enqueue(caseId)
    }
    resting.set(caseId, clock.after(ms, wake))
  }

  /** Sends what the case owes, in order. Returns how long to wait, ms, or null when nothing can be sent any more. */
  async function drain(caseId: string): Promise<number | null> {
    while (!stopped) {
      const row = await outbox.next(caseId)
      if (row === null || row.status === 'dead') return null
      const restMs = await attempt(row)
      if (restMs !== null) return restMs
    }
    return null
  }

  /** One attempt. Returns how long to wait before the next one, ms, or null when this push holds up no more. */
  async function attempt(row: OutboxModel): Promise<number | null> {
    const facts = await factsOf(row, row.sentVersion ?? 1).catch((error: unknown) => {
      log.error({ push: row.id, err: error }, 'the facts of a push cannot be read')
      return null
    })
    if (facts === null) return postpone(row, '暂时读不出报送内容，请查看服务器日志')
    if (facts.kind === 'unmappable') return bury(row, facts.objections.join('；'))

    const { push } = facts
    await outbox.sending(row, push)
    const outcome = await connector.send(push, giveUp.signal)
    switch (outcome.kind) {
      case 'accepted':
        await outbox.acked(row, clock.now())
        answers(true)
        return null
      case 'rejected':
        answers(true)
        return bury(row, readable(outcome.objections.join('；'), push))
      case 'unavailable':
        if (stopped) return null
        answers(false)
        return postpone(row, readable(outcome.why, push))
    }
  }

  async function postpone(row: OutboxModel, why: string): Promise<number> {
    if (!reachable) scout ??= row.caseId
    const waitMs = RETRY_MS[Math.min(row.attempts, RETRY_MS.length - 1)]!
    const restMs = scout === row.caseId ? Math.min(waitMs, SCOUT_MS) : waitMs
    await outbox.postponed(row, clock.now() + restMs, why)
    return restMs
  }

  async function bury(row: OutboxModel, objections: string): Promise<null> {
    await outbox.dead(row, objections)
    log.warn({ push: row.id, kind: row.kind }, 'a push is a dead letter; a person must look')
    return null
  }

  function answers(now: boolean): void {
    if (now === reachable) return
    reachable = now
    scout = null
    if (!now) return log.warn({ connector: connector.name }, 'the platform is away; what is owed waits')
    log.info({ connector: connector.name }, 'the platform answers again')
    settling ??= clock.after(SETTLE_MS, () => {
      settling = null
      for (const [caseId, cancel] of [...resting]) {
        cancel()
        resting.delete(caseId)
        enqueue(caseId)
      }
    })
  }

  look()
  return {
    nudge,
    async status() {
      const counted = await outbox.counts()
      const now = clock.now()
      const owing = ({ open, oldest, dead }: Counted): Owing => ({
        depth: open,
        oldestAgeMs: oldest === null ? 0 : Math.max(0, now - oldest),
        dead,
      })
      return new Map([...counted].map(([hall, each]) => [hall, owing(each)]))
    },
    reachable: () => reachable,
    deadLetters: (hall) => outbox.deadLetters(hall),
    async resend(id, hall) {
      const caseId = await outbox.revive(id, hall)
      if (caseId !== null) nudge([caseId])
      return caseId !== null
    },
    async stop() {
      stopped = true
      giveUp.abort()
      settling?.()
      lookLater?.()
      for (const cancel of resting.values()) cancel()
      resting.clear()
      await Promise.all([looking, ...[...busy.values()].map(({ done }) => done)])
    },
  }
}

/** A reason without the applicant, whatever a platform repeats of what it was told. */
function readable(reason: string, push: CasePush): string {
  const told = push.kind === 'accept' ? [push.applicant.pageCode, push.applicant.name, push.contact?.mobile] : []
  let text = reason
  for (const each of told) if (each) text = text.replaceAll(each, '·')
  return text.slice(0, ERROR_CHARS)
}
