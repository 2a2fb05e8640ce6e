import type { Intent, IntentType } from '@onehall/domain'
import { CONFIG, NEXT_DAY, ask, past } from '@onehall/domain/test'

/** One of every intent, each with all that it can hold. */
export const INTENTS: { readonly [T in IntentType]: Extract<Intent, { type: T }> } = {
  PublishConfig: ask.publish(CONFIG),
  OpenDay: ask.openDay(NEXT_DAY),
  CloseDay: ask.closeDay,
  IssueTicket: ask.issue('social', { item: past.item('card'), ...ask.asClass('soldier', '退役军人证') }),
  ReportPrint: ask.reportPrint('A001', 'unknown', true),
  CancelTicket: ask.cancel('A001', 'not-printed'),
  OpenCounter: ask.openCounter(),
  CloseCounter: ask.closeCounter(),
  CallNext: ask.callNext(),
  Recall: ask.recall(),
  StartService: ask.start(),
  FinishService: ask.finish({ thenCallNext: true }),
  IssueVisit: { ...ask.visit('social/card', 'business'), bundle: 'birth', ...ask.asClass('soldier', '退役军人证') },
  RedeemSlip: ask.redeem('A001'),
  MissUnanswered: { type: 'MissUnanswered', ticket: past.ticketId('A001'), call: past.callId('A001') },
  UndoMissed: ask.undoMissed(),
  UndoFinish: ask.undoFinish(),
  RestoreMissed: ask.restore('A001'),
  CallChosen: ask.callChosen('A001'),
  WrongCall: ask.wrongCall(),
  HoldTicket: ask.hold({ minutes: 20 }),
  ReturnHeld: ask.returnHeld('A001', 'c1'),
  MissHeld: { type: 'MissHeld', ticket: past.ticketId('A001'), until: 1 },
  JoinTick: ask.tick('A001', { calledAt: 1, startedAt: 2, endedAt: 3 }),
  JoinOfflineTicket: ask.joinOffline('A-3机-07', { item: past.item('card') }),
  HandOverHeld: ask.handOver('c2'),
  TransferTicket: ask.transfer('A001', 'business'),
  LeaveTicket: ask.leaveTicket('A001'),
  CorrectTicket: ask.correct('A001'),
  AddPerson: ask.addPerson('A001'),
  StartWalkIn: ask.walkIn(),
  AssignQueues: ask.assign('c1', 'social', 'business'),
  AuthoriseClerk: ask.authorise('clerk-1', 'social'),
  PauseCounter: ask.pause(),
  ResumeCounter: ask.resumeCounter(),
  ReleaseCounter: ask.release(),
  SuspendQueue: ask.suspend(),
  ResumeQueue: ask.resume(),
  SuspendHall: ask.suspendHall(),
  ResumeHall: ask.resumeHall,
  TransferQueue: ask.transferQueue('social', 'business'),
  CarryOver: ask.carryOver(),
  StartDrill: ask.startDrill(),
  EndDrill: { type: 'EndDrill', since: 1 },
  ReportDrill: ask.reportDrill(1),
  AcknowledgeAlarm: { type: 'AcknowledgeAlarm', alarm: 'long', of: ['social'], reason: '增开窗口' },
  MarkInterruption: { type: 'MarkInterruption', from: 1, to: 2, cause: '停电' },
  Book: ask.book(),
  CancelBooking: ask.cancelBooking('b1'),
  CheckIn: ask.checkIn('b1'),
  MissBooking: ask.missBooking('b1'),
  MarkMissed: ask.markMissed(),
  OpenCase: ask.openCase('card'),
  AcceptCase: ask.acceptCase('k1', [past.brought('photo'), past.brought('letter', 'deferred')], { agent: true }),
  ReceiveFile: ask.receiveFile('k1'),
}

/** A command as a client sends it, with the person of the synthetic samples (domain.md §1.8). */
export function envelope(intent: Intent): Record<string, unknown> {
  const person = { name: '测试甲', idType: '111', idNumber: '11010519491231002X', mobile: null }
  return { id: 'command-of-a-client', hall: CONFIG.hall, age: 120, intent, person }
}

/** What the wire makes of a value. */
export const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
