import type { Counter, CounterEntry, HallConfig, HandEntry, QueueId, WaitingEntry } from '@onehall/domain'
import { useRoom } from '@onehall/ui'
import { useHall } from '../shell/hall.tsx'
import { entriesOf, entryOf } from '../shell/entries.ts'
import { useRooms } from '../shell/rooms.ts'
import { mayServe } from './my-counter.ts'

/** A counter as its rooms show it; nothing is kept beside them. */
export interface DeskView {
  readonly isHallOpen: boolean
  readonly state: CounterEntry
  /** This person opened it; otherwise it is closed, or somebody else's. */
  readonly isMine: boolean
  readonly hand: HandEntry | null
  /** Queues that are called here. */
  readonly queues: readonly QueueId[]
  readonly waiting: readonly WaitingEntry[]
}

/** Null until the first picture of the counter. */
export function useDesk(counter: Counter): DeskView | null {
  const { client, info } = useHall()
  const room = useRoom(client, `counter:${info.hall}:${counter.id}`)
  const state = entryOf(room, 'counter', `counter/${counter.id}`)
  const queues = state === null || state.status === 'closed' ? mayServe(counter, info.skills) : state.queues
  const lines = useRooms(queues.map((queue) => `queue:${info.hall}:${queue}`))
  if (room === null || state === null) return null
  return {
    isHallOpen: entryOf(room, 'day', 'day')?.status === 'open',
    state,
    isMine: state.status !== 'closed' && state.staffNo === info.staffNo,
    hand: entryOf(room, 'hand', `hand/${counter.id}`),
    queues,
    waiting: lines.flatMap((line) => entriesOf(line, 'waiting')),
  }
}

/** Names of queues as people know them. */
export function queueNames(config: HallConfig, queues: readonly QueueId[]): readonly HallConfig['queues'][number][] {
  return config.queues.filter(({ id }) => queues.includes(id))
}
