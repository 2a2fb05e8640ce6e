import type { IntentType, Refusal, RefusalReason } from '@onehall/domain'
import { z } from 'zod'
import { entry, same } from './docs-entries.ts'
import { callReason } from './facts.ts'
import { day, ms, name, random } from './ids.ts'
import { type Delta, type Live, type Snapshot, cursor, room } from './sync.ts'

/** What the server says, for docs/protocol.md. */
export const snapshot = same<Snapshot>()(z.object({ room, cursor, at: ms, entries: z.record(z.string(), entry) }))

export const delta = same<Delta>()(
  z.object({
    room,
    journal: z.string(),
    stream: z.string(),
    from: z.int(),
    to: z.int(),
    at: ms,
    changes: z.record(z.string(), entry.nullable()),
  }),
)

/** No exactness here: a client may not tell an absent `platform` from an undefined one. */
export const live = z.object({
  at: ms,
  platform: z.object({ depth: z.int(), oldestAgeMs: z.number(), dead: z.int(), reachable: z.boolean() }).optional(),
}) satisfies z.ZodType<Live | { platform?: undefined }>

export const helloAnswered = z.object({
  ok: z.literal(true),
  protocol: z.int(),
  build: z.string(),
  at: ms,
  demo: z.boolean(),
  refused: z.array(room),
})

const called = z.strictObject({
  ticket: random<'ticket'>(),
  number: z.string(),
  call: random<'call'>(),
  why: callReason,
})

const theTicket = z.strictObject({ ticket: random<'ticket'>() })
const theCounter = z.strictObject({ counter: name<'counter'>() })

/** `result` of the answer to a command that was carried out. */
export const RESULTS = {
  PublishConfig: z.strictObject({ version: name<'config'>() }),
  OpenDay: z.strictObject({ day }),
  CloseDay: z.strictObject({ day }),
  IssueTicket: z.strictObject({
    ticket: random<'ticket'>(),
    number: z.string(),
    queue: name<'queue'>(),
    item: name<'item'>().nullable(),
    class: name<'class'>(),
    ahead: z.int(),
    issuedAt: ms,
  }),
  ReportPrint: z.strictObject({}),
  CancelTicket: theTicket,
  OpenCounter: z.strictObject({ counter: name<'counter'>(), queues: z.array(name<'queue'>()) }),
  CloseCounter: theCounter,
  CallNext: called,
  Recall: z.strictObject({ ticket: random<'ticket'>(), times: z.int() }),
  StartService: theTicket,
  FinishService: z.strictObject({ finished: random<'ticket'>(), called: called.nullable().optional() }),
  MarkMissed: theTicket,
  OpenCase: z.strictObject({ case: random<'case'>(), caseNo: z.string(), item: name<'item'>() }),
  AcceptCase: z.strictObject({
    case: random<'case'>(),
    caseNo: z.string(),
    receiptNo: z.string(),
    outcome: z.enum(['accepted', 'received']),
    promisedDate: z.string().nullable(),
    promised: z.strictObject({ days: z.int(), unit: z.enum(['working', 'calendar']) }),
  }),
  ReceiveFile: z.strictObject({ case: random<'case'>() }),
} as const satisfies { readonly [T in IntentType]: z.ZodType }

/** What a command asks for, in one or two sentences. */
export const MEANING: { readonly [T in IntentType]: string } = {
  PublishConfig:
    'Publishes a configuration version, once and for ever. The day goes on with the version it was opened on.',
  OpenDay:
    'Opens a business day on a published configuration. A day still open is closed in the same step; who is being served and who sits where is carried over.',
  CloseDay: 'Closes the day: nobody may be in service; who still waits expires, counters close.',
  IssueTicket:
    'Takes a number. With an identity card `person` comes along; its age may give a priority class. `priority` is for a guide, with the reason. `ahead` counts who waits in the queue before.',
  ReportPrint:
    'Says how the ticket printed. A ticket that was not printed and whose number nobody acknowledged on the screen is cancelled after a minute.',
  CancelTicket: 'Cancels a waiting ticket.',
  OpenCounter:
    'The asking clerk sits down at a counter. Served there: queues of the counter that the clerk is authorised for.',
  CloseCounter: 'Leaves a free counter; a manager may close the counter of somebody else.',
  CallNext:
    'Calls the next visitor of the queues of this counter. A loser of a race gets the one after, never an error.',
  Recall: 'Calls the same visitor again, no sooner than the gap of the rules of the hall after the call before.',
  StartService: 'Whoever was called has come.',
  FinishService:
    'Ends the service with what came of each item. `thenCallNext` calls the next visitor in the same step; `called` is null where nobody waited and absent where nobody was to be called.',
  MarkMissed: 'Whoever was called has not come.',
  OpenCase: 'Opens a case for the visitor in service; the applicant is `person` of this command, else of the ticket.',
  AcceptCase:
    'Takes in the file against the checklist of the item, with the answers to its situations. The receipt number appears with it.',
  ReceiveFile: 'A handler of the department takes over the physical file.',
}

const none = z.object({})
const counter = z.object({ counter: z.string() })
type Params<R extends RefusalReason> = Omit<Extract<Refusal, { reason: R }>, 'reason'>

/** What a refusal says besides its reason. */
export const REFUSAL_PARAMS = {
  'unknown-item': none,
  'unknown-queue': none,
  'unknown-counter': none,
  'unknown-class': none,
  'unknown-hall': none,
  'unknown-config': none,
  'config-invalid': z.object({ faults: z.array(z.string()) }),
  'unknown-case': none,
  'hall-closed': none,
  'hall-open': none,
  'day-in-the-past': none,
  'queue-closed': z.object({ queue: z.string() }),
  'queue-full': z.object({ queue: z.string(), limit: z.int() }),
  'limit-reached': z.object({ number: z.string(), limit: z.int() }),
  'identity-required': z.object({ queue: z.string() }),
  'reason-required': none,
  'counter-not-open': counter,
  'counter-open': counter,
  'counter-busy': z.object({ counter: z.string(), number: z.string() }),
  'counter-free': counter,
  'no-one-waiting': none,
  'no-skill': counter,
  'ticket-state': z.object({ status: z.string(), number: z.string().nullable() }),
  'too-soon': z.object({ waitMs: z.number() }),
  'case-state': z.object({ state: z.string() }),
  'material-missing': z.object({ materials: z.array(z.string()) }),
  'material-unknown': none,
  'applicant-required': none,
  'identity-invalid': none,
  'holder-already': z.object({ caseNo: z.string() }),
  'not-permitted': none,
  'not-signed-in': none,
  locked: none,
  'too-late': z.object({ lifetimeMs: z.number() }),
  'command-id-reused': none,
  overloaded: none,
  'payload-too-large': none,
  'protocol-unknown': z.object({ spoken: z.array(z.int()) }),
  malformed: none,
  'unknown-room': none,
  'storage-full': none,
  'out-of-service': none,
  internal: none,
} as const satisfies { readonly [R in RefusalReason]: z.ZodType<Params<R>> }
