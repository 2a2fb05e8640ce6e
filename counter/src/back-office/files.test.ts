import type { CaseEntry, HallConfig } from '@onehall/domain'
import { expect, it } from 'vitest'
import { findFiles, isWhere, scanned } from './files.ts'

const item = (key: string, zh: string, initials: string) => ({
  key,
  name: { zh, en: key },
  everyday: [],
  initials: [initials],
})
const config = {
  catalogue: { items: [item('sscard', '社保卡申领', 'sbksl'), item('pension', '养老金', 'ylj')] },
} as unknown as HallConfig
const file = (n: number, key: string, kind: 'counter' | 'office'): CaseEntry =>
  ({
    case: `c${n}`,
    caseNo: `X${n}Y`,
    receiptNo: `SJ2026092100${n}`,
    item: key,
    holder: { kind },
  }) as unknown as CaseEntry
const files = [file(1, 'sscard', 'counter'), file(2, 'pension', 'counter'), file(3, 'sscard', 'office')]
const ids = (found: readonly CaseEntry[]) => found.map(({ case: id }) => id)

it('[T40] a file is arriving until the department holds it', () => {
  expect(ids(files.filter((each) => isWhere(each, 'arriving')))).toEqual(['c1', 'c2'])
  expect(ids(files.filter((each) => isWhere(each, 'here')))).toEqual(['c3'])
  expect(files.every((each) => isWhere(each, 'all'))).toBe(true)
})

it('[T41] files are found by part of a number, in any case, and by the item as people name it', () => {
  expect(ids(findFiles(files, ' sj20260921002 ', config))).toEqual(['c2'])
  expect(ids(findFiles(files, 'x3y', config))).toEqual(['c3'])
  expect(ids(findFiles(files, 'sbk', config))).toEqual(['c1', 'c3'])
  expect(ids(findFiles(files, '', config))).toEqual(['c1', 'c2', 'c3'])
})

it('[T42] a scan is a whole number and nothing less', () => {
  expect(scanned(files, 'SJ20260921002')?.case).toBe('c2')
  expect(scanned(files, 'x1y')?.case).toBe('c1')
  expect(scanned(files, 'SJ2026092100')).toBeNull()
})
