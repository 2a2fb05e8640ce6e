import type { Actor, IntentType, Role } from './command.ts'

/** Who may ask for what. Checked at the border; whose counter it is, decide knows. The system may do everything. */
export const PERMISSION: { readonly [T in IntentType]: readonly (Role | 'kiosk')[] } = {
  PublishConfig: ['admin'],
  OpenDay: ['manager', 'admin'],
  CloseDay: ['manager', 'admin'],
  IssueTicket: ['kiosk', 'guide', 'clerk', 'manager'],
  ReportPrint: ['kiosk', 'guide', 'clerk'],
  CancelTicket: ['kiosk', 'guide', 'clerk', 'manager'],
  OpenCounter: ['clerk'],
  CloseCounter: ['clerk', 'manager'],
  CallNext: ['clerk'],
  Recall: ['clerk'],
  StartService: ['clerk'],
  FinishService: ['clerk'],
  MarkMissed: ['clerk'],
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
