import {
  type Booking,
  type Day,
  type HallId,
  bookingByCode,
  bookingNow,
  bookingsOfPerson,
  bookingsOn,
  bookingsStream,
  checkCitizenNumber,
  openDays,
} from '@onehall/domain'
import type { FoundBooking, SlotDays } from '@onehall/protocol'
import type { Seal } from '../border/seal.ts'
import { localNow } from '../engine/business-day.ts'
import { newestConfig } from '../engine/config.ts'
import type { HallsState } from '../engine/state.ts'
import type { Reply } from '../http/deps.ts'
import { dayOf } from '../push/day.ts'

interface BookingsSeams {
  readonly state: HallsState
  readonly seal: Seal
  readonly hall: HallId
  readonly now: () => number
}

/** What kiosks and desks ask about a hall's appointments. Nothing of a person is in an answer. */
export function makeBookings({ state, seal, hall, now }: BookingsSeams) {
  /** Null where the hall gives none. */
  function open() {
    const config = dayOf(state, hall)?.config ?? newestConfig(state, hall)
    const rows = state.streams.get(bookingsStream(hall))?.rows
    if (config === null || config.booking === null) return null
    return { config, rules: config.booking, rows: rows ?? NOTHING, clock: localNow(now(), config.timeZone) }
  }

  function found(booking: Booking, { rules, clock }: NonNullable<ReturnType<typeof open>>): FoundBooking {
    const { id, code, queue, item, day, from, to } = booking
    return { booking: id, code, queue, item, day, from, to, ...bookingNow(booking, rules, clock) }
  }

  return {
    /** The days that can be booked for a queue, with the places left in each slot. */
    slots(queue: string): Reply<SlotDays> {
      const hallNow = open()
      if (hallNow === null) return OFF
      const { config, rows, clock } = hallNow
      const id = config.queues.find((each) => each.id === queue)?.id
      if (id === undefined) return { ok: false, refusal: { reason: 'unknown-queue' } }
      const days = openDays(config, rows, clock.today, id).map(({ day, slots }) => ({
        day,
        slots: slots.map(({ from, to, capacity, left }) => ({ from, to, capacity, left })),
      }))
      return { ok: true, body: { queue: id, days } }
    },

    byCode(code: string): Reply<FoundBooking> {
      const hallNow = open()
      if (hallNow === null) return OFF
      const booking = bookingByCode(hallNow.rows, code)
      if (booking === null) return { ok: false, refusal: { reason: 'unknown-booking' } }
      return { ok: true, body: found(booking, hallNow) }
    },

    /** What the holder of a card has booked; the number is hashed for each day, and kept nowhere. */
    ofPerson(typed: string): Reply<FoundBooking[]> {
      const hallNow = open()
      if (hallNow === null) return OFF
      const { rules, rows, clock } = hallNow
      const checked = checkCitizenNumber(typed, clock.today)
      if (!checked.ok) return { ok: false, refusal: { reason: 'identity-invalid' } }
      const { number } = checked.citizen
      const mine = bookingsOfPerson(rows, rules, clock.today, (day) => seal.dayHash(number, day))
      return { ok: true, body: mine.map((booking) => found(booking, hallNow)) }
    },

    /** The open appointments of a day by their slots. */
    on(day: Day): Reply<FoundBooking[]> {
      const hallNow = open()
      if (hallNow === null) return OFF
      return { ok: true, body: bookingsOn(hallNow.rows, day).map((booking) => found(booking, hallNow)) }
    },
  }
}

const OFF = { ok: false, refusal: { reason: 'booking-off' } } as const
const NOTHING = { get: () => undefined, keys: () => [] }
