import { describe, expect, it } from 'vitest'
import type { DepartmentKey, ItemKey, QueueId } from '../ids.ts'
import { aCatalogue, aMaterial, anItem, asked, text, theLines } from './catalogue.fixture.ts'
import type { Catalogue, ServiceItem } from './catalogue.ts'
import type { LintRule } from './finding.ts'
import { lintCatalogue } from './lint.ts'

/** What the lint says of a catalogue whose first item was changed. */
function rulesOf(change: Partial<ServiceItem>): LintRule[] {
  const catalogue = aCatalogue()
  const [first, ...others] = catalogue.items
  return rules(aCatalogue({ items: [{ ...first!, ...change }, ...others] }))
}

function rules(catalogue: Catalogue): LintRule[] {
  return lintCatalogue(catalogue).map((finding) => finding.rule)
}

const steps = aCatalogue().items[0]!.steps
const { taskCode, catalogCode } = aCatalogue().items[0]!
const situation = (key: string) => ({ key, question: text(key) })
const onlyWhen = (key: string) => asked('letter', { when: { situation: key, is: true } })

describe('the lint of a catalogue', () => {
  it('[G1] a catalogue without a fault has no finding, alone or in its hall', () => {
    expect(lintCatalogue(aCatalogue())).toEqual([])
    expect(lintCatalogue(aCatalogue(), theLines())).toEqual([])
  })

  it('[G1] a finding names its rule and its item and says in both languages what is wrong', () => {
    const [found] = lintCatalogue(aCatalogue({ items: [anItem('card', '99002', { visits: 2 })], bundles: [] }))
    expect(found).toEqual({
      rule: 'visits',
      item: 'card',
      text: { zh: '到办事现场次数超过1次', en: 'The item needs more than one visit' },
    })
  })

  it.each<[string, Partial<ServiceItem>, LintRule]>([
    ['[G4] initials are missing', { initials: [] }, 'initials'],
    ['[G4] initials are in capitals', { initials: ['SBK'] }, 'initials'],
    ['[G6] the catalogue code is not 12 long', codes('44209900100'), 'catalog-code'],
    ['[G6] the catalogue code holds another type', { type: '05' }, 'catalog-code'],
    ['[G6] the type is unknown', { type: '11' }, 'catalog-code'],
    ['[G7] the task code is of another organ', task(`11449999000000027A4${catalogCode}`), 'task-code'],
    ['[G7] the task code has no such level', task(`${taskCode.slice(0, 18)}8${catalogCode}`), 'task-code'],
    ['[G7] the task code is too short', task(taskCode.slice(0, 24)), 'task-code'],
    ['[G8] the handling code is not 33 long', { handleCode: `${taskCode}1` }, 'handle-code'],
    ['[G8] the handling code is of another task', { handleCode: `${taskCode.slice(0, 30)}201` }, 'handle-code'],
    ['[G9] a material is not in the library', { materials: [asked('nothing')], situations: [] }, 'material-exists'],
    ['[G10] a material has no basis', { materials: [asked('photo', { basis: ' ' })], situations: [] }, 'material-form'],
    ['[G10] a material has no number', { materials: [asked('photo', { copies: 0 })], situations: [] }, 'material-form'],
    ['[G12] a paper hangs on no question', { materials: [onlyWhen('agent')], situations: [] }, 'situation'],
    ['[G12] a question decides nothing', { materials: [asked('photo')] }, 'situation'],
    [
      '[G12] more than four questions',
      { situations: [...'abcde'].map(situation), materials: [...'abcde'].map(onlyWhen) },
      'situation',
    ],
    ['[G13] an instant item promises 3 days', { kind: 'instant' }, 'instant-limit'],
    [
      '[G13] a promised item promises nothing',
      { promised: { days: 0, unit: 'working' }, steps: steps.map((step) => ({ ...step, days: 0 })) },
      'instant-limit',
    ],
    ['[G14] promised is longer than legal', { legal: { days: 2, unit: 'working' } }, 'promised-limit'],
    ['[G14] 3 working days do not fit 4 calendar days', { legal: { days: 4, unit: 'calendar' } }, 'promised-limit'],
    ['[G15] the flow has no delivery', { steps: steps.slice(0, 4) }, 'steps'],
    ['[G15] the flow is out of order', { steps: [...steps].reverse() }, 'steps'],
    ['[G16] steps do not add up', { steps: steps.map((step) => ({ ...step, days: 1 })) }, 'step-sum'],
    ['[G17] a fee has no basis', { fee: { fen: 2000, basis: '', exemptions: [] } }, 'fee-basis'],
    ['[G17] a fee has no amount', { fee: { fen: 0, basis: '《示例条例》', exemptions: [] } }, 'fee-basis'],
    ['[G18] an item needs two visits', { visits: 2 }, 'visits'],
  ])('%s', (_, change, rule) => {
    expect(new Set(rulesOf(change))).toEqual(new Set([rule]))
  })

  it.each<[string, Partial<ServiceItem>]>([
    [
      '[G13] an instant item may promise one day',
      { kind: 'instant', promised: { days: 1, unit: 'working' }, steps: daysOf(1) },
    ],
    ['[G14] 3 working days fit 5 calendar days', { legal: { days: 5, unit: 'calendar' } }],
    ['[G17] a fee with basis and amount is right', { fee: { fen: 2000, basis: '《示例条例》', exemptions: [] } }],
    ['[G6] a parent in the national list ends in Y', codes('00209900100Y')],
  ])('%s', (_, change) => {
    expect(rulesOf(change)).toEqual([])
  })

  it('[G2] keys and handling codes are unique', () => {
    const { departments, materials, items, bundles } = aCatalogue()
    const twin = { ...items[0]!, key: 'twin' as ItemKey, name: text('twin') }
    expect(rules(aCatalogue({ items: [...items, twin] }))).toEqual(['unique-key'])
    expect(rules(aCatalogue({ departments: [...departments, ...departments] }))).toEqual(['unique-key'])
    expect(rules(aCatalogue({ materials: [...materials, aMaterial('photo')] }))).toEqual(['unique-key'])
    expect(rules(aCatalogue({ bundles: [...bundles, ...bundles] }))).toEqual(['unique-key'])
    expect(rules(aCatalogue({ items: [...items, items[0]!] }))).toContain('unique-key')
  })

  it('[G3] every name, question, step and result is in both languages', () => {
    const nameless = { zh: '名', en: ' ' }
    expect(rulesOf({ name: nameless })).toEqual(['name'])
    expect(rulesOf({ result: nameless })).toEqual(['name'])
    expect(rulesOf({ steps: steps.map((step, at) => (at ? step : { ...step, name: nameless })) })).toEqual(['name'])
    expect(rulesOf({ situations: [{ key: 'agent', question: nameless }] })).toEqual(['name'])
    expect(
      rules(aCatalogue({ materials: aCatalogue().materials.map((each) => ({ ...each, name: nameless })) })),
    ).toEqual(['name', 'name', 'name'])
  })

  it('[G4] no two items share a name or an everyday name', () => {
    expect(rulesOf({ everyday: ['办卡', '办证'] })).toEqual([])
    const [permit, card] = aCatalogue().items
    const shared = [
      { ...permit!, everyday: ['办卡', '办卡'] },
      { ...card!, everyday: ['办卡'] },
    ]
    expect(rules(aCatalogue({ items: shared }))).toContain('everyday-name')
    expect(rulesOf({ everyday: [card!.name.zh] })).toEqual(['everyday-name', 'everyday-name'])
  })

  it('[G5] a department exists and has a valid credit code', () => {
    expect(rulesOf({ department: 'nobody' as DepartmentKey })).toEqual(['department'])
    const { departments } = aCatalogue()
    const wrong = departments.map((each) => ({ ...each, code: '11449999000000019E' }))
    expect(rules(aCatalogue({ departments: wrong }))).toContain('department')
  })

  it('[G11] a material from e-licences names the kind of licence, no other does', () => {
    const replace = (key: string, change: Parameters<typeof aMaterial>[1]) =>
      aCatalogue().materials.map((each) => (each.key === key ? { ...each, ...change } : each))
    expect(rules(aCatalogue({ materials: replace('id-card', { licence: null }) }))).toEqual(['material-source'])
    expect(rules(aCatalogue({ materials: replace('photo', { licence: '照片' }) }))).toEqual(['material-source'])
  })

  it('[G19] a bundle holds at least two items, and they exist', () => {
    const [bundle] = aCatalogue().bundles
    const withItems = (items: string[]) => aCatalogue({ bundles: [{ ...bundle!, items: items as ItemKey[] }] })
    expect(rules(withItems(['permit', 'card', 'gone']))).toEqual(['bundle-children'])
    expect(rules(withItems(['permit', 'permit']))).toEqual(['bundle-children'])
  })

  it('[G20] a bundle promises no less time than its slowest item', () => {
    const bundles = aCatalogue().bundles.map((each) => ({ ...each, promised: { days: 2, unit: 'working' as const } }))
    expect(rules(aCatalogue({ bundles }))).toEqual(['bundle-limit'])
  })

  it('[G21] every item has a queue that lists it, with a counter', () => {
    const inHall = (lines: ReturnType<typeof theLines>, catalogue = aCatalogue()) =>
      lintCatalogue(catalogue, lines).map(({ rule, item }) => [rule, item])
    expect(inHall(theLines(['permit']))).toEqual([['queue', 'card']])
    expect(inHall(theLines(['permit', 'card'], []))).toEqual([
      ['queue', 'permit'],
      ['queue', 'card'],
    ])
    expect(inHall(theLines(['permit', 'card', 'gone']))).toEqual([['queue', 'gone']])
    const moved = aCatalogue().items.map((item) =>
      item.key === 'card' ? { ...item, queue: 'other' as QueueId } : item,
    )
    expect(inHall(theLines(), aCatalogue({ items: moved }))).toEqual([
      ['queue', 'card'],
      ['queue', 'card'],
    ])
  })
})

function daysOf(review: number) {
  return steps.map((step) => ({ ...step, days: step.key === 'review' ? review : 0 }))
}

/** An item with another catalogue code, its other codes made to agree. */
function codes(code: string): Partial<ServiceItem> {
  return { catalogCode: code, ...task(taskCode.slice(0, 19) + code) }
}

function task(code: string): Partial<ServiceItem> {
  return { taskCode: code, handleCode: `${code}01` }
}
