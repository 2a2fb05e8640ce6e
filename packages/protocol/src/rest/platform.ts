import { z } from 'zod'
import { done, type RouteTable } from './route.ts'

/** GET /api/platform, for managers: pushes owed, and those that a person must look at. */
export const platformStatus = z.object({
  depth: z.int(),
  oldestAgeMs: z.number(),
  reachable: z.boolean(),
  dead: z.array(
    z.object({ id: z.string(), caseNo: z.string(), kind: z.string(), attempts: z.int(), lastError: z.string() }),
  ),
})
export type PlatformStatus = z.infer<typeof platformStatus>

const byPush = z.strictObject({ push: z.string().regex(/^[A-Za-z0-9:._-]{1,128}$/) })

/** How the online platform stands. */
export const PLATFORM_ROUTES = {
  platform: {
    method: 'get',
    path: '/api/platform',
    may: ['manager', 'admin'],
    answer: platformStatus,
    says: 'Pushes owed to the online platform, and those a person must look at.',
  },
  resend: {
    method: 'post',
    path: '/api/platform/:push/resend',
    may: ['manager', 'admin'],
    params: byPush,
    answer: done,
    says: 'Sends a push that was given up once more, with the same row id.',
  },
} as const satisfies RouteTable
