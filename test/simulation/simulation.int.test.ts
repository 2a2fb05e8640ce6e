import { describe, expect, test } from 'vitest'
import { seedOf } from '../../server/test/random.ts'
import { type SimulationResult, simulate, stretches } from './simulate.ts'
import { simulateWeek } from './week.ts'

/** The same days at every check; `SEED=…` and `npm run simulate` go looking for others. */
const seed = process.env['SEED'] === undefined ? 304_740_704 : seedOf('simulation')

/** Runs the days; a violation fails the test with its trace. */
async function days(many: number, from: number, faults = true): Promise<SimulationResult> {
  const said: string[] = []
  const result = await simulate({ seed: from, days: many, faults, sqlite: false, say: (line) => void said.push(line) })
  if (result.violations > 0) expect.fail(said.at(-1))
  return result
}

describe('the simulated hall', () => {
  test(
    `[H1] seed ${seed + 1}: a week, everything going wrong: at least 100,000 commands and nothing that must never be true`,
    { timeout: 240_000 },
    async () => {
      const { commands, visits, faults } = await days(5, seed + 1)
      expect(commands).toBeGreaterThan(100_000)
      expect(visits).toBeGreaterThan(10_000)
      expect(faults).toBeGreaterThan(10_000)
    },
  )

  test(`[H2] seed ${seed}: on a day without faults the wall of its zone calls everybody out exactly once, and nothing is counted as a fault`, async () => {
    const { faults, visits } = await days(1, seed, false)
    expect(faults).toBe(0)
    expect(visits).toBeGreaterThan(3_000)
  })

  test('[H3] the same seed gives the same day, another seed another one', { timeout: 120_000 }, async () => {
    const day = (from: number) =>
      simulateWeek({ seed: from, days: 1, weekday: 2, visitors: 500, faults: true, store: 'memory', say: () => {} })
    const first = await day(seed)
    expect(await day(seed)).toEqual(first)
    expect(await day(seed + 1)).not.toEqual(first)
  })

  test('[H4] days are cut into working weeks, and every twentieth day stands alone on SQLite', () => {
    const plan = stretches(43, false)
    expect(plan.reduce((sum, each) => sum + each.days, 0)).toBe(43)
    expect(plan.filter(({ store }) => store === 'sqlite')).toHaveLength(2)
    expect(plan.filter(({ store }) => store === 'sqlite').every((each) => each.days === 1)).toBe(true)
    expect(plan.every((each) => each.weekday + each.days <= 5)).toBe(true)
    expect(stretches(7, true).every(({ store }) => store === 'sqlite')).toBe(true)
  })
})
