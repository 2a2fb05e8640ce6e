import { describe, expect, test } from 'vitest'
import { bytes, characters, cut, fitRow, mobileNumber, shanghaiTime } from './fit.ts'
import { SANDBOX_PROFILE } from './profile.ts'

/** 𠮷 needs two UTF-16 units and four bytes; 葛󠄀 is a character with a variant selector, as in personal names. */
const RARE = '𠮷'
const VARIANT = '葛\u{e0100}'

describe('what a column holds', () => {
  test('[X3] prose is cut by character as utf8mb4 counts: a rare character is one', () => {
    expect(cut(RARE.repeat(12), 10, 1_000)).toBe(RARE.repeat(10))
    expect(cut('a'.repeat(10), 10, 1_000)).toBe('a'.repeat(10))
    const { task_name: name } = fitRow('up_pro_accept', { task_name: '办'.repeat(1_200) }, SANDBOX_PROFILE)
    expect(name).toBe('办'.repeat(1_000))
  })

  test('[X4] prose is cut by byte where the platform counts bytes', () => {
    const byBytes = { ...SANDBOX_PROFILE, bytesPerCharacter: 1 }
    const { task_name: name } = fitRow('up_pro_accept', { task_name: '办'.repeat(1_200) }, byBytes)
    expect(name).toBe('办'.repeat(333))
    expect(bytes('办'.repeat(333))).toBe(999)
  })

  test('[X5] no written sign is ever halved, and what is left is valid UTF-8', () => {
    expect(cut(`ab${RARE}`, 3, 5)).toBe('ab')
    expect(cut(`a${VARIANT}`, 2, 100)).toBe('a')
    expect(cut(`a${VARIANT}`, 3, 100)).toBe(`a${VARIANT}`)
    expect(cut('a\ud842', 5, 100)).toBe('a\ufffd')
  })

  test('[X5] whatever the text and the limits, the cut is a beginning of it within both', () => {
    const seed = Date.now() % 2 ** 31
    let state = seed
    const below = (n: number): number => (state = (state * 48_271) % 2_147_483_647) % n
    const signs = ['a', '办', RARE, VARIANT, '👨‍👩‍👧', 'é']
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from({ length: below(40) }, () => signs[below(signs.length)]).join('')
      const [maxCharacters, maxBytes] = [below(30), below(90)]
      const kept = cut(text, maxCharacters, maxBytes)
      const holds =
        text.startsWith(kept) && characters(kept) <= maxCharacters && bytes(kept) <= maxBytes && kept.isWellFormed()
      expect(holds, `seed ${seed}, round ${round}`).toBe(true)
    }
  })

  test('[X6] codes and the names of people are never cut', () => {
    const row = { project_no: '1'.repeat(60), applyer_name: '长'.repeat(120) }
    expect(fitRow('up_pro_accept', row, SANDBOX_PROFILE)).toEqual(row)
  })

  test('[X6] blanks are nothing', () => {
    expect(fitRow('up_pro_accept', { address: '  ', legal: ' 张三 ' }, SANDBOX_PROFILE)).toEqual({
      address: null,
      legal: '张三',
    })
  })
})

describe('times and numbers', () => {
  test('[X10] a time is Asia/Shanghai without a zone, whatever zone the machine stands in', () => {
    expect(shanghaiTime(Date.UTC(2026, 11, 31, 16, 0, 0))).toBe('2027-01-01 00:00:00')
    expect(shanghaiTime(Date.UTC(2026, 5, 30, 15, 59, 59, 999))).toBe('2026-06-30 23:59:59')
    expect(shanghaiTime(0)).toBe('1970-01-01 08:00:00')
  })

  test('[X7] a mobile number is found however it was written; a landline never passes for one', () => {
    for (const given of [
      '13800001234',
      '+86 138 0000 1234',
      '0086-138-0000-1234',
      '138-0000-1234',
      '１３８００００１２３４',
    ]) {
      expect(mobileNumber(given)).toBe('13800001234')
    }
    for (const given of [
      '0755-12345678',
      '12345678',
      '(0755) 12345678',
      '02087654321',
      '1380000123',
      '138000012345',
      '',
      null,
    ]) {
      expect(mobileNumber(given)).toBeNull()
    }
  })
})
