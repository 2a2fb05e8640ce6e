import { createHmac } from 'node:crypto'
import type { Ms, PushKind } from '../contract.ts'
import type { PushMessage } from '../http-signed/message.ts'
import { checkRow } from '../up-table/check.ts'
import type { Row, TableName } from '../up-table/columns.ts'
import type { Objection } from '../up-table/objection.ts'
import type { UpProfile } from '../up-table/profile.ts'
import { maskRow } from './mask.ts'

type Head = { readonly at: Ms; readonly requestNo: string; readonly projectNo: string | null; readonly version: number }

/** What happened to one message. The ledger is the fold of these, so a file of them is all that must be kept. */
export type LedgerRecord =
  | (Head & {
      readonly effect: 'taken'
      readonly kind: PushKind
      readonly digest: string
      readonly main: Row
      readonly materials: number
    })
  | (Head & { readonly effect: 'repeated' })
  | (Head & { readonly effect: 'objected'; readonly objections: readonly Objection[] })

/** One push as it is held: its newest version, personal data masked. */
export type HeldPush = {
  readonly kind: PushKind
  readonly requestNo: string
  readonly projectNo: string
  readonly version: number
  readonly digest: string
  readonly main: Row
  readonly materials: number
  readonly received: number
  readonly repeated: number
}

export type Ledger = {
  /** Judges a message; what it answers is to be kept before it is applied. Changes nothing. */
  judge(message: PushMessage, at: Ms): LedgerRecord
  apply(record: LedgerRecord): void
  /** Case number → request number → push, in order of arrival; the case that changed last stands last. */
  cases(): ReadonlyMap<string, ReadonlyMap<string, HeldPush>>
  /** Oldest first, the last few hundred only. */
  objected(): readonly (LedgerRecord & { effect: 'objected' })[]
  /** Grows with every record. */
  revision(): number
}

/** How many objections are remembered: enough to read, and a sender gone wild cannot fill the memory. */
const OBJECTIONS_KEPT = 300

const malformed: Objection = { reason: 'malformed' }

const MAIN_TABLES: ReadonlyMap<TableName, PushKind> = new Map([
  ['up_pro_accept', 'accept'],
  ['up_pro_process', 'process'],
  ['up_pro_result', 'result'],
  ['up_pro_special_procedure', 'special'],
])

/** What a platform holds of the cases and how it judges what comes next. In memory; shared by the sandbox and the in-memory twin. */
export function makeLedger(profile: UpProfile, digestKey: string): Ledger {
  const held = new Map<string, HeldPush>()
  const cases = new Map<string, Map<string, HeldPush>>()
  const objections: (LedgerRecord & { effect: 'objected' })[] = []
  let revision = 0
  const neverAccepted = new Set([profile.resultType['not-accepted'], profile.resultType['not-required']])

  function judge(message: PushMessage, at: Ms): LedgerRecord {
    const { requestNo, version } = message
    const mains = [...MAIN_TABLES].flatMap(([table, kind]) =>
      message.tables[table].map((row) => ({ table, kind, row })),
    )
    const [main] = mains
    const projectNo = plainCode(main?.row['project_no'], profile.codeWidths.caseNo)
    const head = { at, requestNo, projectNo, version }
    if (!main || mains.length > 1) return { ...head, effect: 'objected', objections: [{ reason: 'not-one-main-row' }] }

    const digest = createHmac('sha256', digestKey).update(JSON.stringify(message.tables)).digest('hex')
    const before = held.get(requestNo)
    if (before && version < before.version) return { ...head, effect: 'repeated' }
    if (before && version === before.version) {
      return before.digest === digest
        ? { ...head, effect: 'repeated' }
        : { ...head, effect: 'objected', objections: [{ reason: 'same-version-other-content' }] }
    }

    const materials = message.tables.up_pro_material
    const found: Objection[] = [
      ...checkRow(main, profile),
      ...materials.flatMap((row) => checkRow({ table: 'up_pro_material', row }, profile)),
      ...checkTogether(message, main.row, main.kind),
    ]
    if (found.length === 0) {
      found.push(...(projectNo === null ? [malformed] : checkOrder(main.kind, main.row, projectNo, before)))
    }
    if (found.length > 0) return { ...head, effect: 'objected', objections: distinct(found) }
    return {
      ...head,
      effect: 'taken',
      kind: main.kind,
      digest,
      main: maskRow(main.row, profile),
      materials: materials.length,
    }
  }

  function checkOrder(kind: PushKind, row: Row, projectNo: string, before: HeldPush | undefined): Objection[] {
    // A newer version of what is held keeps its place, whatever came after it.
    if (before) return before.projectNo === projectNo ? [] : [{ reason: 'moved-to-another-case' }]
    const kinds = new Set([...(cases.get(projectNo)?.values() ?? [])].map((push) => push.kind))
    if (kinds.has('result')) return [{ reason: 'closed-before' }]
    if (kind === 'accept') return kinds.has('accept') ? [{ reason: 'accepted-twice' }] : []
    const needsNone = kind === 'result' && neverAccepted.has(String(row['result_type']))
    return kinds.has('accept') || needsNone ? [] : [{ reason: 'not-accepted-before' }]
  }

  function apply(record: LedgerRecord): void {
    revision += 1
    if (record.effect === 'objected') {
      objections.push(record)
      if (objections.length > OBJECTIONS_KEPT) objections.shift()
      return
    }
    const before = held.get(record.requestNo)
    if (record.effect === 'repeated') {
      if (before) keep({ ...before, received: before.received + 1, repeated: before.repeated + 1 })
      return
    }
    const { requestNo, kind, version, digest, main, materials } = record
    const counts = { received: (before?.received ?? 0) + 1, repeated: before?.repeated ?? 0 }
    keep({ kind, requestNo, projectNo: String(record.projectNo), version, digest, main, materials, ...counts })
  }

  function keep(push: HeldPush): void {
    held.set(push.requestNo, push)
    const ofCase = cases.get(push.projectNo) ?? new Map<string, HeldPush>()
    ofCase.set(push.requestNo, push)
    cases.delete(push.projectNo)
    cases.set(push.projectNo, ofCase)
  }

  return {
    judge,
    apply,
    cases: () => cases,
    objected: () => objections,
    revision: () => revision,
  }
}

function checkTogether(message: PushMessage, main: Row, kind: PushKind): Objection[] {
  const materials = message.tables.up_pro_material
  const rows = [main, ...materials]
  const objections: Objection[] = []
  if (kind !== 'accept' && materials.length > 0) objections.push({ reason: 'stray-rows' })
  if (main['row_guid'] !== message.requestNo) objections.push({ reason: 'row-named-otherwise' })
  if (rows.some((row) => row['version'] !== message.version)) objections.push({ reason: 'version-otherwise' })
  if (rows.some((row) => row['project_no'] !== main['project_no'])) objections.push({ reason: 'several-cases' })
  return objections
}

/** A hundred materials with the same fault are one objection to read. */
function distinct(objections: readonly Objection[]): Objection[] {
  return [...new Map(objections.map((objection) => [JSON.stringify(objection), objection])).values()]
}

/** A case number fit to be shown; anything else that came in its place is not repeated. */
function plainCode(value: unknown, width: number): string | null {
  return typeof value === 'string' && value.length === width && /^[0-9A-Z]+$/.test(value) ? value : null
}
