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
    hall: ({ hall: of }) => published(hall(of)),
    config({ hall: of, response }) {
      // Large and seldom another one: Express answers 304 to who has it.
      response.set('cache-control', 'no-cache')
      return published(config(of)) as never
    },
    case: ({ params, caller }) => caseDetails(params.case, caller),
    visitor: ({ params, caller }) => visitor(params.ticket, caller),
    ticketByNumber: ({ hall: of, params }) => deps.ticketByNumber(of, params.number),
    slots: ({ hall: of, params }) => deps.bookings(of).slots(params.queue),
    bookingByCode: ({ hall: of, params }) => deps.bookings(of).byCode(params.code),
    bookingsOfPerson: ({ hall: of, body }) => deps.bookings(of).ofPerson(body.idNumber),
    bookingsOn: ({ hall: of, params }) => deps.bookings(of).on(params.day),
    daySheets: async ({ hall: of }) => ({ ok: true, body: await deps.daySheets(of) }),
    daySheet: ({ hall: of, params, caller }) =>
      deps.daySheet(of, params.day, isManager(caller) ? null : caller.person.staff),
    clerkDaySheet({ hall: of, params, caller }) {
      const isOwn = params.staff === caller.person.staff
      if (!isOwn && !isManager(caller)) return { ok: false, refusal: { reason: 'not-permitted' } }
      return deps.daySheet(of, params.day, params.staff)
    },
    platform: async ({ hall: of }) => ({ ok: true, body: await platform(of) }),
    resend: ({ params, caller }) => resend(params.push, caller),
  }
}

const isManager = ({ person }: StaffCaller): boolean => person.roles.includes('manager')
