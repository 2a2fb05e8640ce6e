import type { LocalTime, Ms, QueueId } from '../ids.ts'
import type { Rows } from '../rows.ts'
import type { HallConfig, PriorityClass } from './config.ts'
import { type LineOf, lineKey } from './line.ts'
import type { CallReason, CounterState, Staffed, TicketIn } from './state.ts'

export interface Choice {
  readonly ticket: TicketIn<'waiting'>
  /** Booked or of a priority class: what the ratio guard counts. */
  readonly priority: boolean
  readonly why: CallReason
}

const MINUTE = 60_000

/** A class that is called ahead of others. */
const isPriority = (cls: PriorityClass): boolean => cls.badge !== null

/** Whether a call of this ticket counts towards the run of priority calls. */
export function isAhead({ classes }: HallConfig, { class: key, booking }: TicketIn<'waiting'>): boolean {
  return booking !== null || classes.some((cls) => cls.key === key && isPriority(cls))
}

/**
 * Whom a counter calls next (architecture.md, call next; ). Looks only at the heads of the lines, so that the cost
 * does not grow with their length. Guards first: [C16] who waited longer than the hall allows, then [C11] an ordinary
 * visitor who is due after a run of priority calls from the queue; then the highest score in minutes; ties by order of
 * issue.
 * @param queues of which the counter may call now, the one it would rather serve first
 */
export function selectNext(
  config: HallConfig,
  rows: Rows,
  counter: Pick<CounterState & Staffed, 'id' | 'queues'>,
  queues: readonly QueueId[],
  now: { readonly at: Ms; readonly localTime: LocalTime },
): Choice | null {
  let best: Choice | null = null
  let heads = 0
  const consider = (of: LineOf, ordinaryDue: boolean): void => {
    for (const cls of config.classes)
      for (const booked of [false, true]) {
        const head = rows.get('line', lineKey(of, cls.key, booked))?.head
        const ticket = head === undefined ? undefined : rows.get('ticket', head)
        if (ticket === undefined || !queues.includes(ticket.queue)) continue
        heads += 1
        const choice = weigh(config, counter.queues, ticket as TicketIn<'waiting'>, cls, ordinaryDue, now)
        if (ordinaryDue && choice.priority && choice.why.rule !== 'max-wait') continue
        if (best === null || comesBefore(choice, best)) best = choice
      }
  }
  for (const queue of queues) {
    const run = rows.get('queue', queue)?.run ?? 0
    const ordinaryWaits = config.classes.some((cls) => !isPriority(cls) && rows.get('line', lineKey(queue, cls.key)))
    const ordinaryDue = ordinaryWaits && run >= config.rules.priorityRun
    consider(queue, ordinaryDue)
  }
  consider(`@${counter.id}`, false)
  const found = best as Choice | null
  return found && { ...found, why: { ...found.why, others: heads - 1 } }
}

function weigh(
  { rules }: HallConfig,
  prefers: readonly QueueId[],
  ticket: TicketIn<'waiting'>,
  cls: PriorityClass,
  ordinaryDue: boolean,
  { at, localTime }: { readonly at: Ms; readonly localTime: LocalTime },
): Choice {
  const { booking } = ticket
  const waitedMs = Math.max(0, at - ticket.issuedAt)
  const inSlot = booking !== null && booking.from <= localTime && localTime < booking.to
  const score =
    (waitedMs / MINUTE) * cls.aging +
    cls.bonus +
    (inSlot ? rules.bookingBonus : 0) -
    prefers.indexOf(ticket.queue) * rules.skillPenalty
  // Never -0, which the journal would not give back.
  const rounded = Math.round(score * 100) / 100 + 0
  const rule = rules.maxWait !== null && waitedMs > rules.maxWait ? 'max-wait' : ordinaryDue ? 'ratio' : 'score'
  return {
    ticket,
    priority: booking !== null || isPriority(cls),
    why: { rule, waitedMs, score: rounded, class: cls.key, others: 0, reason: null },
  }
}

const GUARDS: readonly CallReason['rule'][] = ['max-wait', 'ratio', 'score']

function comesBefore(a: Choice, b: Choice): boolean {
  const guard = GUARDS.indexOf(a.why.rule) - GUARDS.indexOf(b.why.rule)
  if (guard !== 0) return guard < 0
  if (a.why.rule === 'max-wait' && a.why.waitedMs !== b.why.waitedMs) return a.why.waitedMs > b.why.waitedMs
  if (a.why.score !== b.why.score) return a.why.score > b.why.score
  return a.ticket.order < b.ticket.order
}
