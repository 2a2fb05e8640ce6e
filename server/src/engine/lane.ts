import {
  type Actor,
  type Command,
  type Decision,
  type HallId,
  type Intent,
  type PersonFacts,
  type Refusal,
  type StreamName,
  decide,
} from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import type {
  Append,
  AppendOutcome,
  CommandRow,
  Journal,
  JournalRow,
  PersonRow,
  TableRows,
} from '../journal/journal.ts'
import { businessDay } from './business-day.ts'
import { newestConfig } from './config.ts'
import { foldNamed, namedCase } from './named-case.ts'
import { catchUp } from './recover.ts'
import { makeNumbering } from './row.ts'
import { type HallsState, type StreamTurn, type Turn } from './state.ts'
import { type WorkingCopy, makeWorkingCopy } from './working-copy.ts'

export interface Clock {
  now(): number
}

/** A command as the border hands it over: all but the time, which the lane stamps when its turn comes. */
export interface Asked {
  readonly id: Command['id']
  readonly hall: HallId
  readonly actor: Actor
  readonly intent: Intent
  readonly fresh: string
  /** Who sent it, for the command table: a repeat must come from the same sender with the same payload. */
  readonly sender: string
  readonly payloadHash: string
  readonly person: { readonly facts: PersonFacts; readonly row: PersonRow } | null
  /** It is past its lifetime: refused with this, unless it happened already and only its answer was lost. */
  readonly late?: Refusal
}

export interface LaneSeams {
  readonly journal: Journal
  readonly state: HallsState
  readonly clock: Clock
  /** Read-model and outbox rows of a turn, written in its transaction. */
  readonly derive: (rows: readonly JournalRow[], turns: readonly StreamTurn[]) => TableRows
  /** Told after each commit, before anybody gets an answer. */
  readonly publish: (turn: Turn) => void
  readonly measure: (turn: {
    readonly group: number
    readonly appendMs: number
    readonly kind: AppendOutcome['kind']
  }) => void
  readonly log: { error(fields: object, message: string): void; warn(fields: object, message: string): void }
  /** The journal cannot be read any more: nothing sound can be said, the process must end (crash-only). */
  readonly fatal: (error: unknown) => void
  /** Lets the event loop turn once, so that what it read is decided together. Default: `setImmediate`. */
  readonly nextTurn?: () => Promise<void>
}

export interface Lane {
  /** The answer, after what it says is stored. Never rejects. */
  submit(asked: Asked): Promise<Answer>
  waiting(): number
  /** Decides what still waits, then refuses. */
  stop(): Promise<void>
}

/** More waiting than this is refused: at 5,000 commands a second it is a wait of a second. */
const MAX_WAITING = 5_000
/** One transaction holds at most so many commands, so that nobody waits for a giant one. */
const MAX_GROUP = 500
/** A conflict or an unknown outcome may repeat; after this many the command is given up, if it is not stored. */
const MAX_TRIES = 5

interface Waiting {
  readonly asked: Asked
  readonly settle: (answer: Answer) => void
}

/** A decided command of the turn, with the answer it gets once the turn is stored. */
interface Settled {
  readonly waiting: Waiting
  readonly answer: Answer
}

/**
 * The lane: the one place where commands are decided, in order (rule 3). A turn starts from `setImmediate`, so that all
 * that one turn of the event loop read is decided together on a working copy, appended in ONE transaction, and only then
 * becomes the state, is published and answered, in this order. No timer, and nobody is told anything before the commit.
 */
