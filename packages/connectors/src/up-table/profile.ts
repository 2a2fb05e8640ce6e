import type { ApplicantType, MaterialSource, PushItem, PushSpecial, PushStep, ResultOutcome } from '../contract.ts'
import type { CodeName } from './columns.ts'

/**
 * What differs from platform to platform over the same tables. The value codes of `event_name`, `get_type`, `apply_type`,
 * `cd_operation`, `data_source` and `result_type` are proven nowhere (`domain.md` Appendix B): each platform states its own.
 */
export type UpProfile = {
  /** Practised widths of the codes, in characters; the columns are wider, the standard's print is narrower (§2.5). */
  readonly codeWidths: Readonly<Record<CodeName, number>>
  /** Bytes of UTF-8 a column declared with width n holds, per n: 4 where widths count utf8mb4 characters, 1 where they count bytes. */
  readonly bytesPerCharacter: number
  readonly projectType: Readonly<Record<PushItem['projectType'], string>>
  readonly applicantType: Readonly<Record<ApplicantType, string>>
  readonly applyType: string
  readonly eventName: Readonly<Record<PushStep['action'], string>>
  /** What stands in `handle_explain` (NOT NULL) when nothing was written for the applicant. */
  readonly handleExplain: Readonly<Record<PushStep['action'], string>>
  readonly getType: Readonly<Record<MaterialSource, string>>
  readonly resultType: Readonly<Record<ResultOutcome, string>>
  readonly specialType: Readonly<Record<PushSpecial['type'], string>>
  readonly delivered: { readonly yes: string; readonly no: string }
  readonly operation: { readonly insert: string; readonly update: string }
  readonly dataSource: string
}

/**
 * The profile of the sandbox. Proven: project, applicant and special types (GB/T 39046 A.4, A.6, A.7), the code widths (§2.5),
 * the closing codes 0–6 (§2.4). The rest is chosen and may be replaced code by code.
 */
export const SANDBOX_PROFILE: UpProfile = {
  codeWidths: { caseNo: 43, taskCode: 31, handleCode: 33, catalogCode: 12 },
  bytesPerCharacter: 4,
  projectType: { immediate: '1', promised: '2', other: '9' },
  applicantType: {
    person: '1',
    enterprise: '2',
    institution: '3',
    'social-organisation': '4',
    authority: '5',
    other: '6',
  },
  applyType: '1',
  eventName: { pass: '1', return: '2', other: '3' },
  handleExplain: { pass: '同意', return: '退回', other: '已办理' },
  getType: { paper: '1', electronic: '2', shared: '3', deferred: '4' },
  resultType: {
    approved: '0',
    refused: '1',
    voided: '2',
    'transferred-up': '4',
    'closed-no-supplement': '5',
    other: '6',
    withdrawn: '7',
    'not-accepted': '8',
    'not-required': '9',
  },
  specialType: { extension: '1', other: '2' },
  delivered: { yes: '1', no: '0' },
  operation: { insert: 'I', update: 'U' },
  dataSource: '1',
}
