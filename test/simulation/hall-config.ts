import type { ConfigVersion, Counter, CounterId, HallConfig } from '@onehall/domain'
import { SAMPLE } from '../../server/test/sample.ts'

/** So many times the counters of the sample hall: enough for thousands of visitors a day. */
const COUNTERS = 4

/** The sample hall with more counters. */
export const HALL_CONFIG: HallConfig = {
  ...SAMPLE,
  version: 'simulated-1' as ConfigVersion,
  counters: Array.from({ length: COUNTERS }, (_, floor) =>
    SAMPLE.counters.map((counter, n): Counter => ({
      ...counter,
      id: (floor === 0 ? counter.id : `${counter.id}-${floor}`) as CounterId,
      label: String(floor * SAMPLE.counters.length + n + 1),
    })),
  ).flat(),
}

/** The same hall after somebody changed its rules: it comes into force with the next day. */
export function changedConfig(version: number): HallConfig {
  const { rules } = HALL_CONFIG
  return {
    ...HALL_CONFIG,
    version: `simulated-${version}` as ConfigVersion,
    rules: { ...rules, priorityRun: 1 + (version % 3) },
  }
}
