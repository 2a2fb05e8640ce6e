import { entriesOf, waitRange } from '@onehall/client'
import { type HallConfig, type Ms, seatsOf } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'
import type { LineNow } from '../bridge/hall.ts'
import { shutOf } from './hours.ts'

/** The lines of a hall as its room shows them now, by queue; the wait is the one that every screen of the hall tells. */
export function linesOf(config: HallConfig, room: Mirror | null, now: Ms): { [queue: string]: LineNow } {
  const counters = entriesOf(room, 'counter')
  const queues = new Map(entriesOf(room, 'queue').map((entry) => [entry.queue, entry]))
  return Object.fromEntries(
    config.queues.map(({ id }) => {
      const entry = queues.get(id) ?? {
        kind: 'queue',
        queue: id,
        waiting: 0,
        issued: 0,
        oldest: null,
        next: [],
        suspended: null,
        sentHome: 0,
      }
      return [
        id,
        {
          waiting: entry.waiting,
          counters: seatsOf(id, counters),
          wait: waitRange(entry, counters, config, now),
          shut: shutOf(config, entry, now),
        },
      ]
    }),
  )
}
