import { type Decision, type Refusal, type StreamName, decide } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import type { Append, CommandRow, JournalRow, PersonRow, TableRows } from '../journal/journal.ts'
import { type Asked, type Waiting, refused } from './asked.ts'
import { localNow } from './business-day.ts'
import { newestConfig } from './config.ts'
import { namedCase } from './named-case.ts'
import { makeNumbering } from './row.ts'
import type { HallsState, StreamTurn } from './state.ts'
import type { WorkingCopy } from './working-copy.ts'

export interface Clock {
  now(): number
}

interface Log {
  error(fields: object, message: string): void
}

export interface DecidingSeams {
  readonly state: HallsState
  readonly clock: Clock
  readonly epoch: number
  /** Read-model and outbox rows of a turn, written in its transaction. */
  readonly derive: (rows: readonly JournalRow[], turns: readonly StreamTurn[]) => TableRows
  readonly log: Log
}

/** A decided command of the turn, with the answer it gets once the turn is stored. */
export interface Settled {
  readonly waiting: Waiting
  readonly answer: Answer
}

/**
 * Decides a group on the working copy, in order: the append that would make it true, and what each asker is told then.
 * `unreadable`: cases that could not be folded.
 */
export function decideGroup(
  { state, clock, epoch, derive, log }: DecidingSeams,
  group: readonly Waiting[],
  copy: WorkingCopy,
  unreadable: ReadonlySet<StreamName>,
) {
  const numbering = makeNumbering(state.seq, copy.base)
  const commands: CommandRow[] = []
  const persons: PersonRow[] = []
  const settled: Settled[] = []
  for (const waiting of group) {
    const { asked } = waiting
    // Nothing of a hall out of service is even read: it would make the append wait for a version that never comes.
    const reason = cannotBeDecided(state, asked, unreadable)
    const file = namedCase(asked)
    const at = reason === null ? Math.max(clock.now(), copy.lastAt(asked.hall, file)) : 0
    const decision = reason === null ? decideOne(state, log, asked, copy, at) : refused(reason)
    if (!decision.ok) {
      settled.push({ waiting, answer: decision })
      continue
    }
    const answer: Answer = { ok: true, at, result: decision.result }
    const frame = {
      at,
      actor: asked.sender,
      commandId: asked.id,
      epoch,
    }
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
  const append: Append = { rows, reads: copy.reads(), commands, persons, tables: derive(rows, turns) }
  return { append, settled, hashes: numbering.hashes() }
}

function cannotBeDecided(state: HallsState, asked: Asked, unreadable: ReadonlySet<StreamName>): Refusal | null {
  if (state.broken.has(asked.hall)) return { reason: 'out-of-service' }
  const file = namedCase(asked)
  return file !== null && unreadable.has(file) ? { reason: 'internal' } : null
}

/** A decision whose events the working copy has taken in, or a refusal that changed nothing. */
function decideOne(state: HallsState, log: Log, asked: Asked, copy: WorkingCopy, at: number): Decision {
  const { id, hall, actor, intent, fresh, person, age = 0 } = asked
  const world = copy.world(hall)
  const now = localNow(at, newestConfig(state, hall)?.timeZone ?? 'UTC')
  try {
    const decision = decide(world, { id, hall, actor, intent, fresh, at, age, ...now, person: person?.facts ?? null })
    if (decision.ok) copy.apply(decision.happened, at)
    return decision
  } catch (error) {
    log.error({ commandId: id, intent: intent.type, err: error }, 'a command could not be decided')
    return refused({ reason: 'internal' })
  }
}
