import { evolveBookings } from './booking/evolve.ts'
import { evolveCase } from './case/evolve.ts'
import type { Event } from './event.ts'
import { evolveHall } from './hall/evolve.ts'
import type { Ms } from './ids.ts'
import { type Change, type Rows, put } from './rows.ts'

/**
 * What an event changes in the rows of its stream. Reads `rows`, touches nothing.
 * @param at when it happened: the `occurredAt` of what was told later, else when it was recorded
 */
export function evolve(rows: Rows, event: Event, at: Ms): readonly Change[] {
  switch (event.type) {
    case 'ConfigPublished':
      return [put('config', event.config.version, event.config)]
    case 'CaseOpened':
    case 'CaseReceived':
    case 'CaseAccepted':
    case 'FileReceived':
      return evolveCase(rows, event, at)
    case 'Booked':
    case 'BookingCancelled':
    case 'BookingCheckedIn':
    case 'BookingMissed':
      return evolveBookings(rows, event, at)
    default:
      return evolveHall(rows, event, at)
  }
}
