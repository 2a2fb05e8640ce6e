import type { IntentType, Refusal, RefusalReason } from '@onehall/domain'
import { z } from 'zod'
import { entry, same } from './docs-entries.ts'
import { ms } from './ids.ts'
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
  MarkMissed:
    'Whoever was called has not come. Where the queue is set so, the number waits again by itself behind `movedBack` others, the first time.',
  IssueVisit:
    'Takes one number for several places in order, or for the items of a bundle. It is called at each place with the same number and rank; `stops` of the answer are those after the first.',
  RedeemSlip:
    'Hands in the slip of a number that was not served on one of the days before: a new number of the queue that is called earlier.',
  TransferQueue:
    'Everybody who waits in a queue goes on waiting in another with the same number and rank: a counter is short of people, or a line too long. `kept` are numbers whose people wait there already.',
  LeaveTicket: 'The visitor goes away, waiting or just called.',
  CorrectTicket: 'Puts right what was noted of a ticket, with the reason. Number and rank stay.',
  AddPerson: 'Another person of the same matter, `person` of this command, shares the ticket.',
  AssignQueues:
    'A manager gives a counter other queues for today, open or not; `queues` null: as configured. What its clerk may serve follows at once, who is in hand stays.',
  AuthoriseClerk: 'By the hall itself, when an administrator changed what somebody at a counter is authorised for.',
  PauseCounter:
    'Pauses a counter with a reason and a planned end; in a zone only so many at a time, unless a manager asks. With a visitor in hand it pauses as soon as that one is done; `paused` is then false.',
  ResumeCounter: 'Goes on after a pause, or drops one that was still to come.',
  ReleaseCounter:
    'A manager frees a counter that was left signed in; who was in hand goes back to the line at the same rank.',
  CallChosen: 'Calls somebody out of turn, with a reason that is kept and shown.',
  WrongCall: 'Takes a call back: the visitor waits at the same place as before, and the walls forget the call.',
  StartWalkIn:
    'Serves somebody without a number of a queue. The visit has a number of the own series of the counter and stands on no wall.',
  UndoFinish:
    'Takes back the last finish within five minutes, while the counter has nobody else: the visitor goes on being served. A part of a visit too, until the next place calls.',
  MissUnanswered: 'A call that nobody answered is missed, where the queue is set so.',
  UndoMissed:
    'Who was just missed stands there: called again as before, within two minutes, and no restore is spent. Who was moved back too, until called again.',
  RestoreMissed:
    'Puts a missed number back into its line, as often, as soon and behind as many others as the rules of the queue say.',
  HoldTicket:
    'Sends the visitor away for a moment. The answer holds what the slip prints: the counter, its label and until when. `back` says whether any counter of the queue goes on, or this one alone.',
  ReturnHeld:
    'Who was away is back: served at once at `counter` where it is free, otherwise waiting behind the next of the line; `counter` of the answer then names the only one that calls, or is null.',
  MissHeld: 'Who was away did not come back in time and is missed.',
  JoinTick:
    'What a clerk did by hand while the server was away joins the day, each step at its true time and with the origin `offline`: called, started, finished or missed, as far as it is not true already. The only command whose times are those of a client.',
  JoinOfflineTicket:
    'A kiosk tells of a number that it gave out and printed while the server was away, as long ago as the `age` of the command says. It waits among those taken before and after it; one of an earlier day waits no more (`lapsed`) and may be handed in as a slip.',
  HandOverHeld:
    'Hands the visitors that this counter sent away over to the clerk at counter `to`, as far as authorised for their queues.',
  TransferTicket:
    'Sends the visitor to another queue or counter with the same number and rank: by the clerk in charge, or for one who waits by the guide or a manager.',
  SuspendQueue:
    'Nobody of the queue is called and no number is given out, with the reason for everybody to read; everybody keeps the place.',
  ResumeQueue: 'The queue goes on where it stood.',
  SuspendHall:
    'The same for the whole hall. With `evacuate` nothing at all is done until it is resumed, and who was called goes back to the line.',
  ResumeHall: 'The hall goes on where it stood.',
  CarryOver: 'Everybody who waits in the queue goes home with a slip for one of the next days.',
  StartDrill:
    'Begins an outage drill of so many minutes: the open counters work as if the server were away, and are refused what they could not ask for then.',
  EndDrill: 'Ends the drill that began at `since`. It is kept as an interruption with the cause `drill`.',
  ReportDrill: 'A counter that took part says what became of its share; said again, the newest counts.',
  MarkInterruption: 'Notes from when to when the hall could not work: what that overlaps is in no average.',
  AcknowledgeAlarm: 'Somebody takes care of an alarm: it is raised again after 15 minutes if it still stands.',
  Book: 'Books a place in a slot of one of the next days for `person`. The visitor names it by its `code`; `left` counts the places that are still free.',
  CancelBooking:
    'Gives an appointment back. A kiosk may up to some minutes before the slot; staff may later too, with a `reason`.',
  CheckIn: 'Takes a number for an appointment of today: called ahead in its slot, or, where `late`, like any other.',
  MissBooking: 'Nobody came for an appointment.',
  OpenCase: 'Opens a case for the visitor in service; the applicant is `person` of this command, else of the ticket.',
  AcceptCase:
    'Takes in the file against the checklist of the item, with the answers to its situations. The receipt number appears with it.',
  ReceiveFile: 'A handler of the department takes over the physical file.',
}

