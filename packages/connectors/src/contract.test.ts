import { describe, expect, test } from 'vitest'
import { partGuid, rowGuid } from './contract.ts'

describe('row ids', () => {
  test('[X1] the same facts give the same id for ever', () => {
    expect(rowGuid('epoch-1', 'case-7', 'accept', 1)).toBe('6435a3cd-303c-524d-89a1-f00a5ad3b579')
    expect(partGuid(rowGuid('epoch-1', 'case-7', 'accept', 1), 'material', 1)).toBe(
      '89ccf746-c654-588d-b3d2-afb223b725d9',
    )
  })

  test('[X2] another epoch, case, kind or place gives another id', () => {
    const ids = [
      rowGuid('epoch-1', 'case-7', 'accept', 1),
      rowGuid('epoch-2', 'case-7', 'accept', 1),
      rowGuid('epoch-1', 'case-8', 'accept', 1),
      rowGuid('epoch-1', 'case-7', 'process', 1),
      rowGuid('epoch-1', 'case-7', 'accept', 2),
    ]
    expect(new Set([...ids, partGuid(ids[0]!, 'material', 1), partGuid(ids[0]!, 'material', 2)]).size).toBe(7)
  })
})
