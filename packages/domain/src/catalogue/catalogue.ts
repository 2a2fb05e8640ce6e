import type { DepartmentKey, ItemKey, MaterialKey, QueueId, Text } from '../ids.ts'

/** Where a material comes from (State Council Order 716 Art. 7, R-2.x in domain.md §2.11). */
export type MaterialSource = 'applicant' | 'shared' | 'licence' | 'onsite'

/** A material of the shared library (domain.md §3): one document, the same in every item that asks for it. */
export interface Material {
  readonly key: MaterialKey
  readonly name: Text
  readonly source: MaterialSource
  /** Kind of e-licence that replaces the paper; null = none. */
  readonly licence: string | null
  readonly sample: string | null
  readonly blankForm: string | null
}

/** One of two to four yes/no questions that decide which papers apply (情形, users.md §1.10). */
export interface Situation {
  readonly key: string
  readonly question: Text
}

/** What an item asks for. */
export interface ItemMaterial {
  readonly material: MaterialKey
  readonly form: 'original' | 'copy' | 'original-and-copy' | 'electronic'
  /** How many (份数) in that form; beside one original for `original-and-copy`. At least 1. */
  readonly copies: number
  /** The original is checked and handed back. */
  readonly originalReturned: boolean
  /** May follow later against a promise (容缺, domain.md §2.8). */
  readonly deferrable: boolean
  /** Needed only when the situation was answered so; null = always. */
  readonly when: { readonly situation: string; readonly is: boolean } | null
  /** Why it may be asked for: law and clause. */
  readonly basis: string
}

export interface Limit {
  readonly days: number
  readonly unit: 'working' | 'calendar'
}

/** Who may apply. */
export type ApplicantKind = 'person' | 'company' | 'organisation' | 'both-parties' | 'bank' | 'self-employed'

/** A service item (事项), codes by domain.md §2.5. */
export interface ServiceItem {
  readonly key: ItemKey
  readonly name: Text
  /** Everyday names people use (俗称): 「老年补贴」 for 高龄津贴. */
  readonly everyday: readonly string[]
  /** Pinyin initials of name and everyday names, for search at the kiosk. */
  readonly initials: readonly string[]
  readonly department: DepartmentKey
  /** GB/T 39046 A.1 item type: 01 licence … 20 public service. */
  readonly type: string
  readonly catalogCode: string
  readonly taskCode: string
  readonly handleCode: string
  readonly audience: readonly ApplicantKind[]
  /** Settled at the counter at once (即办件) or promised (承诺件). */
  readonly kind: 'instant' | 'promised'
  readonly legal: Limit
  readonly promised: Limit
  /** Who decides on acceptance: the counter on delegated authority, or the department (domain.md §2.4). */
  readonly acceptance: 'counter' | 'department'
  /** Steps of the flow; their limits add up to the promised limit. */
  readonly steps: readonly {
    readonly key: 'accept' | 'review' | 'approve' | 'complete' | 'deliver'
    readonly name: Text
    readonly days: number
  }[]
  readonly situations: readonly Situation[]
  readonly materials: readonly ItemMaterial[]
  readonly fee: { readonly fen: number; readonly basis: string; readonly exemptions: readonly string[] } | null
  /** Median minutes at the counter, the first guess of the wait estimate. */
  readonly minutes: number
  readonly queue: QueueId
  readonly result: Text
  /** Printed, shown and spoken by the queue's name only (users.md §0). */
  readonly sensitive: boolean
  /** Visits to the hall that the item needs; should be at most 1. */
  readonly visits: number
  /** Picture group of the first screen in elder mode (users.md V3). */
  readonly group:
    'retire' | 'medical' | 'house' | 'id-household' | 'allowance' | 'collect' | 'family' | 'business' | 'other'
}

/** One thing (一件事): several items as one matter, domain.md §3. */
export interface Bundle {
  readonly key: string
  readonly name: Text
  readonly items: readonly ItemKey[]
  /** Promised limit of the whole. */
  readonly promised: Limit
}

/** The catalogue of a hall: imported, linted, published as one version. */
export interface Catalogue {
  readonly departments: readonly { readonly key: DepartmentKey; readonly name: Text; readonly code: string }[]
  readonly materials: readonly Material[]
  readonly items: readonly ServiceItem[]
  readonly bundles: readonly Bundle[]
}
