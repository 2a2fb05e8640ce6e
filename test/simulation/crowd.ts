import type { Clock } from '@onehall/client'
import type { HallConfig } from '@onehall/domain'
import type { PersonInput } from '@onehall/protocol'
import type { Chance } from './chance.ts'
import type { Seat } from './seat.ts'
import type { Visitor } from './visitor.ts'

/** The hall as the people in it know it. */
export interface Crowd {
  readonly time: Clock
  readonly chance: Chance
  readonly config: HallConfig
  seat(who: string): Seat
  /** Visitors by their ticket: a clerk sees who comes, and who does not. */
  readonly visitors: Map<string, Visitor>
  /** A person who was not here before. */
  someone(): PersonInput
  /** Ms since midnight of the simulated day. */
  timeOfDay(): number
}

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
