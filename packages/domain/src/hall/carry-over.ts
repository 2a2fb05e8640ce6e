import { addDays } from '../calendar/day.ts'
import type { IntentOf } from '../command.ts'
import type { Day } from '../ids.ts'
import { refuse } from '../refusal.ts'
import type { Rows } from '../rows.ts'
import { type Decide, accept, findQueue, inHall, isRefused, openHall } from '../world.ts'
import { type Issue, issueTicket } from './ticket.ts'
import type { Slip, Ticket } from './state.ts'

/** In the order of issue, whatever order the rows are listed in. */
export const inOrder = (tickets: readonly Ticket[]): readonly Ticket[] =>
  tickets.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))

/** Slips for tickets that end today without having been served; a walk-in was served. */
export function slipsOf(rows: Rows, tickets: readonly Ticket[]): readonly Slip[] {
  const day = rows.get('day', 'day')!.day
  return tickets
    .filter(({ walkIn }) => !walkIn)
    .map(({ id, number, queue, item, class: cls, purpose, count }) => {
      return { slip: id, day, number, queue, item, class: cls, purpose, count }
    })
}

/** [D12] Slips that still count on a day: not redeemed, and not too old. */
export function slipsStillGood(rows: Rows, day: Day, days: number): readonly Slip[] {
  return [...rows.keys('slip')]
    .toSorted()
    .map((id) => rows.get('slip', id)!)
    .filter((slip) => addDays(slip.day, days) >= day)
}

/** [Z7] Everybody who waits in a queue goes home with a slip: a queue that will not go on today. */
export const decideCarryOver: Decide<IntentOf<'CarryOver'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  if ('reason' in findQueue(hall.config, intent.queue)) return refuse({ reason: 'unknown-queue' })
  const waiting = [...hall.rows.keys('ticket')]
    .map((id) => hall.rows.get('ticket', id)!)
    .filter(({ status, queue }) => status === 'waiting' && queue === intent.queue)
  const slips = slipsOf(hall.rows, inOrder(waiting))
  const told = slips.map(({ slip, number, queue }) => ({ slip, number, queue }))
  return accept(slips.length === 0 ? [] : inHall(hall, { type: 'TicketsCarriedOver', slips }), { slips: told })
}

/** [Q20] Yesterday's slip gives a priority number of the same queue, once; the limits of the day do not bind it. */
export const decideRedeemSlip: Decide<IntentOf<'RedeemSlip'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { slip: id, source } = command.intent
  const slip = hall.rows.get('slip', id)
  if (slip === undefined) return refuse({ reason: 'slip-unknown' })
  const { queue, item, purpose, count } = slip
  const visit = { purpose, count, source, forWhom: 'self', escort: false, priority: null } as const
  const identity = command.person?.hash == null ? 'none' : 'card'
  const known = hall.config.queues.find((each) => each.id === queue)?.items.includes(item!) ? item : null
  return issueTicket(
    hall,
    command as Issue,
    { ...visit, identity },
    {
      queue,
      item: known,
      stops: [],
      booking: null,
      slip,
      identified: true,
    },
  )
}
