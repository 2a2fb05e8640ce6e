import type { QueueId } from '@onehall/domain'
import { expect, test } from 'vitest'
import { smallHall } from '../device-host/config.fixture.ts'
import { bookableOf, takesBookings } from './bookable.ts'

const slot = { days: [1] as const, from: '09:00', to: '10:00', capacity: 1 }
const rules = { daysAhead: 7, prefix: 'Y', openBefore: 30, keepFor: 15, cancelBefore: 120 }
const hall = { ...smallHall, booking: { ...rules, slots: [{ ...slot, queue: 'id-card' as QueueId }] } }

test('[K54] what can be booked instead of a number is what its first item or its queue can', () => {
  const renew = { queue: 'id-card', item: 'renew' }
  expect(bookableOf(hall, { kind: 'item', item: 'renew' as never })).toEqual(renew)
  expect(bookableOf(hall, { kind: 'items', items: ['renew', 'rent'] as never })).toEqual(renew)
  expect(bookableOf(hall, { kind: 'bundle', bundle: 'move' })).toEqual(renew)
  expect(bookableOf(hall, { kind: 'queue', queue: 'id-card' as never })).toEqual({ queue: 'id-card', item: null })
})

test('[K54] nothing where the queue gives no appointments, the hall none, or the number came from a slip or an appointment', () => {
  expect(bookableOf(hall, { kind: 'item', item: 'rent' as never })).toBeNull()
  expect(bookableOf(smallHall, { kind: 'item', item: 'renew' as never })).toBeNull()
  expect(takesBookings(smallHall, 'id-card' as never)).toBe(false)
  for (const target of [{ kind: 'slip' }, { kind: 'booking', code: '482913' }] as const)
    expect(bookableOf(hall, target)).toBeNull()
})
