import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { goldenBlock, goldenCard } from './golden.fixture.ts'
import { encodeCard, type KnownCard, parseCard } from './layout.ts'

const hmt: KnownCard = {
  kind: 'hmt',
  name: '测试乙',
  sex: 'male',
  birth: '1990-01-01',
  address: '示例省示例市示例路2号',
  idNumber: '810000199001010000',
  issuer: '示例市公安局',
  validFrom: '2021-05-01',
  validTo: '2026-05-01',
  permitNumber: 'H00000000',
  issueCount: '01',
}
const foreigner2017: KnownCard = {
  kind: 'foreigner-2017',
  name: '测试丙',
  sex: 'not-stated',
  birth: '1981-08-03',
  idNumber: 'CAN110081080310',
  validFrom: '2018-01-01',
  validTo: '2028-01-01',
  englishName: 'SAMPLE, ANNA MARIA',
  nationality: 'CAN',
  cardVersion: '01',
  authority: '1100',
}
const foreigner2023: KnownCard = {
  kind: 'foreigner-2023',
  name: '',
  sex: 'male',
  birth: '1985-01-01',
  idNumber: '932682198501010017',
  validFrom: '2024-01-01',
  validTo: '2034-01-01',
  englishName: 'SAMPLEFAMILYNAMEOFTWENTY, GIVEN NAMES LONG',
  nationality: 'SAU',
  renewals: '00',
  earlierCard: '',
}

describe('card layouts', () => {
  test('[R10] golden vector A holds exactly its published fields, both ways', () => {
    expect(goldenBlock).toHaveLength(256)
    expect(createHash('sha256').update(goldenBlock).digest('hex')).toBe(
      '6f0b649e29056c68d4702796504800fa14a8d63cbbc314184b0a7e6fa10ec064',
    )
    expect(parseCard(goldenBlock)).toEqual(goldenCard)
    expect(encodeCard(goldenCard).equals(goldenBlock)).toBe(true)
  })

  test.each([hmt, foreigner2017, foreigner2023])('[R11] a card of the kind $kind is read by its own layout', (card) => {
    expect(parseCard(encodeCard(card))).toEqual(card)
  })

  test('[R11] fields stand where the layouts J, I and Y put them', () => {
    const at = (card: KnownCard, offset: number, length: number) =>
      encodeCard(card).toString('utf16le', offset, offset + length)
    expect(at(hmt, 248, 2)).toBe('J')
    expect(at(hmt, 220, 18)).toBe('H00000000')
    expect(at(hmt, 238, 4)).toBe('01')
    expect(at(hmt, 32, 4)).toBe('  ')
    expect(at(foreigner2017, 248, 2)).toBe('I')
    expect(at(foreigner2017, 122, 30)).toBe('CAN110081080310')
    expect(at(foreigner2017, 158, 6)).toBe('测试丙')
    expect(at(foreigner2023, 248, 2)).toBe('Y')
    expect(at(foreigner2023, 52, 70) + at(foreigner2023, 220, 22).trimEnd()).toBe(foreigner2023.englishName)
  })

  test('[R12] an unknown flag, another size or broken fields give an unknown card and nothing of its content', () => {
    const flagged = Buffer.from(goldenBlock)
    flagged.write('Q', 248, 'utf16le')
    const undated = Buffer.from(goldenBlock)
    undated.write('199A', 36, 'utf16le')
    const unnumbered = Buffer.from(goldenBlock)
    unnumbered.write(' '.repeat(18), 122, 'utf16le')
    for (const block of [
      flagged,
      undated,
      unnumbered,
      goldenBlock.subarray(0, 255),
      Buffer.alloc(256),
      Buffer.alloc(0),
    ])
      expect(parseCard(block)).toEqual({ kind: 'unknown' })
  })

  test('[R13] long-term validity, middle dots and characters outside the basic plane are kept', () => {
    const card: KnownCard = { ...goldenCard, name: '测试·𠮷', validTo: 'long-term' }
    expect(parseCard(encodeCard(card))).toEqual(card)
  })

  test('[R13] padding by NUL is padding too', () => {
    const block = Buffer.from(goldenBlock)
    block.fill(0, 6, 30)
    expect(parseCard(block)).toEqual(goldenCard)
  })
})
