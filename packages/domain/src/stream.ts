import type { CaseId, Day, HallId } from './ids.ts'

/** Names of the journal's streams (architecture.md, rule 4). */
export type StreamName = string

export const hallStream = (hall: HallId, day: Day): StreamName => `hall:${hall}:${day}`
export const caseStream = (id: CaseId): StreamName => `case:${id}`
export const configStream = (hall: HallId): StreamName => `config:${hall}`
export const bookingsStream = (hall: HallId): StreamName => `bookings:${hall}`