const none = z.object({})
const counter = z.object({ counter: z.string() })
const aNumber = z.object({ number: z.string() })
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
  'queue-closed': z.object({
    queue: z.string(),
    opens: z.object({ day: z.string(), time: z.string() }).nullable(),
  }),
  'not-calling-yet': z.object({ from: z.string() }),
  'collect-only': z.object({ queue: z.string() }),
  'session-full': z.object({ queue: z.string(), limit: z.int() }),
  'queue-suspended': z.object({ queue: z.string(), why: z.string(), until: z.string().nullable() }),
  'queue-not-suspended': z.object({ queue: z.string() }),
  'hall-suspended': z.object({ why: z.string(), until: z.string().nullable() }),
  'hall-not-suspended': none,
  evacuated: none,
  'queue-full': z.object({ queue: z.string(), limit: z.int() }),
  'limit-reached': z.object({ number: z.string(), limit: z.int() }),
  'identity-required': z.object({ queue: z.string() }),
  'reason-required': none,
  'result-required': none,
  'counter-not-open': counter,
  'counter-open': counter,
  'counter-taken': z.object({ counter: z.string(), staffNo: z.string() }),
  'other-counter': counter,
  'counter-busy': z.object({ counter: z.string(), number: z.string() }),
  'counter-free': counter,
  'no-one-waiting': none,
  'no-skill': counter,
  'ticket-state': z.object({ status: z.string(), number: z.string().nullable() }),
  'in-hand-elsewhere': z.object({ counter: z.string(), number: z.string() }),
  'not-todays-ticket': none,
  'restore-used': aNumber,
  'restore-too-late': z.object({ number: z.string(), minutes: z.number() }),
  'slip-unknown': none,
  'undo-too-late': none,
  'walk-in': aNumber,
  'already-there': aNumber,
  'person-known': aNumber,
  'tick-day-over': z.object({ day: z.string() }),
  'tick-not-yours': counter,
  'tick-elsewhere': z.object({ number: z.string().nullable(), status: z.string() }),
  'tick-times': none,
  'offline-number-unknown': none,
  'offline-number-taken': aNumber,
  drill: z.object({ until: z.string() }),
  'no-drill': none,
  'nobody-held': counter,
  'counter-paused': counter,
  'pause-limit': z.object({ zone: z.string(), limit: z.int() }),
  'counter-not-paused': counter,
  'unknown-bundle': none,
  'no-stops': none,
  'not-in-the-past': none,
  'booking-off': none,
  'unknown-booking': none,
  'unknown-slot': none,
  'slot-full': z.object({ day: z.string(), from: z.string() }),
  'booking-too-far': z.object({ days: z.int() }),
  'booking-past': none,
  'cancel-too-late': z.object({ minutes: z.int() }),
  'booked-already': z.object({ from: z.string() }),
  'booking-other-day': z.object({ day: z.string(), from: z.string() }),
  'check-in-early': z.object({ opens: z.string() }),
  'too-soon': z.object({ waitMs: z.number() }),
  'case-state': z.object({ state: z.string() }),
  'material-missing': z.object({ materials: z.array(z.string()) }),
  'material-unknown': none,
  'applicant-required': none,
  'identity-invalid': none,
  'holder-already': z.object({ caseNo: z.string() }),
  'not-permitted': none,
  'other-hall': none,
  'device-unpaired': none,
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
