import type { IntentType } from '@onehall/domain'
import { z } from 'zod'
import { badge, callReason, purpose, stop } from './facts.ts'
import { bookingCode, day, localTime, ms, name, random } from './ids.ts'

const ticket = random<'ticket'>()
const counter = name<'counter'>()
const queue = name<'queue'>()
const item = name<'item'>().nullable()
const booking = random<'booking'>()
const number = z.string()

const called = z.strictObject({
  ticket,
  number,
  call: random<'call'>(),
  why: callReason,
  aside: z.array(z.strictObject({ number, counter })),
})
const issued = z.strictObject({
  ticket,
  number,
  queue,
  item,
  class: name<'class'>(),
  badge: badge.nullable(),
  ahead: z.int(),
  issuedAt: ms,
  stops: z.array(stop),
  warnings: z.array(z.enum(['may-not-be-served', 'no-counter-open'])),
})
const slips = z.array(z.strictObject({ slip: ticket, number, queue }))
/** `movedBack`: behind so many others the number waits again by itself. */
const gone = z.strictObject({ ticket, movedBack: z.int().nullable() })
const theTicket = z.strictObject({ ticket })
const numbered = z.strictObject({ ticket, number })
const theCounter = z.strictObject({ counter })
const theBooking = z.strictObject({ booking })

/** `result` of the answer to a command that was carried out. */
export const RESULTS = {
  PublishConfig: z.strictObject({ version: name<'config'>() }),
  OpenDay: z.strictObject({ day, slips }),
  CloseDay: z.strictObject({ day, slips }),
  IssueTicket: issued,
  IssueVisit: issued,
  RedeemSlip: issued,
  ReportPrint: z.strictObject({}),
  CancelTicket: theTicket,
  LeaveTicket: numbered,
  CorrectTicket: z.strictObject({
    ticket,
    number,
    item,
    purpose,
    count: z.int(),
    class: name<'class'>(),
    badge: badge.nullable(),
  }),
  AddPerson: z.strictObject({ ticket, number, people: z.int() }),
  OpenCounter: z.strictObject({ counter, queues: z.array(queue) }),
  CloseCounter: theCounter,
  AssignQueues: z.strictObject({ counter, serving: z.array(queue).nullable() }),
  AuthoriseClerk: z.strictObject({ counter: counter.nullable(), serving: z.array(queue) }),
  PauseCounter: z.strictObject({ counter, paused: z.boolean(), until: ms.nullable() }),
  ResumeCounter: theCounter,
  ReleaseCounter: z.strictObject({ counter, returned: number.nullable() }),
  CallNext: called,
  CallChosen: called,
  Recall: z.strictObject({ ticket, times: z.int(), guideTold: z.boolean() }),
  WrongCall: numbered,
  StartService: theTicket,
  StartWalkIn: z.strictObject({ ticket, number, queue, item }),
  FinishService: z.strictObject({
    finished: ticket,
    next: z.strictObject({ queue, item, stays: z.boolean() }).nullable(),
    paused: z.boolean(),
    called: called.nullable().optional(),
  }),
  UndoFinish: numbered,
  MarkMissed: gone,
  MissUnanswered: gone,
  UndoMissed: numbered,
  RestoreMissed: z.strictObject({ ticket, number, queue, after: z.int() }),
  HoldTicket: z.strictObject({
    ticket,
    number,
    counter,
    label: z.string(),
    until: ms,
    reason: z.string(),
    back: z.enum(['any', 'counter']),
  }),
  ReturnHeld: z.strictObject({ ticket, number, status: z.enum(['serving', 'waiting']), counter: counter.nullable() }),
  MissHeld: theTicket,
  JoinTick: z.strictObject({ ticket, number, joined: z.int() }),
  JoinOfflineTicket: z.strictObject({ ticket, number, lapsed: z.boolean() }),
  HandOverHeld: z.strictObject({ handedOver: z.array(number), kept: z.int(), counter, staffNo: z.string() }),
  TransferTicket: z.strictObject({ ticket, number, queue, counter: counter.nullable() }),
  SuspendQueue: z.strictObject({ queue, until: ms.nullable(), waiting: z.int() }),
  ResumeQueue: z.strictObject({ queue }),
  SuspendHall: z.strictObject({ until: ms.nullable(), evacuated: z.boolean(), returned: z.int() }),
  ResumeHall: z.strictObject({}),
  TransferQueue: z.strictObject({ queue, to: queue, moved: z.int(), kept: z.array(number) }),
  CarryOver: z.strictObject({ slips }),
  StartDrill: z.strictObject({ until: ms, counters: z.int() }),
  EndDrill: z.strictObject({ since: ms }),
  ReportDrill: z.strictObject({ counter }),
  MarkInterruption: z.strictObject({ from: ms, to: ms }),
  AcknowledgeAlarm: z.strictObject({ until: ms }),
  Book: z.strictObject({ booking, code: bookingCode, queue, item, day, from: localTime, to: localTime, left: z.int() }),
  CancelBooking: theBooking,
  CheckIn: z.strictObject({ ...issued.shape, booking, late: z.boolean() }),
  MissBooking: theBooking,
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
