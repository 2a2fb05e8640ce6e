import type { ConfigVersion, CounterId, Day, HallId } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import type { Asked } from '../../server/src/engine/asked.ts'
import type { HallsState, Turn } from '../../server/src/engine/state.ts'
import { makeCallsOfTurn } from './calls.ts'
import type { Chance } from './chance.ts'
import { makeComparison } from './compare.ts'
import { MINUTE, SECOND } from './crowd.ts'
import { FAULTS, type FaultKind, type FaultPlan, NO_FAULTS } from './faults.ts'
import type { Fate } from './connection.ts'
import { HALL_CONFIG } from './hall-config.ts'
import { faulty, mortal, witnessed } from './machine.ts'
import { makeMeasures } from './measures.ts'
import { makeNetwork } from './network.ts'
import { makeOverlooked } from './overlooked.ts'
import { peopleOf } from './people.ts'
import type { Seat } from './seat.ts'
import { type SimulatedServer, startServer } from './server.ts'
import { makeShares } from './shares.ts'
import { makeSimulatedStore } from './store.ts'
import { type Check, makeTally } from './tally.ts'
import { makeTime } from './time.ts'
import type { TouchedFault } from './touched.ts'
import { makeTrace } from './trace.ts'
import { Violation } from './violation.ts'
import { makeWitness } from './witness.ts'

/** Midnight in the hall at which a simulation begins: Monday, 2 March 2026. */
const BEGIN = Date.UTC(2026, 2, 1, 16)
export const FIRST_DAY = '2026-03-02' as Day
/** A screen that lost its line is back, and all counts are told, after this. */
const SETTLES_MS = 8 * SECOND
/** Share of the crashes after which somebody has to come to start the server again. */
const LONG_AWAY = 0.25
/** A client that noticed a missing delta has got it after this, whatever is slow. */
const RESUMES_MS = 5 * SECOND

const OFFICES = ['housing-fund', 'civil-affairs']

export interface HallOptions {
  readonly chance: Chance
  readonly faults: boolean
  readonly store: 'memory' | 'sqlite'
}

export type SimulatedHall = Awaited<ReturnType<typeof openHall>>

