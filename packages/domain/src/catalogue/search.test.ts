import { describe, expect, it } from 'vitest'
import { makeRandom } from '../identity/random.fixture.ts'
import { anItem } from './catalogue.fixture.ts'
import { searchItems } from './search.ts'

const named = (key: string, zh: string, en: string, everyday: string[], initials: string[]) =>
  anItem(key, '99001', { name: { zh, en }, everyday, initials })

const ITEMS = [
  named('elder', '高龄津贴申领', 'Allowance for the aged', ['老年补贴'], ['gljtsl', 'lnbt']),
  named(
    'sscard',
    '社会保障卡申领',
    'Apply for a social security card',
    ['办社保卡', '社保卡'],
    ['shbzksl', 'bsbk', 'sbk'],
  ),
  named('reissue', '社会保障卡补领', 'Replace a social security card', ['补社保卡'], ['shbzkbl', 'bsbk']),
  named('insured', '社保登记', 'Register for insurance', [], ['sbdj']),
]
const found = (typed: string) => searchItems(ITEMS, typed).map((item) => item.key)

describe('search', () => {
  it.each([
    ['高龄津贴申领', ['elder']],
    ['老年补贴', ['elder']],
    ['补贴', ['elder']],
    ['申领', ['elder', 'sscard']],
    ['gljt', ['elder']],
    ['allowance', ['elder']],
    ['Social Security', ['sscard', 'reissue']],
  ])('[F1] %j finds %j', (typed, keys) => {
    expect(found(typed)).toEqual(keys)
  })

  it('[F2] the whole name comes before its beginning, and that before what is inside', () => {
    expect(found('社保卡')).toEqual(['sscard', 'reissue'])
    expect(found('社保')).toEqual(['sscard', 'insured', 'reissue'])
    expect(found('sb')).toEqual(['sscard', 'insured', 'reissue'])
    expect(found('sbk')).toEqual(['sscard', 'reissue'])
  })

  it('[F2] equals stay in catalogue order', () => {
    expect(found('bsbk')).toEqual(['sscard', 'reissue'])
    expect(searchItems([...ITEMS].reverse(), 'bsbk').map((item) => item.key)).toEqual(['reissue', 'sscard'])
  })

  it('[F3] capitals and spaces do not matter', () => {
    expect(found(' S B K ')).toEqual(found('sbk'))
    expect(found('社保 卡')).toEqual(found('社保卡'))
  })

  it('[F4] nothing typed and nothing known find nothing', () => {
    expect([found(''), found('  '), found('护照'), found('.*'), found('(')]).toEqual([[], [], [], [], []])
  })

  const seed = Math.floor(Math.random() * 2 ** 31)
  it(`[F5] any piece of a name or of initials finds its item (seed ${seed})`, () => {
    const { below, pick } = makeRandom(seed)
    for (let round = 0; round < 500; round++) {
      const item = pick(ITEMS)
      const whole = pick([item.name.zh, ...item.everyday, ...item.initials])
      const from = below(whole.length)
      const piece = whole.slice(from, from + 1 + below(whole.length - from))
      expect(searchItems(ITEMS, piece), piece).toContain(item)
    }
  })
})
