import type { Day, HandEntry, WaitingEntry } from '@onehall/domain'
import { entriesOf } from '@onehall/client'
import { MINUTE } from './crowd.ts'
import type { Desk, Press } from './desk.ts'
import { shareOf } from './drill.ts'
import type { Habit } from './habits.ts'
import { resultsOf } from './work.ts'

/** What a clerk does by hand while the server cannot be reached; it joins the day when it can (应急叫号). */

const later = ({ crowd }: Desk): number => crowd.chance.between(1, 3) * MINUTE

export const AWAY: readonly Habit[] = [
  { weight: (desk) => (inHand(desk) === null ? 0 : 1), does: (desk) => served(desk, inHand(desk)!), looks: later },
  { weight: (desk) => (inHand(desk) === null && next(desk) ? 1 : 0), does: serveNext, looks: later },
  { weight: () => 1, does: () => null, looks: later },
]

/** Whom the counter had in hand when the line was lost, until that is ticked. */
function inHand({ hand, ticked }: Desk): HandEntry | null {
  return hand === null || ticked.has(hand.ticket) ? null : hand
}

/** Who comes first of the counter's share of the last picture. */
function next(desk: Desk): WaitingEntry | undefined {
  return shareOf(desk).find(({ ticket }) => !desk.ticked.has(ticket))
}

function tick({ counter, screens, ticked, hallNow }: Desk, { ticket }: HandEntry | WaitingEntry) {
  ticked.add(ticket)
  const { day } = screens.flatMap((mirror) => entriesOf(mirror, 'day'))[0]!
  return { tick: { type: 'JoinTick', counter, ticket, day: day as Day } as const, now: hallNow ?? 0 }
}

function served(desk: Desk, hand: HandEntry): Press {
  const { tick: join, now } = tick(desk, hand)
  const startedAt = hand.status === 'serving' ? null : now - MINUTE
  return { intent: { ...join, calledAt: null, startedAt, endedAt: now, results: resultsOf(desk, hand) } }
}

/** The next one is called by voice, and comes or does not. */
function serveNext(desk: Desk): Press {
  const waiting = next(desk)!
  const { tick: join, now } = tick(desk, waiting)
  const calledAt = now - 2 * MINUTE
  const came = desk.crowd.chance.happens(0.8)
  if (!came) return { intent: { ...join, calledAt, startedAt: null, endedAt: now, results: [] } }
  return { intent: { ...join, calledAt, startedAt: now - MINUTE, endedAt: now, results: resultsOf(desk, waiting) } }
}
