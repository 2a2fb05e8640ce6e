import type { Ms, PriorityClass, WaitingEntry } from '@onehall/domain'

const MINUTE = 60_000

/**
 * Those who wait, roughly in the order in which they would be called: the score of `selectNext` (architecture.md, call
 * next), ties by order of issue. The ratio guard is left out, because how many priority calls were made is not shown.
 */
export function lineOrder(
  waiting: readonly WaitingEntry[],
  classes: readonly PriorityClass[],
  now: Ms,
): readonly WaitingEntry[] {
  const byKey = new Map(classes.map((cls) => [cls.key, cls]))
  const score = ({ class: key, issuedAt }: WaitingEntry): number => {
    const { aging = 1, bonus = 0 } = byKey.get(key) ?? {}
    return (Math.max(0, now - issuedAt) / MINUTE) * aging + bonus
  }
  return waiting
    .map((entry) => ({ entry, score: score(entry) }))
    .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order)
    .map(({ entry }) => entry)
}
