import type { ClassKey, CounterId, LocalTime, Ms, QueueId } from '../ids.ts'
import type { HallConfig } from './config.ts'
import { type ScoreRules, comesBefore, weigh } from './select.ts'

/** What of somebody who waits says when they are called. */
export interface InLine {
  readonly queue: QueueId
  readonly class: ClassKey
  readonly booking: { readonly from: LocalTime; readonly to: LocalTime } | null
  readonly issuedAt: Ms
  readonly order: number
  readonly rank: number
  readonly bound: CounterId | null
}

/**
 * [Q95] Those who wait, in the order in which call next would take them: again and again the best head of all lines. The shares
 * of the classes are left out, because who only sees a line does not know how the calls were shared so far.
 * @param prefers queues of the counter, the one it would rather serve first
 */
export function callingOrder<W extends InLine>(
  { classes, rules }: Pick<HallConfig, 'classes'> & { readonly rules: ScoreRules },
  prefers: readonly QueueId[],
  waiting: readonly W[],
  now: { readonly at: Ms; readonly localTime: LocalTime },
): readonly W[] {
  const weighed = waiting
    .toSorted((a, b) => a.rank - b.rank || a.order - b.order)
    .map((ticket) => {
      const cls = classes.find(({ key }) => key === ticket.class) ?? classes[0]!
      return weigh({ rules }, prefers, ticket, cls, now)
    })
  const lines = [...Map.groupBy(weighed, ({ ticket }) => lineOf(ticket)).values()]
  return weighed.map(() => {
    const standing = lines.filter((line) => line.length > 0)
    const first = standing.reduce((best, line) => (comesBefore(line[0]!, best[0]!) ? line : best))
    return first.shift()!.ticket
  })
}

const lineOf = ({ bound, queue, class: key, booking }: InLine): string =>
  `${bound ?? ''}/${queue}|${key}|${booking !== null}`
