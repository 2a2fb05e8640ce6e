import type { Ms, ResultOutcome } from '../contract.ts'
import type { Row } from '../up-table/columns.ts'
import { objectionText } from '../up-table/objection.ts'
import type { Objection } from '../up-table/objection.ts'
import { SANDBOX_PROFILE } from '../up-table/profile.ts'
import type { HeldPush, Ledger } from './ledger.ts'

/** A case as the sandbox shows it. Personal data is masked; times are as received, Asia/Shanghai. */
export type ReceivedCase = {
  readonly projectNo: string
  /** Null while only a result of a case that was never accepted is held. */
  readonly acceptance: {
    readonly item: string
    readonly applicant: string
    readonly applicantCode: string
    readonly organ: string
    readonly acceptedAt: string
    readonly receiptNo: string | null
    readonly materials: number
  } | null
  readonly steps: readonly { readonly name: string; readonly handler: string; readonly endedAt: string }[]
  readonly specials: readonly { readonly name: string; readonly endsAt: string }[]
  readonly result: { readonly type: string; readonly outcome: ResultOutcome | null; readonly at: string } | null
  /** The kinds held, in the order they arrived. */
  readonly order: readonly HeldPush['kind'][]
  /** Version held of each push, in the order they arrived. */
  readonly versions: readonly number[]
  readonly received: number
  readonly repeated: number
}

export type ObjectionEntry = {
  readonly at: Ms
  readonly requestNo: string | null
  readonly projectNo: string | null
  readonly objections: readonly (Objection & { readonly zh: string; readonly en: string })[]
}

/** How many cases one page or answer shows; `total` says how many there are. */
const CASES_SHOWN = 500

/** The cases held, the one that changed last first. */
export function receivedCases(ledger: Ledger): { readonly total: number; readonly cases: readonly ReceivedCase[] } {
  const all = [...ledger.cases()].reverse()
  return {
    total: all.length,
    cases: all.slice(0, CASES_SHOWN).map(([projectNo, pushes]) => caseOf(projectNo, [...pushes.values()])),
  }
}

function caseOf(projectNo: string, pushes: readonly HeldPush[]): ReceivedCase {
  const rows = (kind: HeldPush['kind']): Row[] => pushes.filter((push) => push.kind === kind).map((push) => push.main)
  const accept = pushes.find((push) => push.kind === 'accept')
  const [result] = rows('result')
  return {
    projectNo,
    acceptance: accept
      ? {
          item: textOf(accept.main, 'task_name'),
          applicant: textOf(accept.main, 'applyer_name'),
          applicantCode: textOf(accept.main, 'applyer_page_code'),
          organ: textOf(accept.main, 'org_name'),
          acceptedAt: textOf(accept.main, 'accept_date'),
          receiptNo: textOf(accept.main, 'accept_doc_no') || null,
          materials: accept.materials,
        }
      : null,
    steps: rows('process').map((row) => ({
      name: textOf(row, 'process_name'),
      handler: textOf(row, 'handle_user_name'),
      endedAt: textOf(row, 'event_end_time'),
    })),
    specials: rows('special').map((row) => ({ name: textOf(row, 'special_name'), endsAt: textOf(row, 'end_time') })),
    result: result
      ? { type: textOf(result, 'result_type'), outcome: outcomeOf(result), at: textOf(result, 'result_date') }
      : null,
    order: pushes.map((push) => push.kind),
    versions: pushes.map((push) => push.version),
    received: pushes.reduce((sum, push) => sum + push.received, 0),
    repeated: pushes.reduce((sum, push) => sum + push.repeated, 0),
  }
}

/** What the platform's code for a result means; null for a code it does not know. */
function outcomeOf(row: Row): ResultOutcome | null {
  const [known] = Object.entries(SANDBOX_PROFILE.resultType).filter(([, code]) => code === row['result_type'])
  return (known?.[0] as ResultOutcome | undefined) ?? null
}

function textOf(row: Row, column: string): string {
  return String(row[column] ?? '')
}

/** An objection with its words in both languages. */
export function inWords(objection: Objection): Objection & { zh: string; en: string } {
  return { ...objection, zh: objectionText(objection, 'zh'), en: objectionText(objection, 'en') }
}
