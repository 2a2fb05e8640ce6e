import type { Event } from '../event.ts'
import type { BookingId, Ms } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import { type Booking, type Slot, bookerKey, slotKey } from './state.ts'

/** What an event of a hall's appointments changes. */
export function evolveBookings(rows: Rows, event: Event, at: Ms): readonly Change[] {
  switch (event.type) {
    case 'Booked': {
      const { booking: id, code, queue, item, day, from, to, person, personHash } = event
      const facts = { id, code, queue, item, day, from, to, person, personHash, bookedAt: at }
      const booking: Booking = { ...facts, status: 'booked' }
      const changes = [
        put('booking', id, booking),
        put('bookingCode', code, { booking: id }),
        counted(rows, booking, { taken: 1 }),
      ]
      if (personHash === null) return changes
      const key = bookerKey(personHash, day)
      return [...changes, put('booker', key, { bookings: [...(rows.get('booker', key)?.bookings ?? []), id] })]
    }
    case 'BookingCancelled': {
      const booking = booked(rows, event.booking)
      return [...ends(rows, { ...booking, status: 'cancelled', endedAt: at }), counted(rows, booking, { taken: -1 })]
    }
    case 'BookingCheckedIn': {
      const { ticket, late } = event
      const booking = booked(rows, event.booking)
      const last: Booking = { ...booking, status: 'arrived', endedAt: at, ticket, late }
      return [...ends(rows, last), counted(rows, booking, { arrived: 1 })]
    }
    case 'BookingMissed': {
      const booking = booked(rows, event.booking)
      return [...ends(rows, { ...booking, status: 'missed', endedAt: at }), counted(rows, booking, { missed: 1 })]
    }
    default:
      throw new Error(`${event.type} does not belong to a hall's appointments`)
  }
}

function booked(rows: Rows, id: BookingId): Booking {
  const booking = rows.get('booking', id)
  if (booking === undefined) throw new Error('an appointment that is no more')
  return booking
}

function counted(rows: Rows, of: Booking, by: { readonly [K in 'taken' | 'arrived' | 'missed']?: 1 | -1 }): Change {
  const key = slotKey(of)
  const { day, queue, from } = of
  const slot: Slot = rows.get('slot', key) ?? { day, queue, from, taken: 0, arrived: 0, missed: 0 }
  const { taken = 0, arrived = 0, missed = 0 } = by
  const counts = { taken: slot.taken + taken, arrived: slot.arrived + arrived, missed: slot.missed + missed }
  return put('slot', key, { ...slot, ...counts })
}

/** It leaves the state, and the person may book that day again. */
function ends(rows: Rows, last: Booking): readonly Change[] {
  const changes: Change[] = [put('booking', last.id, last), put('bookingCode', last.code, undefined)]
  if (last.personHash === null) return changes
  const key = bookerKey(last.personHash, last.day)
  const left = rows.get('booker', key)?.bookings.filter((id) => id !== last.id) ?? []
  return [...changes, put('booker', key, left.length === 0 ? undefined : { bookings: left })]
}
