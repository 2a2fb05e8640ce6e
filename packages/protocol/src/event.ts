import type { CounterState, Event, TicketIn } from '@onehall/domain'
import { z } from 'zod'
import { hallConfig } from './config.ts'
import { answers, callReason, collectedMaterial, holder, itemResult, party, purpose } from './facts.ts'
import { day, ms, name, random } from './ids.ts'

const ticket = random<'ticket'>()
const caseId = random<'case'>()
const call = random<'call'>()
const counter = name<'counter'>()
const zone = name<'zone'>()
const queue = name<'queue'>()
const staff = name<'staff'>()
const printed = z.enum(['printed', 'refused', 'unknown'])

const staffed = { staff, staffNo: z.string(), queues: z.array(queue) }
const place = { id: counter, zone, since: ms }
const counterState = z.union([
  z.strictObject({ ...place, status: z.literal('closed') }),
  z.strictObject({ ...place, status: z.literal('open'), ...staffed }),
  z.strictObject({ ...place, status: z.enum(['calling', 'serving']), ticket, number: z.string(), ...staffed }),
]) satisfies z.ZodType<CounterState>

const issued = {
  queue,
  item: name<'item'>().nullable(),
  class: name<'class'>(),
  purpose,
  count: z.int(),
  source: z.enum(['kiosk', 'guide', 'counter', 'booking', 'online']),
  forWhom: z.enum(['self', 'proxy']),
  identity: z.enum(['card', 'typed', 'none']),
  escort: z.boolean(),
  person: random<'person'>().nullable(),
  personHash: z.string().nullable(),
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
  ...issued,
  order: z.int(),
  issuedAt: ms,
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
    carried: z.strictObject({ counters: z.array(counterState), tickets: z.array(serving) }),
  }),
  'DayClosed/1': z.strictObject({ expired: z.array(ticket), closed: z.array(counter) }),
  'TicketIssued/1': z.strictObject({
    ticket,
    number: z.string(),
    serial: z.int(),
    classReason: z.string().nullable(),
    ...issued,
  }),
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
    priority: z.boolean(),
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
  'TicketMissed/1': z.strictObject({ ticket, counter }),
  'CounterOpened/1': z.strictObject({ counter, zone, ...staffed }),
  'CounterClosed/1': z.strictObject({ counter }),
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

/** From the data of (type, v) to that of (type, v + 1). */
const UPCAST: { readonly [typeAndVersion: string]: (data: never) => unknown } = {}

/** The newest version of each event type, which new events are written in. */
const NEWEST = new Map<string, number>()
for (const key of Object.keys(EVENTS)) {
  const [type, v] = key.split('/') as [string, string]
  NEWEST.set(type, Math.max(NEWEST.get(type) ?? 0, Number(v)))
}

export interface StoredEvent {
  readonly type: string
  readonly v: number
  /** JSON text. */
  readonly data: string
}

/** An event as the journal stores it. What decide made is believed; it is checked when it is read. */
export function encodeEvent({ type, ...data }: Event): StoredEvent {
  return { type, v: NEWEST.get(type)!, data: JSON.stringify(data) }
}

/** A stored event in today's shape, whatever version it was written in. Throws for one that no schema knows. */
export function decodeEvent({ type, v, data }: StoredEvent): Event {
  const newest = NEWEST.get(type)
  const schema = EVENTS[`${type}/${v}` as keyof typeof EVENTS]
  if (newest === undefined || schema === undefined) {
    throw new Error(`the journal holds ${type}/${v}, which this program does not know; a newer program wrote it`)
  }
  let value: unknown = schema.parse(JSON.parse(data))
  for (let from = v; from < newest; from++) value = UPCAST[`${type}/${from}`]!(value as never)
  return { type, ...(value as object) } as Event
}
