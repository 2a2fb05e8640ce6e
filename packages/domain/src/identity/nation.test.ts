import { expect, it } from 'vitest'
import { nationName } from './nation.ts'

it('[I21] 01–56, 97 and 98 have a name in both languages, nothing else has one', () => {
  const codes = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0'))
  const named = codes.filter((code) => nationName(code) !== null)
  expect(named).toEqual([...codes.slice(1, 57), '97', '98'])
  for (const code of named) expect(Object.values(nationName(code)!)).not.toContain('')
})

it('[I21] names are spelled as in the standard', () => {
  expect(['01', '29', '31', '46', '56'].map((code) => nationName(code)?.zh)).toEqual([
    '汉',
    '柯尔克孜',
    '达斡尔',
    '德昂',
    '基诺',
  ])
})

it.each(['', '1', '57', '099', 'toString', '__proto__'])('[I22] %j is no nation', (code) => {
  expect(nationName(code)).toBe(null)
})
