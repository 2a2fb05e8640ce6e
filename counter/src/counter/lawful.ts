import type { CounterEntry, HandEntry, Ms } from '@onehall/domain'

/** What a clerk does at a counter, one key each. */
export type Action = 'call' | 'recall' | 'start' | 'missed' | 'hold' | 'transfer' | 'finish' | 'finish-and-call'

/** Why an action is not lawful now; each has a text that says what to do instead. */
export type Bar =
  | 'hall-closed'
  | 'evacuated'
  | 'hall-suspended'
  | 'queues-suspended'
  | 'counter-closed'
  | 'paused'
  | 'in-hand'
  | 'nobody-in-hand'
  | 'serving'
  | 'not-started'
  | 'walk-in'
  | 'too-soon'

/** What of the hall stands still: nothing, the queues of this counter, the calls of the hall, or everything. */
export type Standstill = 'queues' | 'hall' | 'evacuated' | null

export interface Scene {
  readonly isHallOpen: boolean
  readonly standstill: Standstill
  readonly counter: CounterEntry['status']
  readonly hand: Pick<HandEntry, 'status' | 'lastCallAt' | 'walkIn'> | null
  /** Least time between a call and its recall, ms. */
  readonly recallGap: Ms
  readonly now: Ms
}

/** Why the action would be refused now, or null where it is lawful. The server decides; this only spares a try. */
export function barTo(action: Action, scene: Scene): Bar | null {
  const { hand, recallGap, now } = scene
  const bar = barToAny(scene)
  if (bar !== null) return bar
  if (action === 'call') return barToTake(scene)
  if (hand === null) return 'nobody-in-hand'
  switch (action) {
    case 'transfer':
      return hand.walkIn ? 'walk-in' : null
    case 'hold':
      return hand.status !== 'serving' ? 'not-started' : hand.walkIn ? 'walk-in' : null
    case 'finish':
    case 'finish-and-call':
      return hand.status === 'serving' ? null : 'not-started'
    case 'recall':
    case 'start':
    case 'missed':
      if (hand.status === 'serving') return 'serving'
      return action === 'recall' && now < hand.lastCallAt + recallGap ? 'too-soon' : null
  }
}

/** Nobody comes to the counter so soon after the call. */
const JUST_CALLED_MS: Ms = 1_500

/** Whether the key of the rhythm was pressed twice: it does not begin a service to which nobody came yet. */
export const isJustCalled = (calledAt: Ms, now: Ms): boolean => now - calledAt < JUST_CALLED_MS

/** The next step of the rhythm: one key goes through all of it (users.md C4). */
export function nextStep(hand: Pick<HandEntry, 'status'> | null): Action {
  return hand === null ? 'call' : hand.status === 'called' ? 'start' : 'finish-and-call'
}

/** Why nothing at all is done here now. */
export function barToAny({ isHallOpen, standstill, counter }: Scene): Bar | null {
  if (!isHallOpen) return 'hall-closed'
  if (standstill === 'evacuated') return 'evacuated'
  return counter === 'closed' ? 'counter-closed' : null
}

/** Why nobody can be called to this counter now. */
function barToTake({ standstill, counter, hand }: Scene): Bar | null {
  if (counter === 'paused') return 'paused'
  if (hand !== null) return 'in-hand'
  if (standstill === 'hall') return 'hall-suspended'
  return standstill === 'queues' ? 'queues-suspended' : null
}
