import type { HallConfig } from '@onehall/domain'
import { expect, it } from 'vitest'
import { findWhat, queueOf } from './what-select.tsx'

const name = (zh: string, en: string) => ({ zh, en })
const config = {
  queues: [
    { id: 'social', prefix: 'C', name: name('社会保险', 'Social insurance') },
    { id: 'civil', prefix: 'L', name: name('民政', 'Civil affairs') },
  ],
  catalogue: {
    bundles: [{ key: 'retire', name: name('退休一件事', 'Retirement'), items: ['sscard', 'elder-allowance'] }],
    items: [
      {
        ...{ key: 'elder-allowance', name: name('高龄津贴申领', 'Allowance of age') },
        ...{ everyday: ['老年补贴'], initials: ['gljtsl', 'lnbt'], queue: 'civil' },
      },
      {
        ...{ key: 'sscard', name: name('社会保障卡申领', 'Social security card') },
        ...{ everyday: ['社保卡'], initials: ['shbzksl', 'sbk'], queue: 'social' },
      },
    ],
  },
} as unknown as HallConfig
const found = (typed: string): readonly string[] =>
  findWhat(config, typed).map((each) => ('prefix' in each ? each.id : each.key))

it('[T55] one box finds queues by letter or name and items by name, everyday name or pinyin initials', () => {
  expect(found('c')[0]).toBe('social')
  expect(found('l')[0]).toBe('civil')
  expect(found('老年补贴')).toEqual(['elder-allowance'])
  expect(found('lnbt')).toEqual(['elder-allowance'])
  expect(found('社会')).toEqual(['social', 'sscard'])
  expect(found('')).toHaveLength(5)
  expect(found('退休')).toEqual(['retire'])
  expect(found('zzz')).toEqual([])
})

it('[T56] an item leads to its queue; a queue alone names no item', () => {
  expect(queueOf('item/sscard', config)).toMatchObject({ queue: { id: 'social' }, item: 'sscard' })
  expect(queueOf('queue/civil', config)).toMatchObject({ queue: { id: 'civil' }, item: null })
  expect(queueOf('bundle/retire', config)).toMatchObject({ queue: { id: 'social' }, item: 'sscard' })
  expect(queueOf('item/gone', config)).toBeNull()
  expect(queueOf(undefined, config)).toBeNull()
})
