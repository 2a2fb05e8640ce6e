/** The exchange tables UP_PRO_* as their DDL has them (`domain.md` §7.2): which columns, how wide, which may not be null. */

export type TableName =
  'up_pro_accept' | 'up_pro_process' | 'up_pro_material' | 'up_pro_result' | 'up_pro_special_procedure'

/** The four codes whose practised width is narrower than their column (`domain.md` §2.5). */
export type CodeName = 'caseNo' | 'taskCode' | 'handleCode' | 'catalogCode'

/**
 * - `text` is prose: what is too long for the column is cut.
 * - `code` names something: it is never cut, since half a code names something else. A person's name is one too.
 * - `mobile` takes a mobile number and nothing else. `time` is `yyyy-MM-dd HH:mm:ss`.
 */
export type Column =
  | { readonly type: 'text' | 'code'; readonly width: number; readonly required: boolean; readonly exact?: CodeName }
  | { readonly type: 'mobile'; readonly required: boolean }
  | { readonly type: 'time'; readonly required: boolean }
  | { readonly type: 'int'; readonly required: boolean }

/** One row as it travels: column name → value, times as text. */
export type Row = Readonly<Record<string, string | number | null>>
export type TableRow = { readonly table: TableName; readonly row: Row }

const text = (width: number): Column => ({ type: 'text', width, required: false })
const code = (width: number, exact?: CodeName): Column =>
  exact ? { type: 'code', width, required: false, exact } : { type: 'code', width, required: false }
const time: Column = { type: 'time', required: false }
const int: Column = { type: 'int', required: false }
const must = <C extends Column>(column: C): C => ({ ...column, required: true })

/** What every table ends with. The receiving database fills `id`, `tenant_id`, `create_*` and `update_*` itself. */
const common = {
  data_source: must(code(3)),
  cd_batch: must(code(32)),
  cd_operation: must(code(2)),
  cd_time: must(time),
  version: must(int),
}
const first = { row_guid: must(code(36)), project_no: must(code(50, 'caseNo')) }

export const COLUMNS: Readonly<Record<TableName, Readonly<Record<string, Column>>>> = {
  up_pro_accept: {
    ...first,
    catalog_code: must(code(12, 'catalogCode')),
    local_catalog_code: code(50),
    task_code: must(code(36, 'taskCode')),
    local_task_code: code(50),
    task_handle_item: code(50, 'handleCode'),
    task_name: must(text(1000)),
    task_version: must(int),
    project_name: text(1000),
    project_type: must(code(2)),
    applyer_name: must(code(100)),
    applyer_type: must(code(2)),
    applyer_page_type: must(code(70)),
    applyer_page_code: must(code(500)),
    legal: code(100),
    contact_name: code(100),
    contact_type: code(6),
    contact_code: code(50),
    contact_mobile: { type: 'mobile', required: false },
    zip_code: code(6),
    address: text(1000),
    apply_type: must(code(2)),
    apply_date: must(time),
    org_code: must(code(64)),
    org_name: must(text(100)),
    handle_user_name: code(100),
    accept_date: must(time),
    accept_doc_no: code(50),
    promise_date: time,
    ...common,
  },
  up_pro_process: {
    ...first,
    event_name: must(code(2)),
    process_name: must(text(1000)),
    handle_user_name: must(code(100)),
    handle_explain: must(text(2000)),
    event_start_time: must(time),
    event_end_time: must(time),
    remark: text(256),
    ...common,
  },
  up_pro_material: {
    ...first,
    material_name: must(text(200)),
    get_type: must(code(2)),
    get_num: code(5),
    material_attach_name: text(200),
    remark: text(1000),
    ...common,
  },
  up_pro_result: {
    ...first,
    handle_user_name: code(100),
    result_date: must(time),
    result_type: must(code(2)),
    result_cetr_name: text(256),
    result_cetr_no: code(2000),
    result_explain: text(2000),
    is_delivery_results: must(code(2)),
    satisfaction: code(2),
    remark: text(256),
    ...common,
  },
  up_pro_special_procedure: {
    ...first,
    special_type: must(code(2)),
    special_name: must(text(1000)),
    special_time: must(time),
    special_reason: must(text(2000)),
    applyer_user_name: code(100),
    end_time: must(time),
    result: text(2000),
    special_explain: text(2000),
    handle_user: code(100),
    remark: text(256),
    ...common,
  },
}
