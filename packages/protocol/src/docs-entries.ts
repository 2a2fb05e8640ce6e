import type {
  AlertEntry,
  AssignedEntry,
  CallEntry,
  CaseEntry,
  CounterEntry,
  DayEntry,
  DrillEntry,
  Entry,
  EscortEntry,
  HandEntry,
  HeldEntry,
  AcknowledgedEntry,
  InterruptionEntry,
  LastEntry,
  MissedEntry,
  OfflineEntry,
  QueueEntry,
  TotalsEntry,
  WaitingEntry,
} from '@onehall/domain'
import { z } from 'zod'
import {
  badge,
  alarmKind,
  alarmSubject,
  callReason,
  drillReport,
  holder,
  interruption,
  itemResult,
  pause,
  purpose,
  stop,
  suspension,
  ticketBooking,
} from './facts.ts'
import { ms, name, random } from './ids.ts'

/**
 * What the server shows in its rooms, for docs/protocol.md. Inside the program these are types of the domain; `same` stops the
 * type check where a schema here and its type drift apart.
 */
export const same =
  <Type>() =>
  <Schema extends z.ZodType>(schema: Schema & Same<z.infer<Schema>, Writable<Type>>): Schema =>
    schema

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? unknown : never) : never
type Writable<T> = T extends string | number | boolean | null | undefined
  ? T
  : { -readonly [K in keyof T]: Writable<T[K]> }

const counterId = name<'counter'>()
const queueId = name<'queue'>()

const visitCase = z.object({
  case: random<'case'>(),
  caseNo: z.string(),
  item: name<'item'>(),
  receiptNo: z.string().nullable(),
})

export const dayEntry = same<DayEntry>()(
  z.object({
    kind: z.literal('day'),
    hall: name<'hall'>(),
    day: z.string(),
    status: z.enum(['open', 'closed']),
    config: z.string(),
    suspended: z.object({ ...suspension.shape, evacuated: z.boolean() }).nullable(),
  }),
)

const totalsEntry = same<TotalsEntry>()(
  z.object({
    kind: z.literal('totals'),
    issued: z.int(),
    called: z.int(),
    served: z.int(),
    missed: z.int(),
  }),
)

export const queueEntry = same<QueueEntry>()(
  z.object({
    kind: z.literal('queue'),
    queue: queueId,
    waiting: z.int(),
    issued: z.int(),
    oldest: ms.nullable(),
    next: z.array(z.string()),
    suspended: suspension.nullable(),
    sentHome: z.int(),
  }),
)

export const counterEntry = same<CounterEntry>()(
  z.object({
    kind: z.literal('counter'),
    counter: counterId,
    status: z.enum(['closed', 'open', 'paused', 'calling', 'serving']),
    number: z.string().nullable(),
    since: ms,
    queues: z.array(queueId),
    staffNo: z.string().nullable(),
    pause: pause.nullable(),
  }),
)

export const assignedEntry = same<AssignedEntry>()(
  z.object({
    kind: z.literal('assigned'),
    counter: counterId,
    queues: z.array(queueId),
    reason: z.string(),
    at: ms,
  }),
)

export const callEntry = same<CallEntry>()(
  z.object({
    kind: z.literal('call'),
    call: z.string(),
    order: z.int(),
    number: z.string(),
    counter: counterId,
    label: z.string(),
    zone: name<'zone'>(),
    badge: badge.nullable(),
    times: z.int(),
    at: ms,
  }),
)

export const missedEntry = same<MissedEntry>()(
  z.object({ kind: z.literal('missed'), number: z.string(), queue: queueId, at: ms }),
)

const ticketFields = {
  ticket: random<'ticket'>(),
  number: z.string(),
  queue: queueId,
  item: name<'item'>().nullable(),
  class: name<'class'>(),
  badge: badge.nullable(),
  purpose,
  count: z.int(),
  escort: z.boolean(),
  issuedAt: ms,
  booking: ticketBooking.nullable(),
  restores: z.int(),
}

export const waitingEntry = same<WaitingEntry>()(
  z.object({
    kind: z.literal('waiting'),
    ...ticketFields,
    order: z.int(),
    rank: z.number(),
    bound: counterId.nullable(),
  }),
)

