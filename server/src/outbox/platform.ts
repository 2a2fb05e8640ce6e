import type { Prisma } from '../db/prisma.ts'
export function makePlatform(_: any) {
  return { name: 'sandbox', nudge() {}, stop() {}, live: () => ({ depth: 0, oldestAgeMs: 0, dead: 0, reachable: true }), status: async () => ({ depth: 0, oldestAgeMs: 0, reachable: true, dead: [] }), resend: async () => ({ ok: true as const, body: { done: true as const } }) }
}
