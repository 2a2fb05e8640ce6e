import type { CaseId, HallId } from '@onehall/domain'
import { type CaseDetails, type FoundTicket, type HallInfo, PROTOCOL } from '@onehall/protocol'
import type { Seal } from '../border/seal.ts'
import type { Prisma } from '../db/prisma.ts'
import { newestConfig } from '../engine/config.ts'
import type { HallsState } from '../engine/state.ts'
import type { Reply, StaffCaller } from '../http/deps.ts'
import type { Journal } from '../journal/journal.ts'
import type { Day } from '../push/day.ts'
import { caseDetails } from './cases.ts'
import { type Shown, shownPerson } from './people.ts'
import { ticketByNumber } from './ticket-by-number.ts'

interface DeskSeams {
  readonly journal: Journal
  readonly prisma: Prisma
  readonly seal: Seal
  readonly state: HallsState
  readonly day: (hall: HallId) => Day | null
  readonly now: () => number
  readonly build: string
  readonly publicUrl: string | null
  readonly demo: boolean
}

/** Answers what staff and screens ask once, rather than watch. */
export function makeDesk({ journal, prisma, seal, state, day, now, build, publicUrl, demo }: DeskSeams) {
  return {
    hallInfo(hall: HallId): HallInfo | null {
      const config = day(hall)?.config ?? newestConfig(state, hall)
      if (config === null) return null
      return { hall, name: config.name, demo, build, protocol: PROTOCOL, config: config.version, publicUrl, at: now() }
    },

    /** A department sees its own cases, a counter those it opened, a manager all. */
    async caseDetails(id: string, { person, hall }: StaffCaller): Promise<Reply<CaseDetails>> {
      const details = await caseDetails({ journal, prisma, seal }, hall, id as CaseId, person.staff)
      if (details === null) return { ok: false, refusal: { reason: 'unknown-case' } }
      const mine =
        person.roles.includes('manager') || person.roles.includes('clerk') || person.department === details.department
      return mine ? { ok: true, body: details } : { ok: false, refusal: { reason: 'not-permitted' } }
    },

    /** Who the clerk has in hand; nobody else's visitor. */
    async visitor(ticketId: string, { person, hall }: StaffCaller): Promise<Reply<Shown | null>> {
      const ticket = day(hall)?.rows.get('ticket', ticketId)
      if (ticket === undefined || !('staff' in ticket) || ticket.staff !== person.staff)
        return { ok: false, refusal: { reason: 'not-permitted' } }
      const shown = ticket.person === null ? null : await shownPerson(journal, seal, ticket.person, 'serving')
      return { ok: true, body: shown }
    },

    /** What a kiosk may know of a number that somebody holds under its scanner. */
    ticketByNumber(hall: HallId, code: string): Reply<FoundTicket> {
      const found = ticketByNumber(day(hall), code, now())
      return found === null ? { ok: false, refusal: { reason: 'not-todays-ticket' } } : { ok: true, body: found }
    },
  }
}
