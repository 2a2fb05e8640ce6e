import type { HallConfig, Rows, Ticket } from '@onehall/domain'
import type { DayTurn } from './calls.ts'
import type { Check } from './tally.ts'
import type { TouchedFault } from './touched.ts'

/** Two shares of one queue, of both of which somebody has waited all the time since. */
interface Pair {
  readonly shares: readonly [string, string]
  readonly calls: [number, number]
  /** Calls that were taken back: their class begins level again, whatever it had in advance. */
  takenBack: number
}

/** A comparison over fewer calls says nothing. */
const ENOUGH = 120
/** The share that a class has by its weight is kept within this, of one. */
const WITHIN = 0.05

/**
 * [C32] While of two classes of a queue somebody waits all the time, their calls stand to each other as their weights do.
 * Measured as long as nobody has waited too long: that comes before every share.
 */
export function makeShares(count: (check: Check) => void) {
  /** Of the newest day, by queue and the two. */
  let queues = new Map<string, Map<string, Pair>>()
  let newest = ''
  let worst = 0

  return {
    *turned({ rows, config, part, calls, withdrawn }: DayTurn): Iterable<TouchedFault> {
      if (part.stream !== newest) queues = new Map()
      newest = part.stream
      for (const { ticket: id, why, number } of calls) {
        const ticket = rows.get('ticket', id)
        if (ticket === undefined) continue
        const { queue } = ticket
        if (why.rule === 'max-wait' || why.rule === 'away') {
          queues.delete(queue)
          continue
        }
        const share = shareOf(ticket)
        for (const pair of queues.get(queue)?.values() ?? []) {
          const which = pair.shares.indexOf(share)
          if (which < 0) continue
          pair.calls[which]! += 1
          const strayed = strays(config, pair)
          const all = pair.calls[0] + pair.calls[1]
          if (all < ENOUGH) continue
          count('shares of two classes')
          worst = Math.max(worst, strayed / all)
          if (strayed <= WITHIN * all + pair.takenBack) continue
          const what = `${queue}: ${pair.shares.join(' and ')} were called ${pair.calls.join(' and ')} times, not by their weights`
          yield { what, about: [queue, number] }
        }
      }
      for (const id of withdrawn) takeBack(rows.get('ticket', id))
      for (const queue of new Set(
        part.changes.flatMap(({ table, key }) => (table === 'line' ? [key.split('|')[0]!] : [])),
      ))
        if (!queue.startsWith('@')) stand(rows, config, queue)
    },
    /** The worst by which calls strayed from the weights, of one. */
    worst: () => Math.round(worst * 1_000) / 1_000,
  }

  /** [C11] A call that was taken back does not count. */
  function takeBack(ticket: Ticket | undefined): void {
    if (ticket === undefined) return
    for (const pair of queues.get(ticket.queue)?.values() ?? []) {
      const which = pair.shares.indexOf(shareOf(ticket))
      if (which < 0) continue
      pair.calls[which]! -= 1
      pair.takenBack += 1
    }
  }

  /** Who waits now: pairs begin, and those of which one has come to its end are over. */
  function stand(rows: Rows, config: HallConfig, queue: string): void {
    const waits = new Set(
      config.classes.flatMap(({ key }) => {
        const plain = rows.get('line', `${queue}|${key}`) === undefined ? [] : [key as string]
        return rows.get('line', `${queue}|${key}|booked`) === undefined ? plain : [...plain, '@booked']
      }),
    )
    let pairs = queues.get(queue)
    if (pairs === undefined) queues.set(queue, (pairs = new Map()))
    for (const [key, { shares }] of pairs) if (shares.some((share) => !waits.has(share))) pairs.delete(key)
    const all = [...waits].sort()
    for (const [n, a] of all.entries())
      for (const b of all.slice(n + 1))
        if (!pairs.has(`${a}|${b}`)) pairs.set(`${a}|${b}`, { shares: [a, b], calls: [0, 0], takenBack: 0 })
  }
}

const shareOf = ({ class: key, booking }: Ticket): string => (booking === null ? key : '@booked')

/** Calls by which the first of a pair is away from its share of both. */
function strays({ classes, rules }: HallConfig, { shares, calls }: Pair): number {
  const [a, b] = shares.map((share) =>
    share === '@booked' ? rules.bookingWeight : classes.find(({ key }) => key === share)!.weight,
  ) as [number, number]
  return Math.abs(calls[0] - ((calls[0] + calls[1]) * a) / (a + b))
}
