import { z } from 'zod'
import { hallConfig } from '../config.ts'
import { ms, name, text } from '../ids.ts'
import type { RouteTable } from './route.ts'

/** GET /api/hall: what anybody in the hall may know. */
export const hallInfo = z.object({
  hall: name<'hall'>(),
  name: text,
  demo: z.boolean(),
  build: z.string(),
  protocol: z.int(),
  config: name<'config'>(),
  /** Set where a phone can reach the hall; without it no QR is printed. */
  publicUrl: z.string().nullable(),
  at: ms,
})
export type HallInfo = z.infer<typeof hallInfo>

/** What anybody may ask about the hall. */
export const HALL_ROUTES = {
  hall: {
    method: 'get',
    path: '/api/hall',
    may: 'anybody',
    answer: hallInfo,
    hallNamed: true,
    says: 'Name and state of the hall.',
  },
  config: {
    method: 'get',
    path: '/api/hall/config',
    may: 'anybody',
    answer: hallConfig,
    hallNamed: true,
    says: 'The published configuration that the open day runs on, with the catalogue.',
  },
} as const satisfies RouteTable
