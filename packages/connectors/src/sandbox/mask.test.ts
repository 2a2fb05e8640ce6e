import { describe, expect, test } from 'vitest'
import { SANDBOX_PROFILE } from '../up-table/profile.ts'
import { maskRow } from './mask.ts'

const masked = (row: Parameters<typeof maskRow>[0]) => maskRow(row, SANDBOX_PROFILE)

describe('a row as it is kept', () => {
  test('[X22] names, numbers, phones and prose about a person are masked', () => {
    const row = {
      applyer_type: '1',
      applyer_page_type: '111',
      applyer_name: '张小三',
      applyer_page_code: '11010519491231002X',
      contact_name: '𠮷三',
      contact_mobile: '13800001234',
      handle_explain: '张小三的材料齐全',
      task_name: '社会保障卡申领',
    }
    expect(masked(row)).toEqual({
      ...row,
      applyer_name: '张*三',
      applyer_page_code: '1101**********002X',
      contact_name: '𠮷*',
      contact_mobile: '138****1234',
      handle_explain: '**',
    })
  })

  test('[X22] an organisation and its credit code are public, the person it sent is not', () => {
    const row = {
      applyer_type: '2',
      applyer_name: '示例有限公司',
      applyer_page_code: '91350100M000100Y43',
      contact_name: '张三',
    }
    expect(masked(row)).toEqual({ ...row, contact_name: '张*' })
  })

  test('[X22] in doubt it is a person', () => {
    const row = { applyer_type: '6', applyer_page_code: '91350100M000100Y43' }
    expect(masked(row)['applyer_page_code']).toBe('9135**********0Y43')
    expect(masked({ ...row, applyer_type: '2', applyer_page_type: '111' })['applyer_page_code']).toBe(
      '9135**********0Y43',
    )
  })
})
