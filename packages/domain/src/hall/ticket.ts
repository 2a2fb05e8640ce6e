import type { Command, IntentOf, Visit } from '../command.ts'
import type { ClassKey, ItemKey, QueueId, TicketId } from '../ids.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Decide, type Decision, type OpenHall, accept, inHall, isRefused, openHall, wrongState } from '../world.ts'
import type { HallConfig, Queue, Session } from './config.ts'
import { bookedNumber, ticketNumber } from './numbering.ts'
import { collectsOnly, issuingAt } from './session.ts'
import { BOOKED_SERIES, type Badge, MAY_BECOME, type Slip, type Stop, type TicketBooking } from './state.ts'
import { suspensionOf } from './suspend.ts'
import { warningsFor } from './warning.ts'

/** Where a number is for. */
export interface Wish {
  readonly queue: QueueId
  readonly item: ItemKey | null
  /** The places after this one. */
  readonly stops: readonly Stop[]
  readonly booking: TicketBooking | null
  readonly slip: Slip | null
  /** Who it is was established before: no document is asked for again. */
  readonly identified: boolean
}

export type Issue = Pick<Command, 'actor' | 'person' | 'at' | 'fresh' | 'today' | 'localTime' | 'weekday'>

/** [Q1]–[Q7]: a ticket for a queue, or why not. */
export const decideIssueTicket: Decide<IntentOf<'IssueTicket'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const { queue, item } = command.intent
  return issueTicket(hall, command, command.intent, { ...NOTHING, queue, item })
}

const NOTHING = { stops: [], booking: null, slip: null, identified: false } as const

/** Gives out a number, whoever asks for it and with what right. */
export function issueTicket(hall: OpenHall, command: Issue, visit: Visit, wish: Wish): Decision {
  const { person } = command
  const queue = hall.config.queues.find(({ id }) => id === wish.queue)
  if (queue === undefined) return refuse({ reason: 'unknown-queue' })
  if (wish.item !== null && !queue.items.includes(wish.item)) return refuse({ reason: 'unknown-item' })
  const hours = issuesNow(hall, command, queue, visit)
  if ('reason' in hours) return refuse(hours)
  const full = wish.slip === null && wish.booking === null ? fullness(hall, queue, hours.session) : null
  if (full !== null) return refuse(full)
  if (!wish.identified && !identityHolds(queue.identity, visit, command))
    return refuse({ reason: 'identity-required', queue: queue.id })
  const limit = limitReached(hall, queue.id, person?.hash == null ? [] : [person.hash])
  if (limit !== null) return refuse(limit)
  const cls = wish.slip === null ? priorityClass(hall.config, visit, command) : slipClass(hall.config, wish.slip)
  if (typeof cls !== 'string') return refuse(cls)

  const state = hall.rows.get('queue', queue.id)
  const series = wish.booking === null ? null : hall.config.booking
  const last = series === null ? state?.last : hall.rows.get('sequence', BOOKED_SERIES)?.last
  const serial = (last ?? 0) + 1
  const ticket = command.fresh as TicketId
  const number = series === null ? ticketNumber(queue, serial) : bookedNumber(series.prefix, serial)
  const { purpose, count, source, forWhom, identity, escort } = visit
  const { item, stops, booking } = wish
  const badge = badgeFor(hall.config, wish, cls)
  const ahead = state?.waiting ?? 0
  return accept(
    inHall(hall, {
      type: 'TicketIssued',
      ticket,
      number,
      serial,
      queue: queue.id,
      item,
      class: cls,
      badge,
      classReason: visit.priority?.reason ?? null,
      purpose,
      count,
      source,
      forWhom,
      identity,
      escort,
      person: person?.ref ?? null,
      personHash: person?.hash ?? null,
      session: hours.session?.key ?? null,
      booking,
      stops,
      slip: wish.slip?.slip ?? null,
    }),
    {
      ticket,
      number,
      queue: queue.id,
      item,
      class: cls,
      badge,
      ahead,
      issuedAt: command.at,
      stops,
      warnings: warningsFor(hall, command, queue, { item, count, ahead }),
    },
  )
}

/** [Y2] [Y3] [Z1] [Z2] Whether the queue gives out numbers now: not suspended, and in one of its sessions. */
function issuesNow(
  hall: OpenHall,
  now: Issue,
  { id: queue }: Queue,
  { purpose }: Visit,
): { readonly session: Session | null } | Refusal {
  const suspended = suspensionOf(hall, queue)
  if (suspended !== null) return suspended
  if (purpose !== 'collect' && collectsOnly(hall.config, queue, now)) return { reason: 'collect-only', queue }
  const issuing = issuingAt(hall.config, queue, now)
  return issuing.open ? { session: issuing.session } : { reason: 'queue-closed', queue, opens: issuing.opens }
}

