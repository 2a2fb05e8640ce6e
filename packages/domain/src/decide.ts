import { decideAcknowledgeAlarm } from './hall/alarm.ts'
import { decideAcceptCase, decideOpenCase, decideReceiveFile } from './case/decide.ts'
import { decideBook, decideCancelBooking, decideCheckIn, decideMissBooking } from './booking/decide.ts'
import { decideAssignQueues, decideAuthoriseClerk } from './hall/assign.ts'
import {
  decideCallChosen,
  decideCallNext,
  decideFinishService,
  decideRecall,
  decideStartService,
  decideWrongCall,
} from './hall/calling.ts'
import { decideJoinTick } from './hall/away.ts'
import { decideCarryOver, decideRedeemSlip } from './hall/carry-over.ts'
import type { Command, IntentType, IntentOf } from './command.ts'
import { decideCloseCounter, decideOpenCounter } from './hall/counter.ts'
import { decideCloseDay, decideOpenDay, decidePublishConfig } from './hall/day.ts'
import { decideEndDrill, decideReportDrill, decideStartDrill, stoppedByDrill } from './hall/drill.ts'
import { decideHandOverHeld, decideHoldTicket, decideMissHeld, decideReturnHeld } from './hall/hold.ts'
import { decideMarkMissed, decideMissUnanswered, decideRestoreMissed } from './hall/missed.ts'
import { decideJoinOfflineTicket } from './hall/offline.ts'
import { decidePauseCounter, decideReleaseCounter, decideResumeCounter } from './hall/pause.ts'
import {
  decideMarkInterruption,
  decideResumeHall,
  decideResumeQueue,
  decideSuspendHall,
  decideSuspendQueue,
} from './hall/suspend.ts'
import { decideCancelTicket, decideIssueTicket, decideReportPrint } from './hall/ticket.ts'
import { decideTransferQueue, decideTransferTicket } from './hall/transfer.ts'
import { decideUndoFinish, decideUndoMissed } from './hall/undo.ts'
import { decideAddPerson, decideCorrectTicket, decideIssueVisit, decideLeaveTicket } from './hall/visit.ts'
import { decideStartWalkIn } from './hall/walk-in.ts'
import type { Decide, Decision, World } from './world.ts'

const DECIDE: { readonly [T in IntentType]: Decide<IntentOf<T>> } = {
  PublishConfig: decidePublishConfig,
  OpenDay: decideOpenDay,
  CloseDay: decideCloseDay,
  IssueTicket: decideIssueTicket,
  JoinOfflineTicket: decideJoinOfflineTicket,
  ReportPrint: decideReportPrint,
  CancelTicket: decideCancelTicket,
  OpenCounter: decideOpenCounter,
  CloseCounter: decideCloseCounter,
  CallNext: decideCallNext,
  Recall: decideRecall,
  StartService: decideStartService,
  FinishService: decideFinishService,
  MarkMissed: decideMarkMissed,
  IssueVisit: decideIssueVisit,
  RedeemSlip: decideRedeemSlip,
  MissUnanswered: decideMissUnanswered,
  UndoMissed: decideUndoMissed,
  UndoFinish: decideUndoFinish,
  RestoreMissed: decideRestoreMissed,
  CallChosen: decideCallChosen,
  WrongCall: decideWrongCall,
  HoldTicket: decideHoldTicket,
  ReturnHeld: decideReturnHeld,
  MissHeld: decideMissHeld,
  HandOverHeld: decideHandOverHeld,
  JoinTick: decideJoinTick,
  TransferTicket: decideTransferTicket,
  TransferQueue: decideTransferQueue,
  LeaveTicket: decideLeaveTicket,
  CorrectTicket: decideCorrectTicket,
  AddPerson: decideAddPerson,
  StartWalkIn: decideStartWalkIn,
  AssignQueues: decideAssignQueues,
  AuthoriseClerk: decideAuthoriseClerk,
  PauseCounter: decidePauseCounter,
  ResumeCounter: decideResumeCounter,
  ReleaseCounter: decideReleaseCounter,
  SuspendQueue: decideSuspendQueue,
  ResumeQueue: decideResumeQueue,
  SuspendHall: decideSuspendHall,
  ResumeHall: decideResumeHall,
  CarryOver: decideCarryOver,
  MarkInterruption: decideMarkInterruption,
  AcknowledgeAlarm: decideAcknowledgeAlarm,
  StartDrill: decideStartDrill,
  EndDrill: decideEndDrill,
  ReportDrill: decideReportDrill,
  Book: decideBook,
  CancelBooking: decideCancelBooking,
  CheckIn: decideCheckIn,
  MissBooking: decideMissBooking,
  OpenCase: decideOpenCase,
  AcceptCase: decideAcceptCase,
  ReceiveFile: decideReceiveFile,
}

/** Decides one command: the events it makes true, or a refusal. Pure: the same world and command, the same decision. */
export function decide(world: World, command: Command): Decision {
  return stoppedByDrill(world, command.intent) ?? (DECIDE[command.intent.type] as Decide)(world, command)
}
