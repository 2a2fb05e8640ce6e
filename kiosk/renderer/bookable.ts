import type { HallConfig, ItemKey, QueueId } from '@onehall/domain'
import type { TicketRequest } from '../bridge/ticket.ts'

/** What an appointment is for. */
export interface Bookable {
  readonly queue: QueueId
  readonly item: ItemKey | null
}

/** Whether a queue gives appointments. */
export const takesBookings = (hall: HallConfig, queue: QueueId): boolean =>
  hall.booking?.slots.some((slot) => slot.queue === queue) === true

/** What could be booked instead of the number that was asked for; null: nothing. Of several items the first. */
export function bookableOf(hall: HallConfig, target: TicketRequest['target']): Bookable | null {
  const bookable = wanted(hall, target)
  return bookable !== null && takesBookings(hall, bookable.queue) ? bookable : null
}

function wanted(hall: HallConfig, target: TicketRequest['target']): Bookable | null {
  const ofItem = (key: string | undefined): Bookable | null => {
    const item = hall.catalogue.items.find((each) => each.key === key)
    return item === undefined ? null : { queue: item.queue, item: item.key }
  }
  switch (target.kind) {
    case 'queue':
      return { queue: target.queue, item: null }
    case 'item':
      return ofItem(target.item)
    case 'items':
      return ofItem(target.items[0])
    case 'bundle':
      return ofItem(hall.catalogue.bundles.find(({ key }) => key === target.bundle)?.items[0])
    case 'slip':
    case 'booking':
      return null
  }
}
