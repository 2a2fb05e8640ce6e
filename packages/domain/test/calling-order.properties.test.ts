import { describe, expect, it } from 'vitest'
import {
  type HallConfig,
  OverlayRows,
  type QueueId,
  type Rows,
  type WaitingEntry,
  callingOrder,
  evolve,
  put,
  selectNext,
  snapshotOf,
} from '../src/index.ts'
import { configOf, randomDays } from './random-days.fixture.ts'

const STEPS = 4_000
/** Put a seed here to see a run again. */
const seed = Math.floor(Math.random() * 2 ** 31)

describe(`lines over random days (${STEPS} commands, seed ${seed})`, { timeout: 60_000 }, () => {
  it('[Q95] are seen in the order in which call next takes them, whoever goes home', () => {
    let longest = 0
    for (const { n, command, world } of randomDays(seed, STEPS)) {
      const [rows, config] = [world.today(), configOf(world)]
      if (n % 7 !== 0 || rows.get('day', 'day') === undefined) continue
      for (const { id, queues } of config.counters) {
        const seen = queues.flatMap((queue) => waitingIn(rows, config, queue))
        const mine = seen.filter(({ bound }) => bound === null || bound === id)
        // Going home leaves the shares as they are: none is ever due.
        const left = new OverlayRows(withoutShares(rows))
        const called: string[] = []
        for (let next; (next = selectNext(config, left, { id, queues }, queues, command)) !== null;) {
          called.push(next.ticket.number)
          left.apply(evolve(left, { type: 'TicketLeft', ticket: next.ticket.id }, command.at))
        }
        longest = Math.max(longest, called.length)
        expect(
          callingOrder(config, queues, mine, command).map(({ number }) => number),
          `step ${n}, ${id}`,
        ).toEqual(called)
      }
    }
    expect(longest).toBeGreaterThan(5)
  })
})

function waitingIn(rows: Rows, config: HallConfig, queue: QueueId): readonly WaitingEntry[] {
  const room = snapshotOf({ kind: 'queue', queue }, rows, config)
  return [...room.values()].filter((entry) => entry.kind === 'waiting')
}

/** As if nobody had been called yet. */
function withoutShares(rows: Rows): Rows {
  const level = new OverlayRows(rows)
  for (const id of rows.keys('queue')) level.apply([put('queue', id, { ...rows.get('queue', id)!, ahead: {} })])
  return level
}
