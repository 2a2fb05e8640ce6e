import {
  type Ahead,
  type BookingId,
  type CallId,
  type CaseId,
  type ClassKey,
  type CounterId,
  type Day,
  type Event,
  type EventOf,
  type HallConfig,
  type IntentOf,
  type ItemKey,
  type MaterialKey,
  type Ms,
  type PersonFacts,
  type PersonRef,
  type QueueId,
  type TicketId,
  bookingsStream,
  caseStream,
  configStream,
  hallStream,
} from '../src/index.ts'
import type { Past } from './given.fixture.ts'
import { CLERK_1, CONFIG, DAY, HALL, NEXT_DAY, NINE } from './sample-hall.fixture.ts'

/** A moment of the day: minutes after nine. */
export const minute = (n: number): Ms => NINE + n * 60_000

/** Ids as long as real ones, but such that a reader sees whose they are. */
export const ticketId = (number: string): TicketId => `ticket${number.padStart(10, '-')}` as TicketId
export const callId = (number: string): CallId => `call${number.padStart(12, '-')}` as CallId
export const caseId = (name: string): CaseId => `case${name.padStart(12, '-')}` as CaseId

interface When {
  readonly at?: Ms
  readonly day?: Day
}

function inDay(event: Event, { at, day = DAY }: When = {}): Past {
  return { stream: hallStream(HALL, day), event, ...(at === undefined ? {} : { at }) }
}

export function published(config: HallConfig = CONFIG): Past {
  return { stream: configStream(HALL), event: { type: 'ConfigPublished', config } }
}

/** A day that runs on a configuration. */
export function opened(config: HallConfig = CONFIG, day: Day = DAY): Past[] {
  const carried = { counters: [], tickets: [], slips: [] }
  return [published(config), inDay({ type: 'DayOpened', hall: HALL, day, config: config.version, carried }, { day })]
}

export function closed(expired: readonly string[] = [], counters: readonly string[] = [], when?: When): Past {
  return inDay({ type: 'DayClosed', expired: expired.map(ticketId), closed: counters as CounterId[], slips: [] }, when)
}

const QUEUE_OF: Readonly<Record<string, string>> = { A: 'social', B: 'business', C: 'care' }

type Ticket = When & {
  readonly person?: PersonFacts
  readonly cls?: string
  readonly change?: Partial<EventOf<'TicketIssued'>>
}

/** `issued('A001')` waits in queue `social`, B in `business`, C in `care`. */
export function issued(number: string, { person, cls = 'ordinary', change, ...when }: Ticket = {}): Past {
  const event: EventOf<'TicketIssued'> = {
    type: 'TicketIssued',
    ticket: ticketId(number),
    number,
    serial: Number(number.slice(1)),
    queue: QUEUE_OF[number[0]!] as QueueId,
    item: null,
    class: cls as ClassKey,
    badge: cls === 'ordinary' ? null : 'priority',
    classReason: null,
    session: null,
    booking: null,
    stops: [],
    slip: null,
    purpose: 'handle',
    count: 1,
    source: 'kiosk',
    forWhom: 'self',
    identity: person === undefined ? 'none' : 'card',
    escort: false,
    person: person?.ref ?? null,
    personHash: person?.hash ?? null,
  }
  return inDay({ ...event, ...change }, when)
}

/** The counter is open; its clerk may serve all of its queues. */
export function counterOpen(counter = 'c1', by = CLERK_1, when?: When): Past {
  const { id, zone, queues } = CONFIG.counters.find(({ id: each }) => each === counter)!
  const { staff, staffNo } = by
  return inDay(
    { type: 'CounterOpened', counter: id, zone, staff, staffNo, skills: queues, queues, elsewhere: null },
    when,
  )
}

export function called(
  number: string,
  counter = 'c1',
  { cls = 'ordinary', ahead = {}, ...when }: Ticket & { readonly ahead?: Ahead } = {},
): Past {
  const { id, zone, label } = CONFIG.counters.find(({ id: each }) => each === counter)!
  return inDay(
    {
      type: 'TicketCalled',
      ticket: ticketId(number),
      number,
      counter: id,
      label,
      zone,
      staff: CLERK_1.staff,
      call: callId(number),
      ahead,
      why: { rule: 'score', waitedMs: 0, score: 0, class: cls as ClassKey, others: 0, reason: null },
    },
    when,
  )
}

