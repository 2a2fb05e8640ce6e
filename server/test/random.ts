/** A repeatable source of chance: the same seed gives the same numbers (mulberry32). */
export interface Random {
  below(limit: number): number
  pick<T>(values: readonly T[]): T
  /** True in so many cases of a hundred. */
  percent(chance: number): boolean
}

export function makeRandom(seed: number): Random {
  let state = seed
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
  return { below, pick: (values) => values[below(values.length)]!, percent: (chance) => below(100) < chance }
}

/** The seed of this run, printed so that a failure can be run again: `SEED=123 vitest run …`. */
export function seedOf(test: string): number {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000)
  process.stdout.write(`${test}: SEED=${seed}\n`)
  return seed
}
