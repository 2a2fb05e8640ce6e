import type { Command, IntentOf } from '../command.ts'
import type { ClassKey } from '../ids.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Decide, accept, inHall, isRefused, openHall } from '../world.ts'
import type { HallConfig } from './config.ts'
import { ticketNumber } from './numbering.ts'
import { MAY_BECOME } from './state.ts'
import type { TicketId } from '../ids.ts'

type Issue = Command & { readonly intent: IntentOf<'IssueTicket'> }

/** [Q1]–[Q7]: a ticket for a queue, or why not. */
export const decideIssueTicket: Decide<IntentOf<'IssueTicket'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { intent, person } = command
  const queue = hall.config.queues.find(({ id }) => id === intent.queue)
  if (queue === undefined) return refuse({ reason: 'unknown-queue' })
  if (intent.item !== null && !queue.items.includes(intent.item)) return refuse({ reason: 'unknown-item' })
  const state = hall.rows.get('queue', queue.id)
  const issued = state?.issued ?? 0
  if (queue.dailyLimit !== null && issued >= queue.dailyLimit) {
    return refuse({ reason: 'queue-full', queue: queue.id, limit: queue.dailyLimit })
  }
  if (!identityHolds(queue.identity, command)) return refuse({ reason: 'identity-required', queue: queue.id })
  const held = person?.hash == null ? [] : (hall.rows.get('person', person.hash)?.tickets ?? [])
  const here = held.filter((ticket) => ticket.queue === queue.id)
  if (here.length >= queue.perPerson) {
    return refuse({ reason: 'limit-reached', number: here[0]!.number, limit: queue.perPerson })
  }
  const cls = priorityClass(hall.config, command)
  if (typeof cls !== 'string') return refuse(cls)

  const serial = (state?.last ?? 0) + 1
  const ticket = command.fresh as TicketId
  const number = ticketNumber(queue, serial)
  const { purpose, count, source, forWhom, identity, escort, item } = intent
  return accept(
    inHall(hall, {
      type: 'TicketIssued',
      ticket,
      number,
      serial,
      queue: queue.id,
      item,
      class: cls,
      classReason: intent.priority?.reason ?? null,
      purpose,
      count,
      source,
      forWhom,
      identity,
      escort,
      person: person?.ref ?? null,
      personHash: person?.hash ?? null,
    }),
    { ticket, number, queue: queue.id, item, class: cls, ahead: state?.waiting ?? 0, issuedAt: command.at },
  )
}

function identityHolds(rule: 'required' | 'guide' | 'free', { intent, actor, person }: Issue): boolean {
  if (rule === 'free') return true
  if (person?.hash != null && intent.identity !== 'none') return true
  return rule === 'guide' && actor.kind === 'staff'
}

/** A class that staff gives needs a reason, and a kiosk gives none; otherwise the age on the card may give one. */
function priorityClass(config: HallConfig, { intent, actor, person }: Issue): ClassKey | Refusal {
  const asked = intent.priority
  if (asked !== null) {
    if (actor.kind === 'kiosk') return { reason: 'not-permitted' }
    if (!config.classes.some(({ key }) => key === asked.class)) return { reason: 'unknown-class' }
    return asked.reason.trim() === '' ? { reason: 'reason-required' } : asked.class
  }
  const age = person?.age ?? null
  const byAge = age === null ? undefined : config.classes.find(({ fromAge }) => fromAge !== null && age >= fromAge)
  const ordinary = config.classes.find(({ badge }) => badge === null)
  return (byAge ?? ordinary)?.key ?? { reason: 'unknown-class' }
}

/** [Q8] How it printed is an attribute of the ticket, whatever state it is in. */
export const decideReportPrint: Decide<IntentOf<'ReportPrint'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket === undefined) return refuse({ reason: 'ticket-state', status: 'ended', number: null })
  const { outcome, acknowledged } = intent
  return accept(inHall(hall, { type: 'TicketPrintReported', ticket: ticket.id, outcome, acknowledged }))
}

/** [Q9] Only a waiting ticket can be cancelled. */
export const decideCancelTicket: Decide<IntentOf<'CancelTicket'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket === undefined) return refuse({ reason: 'ticket-state', status: 'ended', number: null })
  if (!MAY_BECOME[ticket.status].includes('cancelled')) {
    return refuse({ reason: 'ticket-state', status: ticket.status, number: ticket.number })
  }
  return accept(inHall(hall, { type: 'TicketCancelled', ticket: ticket.id, reason: intent.reason }), {
    ticket: ticket.id,
  })
}