export function makeLane(seams: LaneSeams): Lane {
  const { journal, state, clock, log, nextTurn = eventLoopTurn } = seams
  let line: Waiting[] = []
  let running: Promise<void> | null = null
  let stopped = false

  function submit(asked: Asked): Promise<Answer> {
    if (stopped || line.length >= MAX_WAITING) return Promise.resolve(refused({ reason: 'overloaded' }))
    return new Promise((settle) => {
      line.push({ asked, settle })
      running ??= run()
    })
  }

  async function run(): Promise<void> {
    try {
      while (line.length > 0) {
        await nextTurn()
        const group = line.slice(0, MAX_GROUP)
        line = line.slice(MAX_GROUP)
        await turn(group, 1)
      }
    } catch (error) {
      seams.fatal(error)
    } finally {
      running = null
    }
  }

  /** Decides a group, stores it, tells it. */
  async function turn(group: readonly Waiting[], tries: number): Promise<void> {
    const { fresh, followers } = await firstAnswers(group)
    if (tries > MAX_TRIES) tellAll(fresh, { reason: 'internal' })
    else if (fresh.length > 0) await decideAndStore(fresh, tries)
    for (const follow of followers) follow()
  }

  /** [L2] Repeats get the first answer, whether it is stored already or comes out of this very group. */
  async function firstAnswers(group: readonly Waiting[]): Promise<{ fresh: Waiting[]; followers: (() => void)[] }> {
    const stored = await journal.commands(group.map(({ asked }) => asked.id))
    const first = new Map<string, { readonly asked: Asked; answer: Answer }>()
    const fresh: Waiting[] = []
    const followers: (() => void)[] = []
    for (const waiting of group) {
      const { asked, settle } = waiting
      const before = stored.get(asked.id)
      if (before !== undefined) {
        settle(
          isRepeat(before, asked) ? (JSON.parse(before.outcome) as Answer) : refused({ reason: 'command-id-reused' }),
        )
        continue
      }
      const twin = first.get(asked.id)
      if (twin !== undefined) {
        followers.push(() =>
          settle(isRepeat(twin.asked, asked) ? twin.answer : refused({ reason: 'command-id-reused' })),
        )
        continue
      }
      const leader = { asked, answer: refused({ reason: 'internal' }) as Answer }
      first.set(asked.id, leader)
      if (asked.late !== undefined) {
        settle((leader.answer = refused(asked.late)))
        continue
      }
      fresh.push({ asked, settle: (answer) => settle((leader.answer = answer)) })
    }
    return { fresh, followers }
  }

  async function decideAndStore(group: readonly Waiting[], tries: number): Promise<void> {
    const { cases, unreadable } = await foldNamed(journal, group, (asked, error) =>
      log.error({ commandId: asked.id, err: error }, 'the case that a command names could not be folded'),
    )
    const copy = makeWorkingCopy(state, cases)
    const { append, settled, hashes } = decideGroup(group, copy, unreadable)
    if (append.rows.length === 0 && append.commands.length === 0) return tell(settled)

    const started = performance.now()
    const outcome = await journal.append(append)
    seams.measure({ group: group.length, appendMs: performance.now() - started, kind: outcome.kind })
    switch (outcome.kind) {
      case 'committed': {
        const turns = copy.changes()
        copy.merge(hashes)
        state.seq += append.rows.length
        seams.publish({ seq: state.seq, streams: turns })
        return tell(settled)
      }
      case 'full':
        log.error({ group: group.length }, 'the disk is full; nothing of this turn is stored')
        return tellAll(group, { reason: 'storage-full' })
      case 'constraint':
        return alone(group, outcome.detail)
      case 'conflict':
      case 'unknown':
        log.warn({ outcome: outcome.kind, group: group.length, tries }, 'an append was not confirmed; catching up')
        for (const missed of await catchUp(journal, state, outOfService)) seams.publish(missed)
        // A file that somebody holds stalls everything for its busy time: the sockets are let in between two tries.
        await nextTurn()
        return turn(group, tries + 1)
    }
  }

  /** [L5] A constraint refused the group: each command by itself, so that only the culprit fails. */
  async function alone(group: readonly Waiting[], detail: string): Promise<void> {
    if (group.length > 1) {
      for (const waiting of group) await decideAndStore([waiting], 1)
      return
    }
    const [waiting] = group as [Waiting]
    log.error(
      { commandId: waiting.asked.id, intent: waiting.asked.intent.type, detail },
      'the database refused a command',
    )
    waiting.settle(refused({ reason: 'internal' }))
  }

  function decideGroup(group: readonly Waiting[], copy: WorkingCopy, unreadable: ReadonlySet<StreamName>) {
    const numbering = makeNumbering(state.seq, copy.base)
    const commands: CommandRow[] = []
    const persons: PersonRow[] = []
    const settled: Settled[] = []
    for (const waiting of group) {
      const { asked } = waiting
      // Nothing of a hall out of service is even read: it would make the append wait for a version that never comes.
      const reason = cannotBeDecided(asked, unreadable)
      const file = namedCase(asked)
      const at = reason === null ? Math.max(clock.now(), copy.lastAt(asked.hall, file)) : 0
      const decision = reason === null ? decideOne(asked, copy, at) : refused(reason)
      if (!decision.ok) {
        settled.push({ waiting, answer: decision })
        continue
      }
      const answer: Answer = { ok: true, at, result: decision.result }
      const frame = {
        at,
        actor: asked.sender,
        commandId: asked.id,
        origin: 'live',
        occurredAt: null,
        epoch: journal.epoch,
      } as const
      numbering.add(decision.happened, frame)
      commands.push({
        id: asked.id,
        sender: asked.sender,
        payloadHash: asked.payloadHash,
        outcome: JSON.stringify(answer),
        at,
      })
      if (asked.person !== null && decision.happened.length > 0) persons.push(asked.person.row)
      settled.push({ waiting, answer })
    }
    const turns = copy.changes()
    const { rows } = numbering
    const append: Append = { rows, reads: copy.reads(), commands, persons, tables: seams.derive(rows, turns) }
    return { append, settled, hashes: numbering.hashes() }
  }

  function cannotBeDecided(asked: Asked, unreadable: ReadonlySet<StreamName>): Refusal | null {
    if (state.broken.has(asked.hall)) return { reason: 'out-of-service' }
    const file = namedCase(asked)
    return file !== null && unreadable.has(file) ? { reason: 'internal' } : null
  }

  /** A decision whose events the working copy has taken in, or a refusal that changed nothing. */
  function decideOne(asked: Asked, copy: WorkingCopy, at: number): Decision {
    const { id, hall, actor, intent, fresh, person } = asked
    const world = copy.world(hall)
    const today = businessDay(at, newestConfig(state, hall)?.timeZone ?? 'UTC')
    try {
      const decision = decide(world, { id, hall, actor, intent, fresh, at, today, person: person?.facts ?? null })
      if (decision.ok) copy.apply(decision.happened, at)
      return decision
    } catch (error) {
      log.error({ commandId: id, intent: intent.type, err: error }, 'a command could not be decided')
      return refused({ reason: 'internal' })
    }
  }

  function outOfService(hall: HallId, error: unknown): void {
    log.error({ hall, err: error }, 'a hall could not be folded and is out of service')
  }

  return {
    submit,
    waiting: () => line.length,
    async stop() {
      stopped = true
      await running
    },
  }
}

const eventLoopTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function refused(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}

function isRepeat(before: { readonly sender: string; readonly payloadHash: string }, now: Asked): boolean {
  return before.sender === now.sender && before.payloadHash === now.payloadHash
}

function tell(settled: readonly Settled[]): void {
  for (const { waiting, answer } of settled) waiting.settle(answer)
}

/** A refusal decided on what was not stored would stand on nothing: the whole group gets the one reason. */
function tellAll(group: readonly Waiting[], refusal: Refusal): void {
  for (const waiting of group) waiting.settle(refused(refusal))
}
