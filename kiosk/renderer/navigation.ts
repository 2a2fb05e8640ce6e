import type { Day, ItemKey, LocalTime, QueueId, ServiceItem } from '@onehall/domain'
import type { AppointmentAnswer, AppointmentNow, BookAnswer, CancelAnswer } from '../bridge/appointment.ts'
import type { FindAnswer } from '../bridge/found.ts'
import type { PrintAnswer } from '../bridge/printer.ts'
import type { TakeAnswer, TicketRequest } from '../bridge/ticket.ts'

export type Tab = 'frequent' | 'bundles' | 'departments' | 'search'
export type Group = ServiceItem['group']

/** Where the visitor is. */
export type Screen =
  | { readonly at: 'attract' }
  | { readonly at: 'lay-card' }
  | { readonly at: 'choose'; readonly tab: Tab }
  /** The first screen in elder mode: eight pictures (users.md V3). */
  | { readonly at: 'pictures' }
  | { readonly at: 'group'; readonly group: Group }
  | { readonly at: 'department'; readonly department: string }
  | { readonly at: 'collect' }
  | { readonly at: 'consult' }
  | { readonly at: 'bundle'; readonly bundle: string }
  | { readonly at: 'item'; readonly item: ItemKey }
  | { readonly at: 'queue'; readonly queue: QueueId; readonly purpose: TicketRequest['purpose'] }
  | {
      readonly at: 'notice'
      readonly answer: Exclude<TakeAnswer, { kind: 'taken' | 'left' }>
      readonly request: TicketRequest
    }
  /** Typing the number of a ticket. */
  | { readonly at: 'find' }
  | { readonly at: 'found'; readonly answer: FindAnswer }
  /** What to book. */
  | { readonly at: 'book' }
  /** When; `day` and `from` as far as they are chosen. */
  | {
      readonly at: 'slots'
      readonly queue: QueueId
      readonly item: ItemKey | null
      readonly day: Day | null
      readonly from: LocalTime | null
    }
  | { readonly at: 'booked'; readonly appointment: AppointmentNow; readonly print: PrintAnswer }
  /** Typing the code of an appointment. */
  | { readonly at: 'code' }
  | { readonly at: 'appointment'; readonly appointment: AppointmentNow }
  /** All appointments of the holder of the card. */
  | { readonly at: 'mine' }
  | {
      readonly at: 'not-done'
      readonly answer: Exclude<AppointmentAnswer | BookAnswer | CancelAnswer, { kind: 'appointment' | 'booked' }>
    }
  | { readonly at: 'number' }

/** The way from the attract screen to here; the last one is shown. */
export type Path = readonly Screen[]

export const ATTRACT: Path = [{ at: 'attract' }]

export type Move =
  | { readonly move: 'go'; readonly to: Screen }
  /** Takes the place of the present screen: back does not return to it. */
  | { readonly move: 'instead'; readonly to: Screen }
  | { readonly move: 'back' }
  | { readonly move: 'begin'; readonly to: Screen }

export function walk(path: Path, move: Move): Path {
  switch (move.move) {
    case 'go':
      return [...path, move.to]
    case 'instead':
      return [...path.slice(0, -1), move.to]
    case 'back':
      return path.length > 1 ? path.slice(0, -1) : path
    case 'begin':
      return [...ATTRACT, move.to]
  }
}