/** Called and started. */
export function serving(number: string, counter = 'c1', when?: When): Past[] {
  const started = { type: 'ServiceStarted', ticket: ticketId(number), counter: counter as CounterId } as const
  return [called(number, counter, when), inDay(started, when)]
}

export function finished(number: string, counter = 'c1', when?: When): Past {
  const results = [{ item: null, result: 'consulted' }] as const
  return inDay({ type: 'ServiceFinished', ticket: ticketId(number), counter: counter as CounterId, results }, when)
}

export function missed(number: string, counter = 'c1', when?: When): Past {
  return inDay({ type: 'TicketMissed', ticket: ticketId(number), counter: counter as CounterId }, when)
}

export function held(number: string, { until = minute(30), ...when }: When & { readonly until?: Ms } = {}): Past {
  const ticket = ticketId(number)
  return inDay({ type: 'TicketHeld', ticket, counter: 'c1' as CounterId, reason: '复印', until, back: 'any' }, when)
}

/** A moment of the day by the clock of the hall. */
export const at = (time: string, day: Day = DAY): Ms => Date.parse(`${day}T${time}:00+08:00`)

/** An appointment of queue A in the slot at nine, tomorrow. */
export function booked(
  name: string,
  { day = NEXT_DAY, from = '09:00', person }: { day?: Day; from?: string; person?: PersonFacts } = {},
): Past {
  const to = from === '09:00' ? '10:00' : '11:00'
  const booking = `booking${name.padStart(10, '-')}` as BookingId
  const who = person ?? { ref: `person-ref-of-${name}`.padEnd(20, '0') as PersonRef, hash: null }
  const code = name.replaceAll(/\D/g, '').padStart(6, '0')
  const event = { type: 'Booked', booking, code, queue: 'social' as QueueId, item: null, day, from, to } as const
  return { stream: bookingsStream(HALL), event: { ...event, person: who.ref, personHash: who.hash } }
}

export const left = (number: string): Past => inDay({ type: 'TicketLeft', ticket: ticketId(number) })

export function cancelled(number: string, when?: When): Past {
  return inDay({ type: 'TicketCancelled', ticket: ticketId(number), reason: 'visitor' }, when)
}

/** A draft of an item for the visitor in service; the counter holds its file. */
export function caseOpened(name: string, item = 'card', number = 'A001', change: Partial<EventOf<'CaseOpened'>> = {}) {
  const { key, department, taskCode } = CONFIG.catalogue.items.find((each) => each.key === item)!
  const counter = 'c1' as CounterId
  const base = { case: caseId(name), caseNo: `${taskCode}202603040001`, item: key, ticket: ticketId(number) }
  const event: Event = {
    type: 'CaseOpened',
    ...base,
    hall: HALL,
    day: DAY,
    config: CONFIG.version,
    department,
    parties: [{ role: 'applicant', person: CLERK_1.staff as never }],
    holder: { kind: 'counter', counter, staff: CLERK_1.staff },
    ...change,
  }
  return [
    inDay({ type: 'CaseNumbered', ...base, taskCode, sequence: 1, counter }),
    { stream: caseStream(caseId(name)), event } satisfies Past,
  ]
}

/** The intake is taken: accepted by the counter. */
export function caseAccepted(name: string): Past {
  const event: Event = {
    type: 'CaseAccepted',
    receiptNo: 'SJ202603040001',
    materials: [],
    answers: {},
    promisedDate: '2026-03-09',
  }
  return { stream: caseStream(caseId(name)), event }
}

export type Collected = IntentOf<'AcceptCase'>['materials'][number]

/** `brought('photo')`: one copy, nothing kept. */
export function brought(material: string, state: Collected['state'] = 'collected'): Collected {
  return { material: material as MaterialKey, state, copies: 1, original: 'none' }
}

export const item = (key: string): ItemKey => key as ItemKey
