import { z } from 'zod'
import { answers, collectedMaterial, holder } from '../facts.ts'
import { ms, name, random } from '../ids.ts'
import type { RouteTable } from './route.ts'

/** GET /api/cases/:case, for staff: the case with its applicant masked for the asker (domain.md §5.2). */
export const caseDetails = z.object({
  case: random<'case'>(),
  caseNo: z.string(),
  item: name<'item'>(),
  department: name<'department'>(),
  status: z.enum(['draft', 'received', 'accepted', 'reviewing']),
  holder,
  receiptNo: z.string().nullable(),
  materials: z.array(collectedMaterial),
  answers,
  openedAt: ms,
  acceptedAt: ms.nullable(),
  promisedDate: z.string().nullable(),
  applicant: z.object({ name: z.string(), idNumber: z.string(), mobile: z.string().nullable() }).nullable(),
  /** What happened, oldest first. */
  timeline: z.array(z.object({ at: ms, type: z.string(), actor: z.string() })),
  pushes: z.array(
    z.object({
      kind: z.string(),
      status: z.enum(['pending', 'sending', 'acked', 'dead']),
      attempts: z.int(),
      lastError: z.string().nullable(),
    }),
  ),
})
export type CaseDetails = z.infer<typeof caseDetails>

const byCase = z.strictObject({ case: random<'case'>() })

/** A case, opened and read. */
export const CASE_ROUTES = {
  case: {
    method: 'get',
    path: '/api/cases/:case',
    may: 'staff',
    params: byCase,
    answer: caseDetails,
    says: 'A case, its applicant masked for whoever asks, its timeline and its pushes.',
  },
} as const satisfies RouteTable
