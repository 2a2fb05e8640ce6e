/**
 * What the hall tells an online platform, and what a platform may answer (`domain.md` §7).
 *
 * Everything here is in the hall's own words. Codes, column names, widths and time formats belong to a platform and are
 * made inside its connector, so that one outbox serves every shape of platform.
 */
import { v5 } from 'uuid'

/** Milliseconds since 1970-01-01T00:00Z. */
export type Ms = number

export type PushKind = 'accept' | 'process' | 'result' | 'special'

/** The item as it stood in the version of the catalogue the case runs on (codes: `domain.md` §2.5). */
export type PushItem = {
  /** 实施编码, 31 characters. */
  readonly taskCode: string
  /** 业务办理项编码, 33 characters. */
  readonly handleCode: string | null
  /** 基本编码, 12 characters. */
  readonly catalogCode: string
  readonly name: string
  /** Version of the item, 1… */
  readonly version: number
  /** 即办件, 承诺件, other (GB/T 39046 A.6). */
  readonly projectType: 'immediate' | 'promised' | 'other'
}

/** The organ in whose name the case is handled; `code` is its unified social credit code. */
export type PushOrgan = { readonly code: string; readonly name: string }

/** Whom the case is for (GB/T 39046 A.4). */
export type ApplicantType = 'person' | 'enterprise' | 'institution' | 'social-organisation' | 'authority' | 'other'

export type PushApplicant = {
  readonly type: ApplicantType
  readonly name: string
  /** Kind of document: three digits of GA/T 2000.156 (111 resident identity card), or 01 for a credit code. */
  readonly pageType: string
  /** The document's number. */
  readonly pageCode: string
}

export type PushContact = {
  readonly name: string
  /** As the visitor gave it; what is no mobile number is never sent as one. */
  readonly mobile: string | null
}

/** How a material came: on paper, as a file, by data sharing or e-licence, or not yet: it follows against a promise (容缺). */
export type MaterialSource = 'paper' | 'electronic' | 'shared' | 'deferred'

export type PushMaterial = { readonly name: string; readonly getType: MaterialSource; readonly count: number }

/** One step of handling. `explain` is meant for the applicant's eyes; an internal note never goes in here. */
export type PushStep = {
  readonly name: string
  readonly action: 'pass' | 'return' | 'other'
  readonly explain: string | null
  readonly startedAt: Ms
  readonly endedAt: Ms
}

/** How a case ended (`domain.md` §2.4). `not-accepted` and `not-required` end a case that was never accepted. */
export type ResultOutcome =
  | 'approved'
  | 'refused'
  | 'not-accepted'
  | 'not-required'
  | 'withdrawn'
  | 'voided'
  | 'transferred-up'
  | 'closed-no-supplement'
  | 'other'

export type PushResult = {
  readonly outcome: ResultOutcome
  readonly decidedAt: Ms
  readonly explain: string | null
  readonly certificate: { readonly name: string; readonly no: string } | null
  readonly delivered: boolean
}

/** A special procedure (特别程序). It has a planned end from its first day; while it is open `endedAt` is null. */
export type PushSpecial = {
  readonly type: 'extension' | 'other'
  readonly name: string
  readonly reason: string
  readonly startedAt: Ms
  readonly plannedEndAt: Ms
  readonly endedAt: Ms | null
  readonly result: string | null
}

type PushHead = {
  /** The journal's epoch: a restored journal starts another one, so that its rows never meet the old ones. */
  readonly epoch: string
  /** The hall at whose counter the case was taken in. */
  readonly hall: { readonly id: string; readonly name: string }
  readonly caseId: string
  /** 办件编号, 43 characters. */
  readonly caseNo: string
  /** Place of this push among all pushes of its case, 1, 2, 3… */
  readonly seq: number
  /** 1; one more whenever the same push is sent again *with changed content*. A mere retry keeps it. */
  readonly version: number
  readonly occurredAt: Ms
  readonly item: PushItem
  readonly organ: PushOrgan
  /** Who did it, as the platform shows it. */
  readonly handlerName: string
}

export type AcceptPush = PushHead & {
  readonly kind: 'accept'
  readonly applicant: PushApplicant
  readonly contact: PushContact | null
  readonly appliedAt: Ms
  readonly acceptedAt: Ms
  readonly receiptNo: string
  /** The promised day of the decision, `yyyy-MM-dd`. */
  readonly promisedDate: string | null
  readonly materials: readonly PushMaterial[]
}
export type ProcessPush = PushHead & { readonly kind: 'process'; readonly step: PushStep }
export type ResultPush = PushHead & { readonly kind: 'result'; readonly result: PushResult }
export type SpecialPush = PushHead & { readonly kind: 'special'; readonly special: PushSpecial }

/** One thing that happened to a case, as plain facts. Who the applicant is travels with the acceptance only. */
export type CasePush = AcceptPush | ProcessPush | ResultPush | SpecialPush

/**
 * - `accepted`: the platform holds it (also the answer to a repeat).
 * - `rejected`: it will never take it as it is: not retried unchanged, a person must look. Objections carry no personal data.
 * - `unavailable`: nothing is known or nothing happened: send the same again later. `why` carries no personal data.
 */
export type SendOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly objections: readonly string[] }
  | { readonly kind: 'unavailable'; readonly why: string }

/**
 * One online platform. `send` never throws, may be repeated with the same push (in effect once) and is told by `signal`
 * to give up, which it answers with `unavailable`. The caller keeps the order within a case; cases may run in parallel.
 */
export interface PlatformConnector {
  readonly name: string
  send(push: CasePush, signal: AbortSignal): Promise<SendOutcome>
}

/** Namespace of every row id this hall ever makes. Never to be changed: rows already sent are named by it. */
const ROW_NAMESPACE = '6f0a6d52-9d0b-5c55-8a63-1f3c2b7e4d10'

/** The platform's id of a push: the same facts give the same id for ever (`domain.md` ), a new epoch gives others. */
export function rowGuid(epoch: string, caseId: string, kind: PushKind, seq: number): string {
  return v5([epoch, caseId, kind, seq].join('|'), ROW_NAMESPACE)
}

/** The id of a row that belongs to a push, such as the n-th material of an acceptance. */
export function partGuid(pushGuid: string, part: string, n: number): string {
  return v5([part, n].join('|'), pushGuid)
}
