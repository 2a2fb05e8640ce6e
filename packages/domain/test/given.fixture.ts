import { expect } from 'vitest'
import {
  type Actor,
  type Change,
  type Command,
  type CommandId,
  type Day,
  type Decision,
  type Event,
  type EventType,
  type HallId,
  type Happened,
  type Intent,
  type Ms,
  type PersonFacts,
  type Refusal,
  type RefusalReason,
  type Rows,
  StoredRows,
  TABLE_NAMES,
  type StreamName,
  type World,
  decide,
  evolve,
  type Weekday,
} from '../src/index.ts'
import { CLERK_1, HALL, NINE } from './sample-hall.fixture.ts'

/** The clock in Shanghai, which knows no summer time. */
export function clockAt(at: Ms) {
  const there = new Date(at + 8 * 3_600_000)
  const weekday = (there.getUTCDay() || 7) as Weekday
  return { today: there.toISOString().slice(0, 10) as Day, localTime: there.toISOString().slice(11, 16), weekday }
}

/** Something of the past: what happened and when; without a time at the same moment as what was before it. */
export interface Past extends Happened {
  readonly at?: Ms
}

/** What happened, in order, in as many brackets as it takes to write down. */
export type History = Past | readonly History[]

/** Streams folded from what happened, and the world that decisions look at. Every row is frozen: touching one throws. */
export class Journalled implements World {
  readonly hall: HallId
  readonly streams = new Map<StreamName, StoredRows>()
  dayStream: StreamName | null = null

  constructor(hall: HallId = HALL) {
    this.hall = hall
  }

  rows(stream: StreamName): StoredRows {
    let rows = this.streams.get(stream)
    if (rows === undefined) this.streams.set(stream, (rows = new StoredRows()))
    return rows
  }

  /** The rows of the newest day. */
  today(): Rows {
    return this.rows(this.dayStream ?? '')
  }

  /** A world of its own that begins as this one is. */
  fork(): Journalled {
    const fork = new Journalled(this.hall)
    fork.dayStream = this.dayStream
    for (const [stream, rows] of this.streams) {
      const copy = fork.rows(stream)
      for (const table of TABLE_NAMES)
        for (const key of rows.keys(table)) copy.apply([{ table, key, value: rows.get(table, key) } as Change])
    }
    return fork
  }

  /** Takes in what happened; says which rows changed. */
  happen({ stream, event, occurredAt }: Happened, at: Ms): readonly Change[] {
    const changes = frozen(evolve(this.rows(stream), frozen(event), occurredAt ?? at))
    this.rows(stream).apply(changes)
    if (stream.startsWith(`hall:${this.hall}:`) && stream > (this.dayStream ?? '')) this.dayStream = stream
    return changes
  }
}

/** Frozen through and through. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

/** What came with the command, beside the intent. */
export interface Circumstances {
  readonly by?: Actor
  /** Default: when the last thing happened. */
  readonly at?: Ms
  /** How long ago the command was made; default: just now. */
  readonly age?: Ms
  readonly fresh?: string
  readonly today?: Day
  readonly person?: PersonFacts | null
}

export interface Outcome {
  readonly decision: Decision
  /** The decided events in order, each with at least these fields; or the refusal, whole. */
  then(...expected: readonly (Partial<Event> & { readonly type: EventType })[] | readonly [Refused]): void
  /** Accepted, and nothing new is true. */
  thenNothing(): void
  /** What the asker is told. */
  told(result: object): Outcome
  /** The hall after it; the one before stays as it was. */
  readonly and: Given
}

export interface Given {
  when(intent: Intent, circumstances?: Circumstances): Outcome
  readonly world: Journalled
}

export interface Refused {
  readonly refusal: Refusal
}

/** `refused('counter-busy', { counter: 'c1', number: 'A001' })` */
export function refused<R extends RefusalReason>(
  reason: R,
  params?: Omit<Extract<Refusal, { reason: R }>, 'reason'>,
): Refused {
  return { refusal: { reason, ...params } as unknown as Refusal }
}

/** given(what happened).when(what is asked).then(what happens now, or the refusal). */
export function given(...past: readonly History[]): Given {
  const world = new Journalled()
  let at = NINE
  for (const each of (past as readonly unknown[]).flat(9) as Past[]) world.happen(each, (at = each.at ?? at))
  return givenWorld(world, at)
}

let asked = 0

export function givenWorld(world: Journalled, now: Ms): Given {
  return {
    world,
    when(intent, { by = CLERK_1, at = now, age = 0, fresh, today = clockAt(at).today, person = null } = {}) {
      asked += 1
      const command: Command = {
        id: `command-${asked}` as CommandId,
        hall: world.hall,
        actor: by,
        intent,
        at,
        age,
        fresh: fresh ?? `fresh-${String(asked).padStart(12, '0')}`,
        ...clockAt(at),
        today,
        person,
      }
      const decision = decide(world, frozen(command))
      let after: Given | null = null
      const outcome: Outcome = {
        decision,
        // oxlint-disable-next-line unicorn/no-thenable -- given … when … then is how rules are read; nobody awaits it
        then(...expected) {
          const [first] = expected
          if (first !== undefined && 'refusal' in first) return expect(decision).toEqual({ ok: false, ...first })
          const events = decision.ok ? decision.happened.map(({ event }) => event) : decision
          expect(events).toMatchObject(expected)
        },
        thenNothing() {
          expect(decision).toMatchObject({ ok: true, happened: [] })
        },
        told(result) {
          expect(decision).toMatchObject({ ok: true, result })
          return outcome
        },
        get and() {
          if (after !== null) return after
          const next = world.fork()
          for (const each of decision.ok ? decision.happened : []) next.happen(each, at)
          return (after = givenWorld(next, at))
        },
      }
      return outcome
    },
  }
}
