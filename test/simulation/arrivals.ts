import type { HallConfig, ServiceItem } from '@onehall/domain'
import type { Chance } from './chance.ts'

const HOUR = 3_600_000

/** Hours of the day by when so many of the day's visitors come (domain.md §3): 45 % before 11, 15 % until 14, 40 % after. */
const PROFILE = [
  { share: 0.45, from: 8.4, to: 11 },
  { share: 0.15, from: 11, to: 14 },
  { share: 0.4, from: 14, to: 17 },
] as const

/** Monday to Friday (domain.md §3). */
const WEEKDAY = [1.25, 1, 1, 1, 1.1]

/** Shares of the queues among visitors (domain.md §3), by the sample's groups. */
const SHARE: Readonly<Record<string, number>> = {
  household: 0.16,
  'exit-traffic': 0.12,
  social: 0.18,
  medical: 0.12,
  market: 0.14,
  property: 0.13,
  build: 0.03,
  fund: 0.08,
}
const SHARE_OF_OTHERS = 0.01

/** Ms of the day at which each visitor comes, in order. */
export function arrivals(chance: Chance, visitors: number, weekday: number): number[] {
  const many = Math.round(visitors * (WEEKDAY[weekday % WEEKDAY.length] ?? 1))
  const times = Array.from({ length: many }, () => {
    const { from, to } = chance.weighed(PROFILE, ({ share }) => share)
    return Math.round(chance.between(from, to) * HOUR)
  })
  return times.sort((a, b) => a - b)
}

/** What a visitor comes for. */
export function anItem(chance: Chance, { queues, catalogue }: HallConfig): ServiceItem {
  const queue = chance.weighed(queues, ({ id }) => SHARE[id] ?? SHARE_OF_OTHERS)
  return chance.pick(catalogue.items.filter((item) => item.queue === queue.id))
}
