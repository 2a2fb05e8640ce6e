import type { IntentOf } from '../command.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Decide, type OpenHall, accept, inHall, isRefused, openHall, wrongState } from '../world.ts'
import { elsewhere } from './calling.ts'
import { type Badge, type Stop, hashesOf } from './state.ts'
import { classBadge, issueTicket, limitReached } from './ticket.ts'

/** [Q22] Several items, or the items of a bundle, are one visit: one number through all the places, in this order. */
export const decideIssueVisit: Decide<IntentOf<'IssueVisit'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { intent } = command
  const route = intent.bundle === null ? intent.stops : stopsOfBundle(hall, intent.bundle)
  if ('reason' in route) return refuse(route)
  const [first, ...stops] = route
  if (first === undefined) return refuse({ reason: 'no-stops' })
  for (const { queue: id, item } of stops) {
    const queue = hall.config.queues.find((each) => each.id === id)
    if (queue === undefined) return refuse({ reason: 'unknown-queue' })
    if (item !== null && !queue.items.includes(item)) return refuse({ reason: 'unknown-item' })
  }
  return issueTicket(hall, command, intent, { ...first, stops, booking: null, slip: null, identified: false })
}

/** The items of a one-thing by the queue where each is done; what one place does stands together. */
function stopsOfBundle({ config: { catalogue } }: OpenHall, key: string): readonly Stop[] | Refusal {
  const bundle = catalogue.bundles.find((each) => each.key === key)
  if (bundle === undefined) return { reason: 'unknown-bundle' }
  const stops = bundle.items.flatMap((item): Stop[] => {
    const found = catalogue.items.find((each) => each.key === item)
    return found === undefined ? [] : [{ queue: found.queue, item }]
  })
  return [...Map.groupBy(stops, ({ queue }) => queue).values()].flat()
}

/** [Q23] What was noted wrongly is put right, with a reason; the number and its rank stay. */
export const decideCorrectTicket: Decide<IntentOf<'CorrectTicket'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket === undefined || ticket.status === 'missed') return wrongState(ticket)
  const { id, number, queue } = ticket
  const { item, purpose, count, class: cls, reason } = intent
  if (reason.trim() === '') return refuse({ reason: 'reason-required' })
  const items = hall.config.queues.find((each) => each.id === queue)?.items ?? []
  if (item !== null && !items.includes(item)) return refuse({ reason: 'unknown-item' })
  if (!hall.config.classes.some(({ key }) => key === cls)) return refuse({ reason: 'unknown-class' })
  const badge: Badge | null =
    ticket.badge === null || ticket.badge === 'priority' ? classBadge(hall.config, cls) : ticket.badge
  return accept(
    inHall(hall, { type: 'TicketCorrected', ticket: id, item, purpose, count, class: cls, badge, reason }),
    {
      ticket: id,
      number,
      item,
      purpose,
      count,
      class: cls,
      badge,
    },
  )
}

/** [Q24] Buyer and seller share one ticket (users.md C15): another person of the same matter, known by a document. */
export const decideAddPerson: Decide<IntentOf<'AddPerson'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', command.intent.ticket)
  if (ticket === undefined || ticket.status === 'missed' || ticket.day !== hall.day.day) return wrongState(ticket)
  const { id, number, status } = ticket
  const { person } = command
  if (person === null) return refuse({ reason: 'applicant-required' })
  const hashes = person.hash === null ? [] : [person.hash]
  if (hashes.some((hash) => hashesOf(ticket).includes(hash))) return refuse({ reason: 'person-known', number })
  const inHand = status === 'called' || status === 'serving'
  const taken = inHand ? elsewhere(hall, { id, personHash: person.hash, others: [] }) : null
  const not = taken ?? limitReached(hall, ticket.queue, hashes)
  if (not !== null) return refuse(not)
  return accept(inHall(hall, { type: 'PersonAdded', ticket: id, person: person.ref, personHash: person.hash }), {
    ticket: id,
    number,
    people: ticket.others.length + 2,
  })
}

/** [Q25] A visitor who goes away, also when just called; the counter is free then. */
export const decideLeaveTicket: Decide<IntentOf<'LeaveTicket'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket?.status !== 'waiting' && ticket?.status !== 'called') return wrongState(ticket)
  const { id, number } = ticket
  return accept(inHall(hall, { type: 'TicketLeft', ticket: id }), { ticket: id, number })
}