export const handEntry = same<HandEntry>()(
  z.object({
    kind: z.literal('hand'),
    ...ticketFields,
    status: z.enum(['called', 'serving']),
    walkIn: z.boolean(),
    forWhom: z.enum(['self', 'proxy']),
    identity: z.enum(['card', 'typed', 'none']),
    people: z.int(),
    route: z.object({ done: z.array(itemResult), left: z.array(stop) }),
    calledAt: ms,
    lastCallAt: ms,
    calls: z.int(),
    startedAt: ms.nullable(),
    why: callReason,
    cases: z.array(visitCase),
    pauseAfter: pause.nullable(),
  }),
)

export const lastEntry = same<LastEntry>()(
  z.object({
    kind: z.literal('last'),
    ticket: random<'ticket'>(),
    number: z.string(),
    what: z.enum(['served', 'missed']),
    at: ms,
  }),
)

export const heldEntry = same<HeldEntry>()(
  z.object({
    kind: z.literal('held'),
    ...ticketFields,
    counter: counterId,
    heldAt: ms,
    until: ms,
    reason: z.string(),
    back: z.enum(['any', 'counter']),
  }),
)

export const alertEntry = same<AlertEntry>()(
  z.object({
    kind: z.literal('alert'),
    alert: z.enum(['called', 'recalled', 'missed']),
    ticket: random<'ticket'>(),
    number: z.string(),
    queue: queueId,
    counter: counterId,
    escort: z.boolean(),
    calls: z.int(),
    at: ms,
    until: ms.nullable(),
  }),
)

export const escortEntry = same<EscortEntry>()(
  z.object({
    kind: z.literal('escort'),
    queue: queueId,
    tickets: z.array(z.object({ ticket: random<'ticket'>(), number: z.string(), before: z.int() })),
  }),
)

export const drillEntry = same<DrillEntry>()(
  z.object({
    kind: z.literal('drill'),
    since: ms,
    until: ms,
    untilTime: z.string(),
    endedAt: ms.nullable(),
    overlaps: z.int(),
    counters: z.array(
      z.object({ counter: counterId, report: z.object({ ...drillReport, share: z.int() }).nullable() }),
    ),
  }),
)

export const offlineEntry = same<OfflineEntry>()(z.object({ kind: z.literal('offline'), waiting: z.int() }))

export const interruptionEntry = same<InterruptionEntry>()(
  z.object({ kind: z.literal('interruption'), ...interruption.shape }),
)

export const acknowledgedEntry = same<AcknowledgedEntry>()(
  z.object({
    kind: z.literal('acknowledged'),
    alarm: alarmKind,
    of: alarmSubject,
    reason: z.string(),
    staffNo: z.string(),
    at: ms,
    until: ms,
  }),
)

export const caseEntry = same<CaseEntry>()(
  z.object({
    kind: z.literal('case'),
    case: z.string(),
    caseNo: z.string(),
    item: name<'item'>(),
    status: z.enum(['draft', 'received', 'accepted', 'reviewing']),
    holder,
    receiptNo: z.string().nullable(),
    acceptedAt: ms.nullable(),
    promisedDate: z.string().nullable(),
    updatedAt: ms,
  }),
)

/** Every entry by its kind. */
export const ENTRIES = {
  day: dayEntry,
  totals: totalsEntry,
  drill: drillEntry,
  offline: offlineEntry,
  interruption: interruptionEntry,
  acknowledged: acknowledgedEntry,
  queue: queueEntry,
  counter: counterEntry,
  assigned: assignedEntry,
  call: callEntry,
  missed: missedEntry,
  waiting: waitingEntry,
  hand: handEntry,
  last: lastEntry,
  held: heldEntry,
  alert: alertEntry,
  escort: escortEntry,
  case: caseEntry,
} as const satisfies { readonly [K in Entry['kind']]: z.ZodType }

export const entry = same<Entry>()(
  z.union([
    dayEntry,
    totalsEntry,
    drillEntry,
    offlineEntry,
    interruptionEntry,
    acknowledgedEntry,
    queueEntry,
    counterEntry,
    assignedEntry,
    callEntry,
    missedEntry,
    waitingEntry,
    handEntry,
    lastEntry,
    heldEntry,
    alertEntry,
    escortEntry,
    caseEntry,
  ]),
)
