import { describe, expect, test } from 'vitest'
import { partGuid, rowGuid } from '../contract.ts'
import { APPLICANT, ID_NUMBER, NOON, acceptPush, processPush, resultPush, specialPush } from '../pushes.fixture.ts'
import { checkRow } from './check.ts'
import { toUpRows } from './map.ts'
import { SANDBOX_PROFILE } from './profile.ts'

const rowsOf = (push: Parameters<typeof toUpRows>[0]) => toUpRows(push, SANDBOX_PROFILE)
const common = { data_source: '1', cd_batch: '20260304', cd_operation: 'I', cd_time: '2026-03-04 12:00:00', version: 1 }
const guid = rowGuid('epoch-1', 'case-7', 'accept', 1)
const project_no = '11449999000000019F4442099001001202603040007'

describe('a push as rows of UP_PRO_*', () => {
  test('[X8] an acceptance is one row of up_pro_accept and one of up_pro_material for each material', () => {
    expect(rowsOf(acceptPush())).toEqual([
      {
        table: 'up_pro_accept',
        row: {
          row_guid: guid,
          project_no,
          catalog_code: '442099001001',
          task_code: '11449999000000019F4442099001001',
          task_handle_item: '11449999000000019F444209900100101',
          task_name: '社会保障卡申领',
          task_version: 3,
          project_name: '社会保障卡申领',
          project_type: '1',
          applyer_name: APPLICANT,
          applyer_type: '1',
          applyer_page_type: '111',
          applyer_page_code: ID_NUMBER,
          contact_name: APPLICANT,
          contact_mobile: '13800001234',
          apply_type: '1',
          apply_date: '2026-03-04 11:59:00',
          org_code: '11449999000000019F',
          org_name: '示例市人力资源和社会保障局',
          handle_user_name: '李一',
          accept_date: '2026-03-04 12:00:00',
          accept_doc_no: 'SJ202603047',
          promise_date: '2026-03-09 23:59:59',
          ...common,
        },
      },
      {
        table: 'up_pro_material',
        row: {
          row_guid: partGuid(guid, 'material', 1),
          project_no,
          material_name: '居民身份证',
          get_type: '3',
          get_num: '1',
          ...common,
        },
      },
      {
        table: 'up_pro_material',
        row: {
          row_guid: partGuid(guid, 'material', 2),
          project_no,
          material_name: '申请表',
          get_type: '1',
          get_num: '2',
          ...common,
        },
      },
    ])
  })

  test('[X8] what every kind of push becomes is what the tables take', () => {
    const pushes = [
      acceptPush(),
      acceptPush(8, { contact: null, promisedDate: null }),
      processPush(),
      resultPush(),
      specialPush(),
    ]
    expect(pushes.flatMap(rowsOf).flatMap((row) => checkRow(row, SANDBOX_PROFILE))).toEqual([])
    expect(pushes.map((push) => rowsOf(push)[0].table)).toEqual([
      'up_pro_accept',
      'up_pro_accept',
      'up_pro_process',
      'up_pro_result',
      'up_pro_special_procedure',
    ])
  })

  test('[X7] a landline is not sent as contact_mobile, and the rest of the contact is', () => {
    const [accept] = rowsOf(acceptPush(7, { contact: { name: APPLICANT, mobile: '0755-12345678' } }))
    expect(accept.row).toMatchObject({ contact_name: APPLICANT, contact_mobile: null })
  })

  test('[X9] handle_explain is never empty: without words for the applicant it says what was done', () => {
    const { step } = processPush()
    const explains = (['pass', 'return', 'other'] as const).map(
      (action) => rowsOf(processPush(7, { step: { ...step, action, explain: '  ' } }))[0].row['handle_explain'],
    )
    expect(explains).toEqual(['同意', '退回', '已办理'])
  })

  test('[X9] an open special procedure sends its planned end, a closed one its end', () => {
    const { special } = specialPush()
    expect(rowsOf(specialPush())[0].row['end_time']).toBe('2026-03-05 12:00:00')
    const closed = specialPush(7, { special: { ...special, endedAt: NOON + 3_600_000 } })
    expect(rowsOf(closed)[0].row['end_time']).toBe('2026-03-04 13:00:00')
  })

  test('[X11] every code whose value is not proven is taken from the profile', () => {
    const elsewhere = {
      ...SANDBOX_PROFILE,
      applyType: 'a',
      dataSource: 'd',
      eventName: { pass: 'p', return: 'r', other: 'o' },
      getType: { paper: 'x', electronic: 'y', shared: 'z', deferred: 'w' },
      operation: { insert: '1', update: '2' },
    }
    const [accept, material] = toUpRows(acceptPush(7, { version: 2 }), elsewhere)
    const [step] = toUpRows(processPush(), elsewhere)
    expect(accept.row).toMatchObject({ apply_type: 'a', data_source: 'd', cd_operation: '2' })
    expect(material?.row).toMatchObject({ get_type: 'z', cd_operation: '2' })
    expect(step.row).toMatchObject({ event_name: 'p', cd_operation: '1' })
  })

  test('[X12] a resend after a change keeps the row ids, carries the next version and is an update', () => {
    const [first, ...others] = rowsOf(acceptPush())
    const [again, ...otherAgain] = rowsOf(acceptPush(7, { version: 2 }))
    expect(again.row).toEqual({ ...first.row, version: 2, cd_operation: 'U' })
    expect(otherAgain.map(({ row }) => row['row_guid'])).toEqual(others.map(({ row }) => row['row_guid']))
  })

  test('[X13] a mere retry differs in nothing', () => {
    for (const push of [acceptPush(), processPush(), resultPush(), specialPush()]) {
      expect(JSON.stringify(rowsOf(structuredClone(push)))).toBe(JSON.stringify(rowsOf(push)))
    }
  })

  test('[X13] who the applicant is travels with the acceptance only', () => {
    const text = JSON.stringify([processPush(), resultPush(), specialPush()].map(rowsOf))
    expect(text).not.toContain(ID_NUMBER)
    expect(text).not.toContain(APPLICANT)
  })
})
