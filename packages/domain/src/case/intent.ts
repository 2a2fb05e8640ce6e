import type { Answers } from '../catalogue/checklist.ts'
import type { CollectedMaterial } from './state.ts'
import type { CaseId, CounterId, ItemKey } from '../ids.ts'

/** What is asked about a case. */
export type CaseIntent =
  | { readonly type: 'OpenCase'; readonly counter: CounterId; readonly item: ItemKey }
  | {
      readonly type: 'AcceptCase'
      readonly counter: CounterId
      readonly case: CaseId
      readonly materials: readonly CollectedMaterial[]
      readonly answers: Answers
    }
  | { readonly type: 'ReceiveFile'; readonly case: CaseId }
