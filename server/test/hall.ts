import { randomBytes } from 'node:crypto'
import type { Actor, CommandId, Day, HallConfig, HallId, Intent } from '@onehall/domain'
import type { Answer, PersonInput } from '@onehall/protocol'
import { expect } from 'vitest'
import { makeBorder } from '../src/border/border.ts'
import { TEST_SEAL } from './seal.ts'
import { newestConfig } from '../src/engine/config.ts'
import type { Asked } from '../src/engine/asked.ts'
import { makeLane } from '../src/engine/lane.ts'
import { recover } from '../src/engine/recover.ts'
import type { HallsState, Turn } from '../src/engine/state.ts'
import type { Append, AppendOutcome, Journal } from '../src/journal/journal.ts'
import { type Fault, makeFaultyJournal } from '../src/journal/faults.ts'
import { owed } from '../src/outbox/owed.ts'
import { tableRows } from '../src/read-model/rows.ts'
import { system } from './actors.ts'
import { expectRefolded } from './refold.ts'
import { SAMPLE } from './sample.ts'
import { type Store, memoryStore } from './store.ts'

/** What happened in a hall, in order: the proof that nobody was told before the commit. */
export type Recorded =
  | { readonly kind: 'append'; readonly batch: Append; readonly outcome: AppendOutcome['kind'] }
  | { readonly kind: 'publish'; readonly turn: Turn }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer }

export interface Asking {
  readonly id?: string
  /** How long ago the command was made, ms. */
  readonly age?: number
  readonly person?: PersonInput
  readonly hall?: string
}

export interface TestHall {
  readonly store: Store
  readonly journal: Journal
  readonly state: HallsState
  readonly config: HallConfig
  readonly hall: HallId
  readonly day: Day
  readonly clock: { at: number; now(): number }
  /** Whether the reserve of the disk is touched. */
  readonly disk: { low: boolean }
  readonly happened: Recorded[]
  readonly turns: Turn[]
  /** Everything that was logged and audited. */
  readonly logged: unknown[]
  /** What went wrong beyond repair; a test that expects none need not look. */
  readonly fatal: unknown[]
  /** What the next appends meet, by their number from now on, counted from 1. */
  fail(faultAt: (nth: number) => Fault | undefined): void
  /** Asks through the border, as a client does. */
  ask(actor: Actor, intent: Intent, asking?: Asking): Promise<Answer>
  /** What a client sends, byte for byte, whatever it is. */
  send(actor: Actor, raw: unknown, home?: HallId): Promise<Answer>
  /** Asks as the hall itself does: published configurations, a day's opening. */
  bySystem(intent: Intent, where?: HallId): Promise<Answer>
  /** Asks the lane itself. */
  submit(asked: Asked): Promise<Answer>
  waiting(): number
  stop(): Promise<void>
  /** state == refold == tables, then everything is closed. */
  close(): Promise<void>
}

/** 9 o'clock of the sample day, in the sample hall. */
export const NINE = Date.UTC(2026, 2, 4, 1, 0)
export const DAY = '2026-03-04' as Day

export const newId = (): CommandId => randomBytes(16).toString('base64url') as CommandId

interface Wishes {
  readonly store?: Store
  readonly config?: HallConfig
  /** Told after the hall's own record, as the hub is. */
  readonly publish?: (turn: Turn) => void
  /** False: the journal is there already, and nothing is published or opened. */
  readonly open?: boolean
}

/** A hall with the real border, lane and journal, its sample configuration published and its day opened. */
export async function makeTestHall(wishes: Wishes = {}): Promise<TestHall> {
  const { store = memoryStore(), config = SAMPLE, open = true } = wishes
  const hall = config.hall
  const happened: Recorded[] = []
  const turns: Turn[] = []
  const logged: unknown[] = []
  const fatal: unknown[] = []
  const clock = { at: NINE, now: () => clock.at }
  const disk = { low: false }
  let faultAt: (nth: number) => Fault | undefined = () => undefined
  let nth = 0
  const faulty = makeFaultyJournal(store.journal, () => faultAt(++nth))
  const journal: Journal = {
    ...faulty,
    async append(batch) {
      const outcome = await faulty.append(batch)
      happened.push({ kind: 'append', batch, outcome: outcome.kind })
      return outcome
    },
  }
  const broken = (id: HallId, error: unknown) => void logged.push({ broken: id, error: String(error) })
  const state = await recover(store.journal, broken)
  const log = (fields: object, message: string) => void logged.push({ ...fields, message })
  const lane = makeLane({
    journal,
    state,
    clock,
    derive: (rows, parts) => ({ ...tableRows(parts), outbox: owed(rows, parts, 'sandbox') }),
    publish(turn) {
      happened.push({ kind: 'publish', turn })
      turns.push(turn)
      wishes.publish?.(turn)
    },
    measure: () => {},
    log: { error: log, warn: log },
    fatal: (error) => void fatal.push(error),
  })
  async function submit(asked: Asked): Promise<Answer> {
    const answer = await lane.submit(asked)
    happened.push({ kind: 'answer', id: asked.id, answer })
    return answer
  }
  const enter = makeBorder({
    clock,
    seal: TEST_SEAL,
    submit,
    timeZone: (id) => newestConfig(state, id)?.timeZone ?? null,
    diskIsLow: () => disk.low,
    audit: (...refused) => void logged.push(refused),
  })
  const bySystem = (intent: Intent, where = hall): Promise<Answer> => {
    const id = newId()
    return submit({
      id,
      hall: where,
      intent,
      actor: system,
      fresh: id,
      sender: 'system',
      payloadHash: id,
      person: null,
    })
  }
  if (open) {
    expect(await bySystem({ type: 'PublishConfig', config })).toMatchObject({ ok: true })
    expect(await bySystem({ type: 'OpenDay', day: DAY, config: config.version })).toMatchObject({ ok: true })
    happened.length = 0
    turns.length = 0
  }
  return {
    store,
    journal,
    state,
    config,
    hall,
    day: DAY,
    clock,
    disk,
    happened,
    turns,
    logged,
    fatal,
    submit,
    bySystem,
    fail(next) {
      nth = 0
      faultAt = next
    },
    ask: (actor, intent, { id = newId(), age = 0, person, hall: where = hall } = {}) =>
      enter(actor, { id, hall: where, age, intent, ...(person && { person }) }, where as HallId),
    send: (actor, raw, home = hall) => enter(actor, raw, home),
    waiting: lane.waiting,
    stop: lane.stop,
    async close() {
      await lane.stop()
      expect(fatal).toEqual([])
      await expectRefolded(state, store)
      await store.close()
    },
  }
}