/** The whole hall in one process: the server's parts over a store, the line, and screens; with all that can go wrong. */
export async function openHall({ chance, faults, store: kind }: HallOptions) {
  const counts = { commands: 0, faults: 0 }
  let violation: Violation | null = null
  const fail = (found: Violation): void => void (violation ??= found)
  const failAll = (faults: Iterable<TouchedFault>): void => {
    for (const { what, about } of faults) fail(new Violation(what, about))
  }
  const check = (): void => {
    if (violation !== null) throw violation
  }
  const time = makeTime(check)
  const trace = makeTrace(time.now, () => counts.commands)
  const witness = makeWitness(fail)
  const measures = makeMeasures()
  const tally = makeTally()
  const calls = makeCallsOfTurn()
  const checked = (check: Check): void => tally.count('checks', check)
  const overlooked = makeOverlooked(checked)
  const shares = makeShares(checked)
  const store = makeSimulatedStore(kind)
  const comparison = makeComparison(store)
  const hall: HallId = HALL_CONFIG.hall
  const people = peopleOf(HALL_CONFIG)
  const seats = new Map<string, Seat>()
  /** Whose session or pairing does not count for a while. */
  const signedOut = new Set<string>()
  let skew = 0
  const clock = { now: () => BEGIN + time.now() + skew }
  /** Nothing goes wrong while the hall is being looked at. */
  let plan: FaultPlan = NO_FAULTS
  let lastCommand: unknown = null
  let due: 'steps' | 'crash' | null = null

  function happened(what: FaultKind, detail: unknown): void {
    counts.faults += 1
    tally.count('faults', what)
    trace.add(`fault: ${what}`, () => detail)
  }

  const lineChance = chance.own('line')
  const network = makeNetwork({
    time,
    chance: lineChance,
    onFault: (what, detail) => happened(`a message is ${what}`, detail),
    onSent: witness.sent,
    onCommand: witness.asked,
    fate(): Fate {
      const { lost, doubled, overtaken } = plan.message
      if (lost === 0) return 'delivered'
      const dice = lineChance.unit()
      if (dice < lost) return 'lost'
      if (dice < lost + doubled) return 'doubled'
      return dice < lost + doubled + overtaken ? 'overtaken' : 'delivered'
    },
  })

  const seen = {
    stored(batch: Parameters<typeof witness.stored>[0]): void {
      for (const { type, seq, actor, commandId: command, data } of batch.rows)
        trace.add(`stored ${type}`, () => ({ seq, actor, command, ...(JSON.parse(data) as object) }))
      witness.stored(batch)
      measures.stored(batch.rows)
      calls.stored(batch.rows)
      for (const { type } of batch.rows) tally.count('events', type)
    },
  }
  const base = {
    time,
    clock,
    openCases: store.openCases,
    callerOf: (token: string) => (signedOut.has(token) ? undefined : people.get(token)),
    onTurn(turn: Turn, state: HallsState): void {
      witness.turned(turn, state)
      for (const day of calls.of(turn, state)) failAll([...overlooked.turned(day, state), ...shares.turned(day)])
    },
    onDecided({ intent }: Asked, answer: Answer, state: HallsState): void {
      if (answer.ok) tally.count('accepted', intent.type)
      else tally.count('refused', answer.refusal.reason)
      if (!answer.ok && answer.refusal.reason === 'no-one-waiting' && 'counter' in intent)
        failAll(overlooked.nobodyWaits(intent.counter as CounterId, clock.now(), state))
    },
    onAnswer(...[actor, raw, answer]: Parameters<typeof witness.answered>): void {
      counts.commands += 1
      if (answer.ok) lastCommand = raw
      if (counts.commands % 1_000 === 0) due ??= 'steps'
      if (answer.ok || answer.refusal.reason !== 'malformed')
        trace.add('answered', () => {
          const { id: command, intent } = raw as { readonly id?: unknown; readonly intent?: unknown }
          const said = answer.ok ? { result: answer.result } : { refused: answer.refusal }
          return { by: actor.kind === 'staff' ? actor.staff : actor.kind, ...said, intent, command }
        })
      witness.answered(actor, raw, answer)
    },
    onTrouble(message: string, fields: object): void {
      if ((fields as { detail?: string }).detail === 'injected' || message.startsWith('the disk is full')) return
      const { err, commandId } = fields as { err?: Error; commandId?: string }
      fail(
        new Violation(
          `${message}: ${err?.stack ?? JSON.stringify(fields)}`,
          commandId === undefined ? [] : [commandId],
        ),
      )
    },
  }
  const process = mortal(
    faulty(
      witnessed(store.journal, seen),
      chance.own('disk'),
      () => plan.append,
      (fault) => happened(`an append fails: ${fault}`, null),
    ),
    (when) => void time.after(0, () => crash(`the server dies ${when} an append`)),
  )
  let server: SimulatedServer | null = null
  let upSince = 0
  let foundOut = 0
  const start = async (): Promise<void> => {
    server = await startServer(
      { ...base, chance: chance.own(`server ${counts.faults}`), journal: process.journal },
      network.listen(),
    )
    upSince = time.now()
    await server.look()
  }

  function crash(how: FaultKind): void {
    if (server === null) return
    happened(how, null)
    server.crash()
    server = null
    network.crash()
    const away = chance.happens(LONG_AWAY) ? chance.between(2, 10) * MINUTE : chance.between(1, 10) * SECOND
    time.after(away, () => void start().then(() => (due = 'crash')))
  }

  /** Another process on the same journal, with a state of its own and nobody connected to it. */
  let rival: SimulatedServer | null = null
  async function openRival(): Promise<SimulatedServer> {
    rival ??= await startServer({ ...base, chance: chance.own('rival'), journal: witnessed(store.second, seen) }, null)
    return rival
  }

  /** Lets everything come to rest: lines are mended, what was lost is fetched, every count is told. */
  async function settle(): Promise<void> {
    plan = NO_FAULTS
    await time.quiet(RESUMES_MS)
    for (const { who, came } of network.sound()) {
      for (const [room, { stream, version }] of came) {
        const cursor = seats.get(who)?.mirror(room)?.cursor
        if (cursor?.stream === stream && cursor.version < version)
          throw new Violation(
            `${who} stands at ${cursor.version} of ${room}, heard of ${version}, and did not resume`,
            [who],
          )
      }
    }
    signedOut.clear()
    network.mend()
    do await time.quiet(SETTLES_MS)
    while (server === null || time.now() - upSince < SETTLES_MS)
  }

  async function expectNone(found: Violation | null | Promise<Violation | null>): Promise<void> {
    const violationFound = await found
    if (violationFound !== null) throw violationFound
  }

  /** state == refold == tables == every screen. `anew`: also what a server that starts now would know. */
  async function compare(anew: boolean): Promise<void> {
    await settle()
    while (server!.state.seq !== witness.seq()) {
      // Somebody else wrote into the journal since the server last looked: its next append finds out.
      const version = `found-out-${++foundOut}` as ConfigVersion
      const intent = { type: 'PublishConfig', config: { ...HALL_CONFIG, version } } as const
      void server!.bySystem(hall, `find-out.${foundOut}`, intent)
      await settle()
    }
    await expectNone(comparison.state(server!.state))
    await expectNone(comparison.lawful(server!.state, witness.withdrawn))
    await expectNone(comparison.tables(anew ? 'all' : 'touched'))
    await expectNone(comparison.screens(seats.values(), server!.fresh))
    if (anew) await expectNone(comparison.recovered())
    if (faults) plan = FAULTS
  }

  const config = await (async () => {
    await start()
    const publish = server!.bySystem(hall, 'publish.simulated-1', { type: 'PublishConfig', config: HALL_CONFIG })
    await time.runUntil(time.now() + SECOND)
    await publish
    void server!.look()
    await time.runUntil(time.now() + SECOND)
    return HALL_CONFIG
  })()
  if (faults) plan = FAULTS

  return {
    hall,
    config,
    time,
    clock,
    network,
    seats,
    people,
    witness,
    measures,
    shares,
    counts,
    tally,
    trace,
    fail,
    happened,
    compare,
    crash,
    openRival,
    server: () => server,
    /** A command that was accepted, as its client sent it. */
    lastCommand: () => lastCommand,
    /** Departments with somebody at work: not those of the longest lines, for their lists only grow. */
    offices: OFFICES,
    dieAtNextAppend: process.dieAtNextAppend,
    /** Signs somebody out, or unpairs a device, for so long. */
    signOut(who: string, forMs: number): void {
      happened('somebody is signed out', who)
      signedOut.add(who)
      server?.cut(who)
      time.after(forMs, () => signedOut.delete(who))
    },
    jump(ms: number): void {
      happened(ms < 0 ? 'the clock jumps back' : 'the clock jumps forward', ms)
      skew += ms
    },
    /** What has to be compared by now. */
    takeDue(): typeof due {
      const now = due
      due = null
      return now
    },
    async close(): Promise<void> {
      for (const seat of seats.values()) seat.stop()
      await store.close()
    },
  }
}
