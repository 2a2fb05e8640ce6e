import type { CounterId, LocalTime, Ms, QueueId, TicketId } from '../ids.ts'
import { type InLine, callingOrder } from './calling-order.ts'
import type { HallConfig } from './config.ts'
import { serialOf } from './numbering.ts'
import type { CounterState } from './state.ts'

/** One who waits, as a counter keeps it on its disk: no name, no document. */
export interface Waiter extends InLine {
  readonly ticket: TicketId
  readonly number: string
}

/** What a counter last saw of the hall, as far as its emergency calls need it. */
export interface LastPicture<W extends Waiter = Waiter> {
  /** Who waits in the queues of this counter. */
  readonly waiting: readonly W[]
  readonly counters: readonly {
    readonly counter: CounterId
    readonly status: CounterState['status']
    readonly queues: readonly QueueId[]
  }[]
}

type Config = Pick<HallConfig, 'counters' | 'classes' | 'rules'>
type Now = { readonly at: Ms; readonly localTime: LocalTime }

/**
 * Emergency calls (应急叫号): who of a picture's line is whose, in calling order. [U20] Two counters that know of each other as
 * open never share anybody, whatever else their pictures differ in: each number has one order of turns among the counters
 * of the configuration, and goes to the first of them that is open.
 * @param now of the picture, so that the same picture gives the same order
 */
export function shareOut<W extends Waiter>(
  config: Config,
  picture: LastPicture<W>,
  now: Now,
): ReadonlyMap<CounterId, readonly W[]> {
  const shares = new Map<CounterId, W[]>()
  for (const { counter, status } of picture.counters) if (status !== 'closed') shares.set(counter, [])
  for (const waiter of picture.waiting) {
    const owner = ownerOf(config, picture, waiter)
    if (owner !== null) shares.get(owner)!.push(waiter)
  }
  return new Map(
    [...shares].map(([counter, waiters]) => {
      const { queues } = picture.counters.find((each) => each.counter === counter)!
      // [U22] As call next would take them.
      return [counter, callingOrder(config, queues, waiters, now)]
    }),
  )
}

/** [U21] Whose a waiting number is; null: no open counter serves its queue. A counter that pauses is asked only where no other is open. */
function ownerOf(config: Config, { counters }: LastPicture, waiter: Waiter): CounterId | null {
  const open = counters.filter(({ status }) => status !== 'closed')
  if (waiter.bound !== null && open.some(({ counter }) => counter === waiter.bound)) return waiter.bound
  const able = open.filter(({ queues }) => queues.includes(waiter.queue))
  const working = able.filter(({ status }) => status !== 'paused')
  const may = new Set((working.length > 0 ? working : able).map(({ counter }) => counter))
  return turnsOf(config, waiter).find((id) => may.has(id)) ?? null
}

/**
 * The counters of the number's queue in the order of their turns for it: they go round, forwards for even serials and backwards
 * for odd ones. Of any two counters each then comes before the other just as often, so that shares stay even, whoever is closed.
 */
function turnsOf({ counters }: Config, { queue, number }: Waiter): readonly CounterId[] {
  const able = counters.filter(({ queues }) => queues.includes(queue)).map(({ id }) => id)
  const serial = serialOf(number)
  const round = serial % 2 === 0 ? able : able.toReversed()
  const first = Math.floor(serial / 2) % Math.max(1, able.length)
  return [...round.slice(first), ...round.slice(0, first)]
}
