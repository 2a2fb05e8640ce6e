import { expect, test } from 'vitest'
import { makeTestHall } from '../../test/hall.ts'
import { seedOf } from '../../test/random.ts'
import { storm } from '../../test/storm.ts'

const SEED = seedOf('lane-random')

test.each([SEED, SEED + 1, SEED + 2])(
  '[L20] seed %i: 20,000 commands with one append in ten failing: nothing acknowledged that is not stored, nothing refused that happened, no number and no call twice',
  { timeout: 120_000 },
  async (seed) => {
    const hall = await makeTestHall()
    await storm(hall, seed, 20_000)
    const kinds = new Set((await hall.store.second.readAfter(0, 1_000_000)).map(({ type }) => type))
    expect(kinds.size).toBeGreaterThan(14)
    await hall.close()
  },
)
