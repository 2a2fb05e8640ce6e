import { expect, it } from 'vitest'
import { TEXTS, type TextKey } from './texts.ts'

const keys = Object.keys(TEXTS.zh) as TextKey[]
const values = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort()

it('[T43] every text is there in both languages, and both name the same values', () => {
  expect(Object.keys(TEXTS.en).sort()).toEqual([...keys].sort())
  for (const key of keys) {
    expect(TEXTS.zh[key].trim(), key).not.toBe('')
    expect(TEXTS.en[key].trim(), key).not.toBe('')
    expect(values(TEXTS.en[key]), key).toEqual(values(TEXTS.zh[key]))
  }
})

it('[T44] no Chinese is left in an English text', () => {
  for (const key of keys) expect(TEXTS.en[key], key).not.toMatch(/\p{Script=Han}/u)
})
