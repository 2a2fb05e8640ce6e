import type { CounterEntry, HandEntry, Ms } from '@onehall/domain'

/** What a clerk does at a counter, one key each. */
export type Action = 'call' | 'recall' | 'start' | 'missed' | 'finish' | 'finish-and-call'

/** Why an action is not lawful now; each has a text that says what to do instead. */
export type Bar =
  'hall-closed' | 'counter-closed' | 'in-hand' | 'nobody-in-hand' | 'serving' | 'not-started' | 'too-soon'

export interface Scene {
  readonly isHallOpen: boolean
  readonly counter: CounterEntry['status']
  readonly hand: Pick<HandEntry, 'status' | 'lastCallAt'> | null
  /** Least time between a call and its recall, ms. */
  readonly recallGap: Ms
  readonly now: Ms
}

/** Why the action would be refused now, or null where it is lawful. The server decides; this only spares a try. */
export function barTo(action: Action, { isHallOpen, counter, hand, recallGap, now }: Scene): Bar | null {
  if (!isHallOpen) return 'hall-closed'
  if (counter === 'closed') return 'counter-closed'
  if (action === 'call') return hand === null ? null : 'in-hand'
  if (hand === null) return 'nobody-in-hand'
  if (action === 'finish' || action === 'finish-and-call') return hand.status === 'serving' ? null : 'not-started'
  if (hand.status === 'serving') return 'serving'
  return action === 'recall' && now < hand.lastCallAt + recallGap ? 'too-soon' : null
}
