import type { CounterEntry, CounterId, HandEntry, Intent, LastEntry, Refusal } from '@onehall/domain'
import type { Mirror, PersonInput } from '@onehall/protocol'
import { type Crowd, HOUR } from './crowd.ts'
import type { Visitor } from './visitor.ts'

/** A clerk at a counter, with what the screen shows and what the clerk has in mind. */
export interface Desk {
  readonly crowd: Crowd
  readonly counter: CounterId
  readonly shown: CounterEntry
  readonly hand: HandEntry | null
  readonly last: LastEntry | null
  /** The counter's room, and those of its queues where the clerk looks at them. */
  readonly screens: readonly Mirror[]
  /** Who stands before the clerk, or is called. */
  readonly visitor: Visitor | null
  /** Since when the screen has shown this very thing, ms of the simulation. */
  readonly since: number
  /** What the hall's clock says, as far as the screen knows, ms since 1970; null before it knows anything. */
  readonly hallNow: number | null
  /** Numbers that were served by hand while the server was away. */
  readonly ticked: Set<string>
  /** Why the last press did nothing; null when it did something. */
  readonly refused: Refusal | null
  /** Out for a while until then, ms of the simulation. */
  breakUntil: number
}

export interface Press {
  readonly intent: Intent
  readonly person?: PersonInput
  /** Who presses it, where that is not the clerk. */
  readonly by?: string
}

/** When clerks come, call the last visitor, and leave. */
export const OPENS = 8.4 * HOUR
const LAST_CALL = 17.5 * HOUR
export const GOES_HOME = 19 * HOUR

export const isLate = ({ crowd }: Desk): boolean => crowd.timeOfDay() >= LAST_CALL || crowd.timeOfDay() < OPENS
