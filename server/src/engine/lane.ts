import type { HallId, Refusal } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import type { AppendOutcome, Journal } from '../journal/journal.ts'
import { type Asked, type Waiting, refused } from './asked.ts'
import { type DecidingSeams, type Settled, decideGroup } from './decide-group.ts'
import { foldNamed } from './named-case.ts'
import { catchUp } from './recover.ts'
import { firstAnswers } from './repeats.ts'
import type { Turn } from './state.ts'
import { makeWorkingCopy } from './working-copy.ts'

interface LaneSeams extends Omit<DecidingSeams, 'epoch'> {
  readonly journal: Journal
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

interface Lane {
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

/**
 * The lane: the one place where commands are decided, in order (rule 3). A turn starts from `setImmediate`, so that all
 * that one turn of the event loop read is decided together on a working copy, appended in ONE transaction, and only then
 * becomes the state, is published and answered, in this order. No timer, and nobody is told anything before the commit.
 */
export function makeLane(seams: LaneSeams): Lane {
  const { journal, state, log, nextTurn = eventLoopTurn } = seams
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
    const { fresh, followers } = await firstAnswers(journal, group)
    if (tries > MAX_TRIES) tellAll(fresh, { reason: 'internal' })
    else if (fresh.length > 0) await decideAndStore(fresh, tries)
    for (const follow of followers) follow()
  }

  async function decideAndStore(group: readonly Waiting[], tries: number): Promise<void> {
    const { cases, unreadable } = await foldNamed(journal, group, (asked, error) =>
      log.error({ commandId: asked.id, err: error }, 'the case that a command names could not be folded'),
    )
    const copy = makeWorkingCopy(state, cases)
    const { append, settled, hashes } = decideGroup({ ...seams, epoch: journal.epoch }, group, copy, unreadable)
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

  /** [L18] A constraint refused the group: each command by itself, so that only the culprit fails. */
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

function tell(settled: readonly Settled[]): void {
  for (const { waiting, answer } of settled) waiting.settle(answer)
}

/** A refusal decided on what was not stored would stand on nothing: the whole group gets the one reason. */
function tellAll(group: readonly Waiting[], refusal: Refusal): void {
  for (const waiting of group) waiting.settle(refused(refusal))
}
