import type { CancelReason, VisitResult } from '@onehall/domain'
import { z } from 'zod'
import { day, ms, name } from '../ids.ts'
import type { RouteTable } from './route.ts'

/** The day-end sheet (日结单): what was done on one day of the hall, by whom, and what is left over (users.md C11, §1.3). */

const n = z.int().min(0)

/** Of several durations: how many there are, and over them, ms; null where there is none. `p90`: nine of ten are no longer. */
export const times = z.object({ count: n, mean: ms, p90: ms, longest: ms }).nullable()
export type Times = z.infer<typeof times>

/** How often each result was given: once for each item of a visit. */
export const resultCounts = z.object({
  collected: n,
  instant: n,
  consulted: n,
  'incomplete-told': n,
  'picked-up': n,
  'wrong-queue': n,
  'gave-up': n,
} satisfies { readonly [R in VisitResult]: typeof n })

const cancelCounts = z.object({
  visitor: n,
  staff: n,
  'not-printed': n,
  mistake: n,
} satisfies { readonly [R in CancelReason]: typeof n })

/** What was done with visitors: calls, services that ended, visitors who did not come. */
const work = {
  called: n,
  served: n,
  missed: n,
  /** Of those missed: came back and waited again; the others did not come (过号未回). */
  restored: n,
  /** How often a visitor was sent away for a moment. */
  held: n,
  /** Of those served and missed: by hand while the server was away (补录); their times of service are in no average. */
  offline: n,
  /** Waits and services that an interruption overlaps (时间存疑): they are in no average. */
  doubtful: n,
  /** From the ticket to its call. */
  waiting: times,
  /** From the start of a service to its end. */
  service: times,
}

const file = { caseNo: z.string(), item: name<'item'>() }

export const clerkSheet = z.object({
  staff: name<'staff'>(),
  staffNo: z.string(),
  displayName: z.string(),
  ...work,
  results: resultCounts,
  /** Numbers that this clerk sent away, or took over, and that are not back. */
  heldNow: z.array(z.string()),
  /** Files taken in on this day, in order. */
  intakes: z.array(z.object({ ...file, receiptNo: z.string(), outcome: z.enum(['accepted', 'received']), at: ms })),
  /** File bags, of this day and of those before, that nobody has taken over yet. */
  bags: z.array(z.object({ ...file, receiptNo: z.string(), openedAt: ms })),
  /** Files begun and not taken in, of this day and of those before. */
  drafts: z.array(z.object({ ...file, openedAt: ms })),
})
export type ClerkSheet = z.infer<typeof clerkSheet>

export const hallSheet = z.object({
  issued: n,
  ...work,
  results: resultCounts,
  cancelled: cancelCounts,
  /** Visitors who said that they go, before they were served. */
  left: n,
  /** Numbers that ended the day uncalled: with its closing, or because all of a queue went home before. */
  expired: n,
  /** Of those, and of the held: who got a slip for a priority number on one of the next days. */
  slips: n,
  /** Numbers that still wait, and visitors who are called or served just now, or are away for a moment. */
  stillWaiting: n,
  inHand: n,
  heldNow: n,
  /** Cases taken in on this day: how many, and how their pushes to the online platform stand; `dead` wait for a person. */
  cases: z.object({ taken: n, pushed: n, owed: n, dead: n }),
  queues: z.array(
    z.object({
      queue: name<'queue'>(),
      issued: n,
      ...work,
      cancelled: n,
      left: n,
      expired: n,
      slips: n,
      stillWaiting: n,
    }),
  ),
  counters: z.array(z.object({ counter: name<'counter'>(), ...work })),
})
export type HallSheet = z.infer<typeof hallSheet>

/** GET /api/day-sheet/:day and /api/day-sheet/:day/:staff. */
export const daySheet = z.object({
  day,
  /** When this was counted. */
  at: ms,
  openedAt: ms,
  /** Null until the day is closed: then the figures may still change. */
  closedAt: ms.nullable(),
  /** When the hall could not work, and the numbers whose wait or service that overlaps. Cause `drill`: an outage drill. */
  interruptions: z.array(z.object({ from: ms, to: ms, cause: z.string(), numbers: z.array(z.string()) })),
  clerks: z.array(clerkSheet),
  /** For managers who ask for the whole day. */
  hall: hallSheet.nullable(),
})
export type DaySheet = z.infer<typeof daySheet>

/** GET /api/day-sheets: the days that have a sheet, the newest first. */
export const daySheetDays = z.array(z.object({ day, closedAt: ms.nullable() }))

const byDay = z.strictObject({ day })
const byDayAndStaff = z.strictObject({ day, staff: name<'staff'>() })

/** The day-end sheets. */
export const DAY_SHEET_ROUTES = {
  daySheets: {
    method: 'get',
    path: '/api/day-sheets',
    may: ['clerk', 'manager'],
    answer: daySheetDays,
    says: 'The last days that have a day-end sheet, the newest first.',
  },
  daySheet: {
    method: 'get',
    path: '/api/day-sheet/:day',
    may: ['clerk', 'manager'],
    params: byDay,
    answer: daySheet,
    says: 'The day-end sheet: a manager gets the hall with every clerk, a clerk gets their own part.',
  },
  clerkDaySheet: {
    method: 'get',
    path: '/api/day-sheet/:day/:staff',
    may: ['clerk', 'manager'],
    params: byDayAndStaff,
    answer: daySheet,
    says: 'One clerk’s part of the day-end sheet: their own, or for a manager anybody’s.',
  },
} as const satisfies RouteTable
