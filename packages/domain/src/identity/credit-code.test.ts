import { describe, expect, it } from 'vitest'
import { checkCreditCode, creditCheckChar, organisationCheckChar } from './credit-code.ts'
import type { CreditCodeFault } from './credit-code.ts'
import { makeRandom } from './random.fixture.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe('unified social credit codes', () => {
  it.each([
    '91350100M000100Y43',
    '11449999000000019F',
    '11449999000000027A',
    '114499990000000355',
    '114499990000000430',
    '11449999000000051T',
    '11449999000000078J',
    '11449999000000086D',
    '114499990000000948',
    '11449999000000107X',
    '11449999000000115Q',
    '11449999000000123K',
    '11449999000000131E',
  ])('[I11] the sample %s is accepted', (code) => {
    expect(checkCreditCode(code).ok).toBe(true)
  })

  it('[I12] a code is split into authority, class, region and organisation code', () => {
    const credit = {
      code: '91350100M000100Y43',
      authority: '9',
      entityClass: '1',
      region: '350100',
      organisation: 'M000100Y4',
    }
    expect(checkCreditCode(' 91350100m000100y43 ')).toEqual({ ok: true, credit })
  })

  it.each<[string, CreditCodeFault]>([
    ['', 'length'],
    ['91350100M000100Y4', 'length'],
    ['91350100M000100Y430', 'length'],
    ['91350100I000100Y43', 'characters'],
    ['91350100O000100Y43', 'characters'],
    ['91350100Z000100Y43', 'characters'],
    ['91350100S000100Y43', 'characters'],
    ['91350100V000100Y43', 'characters'],
    ['9135A100M000100Y43', 'characters'],
    ['B1350100M000100Y43', 'authority'],
    ['01350100M000100Y43', 'authority'],
    ['91350100M000100Y44', 'check'],
  ])('[I13] %j is refused for the first check it fails: %s', (code, fault) => {
    expect(checkCreditCode(code)).toEqual({ ok: false, fault })
  })

  it('[I14] a right check character does not save a wrong organisation code inside', () => {
    const body = '91350100M000100Y5'
    expect(checkCreditCode(body + creditCheckChar(body))).toEqual({ ok: false, fault: 'organisation' })
  })

  it.each([
    ['M000100Y', '4'],
    ['00000001', '9'],
    ['00000010', '7'],
    ['00000004', '3'],
    ['00000000', '0'],
  ])('[I15] the check character of organisation %s is %s', (organisation, check) => {
    expect(organisationCheckChar(organisation)).toBe(check)
  })

  it('[I15] remainder 1 gives X', () => {
    const bodies = Array.from({ length: 40 }, (_, at) => String(at).padStart(8, '0'))
    expect(bodies.find((body) => organisationCheckChar(body) === 'X')).toBe('00000006')
  })

  const seed = Math.floor(Math.random() * 2 ** 31)
  it(`[I16] one changed character is refused (seed ${seed})`, () => {
    const { below, pick } = makeRandom(seed)
    const random = (length: number, from: string) => Array.from({ length }, () => pick([...from])).join('')
    for (let round = 0; round < 2000; round++) {
      const organisation = random(8, ALPHABET)
      const body = `9${random(1, '123')}${random(6, '0123456789')}${organisation}${organisationCheckChar(organisation)}`
      const code = body + creditCheckChar(body)
      expect(checkCreditCode(code).ok, code).toBe(true)

      const at = below(18)
      const other = pick([...ALPHABET].filter((char) => char !== code[at]))
      const changed = code.slice(0, at) + other + code.slice(at + 1)
      expect(checkCreditCode(changed).ok, changed).toBe(false)
    }
  })
})
