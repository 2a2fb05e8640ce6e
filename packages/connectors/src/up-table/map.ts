import { partGuid, rowGuid } from '../contract.ts'
import type { AcceptPush, CasePush, ProcessPush, ResultPush, SpecialPush } from '../contract.ts'
import type { Row, TableName, TableRow } from './columns.ts'
import { fitRow, mobileNumber, shanghaiTime } from './fit.ts'
import type { UpProfile } from './profile.ts'

/** The row the push is named by, then what belongs to it. */
type UpRows = readonly [TableRow, ...TableRow[]]

/**
 * The rows of UP_PRO_* that say what `push` says (`domain.md` §7.2). Pure: the same push
 * gives the same rows, so a retry differs in nothing from the first attempt. What does not fit by its nature (a code of the
 * wrong width) is passed on as it is: the platform is the one to object.
 */
export function toUpRows(push: CasePush, profile: UpProfile): UpRows {
  const guid = rowGuid(push.epoch, push.caseId, push.kind, push.seq)
  const row = (table: TableName, rowGuidOf: string, values: Row): TableRow => ({
    table,
    row: fitRow(table, { row_guid: rowGuidOf, project_no: push.caseNo, ...values, ...common(push, profile) }, profile),
  })
  switch (push.kind) {
    case 'accept':
      return [
        row('up_pro_accept', guid, acceptance(push, profile)),
        ...push.materials.map((material, n) =>
          row('up_pro_material', partGuid(guid, 'material', n + 1), {
            material_name: material.name,
            get_type: profile.getType[material.getType],
            get_num: String(material.count),
          }),
        ),
      ]
    case 'process':
      return [row('up_pro_process', guid, step(push, profile))]
    case 'result':
      return [row('up_pro_result', guid, result(push, profile))]
    case 'special':
      return [row('up_pro_special_procedure', guid, special(push, profile))]
  }
}

function common(push: CasePush, profile: UpProfile): Row {
  return {
    data_source: profile.dataSource,
    cd_batch: shanghaiTime(push.occurredAt).slice(0, 10).replaceAll('-', ''),
    cd_operation: push.version === 1 ? profile.operation.insert : profile.operation.update,
    cd_time: shanghaiTime(push.occurredAt),
    version: push.version,
  }
}

function acceptance(push: AcceptPush, profile: UpProfile): Row {
  const { item, organ, applicant, contact } = push
  return {
    catalog_code: item.catalogCode,
    task_code: item.taskCode,
    task_handle_item: item.handleCode,
    task_name: item.name,
    task_version: item.version,
    project_name: item.name,
    project_type: profile.projectType[item.projectType],
    applyer_name: applicant.name,
    applyer_type: profile.applicantType[applicant.type],
    applyer_page_type: applicant.pageType,
    applyer_page_code: applicant.pageCode,
    contact_name: contact?.name ?? null,
    contact_mobile: mobileNumber(contact?.mobile ?? null),
    apply_type: profile.applyType,
    apply_date: shanghaiTime(push.appliedAt),
    org_code: organ.code,
    org_name: organ.name,
    handle_user_name: push.handlerName,
    accept_date: shanghaiTime(push.acceptedAt),
    accept_doc_no: push.receiptNo,
    // A promise for a day holds until that day is over.
    promise_date: push.promisedDate === null ? null : `${push.promisedDate} 23:59:59`,
  }
}

function step({ step, handlerName }: ProcessPush, profile: UpProfile): Row {
  return {
    event_name: profile.eventName[step.action],
    process_name: step.name,
    handle_user_name: handlerName,
    handle_explain: step.explain?.trim() || profile.handleExplain[step.action],
    event_start_time: shanghaiTime(step.startedAt),
    event_end_time: shanghaiTime(step.endedAt),
  }
}

function result({ result, handlerName }: ResultPush, profile: UpProfile): Row {
  return {
    handle_user_name: handlerName,
    result_date: shanghaiTime(result.decidedAt),
    result_type: profile.resultType[result.outcome],
    result_cetr_name: result.certificate?.name ?? null,
    result_cetr_no: result.certificate?.no ?? null,
    result_explain: result.explain,
    is_delivery_results: result.delivered ? profile.delivered.yes : profile.delivered.no,
  }
}

function special({ special, handlerName }: SpecialPush, profile: UpProfile): Row {
  return {
    special_type: profile.specialType[special.type],
    special_name: special.name,
    special_time: shanghaiTime(special.startedAt),
    special_reason: special.reason,
    // NOT NULL although the procedure may still be open: then its planned end stands there.
    end_time: shanghaiTime(special.endedAt ?? special.plannedEndAt),
    result: special.result,
    handle_user: handlerName,
  }
}
