import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor, CommandId, CounterId, Day, Intent, QueueId, StaffId } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import { newestConfig } from '../../server/src/engine/config.ts'
import { makeLane } from '../../server/src/engine/lane.ts'
import { recover } from '../../server/src/engine/recover.ts'
import { PLATFORM, owed } from '../../server/src/outbox/owed.ts'
import { dayOf } from '../../server/src/push/day.ts'
import { makeHub } from '../../server/src/push/hub.ts'
import { tableRows } from '../../server/src/read-model/rows.ts'
import { SAMPLE } from '../../server/test/sample.ts'
import { type Store, sqliteStore } from '../../server/test/store.ts'
import { median, round } from './stats.ts'
import { issue } from '../../packages/domain/test/ask.fixture.ts'

const FEW = 1_000
const MANY = 100_000
/** Blocks measured at each size, in turns. */
const BLOCKS = 31
/** Commands that come at once: two thousand clerks and kiosks would not press more in a moment. */
const AT_ONCE = 48
/** Groups of one measured block, each of all four steps of a visit. */
const ROUNDS = 4
/** Fills a day without exceeding what may wait in the lane. */
const FILLED_AT_ONCE = 2_000
const TICKETS_OF_A_RESTART = 10_000
const RESTARTS = 3

const HALL = SAMPLE.hall
const DAY = '2026-03-04' as Day
const QUEUE = 'household' as QueueId
const COUNTERS = SAMPLE.counters.filter(({ queues }) => queues.includes(QUEUE)).map(({ id }) => id)

const SYSTEM: Actor = { kind: 'system' }
const clerk = (counter: CounterId): Actor => ({
  kind: 'staff',
  staff: `clerk-of-${counter}` as StaffId,
  staffNo: counter,
  roles: ['clerk'],
  skills: [QUEUE],
  department: null,
})

interface Measured {
  issue(count: number): Promise<void>
  /** At each counter of the queue: call, begin, finish. */
  serve(): Promise<void>
  stop(): void
}

/** The hall behind the border: lane, SQLite journal with its tables, and a hub with somebody in the hall's room. */
async function openHall(store: Store): Promise<Measured> {
  const { journal } = store
  const state = await recover(journal, (_, error) => fail(error))
  let at = Date.UTC(2026, 2, 4, 1)
  const clock = { now: () => ++at }
  const hub = makeHub({
    journalId: journal.id,
    now: clock.now,
    day: (hall) => dayOf(state, hall),
    seq: () => state.seq,
    officeCases: async () => [],
    send: () => {},
  })
  const lane = makeLane({
    journal,
    state,
    clock,
    derive: (rows, turns) => ({ ...tableRows(turns), outbox: owed(rows, turns, PLATFORM) }),
    publish: hub.publish,
    measure: () => {},
    log: { error: fail, warn: fail },
    fatal: fail,
  })
  let asked = 0
  function ask(actor: Actor, intent: Intent): Promise<Answer> {
    const id = `${String(++asked).padStart(12, '0')}-measured` as CommandId
    const sender = actor.kind === 'staff' ? `staff:${actor.staff}` : actor.kind
    return lane.submit({ id, hall: HALL, actor, intent, fresh: id, sender, payloadHash: id, person: null })
  }
  async function all(answers: readonly Promise<Answer>[]): Promise<void> {
    for (const answer of await Promise.all(answers)) if (!answer.ok) fail(answer.refusal)
  }

  if (newestConfig(state, HALL) === null) {
    await all([ask(SYSTEM, { type: 'PublishConfig', config: SAMPLE })])
    await all([ask(SYSTEM, { type: 'OpenDay', day: DAY, config: SAMPLE.version })])
    await all(COUNTERS.map((counter) => ask(clerk(counter), { type: 'OpenCounter', counter })))
  }
  await hub.enter(`hall:${HALL}`, null)
  return {
    issue: (count) => all(Array.from({ length: count }, () => ask(SYSTEM, ISSUE))),
    async serve() {
      await all(COUNTERS.map((counter) => ask(clerk(counter), { type: 'CallNext', counter })))
      await all(COUNTERS.map((counter) => ask(clerk(counter), { type: 'StartService', counter })))
      await all(COUNTERS.map((counter) => ask(clerk(counter), { ...FINISH, counter })))
    },
    stop: hub.stop,
  }
}

const ISSUE = issue(QUEUE)
const FINISH = { type: 'FinishService', results: [{ item: null, result: 'instant' }], thenCallNext: false } as const

function fail(reason: unknown): never {
  throw new Error(`the hall that is measured refused: ${JSON.stringify(reason)}`, { cause: reason })
}

async function filled(root: string, tickets: number): Promise<{ readonly hall: Measured; readonly store: Store }> {
  const store = sqliteStore(mkdtempSync(join(root, 'growth-')))
  const hall = await openHall(store)
  for (let left = tickets; left > 0; left -= FILLED_AT_ONCE) await hall.issue(Math.min(left, FILLED_AT_ONCE))
  return { hall, store }
}

/** Microseconds a command, over a block of numbers taken and of visits from call to end. */
async function perCommand({ issue, serve }: Measured): Promise<number> {
  const started = performance.now()
  for (let round = 0; round < ROUNDS; round++) {
    await issue(AT_ONCE)
    await serve()
  }
  const commands = ROUNDS * (AT_ONCE + 3 * COUNTERS.length)
  return ((performance.now() - started) * 1_000) / commands
}

/**
 * What a command costs through the whole hall with 100,000 tickets of a day, against with 1,000: the median over blocks
 * measured in turns.
 * @param root a folder on the disk that is measured
 */
export async function dayGrowth(root: string): Promise<{ readonly ratio: number }> {
  const few = await filled(root, FEW)
  const many = await filled(root, MANY)
  try {
    const ratios: number[] = []
    for (const { hall } of [few, many]) await perCommand(hall)
    for (let block = 0; block < BLOCKS; block++) {
      // Now one first, now the other: whatever the machine does besides falls on both.
      const [first, second] = block % 2 === 0 ? [few, many] : [many, few]
      const [a, b] = [await perCommand(first.hall), await perCommand(second.hall)]
      ratios.push(first === few ? b / a : a / b)
    }
    return { ratio: round(median(ratios)) }
  } finally {
    for (const { hall, store } of [few, many]) {
      hall.stop()
      await store.close()
    }
  }
}

/** How long a server that starts needs to fold a day of 10,000 tickets, each called, served and finished. */
export async function restart(root: string): Promise<{ readonly ms: number }> {
  const { hall, store } = await filled(root, TICKETS_OF_A_RESTART)
  try {
    for (let served = 0; served < TICKETS_OF_A_RESTART; served += COUNTERS.length) {
      if (served + COUNTERS.length > TICKETS_OF_A_RESTART) await hall.issue(COUNTERS.length)
      await hall.serve()
    }
    const times: number[] = []
    for (let run = 0; run < RESTARTS; run++) {
      const started = performance.now()
      await recover(store.second, (_, error) => fail(error))
      times.push(performance.now() - started)
    }
    return { ms: round(median(times), 0) }
  } finally {
    hall.stop()
    await store.close()
  }
}
