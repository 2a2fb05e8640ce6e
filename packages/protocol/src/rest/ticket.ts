import { z } from 'zod'
import { day, ms, name, random } from '../ids.ts'
import type { RouteTable } from './route.ts'

/** GET /api/tickets/:ticket/visitor, for the clerk who has it in hand: name and number masked for the counter. */
export const visitor = z.object({ name: z.string(), idNumber: z.string(), mobile: z.string().nullable() }).nullable()

/**
 * GET /api/tickets/by-number/:number, for kiosks: what a scanned ticket or slip is now. Nothing of a person, and not what for:
 * whoever finds a ticket may hold it under the scanner.
 */
export const foundTicket = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ticket'),
    ticket: random<'ticket'>(),
    number: z.string(),
    status: z.enum(['waiting', 'called', 'serving', 'held', 'missed']),
    queue: name<'queue'>(),
    /** About so many of those who wait now come before it, as the shares of the classes let them; null unless it waits. */
    ahead: z.object({ least: z.int(), most: z.int() }).nullable(),
    /** Label of the counter that called, serves or waits for the visitor, or that alone will call; null: any of the queue. */
    counter: z.string().nullable(),
    /** Until when the counter waits for who is held. */
    until: ms.nullable(),
    /** Whether a missed number may still be restored, and behind how many it comes then; null: a new number is needed. */
    restore: z.object({ after: z.int() }).nullable(),
  }),
  z.object({ kind: z.literal('slip'), slip: random<'ticket'>(), number: z.string(), queue: name<'queue'>(), day }),
])
export type FoundTicket = z.infer<typeof foundTicket>

const byTicket = z.strictObject({ ticket: random<'ticket'>() })
/** A number of today, or the flow number that is printed: day and number. */
const byNumber = z.strictObject({
  number: z.string().regex(/^(?:[0-9]{8}-)?[A-Z]{1,3}-?[0-9]{1,6}(?:(?:机-?|-)[0-9]{1,6})?$/),
})

/** A ticket, and whose it is. */
export const TICKET_ROUTES = {
  visitor: {
    method: 'get',
    path: '/api/tickets/:ticket/visitor',
    may: ['clerk'],
    params: byTicket,
    answer: visitor,
    says: 'The visitor of the ticket that the asking clerk has in hand, masked; null where none was identified.',
  },
  ticketByNumber: {
    method: 'get',
    path: '/api/tickets/by-number/:number',
    may: 'desk',
    params: byNumber,
    answer: foundTicket,
    says: 'What a ticket of today is now, by its number or by the flow number printed on it (`yyyyMMdd-number`); of an earlier day, the slip that still counts. `not-todays-ticket` for any other, and for one that has ended.',
  },
} as const satisfies RouteTable
