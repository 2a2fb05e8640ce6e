import type { BookingRules, ConfigVersion, Counter, CounterId, HallConfig, QueueId, Timetable } from '@onehall/domain'
import { SAMPLE } from '../../server/test/sample.ts'

/** So many times the counters of the sample hall: enough for thousands of visitors a day. */
const COUNTERS = 4
const MINUTE = 60_000

/** Morning and afternoon with a break between, and a queue that is served straight through. */
const HOURS: readonly Timetable[] = [
  {
    queue: null,
    season: { from: '01-01', to: '12-31' },
    collectOnly: [],
    sessions: [
      hours('am', '上午', 'Morning', ['08:15', '08:30', '11:45', '12:00']),
      hours('pm', '下午', 'Afternoon', ['12:45', '13:00', '17:00', '17:30']),
    ],
  },
  {
    queue: 'household' as QueueId,
    season: { from: '03-01', to: '10-31' },
    collectOnly: [],
    sessions: [hours('day', '全天', 'All day', ['08:15', '08:30', '17:00', '17:30'])],
  },
]

type Times = readonly [issueFrom: string, callFrom: string, stopIssuing: string, stopServing: string]

function hours(key: string, zh: string, en: string, [issueFrom, callFrom, stopIssuing, stopServing]: Times) {
  return {
    key,
    name: { zh, en },
    days: 'working-days',
    issueFrom,
    callFrom,
    stopIssuing,
    stopServing,
    limit: null,
  } as const
}

const BOOKED_QUEUES = ['household', 'exit-traffic', 'social', 'medical', 'market', 'property'] as QueueId[]

/** A third of the visitors of a day may come by appointment (domain.md §3). */
const BOOKING: BookingRules = {
  daysAhead: 7,
  prefix: 'Y',
  openBefore: 30,
  keepFor: 15,
  cancelBefore: 120,
  slots: BOOKED_QUEUES.flatMap((queue) =>
    [9, 10, 11, 13, 14, 15, 16].map((hour) => ({
      queue,
      days: 'working-days',
      from: `${String(hour).padStart(2, '0')}:00`,
      to: `${String(hour + 1).padStart(2, '0')}:00`,
      capacity: 28,
    })),
  ),
}

/** The sample hall with more counters, hours, appointments, and a queue in which the missed go back by themselves. */
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
  zones: SAMPLE.zones.map((zone, n) => ({ ...zone, maxPaused: n === 0 ? null : 2 * COUNTERS })),
  queues: SAMPLE.queues.map((queue) =>
    queue.id === 'fund'
      ? {
          ...queue,
          missed: { ...SAMPLE.rules.missed, moveBack: 3, autoMiss: 2 * MINUTE, autoMissSlow: 4 * MINUTE, restores: 2 },
        }
      : queue,
  ),
  rules: { ...SAMPLE.rules, skillPenalty: 3, holdFor: 20 * MINUTE },
  timetables: HOURS,
  booking: BOOKING,
}

/** The same hall after somebody changed its rules: it comes into force with the next day. */
export function changedConfig(version: number): HallConfig {
  const { rules, classes } = HALL_CONFIG
  const weight = 10 * (1 + (version % 3))
  return {
    ...HALL_CONFIG,
    version: `simulated-${version}` as ConfigVersion,
    classes: classes.map((cls) => (cls.badge === null ? { ...cls, weight } : cls)),
    rules: { ...rules, maxWait: version % 2 === 0 ? null : rules.maxWait },
    timetables: version % 2 === 0 ? [] : HOURS,
  }
}
