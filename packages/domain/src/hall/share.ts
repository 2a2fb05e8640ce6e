import type { ClassKey, QueueId } from '../ids.ts'
import type { Rows } from '../rows.ts'
import type { HallConfig } from './config.ts'
import { lineFor, lineKey, lineOf } from './line.ts'
import type { Ahead, TicketIn } from './state.ts'

/** Who has a share of the calls of a queue: each class, and all the booked together. */
export type Share = ClassKey | '@booked'

type Shared = { readonly class: ClassKey; readonly booking: unknown }

export const shareOf = ({ class: key, booking }: Shared): Share => (booking === null ? key : '@booked')

/** Of whose share somebody waits in the queue. */
function waitingShares({ classes }: HallConfig, rows: Rows, queue: QueueId): readonly Share[] {
  const has = (booked: boolean) => (key: ClassKey) => rows.get('line', lineKey(queue, key, booked)) !== undefined
  const keys = classes.map(({ key }) => key)
  const shares: Share[] = keys.filter(has(false))
  return keys.some(has(true)) ? [...shares, '@booked'] : shares
}

/** What one call costs a share: the less weight, the more. The heaviest pays 1. */
function costOf({ classes, rules }: HallConfig, share: Share): number {
  const heaviest = Math.max(rules.bookingWeight, ...classes.map(({ weight }) => weight))
  const weight = share === '@booked' ? rules.bookingWeight : classes.find(({ key }) => key === share)?.weight
  return heaviest / (weight ?? heaviest)
}

/**
 * How far each share is ahead of the one furthest behind of which somebody waits. Who waits again after a while begins
 * level with that one: a share is saved up by nobody, and what was had in advance is not forgotten.
 */
function levelled(ahead: Ahead, waiting: readonly Share[]): Ahead {
  const level = Math.min(...waiting.map((share) => ahead[share] ?? 0))
  const above = Object.entries(ahead).map(([share, by]) => [share, rounded(by - level)] as const)
  return Object.fromEntries(above.filter(([, by]) => by > 0))
}

/** Sums of fractions would differ in the last digit. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6
const ABOUT = 1e-3

/** [C11] The shares that are behind by a whole call, while another that waits had it in advance. */
export function dueShares(config: HallConfig, rows: Rows, queue: QueueId): readonly Share[] {
  const waiting = waitingShares(config, rows, queue)
  const ahead = rows.get('queue', queue)?.ahead ?? {}
  const most = Math.max(...waiting.map((share) => ahead[share] ?? 0))
  return waiting.filter((share) => most - (ahead[share] ?? 0) >= costOf(config, share) - ABOUT)
}

/** How far the shares of the queue are ahead after a call of this ticket. */
export function aheadAfter(config: HallConfig, rows: Rows, ticket: Shared & { readonly queue: QueueId }): Ahead {
  const share = shareOf(ticket)
  const waiting = [...new Set([share, ...waitingShares(config, rows, ticket.queue)])]
  const before = levelled(rows.get('queue', ticket.queue)?.ahead ?? {}, waiting)
  return { ...before, [share]: rounded((before[share] ?? 0) + costOf(config, share)) }
}

/**
 * [C46] How many of those who wait now are called before this one, about: those before it in its line, who come first in any
 * case, and of each other line as many as its share lets by meanwhile.
 */
export function aheadOf(
  config: HallConfig,
  rows: Rows,
  ticket: TicketIn<'waiting'>,
): { readonly least: number; readonly most: number } {
  const own = lineFor(ticket)
  let before = 0
  for (const id of lineOf(rows, own)) {
    if (id === ticket.id || rows.get('ticket', id)!.rank > ticket.rank) break
    before += 1
  }
  if (ticket.bound !== null) return { least: before, most: before }
  let [least, most] = [before, before]
  for (const { key } of config.classes)
    for (const booked of [false, true]) {
      const line = lineKey(ticket.queue, key, booked)
      if (line === own) continue
      const waiting = [...lineOf(rows, line)].length
      const calls = costOf(config, shareOf(ticket)) / costOf(config, booked ? '@booked' : key)
      least += Math.min(waiting, Math.max(0, Math.floor(before * calls) - 1))
      most += Math.min(waiting, Math.ceil((before + 1) * calls))
    }
  return { least, most }
}
