import type { HttpDeps, Reply, StaffCaller } from './deps.ts'
import type { Handlers } from './routes.ts'

type HallRoutes = Pick<
  Handlers,
  | 'hall'
  | 'config'
  | 'case'
  | 'visitor'
  | 'ticketByNumber'
  | 'slots'
  | 'bookingByCode'
  | 'bookingsOfPerson'
  | 'bookingsOn'
  | 'daySheets'
  | 'daySheet'
  | 'clerkDaySheet'
  | 'platform'
  | 'resend'
>

/** The hall, its cases, its days and its platform. */
export function hallRoutes(deps: HttpDeps): HallRoutes {
  const { hall, config, caseDetails, visitor, platform, resend } = deps
  const published = <Body>(body: Body | null): Reply<Body> =>
    body === null ? { ok: false, refusal: { reason: 'out-of-service' } } : { ok: true, body }
  return {
    hall: () => published(hall()),
    config({ response }) {
      // Large and seldom another one: Express answers 304 to who has it.
      response.set('cache-control', 'no-cache')
      return published(config()) as never
    },
    case: ({ params, caller }) => caseDetails(params.case, caller),
    visitor: ({ params, caller }) => visitor(params.ticket, caller),
    ticketByNumber: ({ params }) => deps.ticketByNumber(params.number),
    slots: ({ params }) => deps.bookings.slots(params.queue),
    bookingByCode: ({ params }) => deps.bookings.byCode(params.code),
    bookingsOfPerson: ({ body }) => deps.bookings.ofPerson(body.idNumber),
    bookingsOn: ({ params }) => deps.bookings.on(params.day),
    daySheets: async () => ({ ok: true, body: await deps.daySheets() }),
    daySheet: ({ params, caller }) => deps.daySheet(params.day, isManager(caller) ? null : caller.person.staff),
    clerkDaySheet({ params, caller }) {
      const isOwn = params.staff === caller.person.staff
      if (!isOwn && !isManager(caller)) return { ok: false, refusal: { reason: 'not-permitted' } }
      return deps.daySheet(params.day, params.staff)
    },
    platform: async () => ({ ok: true, body: await platform() }),
    resend: ({ params, caller }) => resend(params.push, caller),
  }
}

const isManager = ({ person }: StaffCaller): boolean => person.roles.includes('manager')
