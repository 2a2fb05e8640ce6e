import type { Answers } from '../catalogue/checklist.ts'
import type {
  CaseId,
  ConfigVersion,
  CounterId,
  Day,
  DepartmentKey,
  HallId,
  ItemKey,
  MaterialKey,
  Ms,
  PersonRef,
  StaffId,
  TicketId,
} from '../ids.ts'

/** Who holds the physical file bag now (custody); known from the first event on. */
export type Holder =
  | { readonly kind: 'counter'; readonly counter: CounterId; readonly staff: StaffId }
  | { readonly kind: 'office'; readonly department: DepartmentKey; readonly staff: StaffId }

/** States of a case that this hall can reach so far (domain.md §2.4 has the whole machine). */
export type CaseStatus = 'draft' | 'received' | 'accepted' | 'reviewing'

/** Who a case is about or acts in it (users.md §1.11). */
export type PartyRole = 'applicant' | 'co-applicant' | 'agent' | 'legal-representative' | 'guardian'

export interface Party {
  readonly role: PartyRole
  readonly person: PersonRef
}

/** What was done about one material of the checklist. */
export interface CollectedMaterial {
  readonly material: MaterialKey
  /** shared: fetched by data sharing or as e-licence, not asked for · deferred: may follow against a promise (容缺). */
  readonly state: 'collected' | 'shared' | 'deferred'
  readonly copies: number
  readonly original: 'kept' | 'returned' | 'none'
}

/** A case (办件). */
export interface Case {
  readonly id: CaseId
  /** 办件编号, 43 characters (domain.md §2.5). */
  readonly caseNo: string
  readonly hall: HallId
  readonly day: Day
  readonly config: ConfigVersion
  readonly item: ItemKey
  readonly department: DepartmentKey
  readonly ticket: TicketId | null
  readonly parties: readonly Party[]
  readonly status: CaseStatus
  readonly holder: Holder
  readonly openedBy: StaffId
  readonly openedAt: Ms
  readonly receiptNo: string | null
  readonly materials: readonly CollectedMaterial[]
  /** Answers to the item's situations (情形), which decided what papers apply. */
  readonly answers: Answers
  readonly acceptedAt: Ms | null
  /** `yyyy-MM-dd`; null where nothing is promised yet. */
  readonly promisedDate: string | null
  readonly updatedAt: Ms
}
