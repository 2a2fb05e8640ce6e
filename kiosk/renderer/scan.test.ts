import { describe, expect, test } from 'vitest'
import { makeScanReader } from './scan.ts'

/** Keys one after the other, so many ms apart. */
function press(keys: readonly string[], apart: number): (string | null)[] {
  const read = makeScanReader()
  return keys.map((key, n) => read({ key, at: 1000 + n * apart }))
}

describe('what a scanner reads', () => {
  test('[Y50] a fast burst ended by Enter is what was scanned, capital letters and all', () => {
    const keys = [...'20260304-', 'Shift', ...'A015', 'Enter']
    expect(press(keys, 6).at(-1)).toBe('20260304-A015')
    expect(
      press(keys, 6)
        .slice(0, -1)
        .every((each) => each === null),
    ).toBe(true)
  })

  test('[Y50] what fingers type is no scan, nor is Enter alone, nor a burst without its Enter', () => {
    expect(press([...'A015', 'Enter'], 200).at(-1)).toBeNull()
    expect(press(['Enter'], 5)).toEqual([null])
    expect(press([...'A0', 'Enter'], 5).at(-1)).toBeNull()
    expect(press([...'A015'], 5).at(-1)).toBeNull()
  })

  test('[Y50] a key of another kind ends the burst, and the next scan begins anew', () => {
    expect(press([...'A015', 'Tab', ...'B002', 'Enter'], 5).at(-1)).toBe('B002')
    expect(press([...'A015', 'Enter', ...'B002', 'Enter'], 5)[4]).toBe('A015')
    expect(press([...'A015', 'Enter', ...'B002', 'Enter'], 5).at(-1)).toBe('B002')
  })
})
