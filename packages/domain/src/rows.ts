import type { Case } from './case/state.ts'
import type { Booking, PersonBookings, Slot } from './booking/state.ts'
import type { HallConfig } from './hall/config.ts'
import type { Acknowledged } from './hall/alarm.ts'
import type { Drill } from './hall/drill.ts'
import type { BookingId, TicketId } from './ids.ts'
import type {
  Assigned,
  Call,
  CounterState,
  DayState,
  Interruption,
  Line,
  MissedNumber,
  PersonState,
  Place,
  QueueState,
  Sequence,
  Slip,
  Ticket,
  Totals,
} from './hall/state.ts'

/**
 * State is rows in tables, one set per stream. evolve returns changed rows and touches nothing: what a turn of the lane
 * changed is then at hand, for the read-model tables and for the views, without comparing anything.
 */
export interface Tables {
  /** In `config:<hall>`, keyed by version. */
  config: HallConfig
  /** In `hall:<hall>:<day>`; the day's own row has the key `day`. */
  day: DayState
  /** The one row has the key `totals`. */
  totals: Totals
  queue: QueueState
  ticket: Ticket
  line: Line
  place: Place
  counter: CounterState
  /** By the counter. */
  assigned: Assigned
  person: PersonState
  sequence: Sequence
  call: Call
  /** By the number. */
  missed: MissedNumber
  /** Tickets that are held, by themselves. */
  held: { readonly ticket: TicketId }
  /** Tickets that kiosks gave out by themselves and that wait, by themselves. */
  offline: { readonly ticket: TicketId }
  /** By the ticket of the earlier day. */
  slip: Slip
  /** By the begin. */
  interruption: Interruption
  /** By alarm and subject. */
  acknowledged: Acknowledged
  /** The newest of the day; its one row has the key `drill`. */
  drill: Drill
  /** In `bookings:<hall>`. */
  booking: Booking
  /** Open appointments by their code. */
  bookingCode: { readonly booking: BookingId }
  slot: Slot
  booker: PersonBookings
  /** In `case:<id>`; the one row has the key `case`. */
  case: Case
}

export type TableName = keyof Tables

const EVERY_TABLE: Record<TableName, true> = {
  config: true,
  day: true,
  totals: true,
  queue: true,
  ticket: true,
  line: true,
  place: true,
  counter: true,
  person: true,
  sequence: true,
  call: true,
  assigned: true,
  missed: true,
  held: true,
  offline: true,
  slip: true,
  interruption: true,
  acknowledged: true,
  drill: true,
  booking: true,
  bookingCode: true,
  slot: true,
  booker: true,
  case: true,
}

/** Every table there is. */
export const TABLE_NAMES = Object.keys(EVERY_TABLE) as readonly TableName[]

/** Rows that can be read. Ended rows (see `isEnded`) are not there. */
export interface Rows {
  get<T extends TableName>(table: T, key: string): Tables[T] | undefined
  keys(table: TableName): Iterable<string>
}

/** One row's new value; undefined removes it. */
export type Change = {
  [T in TableName]: { readonly table: T; readonly key: string; readonly value: Tables[T] | undefined }
}[TableName]

/** A ticket or booking that reached a terminal state leaves the state; its last row is still told to tables and views. */
export function isEnded(change: Change): boolean {
  if (change.value === undefined) return true
  return (change.table === 'ticket' || change.table === 'booking') && 'endedAt' in change.value
}

/** A change, checked against its table. */
export function put<T extends TableName>(table: T, key: string, value: Tables[T] | undefined): Change {
  return { table, key, value } as Change
}

/** Rows held in maps, changed in place: the committed state of a stream. */
export class StoredRows implements Rows {
  private readonly tables = new Map<TableName, Map<string, unknown>>()

  get<T extends TableName>(table: T, key: string): Tables[T] | undefined {
    return this.tables.get(table)?.get(key) as Tables[T] | undefined
  }

  keys(table: TableName): Iterable<string> {
    return this.tables.get(table)?.keys() ?? []
  }

  apply(changes: Iterable<Change>): void {
    for (const change of changes) {
      if (isEnded(change)) {
        this.tables.get(change.table)?.delete(change.key)
        continue
      }
      let table = this.tables.get(change.table)
      if (table === undefined) this.tables.set(change.table, (table = new Map()))
      table.set(change.key, change.value)
    }
  }
}

/**
 * Changed rows over others that stay as they are: the working copy of one turn of the lane. Copying a map of 10,000
 * tickets costs milliseconds; an overlay costs what was changed.
 */
export class OverlayRows implements Rows {
  private readonly changed = new Map<TableName, Map<string, Change>>()
  private readonly base: Rows

  constructor(base: Rows) {
    this.base = base
  }

  get<T extends TableName>(table: T, key: string): Tables[T] | undefined {
    const change = this.changed.get(table)?.get(key)
    if (change === undefined) return this.base.get(table, key)
    return isEnded(change) ? undefined : (change.value as Tables[T])
  }

  *keys(table: TableName): Iterable<string> {
    // In the order they would have once stored, so that the same world gives the same decision.
    const changed = this.changed.get(table)
    for (const key of this.base.keys(table)) {
      const change = changed?.get(key)
      if (change === undefined || !isEnded(change)) yield key
    }
    for (const change of changed?.values() ?? [])
      if (!isEnded(change) && this.base.get(table, change.key) === undefined) yield change.key
  }

  apply(changes: Iterable<Change>): void {
    for (const change of changes) {
      let table = this.changed.get(change.table)
      if (table === undefined) this.changed.set(change.table, (table = new Map()))
      table.set(change.key, change)
    }
  }

  /** Every row changed so far, the newest value of each. */
  *changes(): Iterable<Change> {
    for (const table of this.changed.values()) yield* table.values()
  }
}
