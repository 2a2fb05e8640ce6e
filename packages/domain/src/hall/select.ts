import { MINUTE, type LocalTime, type Ms, type QueueId } from '../ids.ts'
import type { Rows } from '../rows.ts'
import type { HallConfig, PriorityClass } from './config.ts'
import { type LineOf, lineKey } from './line.ts'
import { dueShares, shareOf } from './share.ts'
import type { CallReason, CounterState, Staffed, TicketIn } from './state.ts'

export interface Choice {
  readonly ticket: TicketIn<'waiting'>
  readonly why: CallReason
}

/** What of a ticket weighs. */
type Weighed = Pick<TicketIn<'waiting'>, 'queue' | 'class' | 'issuedAt'> & {
  readonly booking: { readonly from: LocalTime; readonly to: LocalTime } | null
}

/**
 * Whom a counter calls next (architecture.md, call next; ). Looks only at the heads of the lines, so that the cost
 * does not grow with their length. [C16] First who waited longer than the hall allows; then the highest score in minutes,
 * and ties by order of issue; [C11] in whose queue another class may be due, and then its best head comes instead.
 * @param queues of which the counter may call now, the one it would rather serve first
 */
export function selectNext(
  config: HallConfig,
  rows: Rows,
  counter: Pick<CounterState & Staffed, 'id' | 'queues'>,
  queues: readonly QueueId[],
  now: { readonly at: Ms; readonly localTime: LocalTime },
): Choice | null {
  const heads: Choice[] = []
  const lines = queues.flatMap((queue): readonly LineOf[] => [queue, `@${counter.id}/${queue}`])
  for (const of of lines)
    for (const cls of config.classes)
      for (const booked of [false, true]) {
        const head = rows.get('line', lineKey(of, cls.key, booked))?.head
        const ticket = head === undefined ? undefined : rows.get('ticket', head)
        if (ticket !== undefined) heads.push(weigh(config, counter.queues, ticket as TicketIn<'waiting'>, cls, now))
      }
  const first = best(heads)
  if (first === null) return null
  const { ticket, why } = due(config, rows, heads, first) ?? first
  return { ticket, why: { ...why, others: heads.length - 1 } }
}

const best = (heads: readonly Choice[]): Choice | null =>
  heads.reduce<Choice | null>((found, head) => (found === null || comesBefore(head, found) ? head : found), null)

/** [C11] Who comes instead, because a class of the same queue is behind its share; who was sent to the counter waits for no share. */
function due(config: HallConfig, rows: Rows, heads: readonly Choice[], { ticket, why }: Choice): Choice | null {
  if (why.rule === 'max-wait' || ticket.bound !== null) return null
  const shares = dueShares(config, rows, ticket.queue)
  if (shares.length === 0 || shares.includes(shareOf(ticket))) return null
  const found = best(
    heads.filter((head) => {
      const { queue, bound } = head.ticket
      return queue === ticket.queue && bound === null && shares.includes(shareOf(head.ticket))
    }),
  )
  return found && { ...found, why: { ...found.why, rule: 'ratio' } }
}

/** What of the hall's rules says who comes first. */
export type ScoreRules = Pick<HallConfig['rules'], 'bookingBonus' | 'skillPenalty' | 'maxWait'>

/**
 * How much speaks for calling somebody now.
 * @param prefers queues of the counter, the one it would rather serve first
 */
export function weigh<W extends Weighed>(
  { rules }: { readonly rules: ScoreRules },
  prefers: readonly QueueId[],
  ticket: W,
  cls: PriorityClass,
  { at, localTime }: { readonly at: Ms; readonly localTime: LocalTime },
): { readonly ticket: W; readonly why: CallReason } {
  const { booking } = ticket
  const waitedMs = Math.max(0, at - ticket.issuedAt)
  const inSlot = booking !== null && booking.from <= localTime && localTime < booking.to
  const score =
    (waitedMs / MINUTE) * cls.aging +
    cls.bonus +
    (inSlot ? rules.bookingBonus : 0) -
    Math.max(0, prefers.indexOf(ticket.queue)) * rules.skillPenalty
  // Never -0, which the journal would not give back.
  const rounded = Math.round(score * 100) / 100 + 0
  const rule = rules.maxWait !== null && waitedMs > rules.maxWait ? 'max-wait' : 'score'
  return {
    ticket,
    why: { rule, waitedMs, score: rounded, class: cls.key, others: 0, reason: null },
  }
}

type Weighing = { readonly ticket: { readonly order: number }; readonly why: CallReason }

/** [C10] [C12] [C16] Which of two is called first, shares aside. */
export function comesBefore(a: Weighing, b: Weighing): boolean {
  if (a.why.rule !== b.why.rule) return a.why.rule === 'max-wait'
  if (a.why.rule === 'max-wait' && a.why.waitedMs !== b.why.waitedMs) return a.why.waitedMs > b.why.waitedMs
  if (a.why.score !== b.why.score) return a.why.score > b.why.score
  return a.ticket.order < b.ticket.order
}
