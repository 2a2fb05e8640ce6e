/** Repeatable chance (mulberry32). The seed is printed, and `SEED=…` plays a run again. */
export function makeRandom(): { below(limit: number): number; pick<T>(items: readonly T[]): T; seed: number } {
  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
  console.info(`seed ${seed}`)
  let state = seed
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return { below, pick: (items) => items[below(items.length)]!, seed }
}
