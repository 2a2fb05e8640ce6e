import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/day.ts'
import type { Day } from '../ids.ts'
import { checkCitizenNumber, citizenCheckChar } from './citizen-number.ts'
import type { CitizenNumberFault } from './citizen-number.ts'
import { makeRandom } from './random.fixture.ts'

const TODAY = '2026-03-04' as Day

describe('citizen numbers', () => {
  it.each([
    ['11010519491231002X', 'citizen', '1949-12-31', 'female'],
    ['440524188001010014', 'citizen', '1880-01-01', 'male'],
    ['932682198501010017', 'foreigner', '1985-01-01', 'male'],
    ['911124198108030024', 'foreigner', '1981-08-03', 'female'],
    ['999999199001010016', 'citizen', '1990-01-01', 'male'],
    ['999999199001010024', 'citizen', '1990-01-01', 'female'],
    ['99999919400101003X', 'citizen', '1940-01-01', 'male'],
    ['999999194901010027', 'citizen', '1949-01-01', 'female'],
    ['999999201006010015', 'citizen', '2010-06-01', 'male'],
    ['810000199001010000', 'hmt', '1990-01-01', 'female'],
  ])('[I1] the sample %s is accepted: %s, born %s, %s', (number, holder, birth, sex) => {
    expect(checkCitizenNumber(number, TODAY)).toEqual({ ok: true, citizen: { number, holder, birth, sex } })
  })

  it.each<[string, CitizenNumberFault]>([
    ['', 'length'],
    ['1101051949123100', 'length'],
    ['11010519491231002X0', 'length'],
    ['110105491231002', 'first-generation'],
    ['11010519491231002Y', 'characters'],
    ['1101051949123100X2', 'characters'],
    ['１１010519491231002X', 'characters'],
    ['110105194913310021', 'birth'],
    ['110105194902300021', 'birth'],
    ['110105190002290021', 'birth'],
    ['110105180012310021', 'birth'],
    ['110105202603050021', 'birth'],
    ['110105194912310021', 'check'],
  ])('[I2] %j is refused for the first check it fails: %s', (number, fault) => {
    expect(checkCitizenNumber(number, TODAY)).toEqual({ ok: false, fault })
  })

  it('[I3] spaces around and a small x are forgiven', () => {
    expect(checkCitizenNumber(' 11010519491231002x\n', TODAY)).toMatchObject({
      ok: true,
      citizen: { number: '11010519491231002X' },
    })
  })

  it('[I2] someone born today has a number, someone born tomorrow has none', () => {
    const number = `99999920260304001${citizenCheckChar('99999920260304001')}`
    expect(checkCitizenNumber(number, TODAY).ok).toBe(true)
    expect(checkCitizenNumber(number, addDays(TODAY, -1))).toEqual({ ok: false, fault: 'birth' })
  })

  const seed = Math.floor(Math.random() * 2 ** 31)
  it(`[I5] one changed digit or two swapped neighbours are refused (seed ${seed})`, () => {
    const { below, pick } = makeRandom(seed)
    for (let round = 0; round < 2000; round++) {
      const birth = addDays('1900-01-01' as Day, below(46_000)).replaceAll('-', '')
      const body = `999999${birth}${String(below(1000)).padStart(3, '0')}`
      const number = body + citizenCheckChar(body)
      expect(checkCitizenNumber(number, TODAY).ok).toBe(true)

      const at = below(18)
      const other = pick([...(at === 17 ? '0123456789X' : '0123456789')].filter((digit) => digit !== number[at]))
      const changed = number.slice(0, at) + other + number.slice(at + 1)
      expect(checkCitizenNumber(changed, TODAY).ok, changed).toBe(false)

      const left = below(17)
      const swapped = number.slice(0, left) + number.charAt(left + 1) + number.charAt(left) + number.slice(left + 2)
      expect(checkCitizenNumber(swapped, TODAY).ok, swapped).toBe(swapped === number)
    }
  })

  it(`[I6] nothing that is typed throws (seed ${seed})`, () => {
    const { below, pick } = makeRandom(seed)
    for (let round = 0; round < 5000; round++) {
      const typed = Array.from({ length: below(22) }, () => pick([...'0123456789Xx 测é-\u0000']))
      expect(typeof checkCitizenNumber(typed.join(''), TODAY).ok).toBe('boolean')
    }
  })
})
