import type { HallConfig } from '../hall/config.ts'
import { isOneOf } from '../hall/session.ts'
import type { Day, LocalTime, QueueId } from '../ids.ts'
import type { Rows } from '../rows.ts'
import { slotKey } from './state.ts'

/** A slot of a day with the places that are left in it. */
export interface OpenSlot {
  readonly queue: QueueId
  readonly from: LocalTime
  readonly to: LocalTime
  readonly capacity: number
  readonly left: number
  readonly arrived: number
  readonly missed: number
}

/** [Y11] The slots of a day in order, of one queue or of all. `rows` are those of `bookings:<hall>`. */
export function slotsOf({ booking, calendar }: HallConfig, rows: Rows, day: Day, queue?: QueueId): readonly OpenSlot[] {
  return (booking?.slots ?? [])
    .filter((slot) => isOneOf(slot.days, calendar, day) && (queue === undefined || slot.queue === queue))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map((slot) => {
      const { taken, arrived, missed } = rows.get('slot', slotKey({ ...slot, day })) ?? NOBODY
      const { queue: of, from, to, capacity } = slot
      return { queue: of, from, to, capacity, left: Math.max(0, capacity - taken), arrived, missed }
    })
}

const NOBODY = { taken: 0, arrived: 0, missed: 0 }
