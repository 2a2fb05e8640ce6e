import type { Material, MaterialKey, ServiceItem } from '@onehall/domain'
import { expect, it } from 'vitest'
import { allTakenIn, answered, DEFERRED, EMPTY_FORM, fillForm, takenIn, ticked } from './checklist-form.ts'

const key = (text: string): MaterialKey => text as MaterialKey
const library = [
  { key: 'id', source: 'licence' },
  { key: 'form', source: 'applicant' },
  { key: 'photo', source: 'applicant' },
  { key: 'proxy', source: 'applicant' },
] as unknown as Material[]
const asked = { form: 'original', copies: 1, originalReturned: true, deferrable: false, when: null, basis: '' }
const item = {
  key: 'x',
  situations: [{ key: 'agent', question: { zh: '', en: '' } }],
  materials: [
    { ...asked, material: 'id' },
    { ...asked, material: 'form', form: 'original-and-copy', copies: 2 },
    { ...asked, material: 'photo', form: 'copy', copies: 3, deferrable: true },
    { ...asked, material: 'proxy', originalReturned: false, when: { situation: 'agent', is: true } },
  ],
} as unknown as ServiceItem
const fill = (form = EMPTY_FORM) => fillForm(item, library, form)

it('[T14] a paper that the hall gets itself is settled from the start, the others are open', () => {
  expect(fill().open).toEqual(['form', 'photo'])
  expect(fill().materials).toEqual([{ material: 'id', state: 'shared', copies: 0, original: 'none' }])
})

it('[T15] an answered question brings its paper onto the list; an open question is counted', () => {
  expect(fill().unanswered).toBe(1)
  const form = answered(EMPTY_FORM, 'agent', true)
  expect(fill(form)).toMatchObject({ unanswered: 0, open: ['form', 'photo', 'proxy'] })
  expect(fill(answered(form, 'agent', false)).open).toEqual(['form', 'photo'])
})

it('[T16] one tick takes a paper in the usual way: originals back or kept, so many copies', () => {
  const [, form, photo] = fill().lines
  expect(takenIn(form!)).toEqual({ state: 'collected', copies: 2, original: 'returned' })
  expect(takenIn(photo!)).toEqual({ state: 'collected', copies: 3, original: 'none' })
  const proxy = fill(answered(EMPTY_FORM, 'agent', true)).lines[3]
  expect(takenIn(proxy!)).toEqual({ state: 'collected', copies: 0, original: 'kept' })
})

it('[T17] a paper may follow later, and be unticked again', () => {
  const form = ticked(EMPTY_FORM, key('photo'), DEFERRED)
  expect(fill(form).open).toEqual(['form'])
  expect(fill(ticked(form, key('photo'), null)).open).toEqual(['form', 'photo'])
})

it('[T18] a tick made under another answer is kept, and not sent', () => {
  const withProxy = answered(EMPTY_FORM, 'agent', true)
  const form = allTakenIn(withProxy, fill(withProxy))
  expect(fill(form).open).toEqual([])
  const changed = answered(form, 'agent', false)
  expect(fill(changed).materials.map(({ material }) => material)).toEqual(['id', 'form', 'photo'])
  expect(fill(answered(changed, 'agent', true)).open).toEqual([])
})
