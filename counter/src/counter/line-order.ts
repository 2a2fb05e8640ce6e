import type { HallConfig, LocalTime, Ms, QueueId, WaitingEntry } from '@onehall/domain'

const MINUTE = 60_000

/** What of the hall's rules says who comes first. */
export type OrderRules = Pick<HallConfig, 'classes'> & {
  readonly rules: Pick<HallConfig['rules'], 'bookingBonus' | 'skillPenalty' | 'maxWait'>
}

/**
 * Those who wait, roughly in the order in which they would be called: again and again the best head of all lines, by the
 * guard of the longest wait and the score of `selectNext` (architecture.md, call next). A line keeps its ranks, so that
 * who came back after a miss stands where the hall put the number. The shares of the classes are left out, because
 * how the calls were shared so far is not shown.
 * @param queues those of the counter, the one it would rather serve first
 */
export function lineOrder(
  waiting: readonly WaitingEntry[],
  { classes, rules }: OrderRules,
  queues: readonly QueueId[],
  now: { readonly at: Ms; readonly localTime: LocalTime },
): readonly WaitingEntry[] {
  const byKey = new Map(classes.map((cls) => [cls.key, cls]))
  const waited = ({ issuedAt }: WaitingEntry): Ms => Math.max(0, now.at - issuedAt)
  const score = (entry: WaitingEntry): number => {
    const { aging = 1, bonus = 0 } = byKey.get(entry.class) ?? {}
    const { booking } = entry
    const inSlot = booking !== null && booking.from <= now.localTime && now.localTime < booking.to
    const penalty = Math.max(0, queues.indexOf(entry.queue)) * rules.skillPenalty
    return (waited(entry) / MINUTE) * aging + bonus + (inSlot ? rules.bookingBonus : 0) - penalty
  }
  const isGuarded = (entry: WaitingEntry): boolean => rules.maxWait !== null && waited(entry) > rules.maxWait
  const comesBefore = (a: WaitingEntry, b: WaitingEntry): boolean => {
    if (isGuarded(a) !== isGuarded(b)) return isGuarded(a)
    const ahead = isGuarded(a) ? waited(a) - waited(b) : score(a) - score(b)
    return ahead === 0 ? a.order < b.order : ahead > 0
  }

  const lines = [...Map.groupBy(waiting, lineOf).values()].map((line) => line.toSorted((a, b) => a.rank - b.rank))
  const ordered: WaitingEntry[] = []
  while (ordered.length < waiting.length) {
    const open = lines.filter((line) => line.length > 0)
    const best = open.reduce((a, b) => (comesBefore(b[0]!, a[0]!) ? b : a))
    ordered.push(best.shift()!)
  }
  return ordered
}

const lineOf = ({ queue, bound, class: cls, booking }: WaitingEntry): string =>
  [bound ?? queue, bound === null, cls, booking !== null].join(' ')
