import type { IntentOf } from '../command.ts'
import type { Ms, QueueId } from '../ids.ts'
import { refuse } from '../refusal.ts'
import { type Decide, accept, inHall, isRefused, openHall } from '../world.ts'
import type { HallConfig, WaitAlarm } from './config.ts'

/** What a manager must look at: of queues, of counters, of visitors. */
export type AlarmKind = 'no-counter' | 'too-long' | 'long' | 'over-pause' | 'recalled' | 'held'

/** An alarm that somebody takes care of: it is raised again when this is over and it still stands. */
export interface Acknowledged {
  readonly alarm: AlarmKind
  /** The queue, counter or ticket. */
  readonly of: string
  readonly reason: string
  /** 工号 of who takes care of it. */
  readonly staffNo: string
  readonly at: Ms
  readonly until: Ms
}

/** [M65] So long an alarm that was acknowledged is not raised again. */
export const ACKNOWLEDGED_FOR = 15 * 60_000

/** [M64] From when on a wait is an alarm: the queue's own, else the hall's. */
export function waitAlarm({ queues, rules }: HallConfig, queue: QueueId): WaitAlarm {
  return queues.find(({ id }) => id === queue)?.waitAlarm ?? rules.waitAlarm
}

/** [M65] Who takes care of an alarm says what is done; the others see it, and it stays in the journal. */
export const decideAcknowledgeAlarm: Decide<IntentOf<'AcknowledgeAlarm'>> = (world, { intent, actor, at }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { alarm, of, reason } = intent
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  const until = at + ACKNOWLEDGED_FOR
  const staffNo = actor.kind === 'staff' ? actor.staffNo : ''
  return accept(inHall(hall, { type: 'AlarmAcknowledged', alarm, of, reason, staffNo, until }), { until })
}
