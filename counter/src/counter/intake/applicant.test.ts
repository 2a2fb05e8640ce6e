import type { Day } from '@onehall/domain'
import { expect, it } from 'vitest'
import { checkMobile, checkTyped, toPerson } from './applicant.ts'

const today = '2026-09-21' as Day

it('[T37] a typed ID number is checked before it is sent; spaces around it and a small x do not matter', () => {
  expect(checkTyped(' 11010519491231002x ', today)).toBeNull()
  expect(checkTyped('110105194912310021', today)).toBe('check')
  expect(checkTyped('', today)).toBe('length')
})

it('[T38] a mobile number may be left out, and is 11 digits otherwise', () => {
  expect([' ', '138 0000 1234', '138-0000-1234'].every(checkMobile)).toBe(true)
  expect(['1380000123', '23800001234', 'none'].some(checkMobile)).toBe(false)
})

it('[T39] what is sent is trimmed, and what was left out is null', () => {
  expect(toPerson({ name: ' 测试甲 ', idNumber: ' 11010519491231002x', mobile: '' })).toEqual({
    name: '测试甲',
    idType: '111',
    idNumber: '11010519491231002X',
    mobile: null,
  })
  expect(toPerson({ name: '测试甲', idNumber: '1', mobile: '138 0000 1234' }).mobile).toBe('13800001234')
})
