import { describe, expect, it } from 'vitest'
import type { ItemKey } from '../ids.ts'
import { aCatalogue, aMaterial, anItem, asked, text } from './catalogue.fixture.ts'
import { bundleItems, checklist, mergeChecklists, openSituations } from './checklist.ts'
import type { ChecklistLine } from './checklist.ts'

const MATERIALS = [
  aMaterial('id-card', { source: 'licence', licence: '居民身份证' }),
  aMaterial('insured', { source: 'shared' }),
  aMaterial('portrait', { source: 'onsite' }),
  aMaterial('photo'),
  aMaterial('letter'),
  aMaterial('address'),
]
const ITEM = anItem('permit', '99001', {
  situations: [
    { key: 'agent', question: text('agent') },
    { key: 'own-home', question: text('own-home') },
  ],
  materials: [
    asked('id-card'),
    asked('insured'),
    asked('portrait'),
    asked('photo'),
    asked('letter', { when: { situation: 'agent', is: true } }),
    asked('address', { deferrable: true, when: { situation: 'own-home', is: false } }),
  ],
})
const needs = (lines: readonly ChecklistLine[]) => lines.map((line) => `${line.material.key} ${line.need}`)

describe('the checklist of an item', () => {
  it('[M1] shared data, e-licences and what is made on site need not be brought; the rest is brought or may follow', () => {
    expect(needs(checklist(ITEM, MATERIALS, { agent: true, 'own-home': false }))).toEqual([
      'id-card not-needed',
      'insured not-needed',
      'portrait not-needed',
      'photo bring',
      'letter bring',
      'address may-follow',
    ])
  })

  it('[M2] a paper of a situation that does not apply is not asked for', () => {
    const lines = checklist(ITEM, MATERIALS, { agent: false, 'own-home': true })
    expect(needs(lines).slice(3)).toEqual(['photo bring'])
  })

  it('[M3] a paper whose question is open is left out, and the question is named', () => {
    expect(needs(checklist(ITEM, MATERIALS, {})).slice(3)).toEqual(['photo bring'])
    expect(openSituations(ITEM, {}).map((each) => each.key)).toEqual(['agent', 'own-home'])
    expect(openSituations(ITEM, { agent: false }).map((each) => each.key)).toEqual(['own-home'])
    expect(openSituations(ITEM, { agent: false, 'own-home': true })).toEqual([])
  })

  it('[M4] a line says form, number, whether the original comes back, who asks and why', () => {
    const item = anItem('card', '99002', {
      materials: [asked('photo', { form: 'original-and-copy', copies: 2, originalReturned: true, basis: '《示例》' })],
    })
    expect(checklist(item, MATERIALS, {})).toEqual([
      {
        material: MATERIALS[3],
        need: 'bring',
        form: 'original-and-copy',
        copies: 2,
        originalReturned: true,
        asked: [{ item: 'card', basis: '《示例》' }],
      },
    ])
  })
})

describe('the checklist of a bundle', () => {
  const list = (key: string, material: string, change: Parameters<typeof asked>[1]) =>
    checklist(anItem(key, '99002', { materials: [asked(material, change)] }), MATERIALS, {})

  it('[M5] the same document is asked for once, by all who ask for it', () => {
    const merged = mergeChecklists([
      checklist(ITEM, MATERIALS, { agent: false, 'own-home': true }),
      list('card', 'photo', {}),
      list('pass', 'letter', {}),
    ])
    expect(needs(merged)).toEqual([
      'id-card not-needed',
      'insured not-needed',
      'portrait not-needed',
      'photo bring',
      'letter bring',
    ])
    expect(merged[3]!.asked.map((each) => each.item)).toEqual(['permit', 'card'])
  })

  it('[M6] the strictest wish counts: bring before may-follow, most copies, kept before returned', () => {
    const [line] = mergeChecklists([
      list('card', 'photo', { deferrable: true, copies: 3, originalReturned: true }),
      list('pass', 'photo', { copies: 1, originalReturned: false }),
    ])
    expect(line).toMatchObject({ need: 'bring', copies: 3, originalReturned: false, form: 'original' })
  })

  it.each([
    ['original', 'copy', 'original-and-copy'],
    ['copy', 'original-and-copy', 'original-and-copy'],
    ['electronic', 'copy', 'copy'],
    ['original', 'electronic', 'original'],
    ['copy', 'copy', 'copy'],
  ] as const)('[M6] %s and %s together are %s', (a, b, together) => {
    const [line] = mergeChecklists([list('card', 'photo', { form: a }), list('pass', 'photo', { form: b })])
    expect(line!.form).toBe(together)
  })

  it('[M7] the items of a bundle come in its order', () => {
    expect(bundleItems(aCatalogue(), 'both').map((item) => item.key)).toEqual(['permit', 'card'])
    const [bundle] = aCatalogue().bundles
    const turned = aCatalogue({ bundles: [{ ...bundle!, items: ['card', 'gone', 'permit'] as ItemKey[] }] })
    expect(bundleItems(turned, 'both').map((item) => item.key)).toEqual(['card', 'permit'])
    expect(bundleItems(aCatalogue(), 'nothing')).toEqual([])
  })
})
