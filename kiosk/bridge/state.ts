import type { HallConfig } from '@onehall/domain'
import type { AppointmentNow } from './appointment.ts'
import type { LinkState, LineNow, OfflineNow, OpensNext, Standstill } from './hall.ts'
import type { PrinterNow } from './printer.ts'
import type { ReaderNow, CardNow } from './reader.ts'
import type { TicketNow } from './ticket.ts'

/** Another one with each visit, also after a restart of the host. */
export type VisitId = string

export interface KioskState {
  /**
   * The visit that goes on, or that the next touch or card begins. What the page shows, and what it asks for, belongs to one
   * visit: with another id it begins anew, and what comes late for the one before is dropped.
   */
  readonly visit: VisitId
  readonly link: LinkState
  readonly demo: boolean
  /** The published configuration; null until the server was heard once. */
  readonly hall: HallConfig | null
  readonly day: 'open' | 'closed' | null
  readonly standstill: Standstill | null
  /** When a closed hall gives out numbers again, where its hours say so. */
  readonly opens: OpensNext | null
  /** Numbers of this kiosk's own while the server is away. */
  readonly offline: OfflineNow
  readonly lines: { readonly [queue: string]: LineNow }
  /** Server clock minus this machine's clock, ms. */
  readonly clockOffset: number
  readonly reader: ReaderNow
  readonly card: CardNow | null
  readonly printer: PrinterNow
  readonly ticket: TicketNow | null
  /** What the holder of the card has booked, in order. */
  readonly appointments: readonly AppointmentNow[]
}
