import { decideAcceptCase, decideOpenCase, decideReceiveFile } from './case/decide.ts'
import {
  decideCallNext,
  decideFinishService,
  decideMarkMissed,
  decideRecall,
  decideStartService,
} from './hall/calling.ts'
import type { Command, IntentType, IntentOf } from './command.ts'
import { decideCloseCounter, decideOpenCounter } from './hall/counter.ts'
import { decideCloseDay, decideOpenDay, decidePublishConfig } from './hall/day.ts'
import { decideCancelTicket, decideIssueTicket, decideReportPrint } from './hall/ticket.ts'
import type { Decide, Decision, World } from './world.ts'

const DECIDE: { readonly [T in IntentType]: Decide<IntentOf<T>> } = {
  PublishConfig: decidePublishConfig,
  OpenDay: decideOpenDay,
  CloseDay: decideCloseDay,
  IssueTicket: decideIssueTicket,
  ReportPrint: decideReportPrint,
  CancelTicket: decideCancelTicket,
  OpenCounter: decideOpenCounter,
  CloseCounter: decideCloseCounter,
  CallNext: decideCallNext,
  Recall: decideRecall,
  StartService: decideStartService,
  FinishService: decideFinishService,
  MarkMissed: decideMarkMissed,
  OpenCase: decideOpenCase,
  AcceptCase: decideAcceptCase,
  ReceiveFile: decideReceiveFile,
}

/** Decides one command: the events it makes true, or a refusal. Pure: the same world and command, the same decision. */
export function decide(world: World, command: Command): Decision {
  return (DECIDE[command.intent.type] as Decide)(world, command)
}
