import type { BookingEvent } from './booking/event.ts'
import type { CaseEvent } from './case/event.ts'
import type { CallEvent } from './hall/call-event.ts'
import type { Ms } from './ids.ts'
import type { HallConfig } from './hall/config.ts'
import type { DayEvent } from './hall/day-event.ts'
import type { TicketEvent } from './hall/ticket-event.ts'
import type { StreamName } from './stream.ts'

export type { Carried, CarriedCounter } from './hall/day-event.ts'

/** What happened, past tense, holding what was decided: a replay needs no look-up. Version 1 of each; never edited. */
export type Event =
  | { readonly type: 'ConfigPublished'; readonly config: HallConfig }
  | DayEvent
  | TicketEvent
  | CallEvent
  | CaseEvent
  | BookingEvent

export type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>

/** An event and the stream it belongs to. */
export interface Happened {
  readonly stream: StreamName
  readonly event: Event
  /** When it truly happened, where the journal hears of it later (origin `offline`); it is folded at this time. */
  readonly occurredAt?: Ms
}
