import { BOOKING_ROUTES } from './booking.ts'
import { CASE_ROUTES } from './case.ts'
import { DAY_SHEET_ROUTES } from './day-sheet.ts'
import { DEVICE_ROUTES } from './devices.ts'
import { HALL_ROUTES } from './hall.ts'
import { PLATFORM_ROUTES } from './platform.ts'
import { SESSION_ROUTES } from './session.ts'
import { STAFF_ROUTES } from './staff.ts'
import { TICKET_ROUTES } from './ticket.ts'

/**
 * Every question that REST answers. Staff and paired devices ask about the hall that they are in. The server's router, its
 * OpenAPI page and docs/protocol.md are made from this table.
 */
export const ROUTES = {
  ...HALL_ROUTES,
  ...SESSION_ROUTES,
  ...DEVICE_ROUTES,
  ...STAFF_ROUTES,
  ...CASE_ROUTES,
  ...TICKET_ROUTES,
  ...BOOKING_ROUTES,
  ...DAY_SHEET_ROUTES,
  ...PLATFORM_ROUTES,
} as const

export type RouteName = keyof typeof ROUTES
