import type { EventOf, EventType, IntentOf, IntentType } from '@onehall/domain'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { EVENTS, intent } from '../src/index.ts'

/** The same type without `readonly`, which schemas do not know. */
type Plain<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer Each)[]
    ? Plain<Each>[]
    : { -readonly [K in keyof T]: Plain<T[K]> }

/** `true` where each can stand for the other, else `false`. */
type Same<A, B> = [Plain<A>] extends [Plain<B>] ? ([Plain<B>] extends [Plain<A>] ? true : false) : false

type Parsed = z.output<typeof intent>
type Recorded<T extends EventType> = z.output<(typeof EVENTS)[`${T}/1`]>

/** Checked by the compiler: a type that has come apart makes its entry here `false`, and this file does not compile. */
const INTENTS: { readonly [T in IntentType]: Same<IntentOf<T>, Extract<Parsed, { type: T }>> } = {
  PublishConfig: true,
  OpenDay: true,
  CloseDay: true,
  IssueTicket: true,
  ReportPrint: true,
  CancelTicket: true,
  OpenCounter: true,
  CloseCounter: true,
  CallNext: true,
  Recall: true,
  StartService: true,
  FinishService: true,
  MarkMissed: true,
  OpenCase: true,
  AcceptCase: true,
  ReceiveFile: true,
  IssueVisit: true,
  RedeemSlip: true,
  RestoreMissed: true,
  ReturnHeld: true,
  LeaveTicket: true,
  AddPerson: true,
  Book: true,
  CancelBooking: true,
  CheckIn: true,
  MissUnanswered: true,
  UndoMissed: true,
  UndoFinish: true,
  CallChosen: true,
  WrongCall: true,
  HoldTicket: true,
  MissHeld: true,
  HandOverHeld: true,
  JoinTick: true,
  JoinOfflineTicket: true,
  TransferTicket: true,
  CorrectTicket: true,
  StartWalkIn: true,
  PauseCounter: true,
  ResumeCounter: true,
  ReleaseCounter: true,
  SuspendQueue: true,
  ResumeQueue: true,
  SuspendHall: true,
  ResumeHall: true,
  TransferQueue: true,
  AssignQueues: true,
  AuthoriseClerk: true,
  CarryOver: true,
  MarkInterruption: true,
  AcknowledgeAlarm: true,
  StartDrill: true,
  EndDrill: true,
  ReportDrill: true,
  MissBooking: true,
}

const RECORDED: { readonly [T in EventType]: Same<Omit<EventOf<T>, 'type'>, Recorded<T>> } = {
  ConfigPublished: true,
  DayOpened: true,
  DayClosed: true,
  TicketIssued: true,
  OfflineTicketIssued: true,
  OfflineTicketLapsed: true,
  TicketPrintReported: true,
  TicketCancelled: true,
  TicketCalled: true,
  TicketRecalled: true,
  ServiceStarted: true,
  ServiceFinished: true,
  TicketMissed: true,
  CounterOpened: true,
  CounterClosed: true,
  CaseNumbered: true,
  IntakeTaken: true,
  CaseOpened: true,
  CaseReceived: true,
  CaseAccepted: true,
  FileReceived: true,
  VisitMovedOn: true,
  WalkInStarted: true,
  FinishUndone: true,
  MissUndone: true,
  TicketRestored: true,
  CallWithdrawn: true,
  TicketHeld: true,
  HeldReturned: true,
  HeldMissed: true,
  HeldHandedOver: true,
  TicketTransferred: true,
  TicketLeft: true,
  TicketCorrected: true,
  TicketSteppedAside: true,
  PersonAdded: true,
  TicketsCarriedOver: true,
  CounterAssigned: true,
  ClerkAuthorised: true,
  CounterPaused: true,
  CounterResumed: true,
  CounterReleased: true,
  QueueSuspended: true,
  QueueResumed: true,
  HallSuspended: true,
  HallResumed: true,
  HallInterrupted: true,
  AlarmAcknowledged: true,
  DrillStarted: true,
  DrillEnded: true,
  DrillReported: true,
  Booked: true,
  BookingCancelled: true,
  BookingCheckedIn: true,
  BookingMissed: true,
}

it('[N4] every intent of the domain has a schema of the same type, and every schema an intent', () => {
  expect(intent.options.map(({ shape }) => shape.type.value).toSorted()).toEqual(Object.keys(INTENTS).toSorted())
})

it('[N4] every event of the domain has a schema of the same type in its newest version, and every schema an event', () => {
  const types = new Set(Object.keys(EVENTS).map((key) => key.split('/')[0]!))
  expect([...types].toSorted()).toEqual(Object.keys(RECORDED).toSorted())
})
