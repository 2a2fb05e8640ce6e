import { addDays } from '../calendar/day.ts'
import type { Command, IntentOf } from '../command.ts'
import type { Event } from '../event.ts'
import { type ClassKey, type Day, HOUR, MINUTE, type Ms, type TicketId } from '../ids.ts'
import { refuse } from '../refusal.ts'
import type { Rows } from '../rows.ts'
import { type Decide, type OpenHall, accept, isRefused, openHall } from '../world.ts'
import type { HallConfig } from './config.ts'
import { isOfflineNumber, readOfflineNumber } from './numbering.ts'
import { issuingAt, laterBy, minutesOf } from './session.ts'
import { offlineSeries } from './state.ts'
import { classByAge } from './ticket.ts'

const DAY: Ms = 24 * HOUR

type Join = Command & { readonly intent: IntentOf<'JoinOfflineTicket'> }

/**
 * A number that a kiosk gave out by itself joins the line at its true time. Who holds paper is not turned away: neither hours
 * nor limits nor a suspension of the queue bind it. [O15] Of an earlier day it may wait no more, and becomes a slip.
 */
export const decideJoinOfflineTicket: Decide<IntentOf<'JoinOfflineTicket'>> = (world, command) => {
  const { intent, actor, at, age, today, localTime } = command
  const number = readOfflineNumber(intent.number)
  if (number === null || actor.kind !== 'kiosk' || actor.code !== number.kiosk)
    return refuse({ reason: 'offline-number-unknown' })
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  // The new day has not opened yet: to be asked again.
  if (hall.day.day !== today) return refuse({ reason: 'hall-closed' })
  if (!hall.config.queues.some(({ id }) => id === intent.queue)) return refuse({ reason: 'unknown-queue' })
  // A client measures in parts of a millisecond; a moment of the journal is a whole one.
  const takenAt = Math.round(at - age)
  const midnight = at - (at % MINUTE) - minutesOf(localTime) * MINUTE
  if (takenAt < midnight) return lapsed(hall, command, addDays(today, -Math.ceil((midnight - takenAt) / DAY)), takenAt)
  if (number.serial <= (hall.rows.get('sequence', offlineSeries(number.kiosk))?.last ?? 0))
    return refuse({ reason: 'offline-number-taken', number: intent.number })
  return joined(hall, command, number, takenAt, midnight)
}

function joined(
  hall: OpenHall,
  { intent, fresh, at, today, localTime, weekday }: Join,
  { kiosk, serial }: { readonly kiosk: number; readonly serial: number },
  takenAt: Ms,
  midnight: Ms,
) {
  const { number, queue, purpose, count, forWhom, identity, escort } = intent
  const ticket = fresh as TicketId
  const item = itemOf(hall.config, intent)
  const cls = classOf(hall.config, intent.class)
  const now = { today, weekday, localTime: laterBy(localTime, -Math.floor((at - takenAt) / MINUTE)) }
  const issuing = issuingAt(hall.config, queue, now)
  const rank = rankOf(hall.rows, takenAt, midnight)
  return happened(
    hall,
    {
      type: 'OfflineTicketIssued',
      ticket,
      number,
      kiosk,
      serial,
      rank,
      queue,
      item,
      class: cls,
      badge: hall.config.classes.some(({ key, badge }) => key === cls && badge !== null) ? 'priority' : null,
      purpose,
      count,
      source: 'kiosk',
      forWhom,
      identity,
      escort,
      person: null,
      personHash: null,
      session: issuing.open ? (issuing.session?.key ?? null) : null,
      booking: null,
      stops: [],
    },
    takenAt,
    { ticket, number, lapsed: false },
  )
}

function lapsed(hall: OpenHall, { intent, fresh, today }: Join, day: Day, takenAt: Ms) {
  const { number, queue, purpose, count } = intent
  const ticket = fresh as TicketId
  const cls = classOf(hall.config, intent.class)
  const { slipDays } = hall.config.rules
  const counts = slipDays > 0 && addDays(day, slipDays) >= today
  const what = { queue, item: itemOf(hall.config, intent), class: cls, purpose, count }
  const slip = counts ? { slip: ticket, day, number, ...what } : null
  const event = { type: 'OfflineTicketLapsed', ticket, number, day, queue, slip } as const
  return happened(hall, event, takenAt, { ticket, number, lapsed: true })
}

const happened = ({ stream }: OpenHall, event: Event, occurredAt: Ms, result: { readonly [key: string]: unknown }) =>
  accept([{ stream, event, occurredAt }], result)

const itemOf = ({ queues }: HallConfig, { queue, item }: Join['intent']) =>
  item !== null && queues.some(({ id, items }) => id === queue && items.includes(item)) ? item : null

/** A kiosk knows a class by the age on a card alone: any other, and one that is gone, is the ordinary one. */
function classOf(config: HallConfig, key: ClassKey): ClassKey {
  const byAge = config.classes.find((cls) => cls.key === key && cls.fromAge !== null)?.key
  return byAge ?? (classByAge(config, null) as ClassKey)
}

/**
 * [O12] Between the numbers that were taken before and after it. Those of the server count 1, 2, 3 …; the kiosks' own stand
 * between two of them by the time of the day, so that it does not matter in which order they join.
 */
function rankOf(rows: Rows, takenAt: Ms, midnight: Ms): number {
  let before = rows.get('totals', 'totals')?.issued ?? 0
  for (const id of rows.keys('ticket')) {
    const ticket = rows.get('ticket', id)!
    if (ticket.issuedAt <= takenAt || ticket.restores > 0) continue
    before = Math.min(before, isOfflineNumber(ticket.number) ? Math.floor(ticket.rank) : ticket.order - 1)
  }
  return before + (takenAt - midnight) / DAY
}
