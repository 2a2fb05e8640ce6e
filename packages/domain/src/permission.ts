import type { Actor, IntentType, Role } from './command.ts'
import type { DepartmentKey } from './ids.ts'

/** Who may ask for what. Checked at the border; whose counter it is, decide knows. The system may do everything. */
export const PERMISSION: { readonly [T in IntentType]: readonly (Role | 'kiosk')[] } = {
  PublishConfig: ['admin'],
  OpenDay: ['manager', 'admin'],
  CloseDay: ['manager', 'admin'],
  IssueTicket: ['kiosk', 'guide', 'clerk', 'manager'],
  JoinOfflineTicket: ['kiosk'],
  ReportPrint: ['kiosk', 'guide', 'clerk'],
  CancelTicket: ['kiosk', 'guide', 'clerk', 'manager'],
  OpenCounter: ['clerk'],
  CloseCounter: ['clerk', 'manager'],
  CallNext: ['clerk'],
  Recall: ['clerk'],
  StartService: ['clerk'],
  FinishService: ['clerk'],
  MarkMissed: ['clerk'],
  IssueVisit: ['kiosk', 'guide', 'clerk', 'manager'],
  RedeemSlip: ['kiosk', 'guide', 'clerk', 'manager'],
  MissUnanswered: [],
  UndoMissed: ['clerk'],
  UndoFinish: ['clerk'],
  RestoreMissed: ['kiosk', 'guide', 'clerk', 'manager'],
  CallChosen: ['clerk'],
  WrongCall: ['clerk'],
  HoldTicket: ['clerk'],
  ReturnHeld: ['kiosk', 'guide', 'clerk', 'manager'],
  MissHeld: [],
  HandOverHeld: ['clerk'],
  JoinTick: ['clerk'],
  TransferTicket: ['clerk', 'guide', 'manager'],
  TransferQueue: ['manager'],
  LeaveTicket: ['kiosk', 'guide', 'clerk', 'manager'],
  CorrectTicket: ['guide', 'clerk', 'manager'],
  AddPerson: ['kiosk', 'guide', 'clerk', 'manager'],
  StartWalkIn: ['clerk'],
  AssignQueues: ['manager'],
  AuthoriseClerk: [],
  PauseCounter: ['clerk', 'manager'],
  ResumeCounter: ['clerk', 'manager'],
  ReleaseCounter: ['manager'],
  SuspendQueue: ['guide', 'manager'],
  ResumeQueue: ['guide', 'manager'],
  SuspendHall: ['guide', 'manager'],
  ResumeHall: ['guide', 'manager'],
  CarryOver: ['guide', 'manager'],
  MarkInterruption: ['manager'],
  AcknowledgeAlarm: ['manager'],
  StartDrill: ['manager'],
  EndDrill: ['manager'],
  ReportDrill: ['clerk'],
  Book: ['kiosk', 'guide', 'clerk', 'manager'],
  CancelBooking: ['kiosk', 'guide', 'clerk', 'manager'],
  CheckIn: ['kiosk', 'guide', 'clerk', 'manager'],
  MissBooking: [],
  OpenCase: ['clerk'],
  AcceptCase: ['clerk'],
  ReceiveFile: ['handler'],
}

/** Whether this actor may ask for this at all. */
export function mayAsk(actor: Actor, intent: IntentType): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'kiosk':
      return PERMISSION[intent].includes('kiosk')
    case 'staff':
      return actor.roles.some((role) => PERMISSION[intent].includes(role))
  }
}

/**
 * Who may be in a room. A hall's and a zone's room hold only what hangs on the walls, so anybody may; a department's
 * room is for its handlers and the manager.
 */
export function mayJoin(
  actor: Actor | null,
  room: { readonly kind: string; readonly department?: DepartmentKey },
): boolean {
  if (room.kind === 'hall' || room.kind === 'zone') return true
  if (actor?.kind !== 'staff') return false
  const has = (...roles: readonly Role[]): boolean => actor.roles.some((role) => roles.includes(role))
  switch (room.kind) {
    case 'queue':
    case 'counter':
      return has('clerk', 'guide', 'manager')
    case 'guide':
      return has('guide', 'manager')
    case 'manager':
      return has('manager', 'admin')
    case 'office':
      return has('manager') || (has('handler') && actor.department === room.department)
    default:
      return false
  }
}
