import type { IntentOf } from '../command.ts'
import type { Event } from '../event.ts'
import { MINUTE, type Ms, type QueueId } from '../ids.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Decide, type Decision, type OpenHall, accept, inHall, isRefused, openHall, wrongState } from '../world.ts'
import { type Moment, type Standing, awaySince } from './away-time.ts'
import type { HallConfig, MissedRules } from './config.ts'
import { ownVisitor } from './counter.ts'
import { type TicketFacts, type TicketIn, hashesOf } from './state.ts'
import { limitReached } from './ticket.ts'

/** What a queue does with who did not come: its own rules, else the hall's. */
export function missedRules({ queues, rules }: HallConfig, queue: QueueId): MissedRules {
  return queues.find(({ id }) => id === queue)?.missed ?? rules.missed
}

/** Who walks slowly: one who is to be fetched, or of a class that is called ahead of others. */
const isSlow = (
  { classes }: HallConfig,
  { class: cls, escort }: Pick<TicketIn<'called'>, 'class' | 'escort'>,
): boolean => escort || classes.some(({ key, badge }) => key === cls && badge !== null)

/** [C24] When a call is missed by itself; null: when the clerk says so. Who walks slowly has longer. */
export function missesAt(config: HallConfig, ticket: TicketIn<'called'>): Ms | null {
  const { autoMiss, autoMissSlow } = missedRules(config, ticket.queue)
  const after = isSlow(config, ticket) && autoMissSlow !== null ? autoMissSlow : autoMiss
  return after === null ? null : ticket.lastCallAt + after
}

/** The first call and two recalls are enough for most; after a third recall they are not coming by themselves. */
const RECALLED = 4

/**
 * [C22] [U40] Why the guide is told of a call that nobody answered: it was recalled three times, which is counted and not
 * refused (users.md C14). Of who walks slowly the guide is told before: of the first recall, and of who is to be fetched
 * with the call itself. Null: not yet.
 * @param calls how often, with the first
 */
export function alertFor(
  config: HallConfig,
  ticket: Pick<TicketIn<'called'>, 'class' | 'escort'>,
  calls: number,
): 'called' | 'recalled' | null {
  if (calls >= RECALLED) return 'recalled'
  return isSlow(config, ticket) && (ticket.escort || calls > 1) ? 'called' : null
}

/** [C9] Who was called and did not come is missed. */
export const decideMarkMissed: Decide<IntentOf<'MarkMissed'>> = (world, command) => {
  const at = ownVisitor(world, command, 'called')
  return isRefused(at) ? at : missed(at.hall, at.ticket)
}

/** [Q40] Behind so many others who was missed waits again at once; null: only when asked for. */
export function movesBack(
  config: HallConfig,
  { queue, restores }: Pick<TicketFacts, 'queue' | 'restores'>,
): number | null {
  return restores > 0 ? null : missedRules(config, queue).moveBack
}

/** [Q40] Where the queue is set so, who was missed for the first time is back in the line at once, some places further. */
function missed(hall: OpenHall, called: TicketIn<'called'>): Decision {
  const { id: ticket, counter } = called
  const movedBack = movesBack(hall.config, called)
  const event: Event = { type: 'TicketMissed', ticket, counter }
  const back: readonly Event[] = movedBack === null ? [] : [{ type: 'TicketRestored', ticket, after: movedBack }]
  return accept(inHall(hall, event, ...back), { ticket, movedBack })
}

/** [C24] The hall itself marks a call that nobody answered, where the queue is set so. */
export const decideMissUnanswered: Decide<IntentOf<'MissUnanswered'>> = (world, { intent, at }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket?.status !== 'called' || ticket.call !== intent.call) return wrongState(ticket)
  const due = missesAt(hall.config, ticket)
  if (due === null) return refuse({ reason: 'not-permitted' })
  if (at < due) return refuse({ reason: 'too-soon', waitMs: due - at })
  return missed(hall, ticket)
}

/**
 * [C25] Who was missed comes back into the line, at a kiosk, a counter or the guide desk: so often, so soon and behind so
 * many as the queue's rules say; otherwise a new number is needed.
 */
export const decideRestoreMissed: Decide<IntentOf<'RestoreMissed'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', command.intent.ticket)
  if (ticket === undefined) return refuse({ reason: 'not-todays-ticket' })
  if (ticket.status !== 'missed') return wrongState(ticket)
  const { id, number, queue } = ticket
  const { restoreAfter: after } = missedRules(hall.config, queue)
  const not = cannotRestore(hall, ticket, command) ?? limitReached(hall, queue, hashesOf(ticket))
  if (not !== null) return refuse(not)
  return accept(inHall(hall, { type: 'TicketRestored', ticket: id, after }), { ticket: id, number, queue, after })
}

/** [C25] Why a missed number is not restored any more; null: it may be, once more. */
export function cannotRestore(hall: Standing, ticket: TicketIn<'missed'>, now: Moment): Refusal | null {
  const { number, queue } = ticket
  const { restores, restoreWithin } = missedRules(hall.config, queue)
  if (ticket.restores >= restores) return { reason: 'restore-used', number }
  if (awaySince(hall, queue, ticket.countsFrom, now) <= restoreWithin) return null
  return { reason: 'restore-too-late', number, minutes: Math.round(restoreWithin / MINUTE) }
}
