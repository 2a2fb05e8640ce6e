import { type Day, isOfflineNumber } from '@onehall/domain'
import type { TicketNow } from '../bridge/ticket.ts'
import type { Report } from './ticket-on-screen.ts'

interface Remembered {
  readonly day: Day
  readonly report: Report
  readonly shown: TicketNow
}

/** Today's tickets of this kiosk by the visitor's key: the same card again finds its number (users.md V7). */
export interface TicketsOfToday {
  add(key: string, ticket: Remembered): void
  find(key: string, number: string): Remembered | null
  /** One that this kiosk gave out by itself in that queue. */
  ownIn(key: string, queue: string): Remembered | null
  clear(): void
}

export function makeTicketsOfToday(): TicketsOfToday {
  const tickets = new Map<string, Remembered[]>()
  return {
    add(key, ticket) {
      for (const [each, [first]] of tickets) if (first?.day !== ticket.day) tickets.delete(each)
      tickets.set(key, [...(tickets.get(key) ?? []), ticket])
    },
    find: (key, number) => tickets.get(key)?.find(({ shown }) => shown.number === number) ?? null,
    ownIn: (key, queue) =>
      tickets.get(key)?.find(({ shown }) => shown.queue === queue && isOfflineNumber(shown.number)) ?? null,
    clear: () => tickets.clear(),
  }
}
