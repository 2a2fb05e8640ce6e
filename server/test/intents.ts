import type { BookingId, CallId, CounterId, Day, Intent, QueueId, TicketId } from '@onehall/domain'
import { issue } from './day.ts'
import { SAMPLE } from './sample.ts'

const counter = 'c09' as CounterId
const ticket = 'no-such-ticket-00' as TicketId
const booking = 'no-such-booking-0' as BookingId
const queue = 'social' as QueueId
const reason = '试一试'
const { type: _type, queue: _queue, item: _item, ...visit } = issue(queue)

/** What the story of a whole day does not ask for: well-formed, of things that mostly are not there. */
export const OTHER_INTENTS: readonly Intent[] = [
  { type: 'IssueVisit', stops: [{ queue, item: null }], bundle: null, ...visit },
  { type: 'IssueVisit', stops: [], bundle: SAMPLE.catalogue.bundles[0]!.key, ...visit },
  { type: 'RedeemSlip', slip: ticket, source: 'kiosk' },
  { type: 'MissUnanswered', ticket, call: 'no-such-call-0000' as CallId },
  { type: 'UndoMissed', counter },
  { type: 'UndoFinish', counter },
  { type: 'RestoreMissed', ticket },
  { type: 'CallChosen', counter, ticket, reason },
  { type: 'WrongCall', counter, reason },
  { type: 'HoldTicket', counter, reason, minutes: 10, back: 'any' },
  { type: 'ReturnHeld', ticket, counter: null },
  { type: 'MissHeld', ticket, until: 1 },
  {
    type: 'JoinTick',
    counter,
    ticket,
    day: '2026-03-04' as Day,
    calledAt: 1,
    startedAt: null,
    endedAt: 2,
    results: [],
  },
  {
    type: 'JoinOfflineTicket',
    number: 'A-3机-07',
    queue,
    item: null,
    class: SAMPLE.classes[0]!.key,
    purpose: 'handle',
    count: 1,
    forWhom: 'self',
    identity: 'none',
    escort: false,
  },
  { type: 'HandOverHeld', counter, to: 'c10' as CounterId },
  { type: 'TransferTicket', ticket, to: { kind: 'queue', queue, item: null }, reason },
  { type: 'LeaveTicket', ticket },
  { type: 'CorrectTicket', ticket, item: null, purpose: 'consult', count: 1, class: SAMPLE.classes[0]!.key, reason },
  { type: 'AddPerson', ticket },
  { type: 'StartWalkIn', counter, item: null, purpose: 'consult', count: 1, forWhom: 'self' },
  { type: 'PauseCounter', counter, reason: 'lunch', minutes: 30 },
  { type: 'ResumeCounter', counter },
  { type: 'ReleaseCounter', counter, reason },
  { type: 'SuspendQueue', queue, reason, minutes: 30 },
  { type: 'ResumeQueue', queue },
  { type: 'SuspendHall', reason, minutes: null, evacuate: false },
  { type: 'ResumeHall' },
  { type: 'AssignQueues', counter, queues: [queue], reason },
  { type: 'AuthoriseClerk', staff: 'clerk-1' as never, skills: [queue] },
  { type: 'TransferQueue', queue, to: queue, reason },
  { type: 'CarryOver', queue },
  { type: 'StartDrill', minutes: 10 },
  { type: 'EndDrill', since: 1 },
  {
    type: 'ReportDrill',
    counter,
    since: 1,
    pictureAt: 1,
    share: [],
    called: 0,
    served: 0,
    missed: 0,
    joined: 0,
    refused: 0,
  },
  { type: 'AcknowledgeAlarm', alarm: 'long', of: [queue], reason },
  { type: 'MarkInterruption', from: 1, to: 2, cause: reason },
  { type: 'Book', queue, item: null, day: '2026-03-05' as Day, from: '09:00' },
  { type: 'CancelBooking', booking, reason: null },
  { type: 'CheckIn', booking, ...visit },
  { type: 'MissBooking', booking },
]
