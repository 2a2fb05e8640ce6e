import {
  bundleItems,
  type HallConfig,
  type Intent,
  type QueueId,
  type Refusal,
  type Stop as Place,
} from '@onehall/domain'
import type { TicketRequest } from '../bridge/ticket.ts'
import type { Appointments } from './appointments.ts'
import type { Finder } from './finder.ts'

/** What this visitor showed before, and may take a number for. */
export interface ShownBefore {
  readonly slip: Finder['slip']
  readonly appointment: Appointments['found']
}

/** What is asked of the hall, and the queue where it begins. */
export interface Wish {
  readonly intent: Intent
  readonly queue: QueueId
}

export function wishOf(
  hall: HallConfig,
  { target, purpose, count, forWhom, escort }: TicketRequest,
  identity: 'card' | 'none',
  shown: ShownBefore,
): Wish | Refusal {
  if (target.kind === 'slip') {
    const found = shown.slip()
    if (found === null) return { reason: 'slip-unknown' }
    return { intent: { type: 'RedeemSlip', slip: found.slip, source: 'kiosk' }, queue: found.queue }
  }
  const asked = { purpose, count, forWhom, identity, escort, priority: null } as const
  if (target.kind === 'booking') {
    const found = shown.appointment(target.code)
    if (found === null) return { reason: 'unknown-booking' }
    return { intent: { type: 'CheckIn', booking: found.booking, source: 'booking', ...asked }, queue: found.queue }
  }
  const places = placesOf(hall, target)
  if ('reason' in places) return places
  const [first] = places
  const bundle = target.kind === 'bundle' ? target.bundle : null
  if (bundle === null && places.length === 1)
    return { intent: { type: 'IssueTicket', ...first, source: 'kiosk', ...asked }, queue: first.queue }
  const stops = bundle === null ? places : []
  return { intent: { type: 'IssueVisit', stops, bundle, source: 'kiosk', ...asked }, queue: first.queue }
}

type Places = readonly [Place, ...Place[]]

/** The places that a visitor goes to, in order; what one queue does stands together. */
function placesOf(
  hall: HallConfig,
  target: Exclude<TicketRequest['target'], { kind: 'slip' | 'booking' }>,
): Places | Refusal {
  switch (target.kind) {
    case 'queue': {
      const isKnown = hall.queues.some(({ id }) => id === target.queue)
      return isKnown ? [{ queue: target.queue, item: null }] : { reason: 'unknown-queue' }
    }
    case 'item':
      return placesOfItems(hall, [target.item]) ?? { reason: 'unknown-item' }
    case 'items':
      return placesOfItems(hall, [...new Set(target.items)]) ?? { reason: 'unknown-item' }
    case 'bundle': {
      const items = bundleItems(hall.catalogue, target.bundle).map(({ key }) => key)
      return placesOfItems(hall, items) ?? { reason: 'unknown-bundle' }
    }
  }
}

function placesOfItems(hall: HallConfig, keys: readonly string[]): Places | null {
  const found = keys.map((key) => hall.catalogue.items.find((item) => item.key === key))
  const places = found.flatMap((item): Place[] => (item === undefined ? [] : [{ queue: item.queue, item: item.key }]))
  const [first, ...rest] = [...Map.groupBy(places, ({ queue }) => queue).values()].flat()
  return first === undefined || places.length !== keys.length ? null : [first, ...rest]
}
