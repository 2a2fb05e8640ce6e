import type { QueueId } from '../ids.ts'
import type { Ms } from '../ids.ts'
import type { Rows } from '../rows.ts'
import type { HallConfig, PriorityClass } from './config.ts'
import { lineKey } from './line.ts'
import type { CallReason, Ticket } from './state.ts'

export interface Choice {
  readonly ticket: Ticket
  readonly priority: boolean
  readonly why: CallReason
}

const MINUTE = 60_000

/** A class that is called ahead of others. */
const isPriority = (cls: PriorityClass): boolean => cls.badge !== null

/**
 * Whom a counter calls next (architecture.md, call next; ). Looks only at the heads of the lines, so that the cost
 * does not grow with their length. The ratio guard first: after `priorityRun` priority calls from a queue an ordinary
 * visitor of that queue is due; then the highest score in minutes; ties by order of issue.
 */
export function selectNext(config: HallConfig, rows: Rows, queues: readonly QueueId[], now: Ms): Choice | null {
  const heads: Choice[] = []
  for (const queue of queues) {
    const run = rows.get('queue', queue)?.run ?? 0
    const ordinaryWaits = config.classes.some(
      (cls) => !isPriority(cls) && rows.get('line', lineKey(queue, cls.key)) !== undefined,
    )
    const ordinaryDue = ordinaryWaits && run >= config.rules.priorityRun
    for (const cls of config.classes) {
      const line = rows.get('line', lineKey(queue, cls.key))
      if (line === undefined || (ordinaryDue && isPriority(cls))) continue
      const ticket = rows.get('ticket', line.head)
      if (ticket === undefined) continue
      const waitedMs = Math.max(0, now - ticket.issuedAt)
      const score = (waitedMs / MINUTE) * cls.aging + cls.bonus
      const rule = ordinaryDue ? 'ratio' : 'score'
      heads.push({
        ticket,
        priority: isPriority(cls),
        why: { rule, waitedMs, score: Math.round(score * 100) / 100, class: cls.key, others: 0 },
      })
    }
  }
  let best: Choice | null = null
  for (const head of heads) if (best === null || comesBefore(head, best)) best = head
  return best && { ...best, why: { ...best.why, others: heads.length - 1 } }
}

function comesBefore(a: Choice, b: Choice): boolean {
  if (a.why.rule !== b.why.rule) return a.why.rule === 'ratio'
  if (a.why.score !== b.why.score) return a.why.score > b.why.score
  return a.ticket.order < b.ticket.order
}
