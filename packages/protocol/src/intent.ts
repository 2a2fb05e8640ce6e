import type { Intent } from '@onehall/domain'
import { z } from 'zod'
import {
  alarmKind,
  alarmSubject,
  answers,
  collectedMaterial,
  drillReport,
  itemResult,
  pauseReason,
  purpose,
  stop,
} from './facts.ts'
import { day, localTime, ms, name, random, reason } from './ids.ts'
import { hallConfig } from './config.ts'

const counter = name<'counter'>()
const queue = name<'queue'>()
const item = name<'item'>().nullable()
const ticket = random<'ticket'>()
const booking = random<'booking'>()
const count = z.int().min(1).max(99)
const minutes = z.int().min(1).max(600).nullable()
const back = z.enum(['any', 'counter'])

const visit = {
  purpose,
  count,
  source: z.enum(['kiosk', 'guide', 'counter', 'booking', 'online']),
  forWhom: z.enum(['self', 'proxy']),
  identity: z.enum(['card', 'typed', 'none']),
  escort: z.boolean(),
  priority: z.strictObject({ class: name<'class'>(), reason }).nullable(),
}

/** What a client may ask for. Strict: an unknown field is a malformed message, not something to ignore. */
export const intent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('PublishConfig'), config: hallConfig }),
  z.strictObject({ type: z.literal('OpenDay'), day, config: name<'config'>() }),
  z.strictObject({ type: z.literal('CloseDay') }),
  z.strictObject({ type: z.literal('IssueTicket'), queue, item, ...visit }),
  z.strictObject({
    type: z.literal('IssueVisit'),
    stops: z.array(stop).max(12),
    bundle: z.string().max(64).nullable(),
    ...visit,
  }),
  z.strictObject({ type: z.literal('RedeemSlip'), slip: ticket, source: visit.source }),
  z.strictObject({
    type: z.literal('JoinOfflineTicket'),
    number: z.string().regex(/^[A-Z]{1,3}-[1-9][0-9]{0,4}机-[0-9]{2,6}$/),
    queue,
    item,
    class: name<'class'>(),
    purpose,
    count,
    forWhom: visit.forWhom,
    identity: visit.identity,
    escort: visit.escort,
  }),
  z.strictObject({
    type: z.literal('ReportPrint'),
    ticket: random<'ticket'>(),
    outcome: z.enum(['printed', 'refused', 'unknown']),
    acknowledged: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('CancelTicket'),
    ticket: random<'ticket'>(),
    reason: z.enum(['visitor', 'staff', 'not-printed', 'mistake']),
  }),
  z.strictObject({ type: z.literal('OpenCounter'), counter, reason: reason.optional() }),
  z.strictObject({ type: z.literal('CloseCounter'), counter }),
  z.strictObject({ type: z.literal('CallNext'), counter }),
  z.strictObject({ type: z.literal('Recall'), counter }),
  z.strictObject({ type: z.literal('StartService'), counter }),
  z.strictObject({
    type: z.literal('FinishService'),
    counter,
    results: z.array(itemResult).min(1).max(20),
    thenCallNext: z.boolean(),
  }),
  z.strictObject({ type: z.literal('MarkMissed'), counter }),
  z.strictObject({ type: z.literal('MissUnanswered'), ticket, call: random<'call'>() }),
  z.strictObject({ type: z.literal('UndoMissed'), counter }),
  z.strictObject({ type: z.literal('UndoFinish'), counter }),
  z.strictObject({ type: z.literal('RestoreMissed'), ticket }),
  z.strictObject({ type: z.literal('CallChosen'), counter, ticket, reason }),
  z.strictObject({ type: z.literal('WrongCall'), counter, reason }),
  z.strictObject({ type: z.literal('HoldTicket'), counter, reason, minutes, back }),
  z.strictObject({ type: z.literal('ReturnHeld'), ticket, counter: counter.nullable() }),
  z.strictObject({ type: z.literal('MissHeld'), ticket, until: ms }),
  z.strictObject({
    type: z.literal('JoinTick'),
    counter,
    ticket,
    day,
    calledAt: ms.nullable(),
    startedAt: ms.nullable(),
    endedAt: ms.nullable(),
    results: z.array(itemResult).max(20),
  }),
  z.strictObject({ type: z.literal('HandOverHeld'), counter, to: counter }),
  z.strictObject({
    type: z.literal('TransferTicket'),
    ticket,
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('queue'), queue, item }),
      z.strictObject({ kind: z.literal('counter'), counter }),
    ]),
    reason,
  }),
  z.strictObject({ type: z.literal('LeaveTicket'), ticket }),
  z.strictObject({ type: z.literal('CorrectTicket'), ticket, item, purpose, count, class: name<'class'>(), reason }),
  z.strictObject({ type: z.literal('AddPerson'), ticket }),
  z.strictObject({
    type: z.literal('StartWalkIn'),
    counter,
    item,
    purpose,
    count,
    forWhom: visit.forWhom,
  }),
  z.strictObject({
    type: z.literal('AssignQueues'),
    counter,
    queues: z.array(queue).min(1).max(60).nullable(),
    reason,
  }),
  z.strictObject({ type: z.literal('AuthoriseClerk'), staff: name<'staff'>(), skills: z.array(queue).max(500) }),
  z.strictObject({ type: z.literal('PauseCounter'), counter, reason: pauseReason, minutes }),
  z.strictObject({ type: z.literal('ResumeCounter'), counter }),
  z.strictObject({ type: z.literal('ReleaseCounter'), counter, reason }),
  z.strictObject({ type: z.literal('SuspendQueue'), queue, reason, minutes }),
  z.strictObject({ type: z.literal('ResumeQueue'), queue }),
  z.strictObject({ type: z.literal('SuspendHall'), reason, minutes, evacuate: z.boolean() }),
  z.strictObject({ type: z.literal('ResumeHall') }),
  z.strictObject({ type: z.literal('TransferQueue'), queue, to: queue, reason }),
  z.strictObject({ type: z.literal('CarryOver'), queue }),
  z.strictObject({ type: z.literal('StartDrill'), minutes: z.int().min(1).max(120) }),
  z.strictObject({ type: z.literal('EndDrill'), since: ms }),
  z.strictObject({ type: z.literal('ReportDrill'), counter, since: ms, ...drillReport }),
  z.strictObject({ type: z.literal('MarkInterruption'), from: ms, to: ms, cause: reason }),
  z.strictObject({
    type: z.literal('AcknowledgeAlarm'),
    alarm: alarmKind,
    of: z.array(alarmSubject).min(1).max(200),
    reason,
  }),
  z.strictObject({ type: z.literal('Book'), queue, item, day, from: localTime }),
  z.strictObject({ type: z.literal('CancelBooking'), booking, reason: reason.nullable() }),
  z.strictObject({ type: z.literal('CheckIn'), booking, ...visit }),
  z.strictObject({ type: z.literal('MissBooking'), booking }),
  z.strictObject({ type: z.literal('OpenCase'), counter, item: name<'item'>() }),
  z.strictObject({
    type: z.literal('AcceptCase'),
    counter,
    case: random<'case'>(),
    materials: z.array(collectedMaterial).max(60),
    answers,
  }),
  z.strictObject({ type: z.literal('ReceiveFile'), case: random<'case'>() }),
]) satisfies z.ZodType<Intent>
