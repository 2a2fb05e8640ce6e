import type { Answers } from '../catalogue/checklist.ts'
import type { CaseId, ConfigVersion, CounterId, Day, DepartmentKey, HallId, ItemKey, TicketId } from '../ids.ts'
import type { CollectedMaterial, Holder, Party } from './state.ts'

/** What happens to a case; two of it are told in the day of the hall. */
export type CaseEvent =
  | {
      readonly type: 'CaseNumbered'
      readonly case: CaseId
      readonly caseNo: string
      readonly item: ItemKey
      readonly taskCode: string
      readonly sequence: number
      readonly ticket: TicketId
      readonly counter: CounterId
    }
  | {
      readonly type: 'IntakeTaken'
      readonly case: CaseId
      readonly receiptNo: string
      readonly sequence: number
      readonly outcome: 'accepted' | 'received'
      readonly ticket: TicketId | null
      readonly counter: CounterId
    }
  | {
      readonly type: 'CaseOpened'
      readonly case: CaseId
      readonly caseNo: string
      readonly hall: HallId
      readonly day: Day
      readonly config: ConfigVersion
      readonly item: ItemKey
      readonly department: DepartmentKey
      readonly ticket: TicketId | null
      readonly parties: readonly Party[]
      readonly holder: Holder
    }
  | {
      /** The counter took the file in (收件); the department decides on acceptance. */
      readonly type: 'CaseReceived'
      readonly receiptNo: string
      readonly materials: readonly CollectedMaterial[]
      readonly answers: Answers
    }
  | {
      readonly type: 'CaseAccepted'
      readonly receiptNo: string
      readonly materials: readonly CollectedMaterial[]
      readonly answers: Answers
      readonly promisedDate: string | null
    }
  | { readonly type: 'FileReceived'; readonly from: Holder; readonly to: Holder }
