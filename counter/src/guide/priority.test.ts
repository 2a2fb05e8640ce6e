import type { ClassKey } from '@onehall/domain'
import { expect, it } from 'vitest'
import { reasonFault } from './priority.ts'

const soldier = 'soldier' as ClassKey

it('[T54] a class of priority needs a reason, and no number of a person stands in it', () => {
  expect(reasonFault(undefined, '')).toBeNull()
  expect(reasonFault(soldier)).toBe('reasonNeeded')
  expect(reasonFault(soldier, '  ')).toBe('reasonNeeded')
  expect(reasonFault(soldier, '出示退役军人优待证')).toBeNull()
  expect(reasonFault(soldier, '孕 32 周')).toBeNull()
  expect(reasonFault(soldier, '电话 000 0000 0000')).toBe('reasonPrivate')
})