/** [Q3] [Y5] The limits of the day and of the session. */
function fullness({ rows }: OpenHall, { id: queue, dailyLimit }: Queue, session: Session | null): Refusal | null {
  const state = rows.get('queue', queue)
  if (dailyLimit !== null && (state?.issued ?? 0) >= dailyLimit)
    return { reason: 'queue-full', queue, limit: dailyLimit }
  const issued = session === null ? 0 : (state?.bySession[session.key] ?? 0)
  if (session !== null && session.limit !== null && issued >= session.limit)
    return { reason: 'session-full', queue, limit: session.limit }
  return null
}

/** [Q5] Somebody of these people holds as many live numbers of the queue as one may, `but` not counted. */
export function limitReached(
  { rows, config }: OpenHall,
  queue: QueueId,
  hashes: readonly string[],
  but: TicketId | null = null,
): Refusal | null {
  const limit = config.queues.find(({ id }) => id === queue)?.perPerson ?? 1
  for (const hash of hashes) {
    const live = rows.get('person', hash)?.tickets ?? []
    // A question that is answered without a number of the queue takes nobody's place in it.
    const counts = (each: (typeof live)[number]): boolean =>
      each.queue === queue && each.ticket !== but && rows.get('ticket', each.ticket)?.walkIn === false
    const here = live.filter(counts)
    if (here.length >= limit) return { reason: 'limit-reached', number: here[0]!.number, limit }
  }
  return null
}

function identityHolds(rule: Queue['identity'], { identity }: Visit, { actor, person }: Issue): boolean {
  if (rule === 'free') return true
  if (person?.hash != null && identity !== 'none') return true
  return rule === 'guide' && actor.kind === 'staff'
}

/** A class that staff gives needs a reason, and a kiosk gives none; otherwise the age on the card may give one. */
function priorityClass(config: HallConfig, { priority }: Visit, { actor, person }: Issue): ClassKey | Refusal {
  if (priority !== null) {
    if (actor.kind === 'kiosk') return { reason: 'not-permitted' }
    if (!config.classes.some(({ key }) => key === priority.class)) return { reason: 'unknown-class' }
    return priority.reason.trim() === '' ? { reason: 'reason-required' } : priority.class
  }
  return classByAge(config, person?.age ?? null)
}

/** [Q6] The class that an age gives. */
export function classByAge({ classes }: HallConfig, age: number | null): ClassKey | Refusal {
  const byAge = age === null ? undefined : classes.find(({ fromAge }) => fromAge !== null && age >= fromAge)
  const ordinary = classes.find(({ badge }) => badge === null)
  return (byAge ?? ordinary)?.key ?? { reason: 'unknown-class' }
}

function slipClass(config: HallConfig, slip: Slip): ClassKey | Refusal {
  const key = [config.rules.slipClass, slip.class].find((each) => config.classes.some((cls) => cls.key === each))
  return key ?? classByAge(config, null)
}

/** [Q21] What walls may say of why the number comes earlier. */
function badgeFor(config: HallConfig, { slip, booking }: Wish, cls: ClassKey): Badge | null {
  if (slip !== null) return 'carried'
  if (booking !== null) return 'booked'
  return classBadge(config, cls)
}

export const classBadge = ({ classes }: HallConfig, cls: ClassKey): Badge | null =>
  classes.some(({ key, badge }) => key === cls && badge !== null) ? 'priority' : null

/** [Q8] How it printed is an attribute of the ticket, whatever state it is in. */
export const decideReportPrint: Decide<IntentOf<'ReportPrint'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket === undefined) return wrongState(ticket)
  const { outcome, acknowledged } = intent
  return accept(inHall(hall, { type: 'TicketPrintReported', ticket: ticket.id, outcome, acknowledged }))
}

/** [Q9] Only a waiting ticket can be cancelled. */
export const decideCancelTicket: Decide<IntentOf<'CancelTicket'>> = (world, { intent }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const ticket = hall.rows.get('ticket', intent.ticket)
  if (ticket === undefined || !MAY_BECOME[ticket.status].includes('cancelled')) return wrongState(ticket)
  return accept(inHall(hall, { type: 'TicketCancelled', ticket: ticket.id, reason: intent.reason }), {
    ticket: ticket.id,
  })
}
