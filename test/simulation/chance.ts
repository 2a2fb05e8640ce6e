import { type Random, makeRandom } from '../../server/test/random.ts'

/** A repeatable source of chance with the shapes that a hall's day has. */
export interface Chance extends Random {
  /** Evenly from 0 to below 1. */
  unit(): number
  /** Evenly between two values. */
  between(from: number, to: number): number
  /** True so often of one. */
  happens(share: number): boolean
  /** Time until the next of events that come by themselves, on average every `mean`. */
  wait(mean: number): number
  /** Log-normal around its median. */
  logNormal(median: number, sigma: number): number
  /** One of several, each as likely as its weight. */
  weighed<T>(values: readonly T[], weight: (value: T) => number): T
  /** A source of its own for a part of the simulation: what another part draws does not change what this one gets. */
  own(name: string): Chance
}

export function makeChance(seed: number): Chance {
  const random = makeRandom(seed)
  const unit = (): number => random.below(2 ** 32) / 2 ** 32
  return {
    ...random,
    unit,
    between: (from, to) => from + unit() * (to - from),
    happens: (share) => unit() < share,
    wait: (mean) => -Math.log(1 - unit()) * mean,
    logNormal(median, sigma) {
      const normal = Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
      return median * Math.exp(sigma * normal)
    },
    weighed(values, weight) {
      let left = unit() * values.reduce((sum, value) => sum + weight(value), 0)
      for (const value of values) if ((left -= weight(value)) < 0) return value
      return values.at(-1)!
    },
    own: (name) => makeChance(mixed(seed, name)),
  }
}

/** FNV-1a over the name, begun with the seed. */
function mixed(seed: number, name: string): number {
  let hash = 2_166_136_261 ^ seed
  for (const sign of name) hash = Math.imul(hash ^ sign.codePointAt(0)!, 16_777_619)
  return hash | 0
}
