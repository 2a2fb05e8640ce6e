import { hash } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import type { Actor, CommandId, HallId, Intent } from '@onehall/domain'
import { type Answer, LIVE_EVERY_MS, type PersonInput, type Snapshot } from '@onehall/protocol'
import { NOBODY, type Caller } from '../../server/src/auth/caller.ts'
import { makeBorder } from '../../server/src/border/border.ts'
import type { Seal } from '../../server/src/border/seal.ts'
import type { Asked } from '../../server/src/engine/asked.ts'
import { newestConfig } from '../../server/src/engine/config.ts'
import { makeLane } from '../../server/src/engine/lane.ts'
import { foldStream, recover } from '../../server/src/engine/recover.ts'
import { makeSchedule } from '../../server/src/engine/schedule.ts'
import type { HallsState, Turn } from '../../server/src/engine/state.ts'
import type { Journal } from '../../server/src/journal/journal.ts'
import { PLATFORM, owed } from '../../server/src/outbox/owed.ts'
import { dayOf } from '../../server/src/push/day.ts'
import { makeHub } from '../../server/src/push/hub.ts'
import { type HallIo, makeSockets } from '../../server/src/push/sockets.ts'
import { tableRows } from '../../server/src/read-model/rows.ts'
import type { Chance } from './chance.ts'
import type { OpenCaseIds } from './store.ts'
import type { SimulatedTime } from './time.ts'

export interface ServerParts {
  readonly time: SimulatedTime
  readonly chance: Chance
  /** The server's clock, ms since 1970; it may jump. */
  readonly clock: { now(): number }
  readonly journal: Journal
  readonly openCases: OpenCaseIds
  readonly callerOf: (token: string) => Caller | undefined
  readonly onTurn: (turn: Turn, state: HallsState) => void
  /** What the lane said to a command, whoever asked; its turn is in the state, and no other one after it. */
  readonly onDecided: (asked: Asked, answer: Answer, state: HallsState) => void
  readonly onAnswer: (actor: Actor, raw: unknown, answer: Answer) => void
  /** Something that is never said when all is well, with what was injected left out. */
  readonly onTrouble: (message: string, fields: object) => void
}

/** The beat that says the server lives is slowed down: in the simulation nobody looks how fresh a picture is. */
const BEAT_MS = 300_000
/** How often the hall looks for what is due. */
const LOOK_MS = 60_000

/** Nobody here is real: sealing would cost a tenth of a simulation and prove nothing. */
const PLAIN_SEAL: Seal = {
  seal: (person) => Buffer.from(JSON.stringify(person)),
  open: (sealed) => JSON.parse(Buffer.from(sealed).toString()) as PersonInput,
  dayHash: (idNumber, day) => hash('sha1', `${day} ${idNumber}`),
  indexHash: (idNumber) => hash('sha1', idNumber),
}

export type SimulatedServer = Awaited<ReturnType<typeof startServer>>

/** The server's own parts, put together as the real one does, over the simulated line and time. */
export async function startServer(parts: ServerParts, io: HallIo | null) {
  const { time, chance, clock, journal } = parts
  let isUp = true
  const state = await recover(journal, (hall, error) =>
    parts.onTrouble('a hall is out of service', { hall, error: String(error) }),
  )
  const day = (hall: HallId) => dayOf(state, hall)
  const after = (ms: number, run: () => void) => time.after(ms, () => isUp && run())
  const every = (ms: number, run: () => void): (() => void) => {
    let stop = after(ms, function again() {
      run()
      stop = after(ms, again)
    })
    return () => stop()
  }
  const hubSeams = {
    journalId: journal.id,
    now: clock.now,
    day,
    seq: () => state.seq,
    after,
    officeCases: async (hall: HallId, department: string) => {
      const ids = await parts.openCases(hall, department)
      return Promise.all(ids.map(async (id) => (await foldStream(journal, `case:${id}`)).rows.get('case', 'case')!))
    },
  }
  const hub = makeHub({ ...hubSeams, send: (room, message) => sockets?.send(room, message) })
  const lane = makeLane({
    journal,
    state,
    clock,
    derive: (rows, turns) => ({ ...tableRows(turns), outbox: owed(rows, turns, PLATFORM) }),
    publish(turn) {
      if (!isUp) return
      parts.onTurn(turn, state)
      hub.publish(turn)
    },
    measure: () => {},
    log: { error: (fields, message) => parts.onTrouble(message, fields), warn: () => {} },
    fatal: (error) => isUp && parts.onTrouble('the lane ended', { error: String((error as Error).stack) }),
    nextTurn: () =>
      new Promise((resolve) => after(chance.happens(0.02) ? chance.below(2_000) : chance.below(25), resolve)),
  })
  async function submit(asked: Asked): Promise<Answer> {
    const answer = await lane.submit(asked)
    if (isUp) parts.onDecided(asked, answer, state)
    return answer
  }
  const border = makeBorder({
    clock,
    seal: PLAIN_SEAL,
    submit,
    timeZone: (hall) => newestConfig(state, hall)?.timeZone ?? null,
    diskIsLow: () => false,
    audit: () => {},
  })
  async function enter(actor: Actor, raw: unknown, home: HallId): Promise<Answer> {
    const answer = await border(actor, raw, home)
    if (isUp) parts.onAnswer(actor, raw, answer)
    return answer
  }
  const sockets =
    io === null
      ? null
      : makeSockets({
          server: null as unknown as HttpServer,
          io,
          hub: () => hub,
          caller: async ({ auth }) => parts.callerOf(String(auth['token'])) ?? NOBODY,
          enter,
          mayConnect: () => true,
          isHall: () => true,
          live: () => ({ platform: { depth: 0, oldestAgeMs: 0, dead: 0, reachable: true } }),
          now: clock.now,
          build: 'simulated',
          demo: true,
          every: (ms, run) => every(ms === LIVE_EVERY_MS ? BEAT_MS : ms, run),
        })
  const schedule = makeSchedule({ state, clock, submit })
  schedule.stop()
  /** With people's time, so that the hall does nothing new by itself while it is looked at. */
  function lookAgain(): void {
    time.people.after(LOOK_MS, () => {
      if (!isUp) return
      void schedule.look()
      lookAgain()
    })
  }
  if (io !== null) lookAgain()

  return {
    state,
    hub,
    enter,
    look: schedule.look,
    cut: (key: string) => sockets?.cut(key),
    /** Asks as the hall itself does. */
    bySystem: (hall: HallId, id: string, intent: Intent): Promise<Answer> =>
      submit({
        id: id as CommandId,
        hall,
        intent,
        actor: { kind: 'system' },
        fresh: id,
        sender: 'system',
        payloadHash: id,
        person: null,
      }),
    /** What somebody who enters the room only now is shown. */
    async fresh(room: string): Promise<Snapshot | null> {
      const entered = await makeHub({ ...hubSeams, send: () => {} }).enter(room, null)
      return entered.kind === 'messages' ? (entered.messages[0] as Snapshot) : null
    },
    /** Gone at this instant, whatever it was doing. */
    crash(): void {
      isUp = false
    },
  }
}
