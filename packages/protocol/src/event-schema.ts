import type { CounterState, TicketIn } from '@onehall/domain'
import { z } from 'zod'
import { hallConfig } from './config.ts'
import {
  answers,
  badge,
  callReason,
  alarmKind,
  alarmSubject,
  collectedMaterial,
  drillReport,
  holder,
  interruption,
  itemResult,
  party,
  pause,
  purpose,
  slip,
  stop,
  suspensionFields,
  ticketBooking,
} from './facts.ts'
import { bookingCode, day, localTime, ms, name, random } from './ids.ts'

const ticket = random<'ticket'>()
const caseId = random<'case'>()
const call = random<'call'>()
const counter = name<'counter'>()
const zone = name<'zone'>()
const queue = name<'queue'>()
const staff = name<'staff'>()
const printed = z.enum(['printed', 'refused', 'unknown'])

const seated = { staff, staffNo: z.string(), skills: z.array(queue), queues: z.array(queue) }
/** What was done last is not carried over: it can be taken back on its own day only. */
const staffed = { ...seated, last: z.null() }
const booking = random<'booking'>()
const place = { id: counter, zone, since: ms }
const counterState = z.union([
  z.strictObject({ ...place, status: z.literal('closed') }),
  z.strictObject({ ...place, status: z.literal('open'), ...staffed }),
  z.strictObject({ ...place, status: z.literal('paused'), pause, ...staffed }),
  z.strictObject({
    ...place,
    status: z.enum(['calling', 'serving']),
    ticket,
    number: z.string(),
    pauseAfter: pause.nullable(),
    ...staffed,
  }),
]) satisfies z.ZodType<CounterState>

const issued = {
  queue,
  item: name<'item'>().nullable(),
  class: name<'class'>(),
  badge: badge.nullable(),
  purpose,
  count: z.int(),
  source: z.enum(['kiosk', 'guide', 'counter', 'booking', 'online']),
  forWhom: z.enum(['self', 'proxy']),
  identity: z.enum(['card', 'typed', 'none']),
  escort: z.boolean(),
  person: random<'person'>().nullable(),
  personHash: z.string().nullable(),
  session: z.string().nullable(),
  booking: ticketBooking.nullable(),
  stops: z.array(stop),
}

const visitCase = z.strictObject({
  case: caseId,
  caseNo: z.string(),
  item: name<'item'>(),
  receiptNo: z.string().nullable(),
})

const serving = z.strictObject({
  id: ticket,
  day,
  number: z.string(),
  walkIn: z.boolean(),
  ...issued,
  others: z.array(z.strictObject({ person: random<'person'>(), personHash: z.string().nullable() })),
  order: z.int(),
  rank: z.number(),
  issuedAt: ms,
  been: z.array(queue),
  restores: z.int(),
  done: z.array(itemResult),
  print: z.strictObject({ outcome: printed, acknowledged: z.boolean(), at: ms }).nullable(),
  status: z.literal('serving'),
  counter,
  staff,
  call,
  calls: z.int(),
  calledAt: ms,
  lastCallAt: ms,
  why: callReason,
  startedAt: ms,
  cases: z.array(visitCase),
}) satisfies z.ZodType<TicketIn<'serving'>>

/**
 * One schema per (type, version) of an event's data, never edited once released (rule 10). A change is a new entry with
 * the next version, an upcaster below, and one more line in the golden journal.
 */
