import type {
  AssignedEntry,
  Counter,
  CounterEntry,
  DrillEntry,
  HallConfig,
  HandEntry,
  HeldEntry,
  LastEntry,
  QueueId,
  Suspension,
  WaitingEntry,
} from '@onehall/domain'
import { useRoom } from '@onehall/ui'
import { useHall } from '../shell/hall.tsx'
import { entriesOf, entryOf } from '../shell/entries.ts'
import { useRooms } from '../shell/rooms.ts'
import type { Standstill } from './lawful.ts'
import { mayServe } from './my-counter.ts'

/** A counter as its rooms show it; nothing is kept beside them. */
export interface DeskView {
  readonly isHallOpen: boolean
  /** What stands still now, and why, as everybody reads it. */
  readonly standstill: Standstill
  readonly suspension: Suspension | null
  /** The newest outage drill of the day. */
  readonly drill: DrillEntry | null
  readonly state: CounterEntry
  /** This person opened it; otherwise it is closed, or somebody else's. */
  readonly isMine: boolean
  readonly hand: HandEntry | null
  /** What was done last and may be taken back for some minutes. */
  readonly last: LastEntry | null
  /** Who is away for a moment and may go on here: those of this counter first, then by when they are expected. */
  readonly held: readonly HeldEntry[]
  /** What a manager gave this counter to serve today. */
  readonly assigned: AssignedEntry | null
  /** Queues that are called here. */
  readonly queues: readonly QueueId[]
  /** Who may be called here: not who was sent to another counter. */
  readonly waiting: readonly WaitingEntry[]
}

/** Null until the first picture of the counter. */
export function useDesk(counter: Counter): DeskView | null {
  const { client, info } = useHall()
  const { id } = counter
  const room = useRoom(client, `counter:${info.hall}:${id}`)
  const hall = useRoom(client, `hall:${info.hall}`)
  const state = entryOf(room, 'counter', `counter/${id}`)
  const assigned = entryOf(room, 'assigned', `assigned/${id}`)
  const queues = state?.status === 'closed' ? mayServe(state, info.skills) : (state?.queues ?? [])
  const lines = useRooms(queues.map((queue) => `queue:${info.hall}:${queue}`))
  if (room === null || state === null) return null
  const day = entryOf(room, 'day', 'day')
  const stopped = queues.map((queue) => entryOf(hall, 'queue', `queue/${queue}`)?.suspended ?? null)
  const areStopped = stopped.length > 0 && stopped.every((each) => each !== null)
  const suspended = day?.suspended ?? null
  return {
    isHallOpen: day?.status === 'open',
    standstill: suspended !== null ? (suspended.evacuated ? 'evacuated' : 'hall') : areStopped ? 'queues' : null,
    suspension: suspended ?? (areStopped ? stopped[0]! : null),
    drill: entryOf(room, 'drill', 'drill'),
    state,
    isMine: state.status !== 'closed' && state.staffNo === info.staffNo,
    hand: entryOf(room, 'hand', `hand/${id}`),
    last: entryOf(room, 'last', `last/${id}`),
    held: entriesOf(room, 'held').toSorted(
      (a, b) => Number(b.counter === id) - Number(a.counter === id) || a.until - b.until,
    ),
    assigned,
    queues,
    waiting: lines.flatMap((line) => entriesOf(line, 'waiting')).filter(({ bound }) => bound === null || bound === id),
  }
}

/** Names of queues as people know them. */
export function queueNames(config: HallConfig, queues: readonly QueueId[]): readonly HallConfig['queues'][number][] {
  return config.queues.filter(({ id }) => queues.includes(id))
}
