import type {
  CallEntry,
  CaseEntry,
  CounterEntry,
  DayEntry,
  Entry,
  HandEntry,
  QueueEntry,
  TotalsEntry,
  WaitingEntry,
} from '@onehall/domain'
import { z } from 'zod'
import { callReason, holder, purpose } from './facts.ts'
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
  }),
)

export const totalsEntry = same<TotalsEntry>()(
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
  }),
)

export const counterEntry = same<CounterEntry>()(
  z.object({
    kind: z.literal('counter'),
    counter: counterId,
    status: z.enum(['closed', 'open', 'calling', 'serving']),
    number: z.string().nullable(),
    since: ms,
    queues: z.array(queueId),
    staffNo: z.string().nullable(),
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
    class: name<'class'>(),
    times: z.int(),
    at: ms,
  }),
)

export const waitingEntry = same<WaitingEntry>()(
  z.object({
    kind: z.literal('waiting'),
    ticket: random<'ticket'>(),
    number: z.string(),
    queue: queueId,
    item: name<'item'>().nullable(),
    class: name<'class'>(),
    purpose,
    count: z.int(),
    escort: z.boolean(),
    order: z.int(),
    issuedAt: ms,
  }),
)

export const handEntry = same<HandEntry>()(
  z.object({
    kind: z.literal('hand'),
    ticket: random<'ticket'>(),
    status: z.enum(['called', 'serving']),
    number: z.string(),
    queue: queueId,
    item: name<'item'>().nullable(),
    class: name<'class'>(),
    purpose,
    count: z.int(),
    forWhom: z.enum(['self', 'proxy']),
    identity: z.enum(['card', 'typed', 'none']),
    issuedAt: ms,
    calledAt: ms,
    lastCallAt: ms,
    calls: z.int(),
    startedAt: ms.nullable(),
    why: callReason,
    cases: z.array(visitCase),
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
  queue: queueEntry,
  counter: counterEntry,
  call: callEntry,
  waiting: waitingEntry,
  hand: handEntry,
  case: caseEntry,
} as const satisfies { readonly [K in Entry['kind']]: z.ZodType }

export const entry = same<Entry>()(
  z.union([dayEntry, totalsEntry, queueEntry, counterEntry, callEntry, waitingEntry, handEntry, caseEntry]),
)
