import { vi } from 'vitest'

/** A case as the sandbox platform tells it. */
export interface Received {
  readonly projectNo: string
  readonly acceptance: { readonly item: string; readonly applicant: string; readonly applicantCode: string } | null
  readonly order: readonly string[]
  readonly received: number
  readonly repeated: number
}

/** The cases the platform holds, the oldest first, once there are so many. */
export async function receivedCases(platform: string, count: number): Promise<readonly Received[]> {
  return vi.waitUntil(
    async () => {
      const answer = await fetch(`${platform}/api/received`).catch(() => null)
      if (answer === null) return null
      const { cases } = (await answer.json()) as { cases: readonly Received[] }
      return cases.length >= count ? [...cases].reverse() : null
    },
    { timeout: 30_000, interval: 100 },
  )
}