export const EVENTS = {
  'ConfigPublished/1': z.strictObject({ config: hallConfig }),
  'DayOpened/1': z.strictObject({
    hall: name<'hall'>(),
    day,
    config: name<'config'>(),
    carried: z.strictObject({ counters: z.array(counterState), tickets: z.array(serving), slips: z.array(slip) }),
  }),
  'DayClosed/1': z.strictObject({ expired: z.array(ticket), closed: z.array(counter), slips: z.array(slip) }),
  'TicketIssued/1': z.strictObject({
    ticket,
    number: z.string(),
    serial: z.int(),
    classReason: z.string().nullable(),
    slip: ticket.nullable(),
    ...issued,
  }),
  'OfflineTicketIssued/1': z.strictObject({
    ticket,
    number: z.string(),
    kiosk: z.int(),
    serial: z.int(),
    rank: z.number(),
    ...issued,
  }),
  'OfflineTicketLapsed/1': z.strictObject({ ticket, number: z.string(), day, queue, slip: slip.nullable() }),
  'WalkInStarted/1': z.strictObject({ ticket, number: z.string(), serial: z.int(), counter, staff, call, ...issued }),
  'TicketPrintReported/1': z.strictObject({ ticket, outcome: printed, acknowledged: z.boolean() }),
  'TicketCancelled/1': z.strictObject({ ticket, reason: z.enum(['visitor', 'staff', 'not-printed', 'mistake']) }),
  'TicketCalled/1': z.strictObject({
    ticket,
    number: z.string(),
    counter,
    label: z.string(),
    zone,
    staff,
    call,
    ahead: z.record(z.string(), z.number()),
    why: callReason,
  }),
  'TicketRecalled/1': z.strictObject({
    ticket,
    number: z.string(),
    counter,
    label: z.string(),
    zone,
    call,
    times: z.int(),
  }),
  'ServiceStarted/1': z.strictObject({ ticket, counter }),
  'ServiceFinished/1': z.strictObject({ ticket, counter, results: z.array(itemResult) }),
  'VisitMovedOn/1': z.strictObject({
    ticket,
    counter,
    results: z.array(itemResult),
    to: stop,
    stops: z.array(stop),
    stays: z.boolean(),
  }),
  'TicketMissed/1': z.strictObject({ ticket, counter }),
  'FinishUndone/1': z.strictObject({ ticket, counter }),
  'MissUndone/1': z.strictObject({ ticket, counter }),
  'TicketRestored/1': z.strictObject({ ticket, after: z.int() }),
  'CallWithdrawn/1': z.strictObject({ ticket, counter, reason: z.string() }),
  'TicketHeld/1': z.strictObject({ ticket, counter, reason: z.string(), until: ms, back: z.enum(['any', 'counter']) }),
  'HeldReturned/1': z.strictObject({
    ticket,
    to: z.strictObject({ counter, staff }).nullable(),
    bound: counter.nullable(),
    after: z.int(),
  }),
  'HeldMissed/1': z.strictObject({ ticket }),
  'HeldHandedOver/1': z.strictObject({ tickets: z.array(ticket), from: counter, counter, staff }),
  'TicketTransferred/1': z.strictObject({
    ticket,
    from: counter.nullable(),
    queue,
    item: name<'item'>().nullable(),
    bound: counter.nullable(),
    reason: z.string(),
  }),
  'TicketLeft/1': z.strictObject({ ticket }),
  'TicketCorrected/1': z.strictObject({
    ticket,
    item: name<'item'>().nullable(),
    purpose,
    count: z.int(),
    class: name<'class'>(),
    badge: badge.nullable(),
    reason: z.string(),
  }),
  'TicketSteppedAside/1': z.strictObject({ ticket, counter }),
  'PersonAdded/1': z.strictObject({ ticket, person: random<'person'>(), personHash: z.string().nullable() }),
  'TicketsCarriedOver/1': z.strictObject({ slips: z.array(slip) }),
  'CounterOpened/1': z.strictObject({ counter, zone, ...seated, elsewhere: z.string().nullable() }),
  'CounterClosed/1': z.strictObject({ counter }),
  'CounterAssigned/1': z.strictObject({
    counter,
    queues: z.array(queue).nullable(),
    reason: z.string(),
    serving: z.array(queue).nullable(),
  }),
  'ClerkAuthorised/1': z.strictObject({ counter, skills: z.array(queue), serving: z.array(queue) }),
  'CounterPaused/1': z.strictObject({ counter, after: z.boolean(), ...pause.shape }),
  'CounterResumed/1': z.strictObject({ counter }),
  'CounterReleased/1': z.strictObject({ counter, reason: z.string() }),
  'QueueSuspended/1': z.strictObject({ queue, ...suspensionFields }),
  'QueueResumed/1': z.strictObject({ queue }),
  'HallSuspended/1': z.strictObject({ evacuated: z.boolean(), ...suspensionFields }),
  'HallResumed/1': z.strictObject({}),
  'DrillStarted/1': z.strictObject({ until: ms, untilTime: localTime, counters: z.array(counter) }),
  'DrillEnded/1': z.strictObject({}),
  'DrillReported/1': z.strictObject({ counter, ...drillReport }),
  'HallInterrupted/1': interruption,
  'AlarmAcknowledged/1': z.strictObject({
    alarm: alarmKind,
    of: z.array(alarmSubject),
    reason: z.string(),
    staffNo: z.string(),
    until: ms,
  }),
  'Booked/1': z.strictObject({
    booking,
    code: bookingCode,
    queue,
    item: name<'item'>().nullable(),
    day,
    from: localTime,
    to: localTime,
    person: random<'person'>().nullable(),
    personHash: z.string().nullable(),
  }),
  'BookingCancelled/1': z.strictObject({ booking, reason: z.string().nullable() }),
  'BookingCheckedIn/1': z.strictObject({ booking, ticket, late: z.boolean() }),
  'BookingMissed/1': z.strictObject({ booking }),
  'CaseNumbered/1': z.strictObject({
    case: caseId,
    caseNo: z.string(),
    item: name<'item'>(),
    taskCode: z.string(),
    sequence: z.int(),
    ticket,
    counter,
  }),
  'IntakeTaken/1': z.strictObject({
    case: caseId,
    receiptNo: z.string(),
    sequence: z.int(),
    outcome: z.enum(['accepted', 'received']),
    ticket: ticket.nullable(),
    counter,
  }),
  'CaseOpened/1': z.strictObject({
    case: caseId,
    caseNo: z.string(),
    hall: name<'hall'>(),
    day,
    config: name<'config'>(),
    item: name<'item'>(),
    department: name<'department'>(),
    ticket: ticket.nullable(),
    parties: z.array(party),
    holder,
  }),
  'CaseReceived/1': z.strictObject({ receiptNo: z.string(), materials: z.array(collectedMaterial), answers }),
  'CaseAccepted/1': z.strictObject({
    receiptNo: z.string(),
    materials: z.array(collectedMaterial),
    answers,
    promisedDate: z.string().nullable(),
  }),
  'FileReceived/1': z.strictObject({ from: holder, to: holder }),
} as const
