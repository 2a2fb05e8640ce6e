import { expect, test } from 'vitest'
import { SANDBOX_PROFILE } from '../up-table/profile.ts'
import { maskName, maskNumber, maskRow } from './mask.ts'

test('[X22] names, numbers and phones are masked as on paper', () => {
  expect(['张三', '张小三', '欧阳小三', '𠮷三', 'Ada Lovelace', '张'].map(maskName)).toEqual([
    '张*',
    '张*三',
    '欧*三',
    '𠮷*',
    'Ada *',
    '张*',
  ])
  expect(maskNumber('11010519491231002X', 4)).toBe('1101**********002X')
  expect(maskNumber('13800001234', 3)).toBe('138****1234')
  expect(maskNumber('12345', 4)).toBe('*****')
})

test('[X22] an organisation and its credit code are public, the person it sent is not', () => {
  const row = {
    applyer_type: '2',
    applyer_name: '示例有限公司',
    applyer_page_code: '91350100M000100Y43',
    contact_name: '张三',
  }
  expect(maskRow(row, SANDBOX_PROFILE)).toEqual({ ...row, contact_name: '张*' })
  const unsure = maskRow({ ...row, applyer_type: '6' }, SANDBOX_PROFILE)
  expect(unsure['applyer_page_code']).toBe('9135**********0Y43')
})
