import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  checkCitizenNumber,
  checkCreditCode,
  checklist,
  lintCatalogue,
  mergeChecklists,
  bundleItems,
  searchItems,
  workingDaysBetween,
} from '@onehall/domain'
import type { Catalogue, Day, HallConfig, Text, YearTable } from '@onehall/domain'
import { hallConfig } from '@onehall/protocol'

interface Staff {
  account: string
  display: Text
  name: string
  number: string
  roles: string[]
  queues: string[]
  department: string | null
  hall: string | null
}
interface Card {
  key: string
  label: Text
  card: { name: string; sex: string; nation: string; birth: Day; idNumber: string; validFrom: Day; validTo: string }
}

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T
const catalogue = read<Catalogue>('catalogue.json')
const hall = read<Omit<HallConfig, 'catalogue' | 'calendar'>>('hall.json')
const township = {
  ...read<Omit<HallConfig, 'catalogue' | 'calendar'>>('township/hall.json'),
  catalogue: read<Catalogue>('township/catalogue.json'),
}
const year = read<YearTable>('calendar-2026.json')
const staff = read<Staff[]>('staff.json')
const cards = read<Card[]>('cards.json')
const TODAY = '2026-03-04' as Day

describe('the sample catalogue', () => {
  it('[G31] the lint finds nothing, alone and in the sample hall', () => {
    expect(lintCatalogue(catalogue, hall)).toEqual([])
  })

  it('[G32] it has the 40 items of the fixture, the small items of the bundles, and six bundles', () => {
    const main = catalogue.items.filter((item) => item.catalogCode.slice(4, 6) === '99')
    expect(main.length).toBe(40)
    expect(catalogue.items.length).toBe(50)
    expect(catalogue.bundles.length).toBe(6)
  })

  it('[G33] all organs, codes and numbers lie in a region that does not exist', () => {
    for (const { code } of catalogue.departments)
      expect(checkCreditCode(code)).toMatchObject({ ok: true, credit: { region: '449999' } })
  })

  it('[G34] at least 12 items ask two to four questions, and each answer changes the checklist', () => {
    expect(catalogue.items.filter((item) => item.situations.length >= 2).length).toBeGreaterThanOrEqual(12)
    for (const item of catalogue.items) {
      const no = Object.fromEntries(item.situations.map((situation) => [situation.key, false]))
      for (const { key } of item.situations) {
        const yes = checklist(item, catalogue.materials, { ...no, [key]: true })
        expect(yes, `${item.key} ${key}`).not.toEqual(checklist(item, catalogue.materials, no))
      }
    }
  })

  it('[G35] sensitive items are marked', () => {
    const sensitive = catalogue.items.filter((item) => item.sensitive).map((item) => item.key)
    expect(sensitive).toEqual(['unemployment-benefit', 'disability-cert'])
  })

  it('[G36] every material of the library is asked for by an item', () => {
    const asked = new Set(catalogue.items.flatMap((item) => item.materials.map((each) => each.material)))
    expect(catalogue.materials.filter((material) => !asked.has(material.key))).toEqual([])
  })

  it('[G37] a bundle asks for a shared document once', () => {
    for (const bundle of catalogue.bundles) {
      const lists = bundleItems(catalogue, bundle.key).map((item) => checklist(item, catalogue.materials, {}))
      const keys = mergeChecklists(lists).map((line) => line.material.key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.length, bundle.key).toBeLessThan(lists.flat().length)
    }
  })

  it.each([
    ['老年补贴', 'elder-allowance'],
    ['sbk', 'sscard-apply'],
    ['shbzk', 'sscard-apply'],
    ['房子过户', 'property-transfer'],
    ['护照', 'passport-renew'],
    ['开公司', 'company-setup'],
  ])('[G38] who types %s finds %s first', (typed, key) => {
    expect(searchItems(catalogue.items, typed)[0]?.key).toBe(key)
  })
})

describe('the sample hall', () => {
  it('[G41] it has 3 zones on 2 floors, 24 counters and 12 queues, named in both languages', () => {
    expect(hall.zones.length).toBe(3)
    expect(new Set(hall.zones.map((zone) => zone.floor)).size).toBe(2)
    expect(hall.counters.map((counter) => counter.label)).toEqual(Array.from({ length: 24 }, (_, n) => String(n + 1)))
    expect(hall.queues.map((queue) => queue.prefix).join('')).toBe('ABCDEFGHKLMS')
    const badges = hall.classes.flatMap((each) => each.badge ?? [])
    const named = [hall, ...hall.zones, ...hall.counters, ...hall.queues, ...hall.classes].map((each) => each.name)
    for (const { zh, en } of [...named, ...badges]) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/[A-Za-z]/)
    }
  })

  it('[G42] ids are unique', () => {
    for (const list of [hall.zones, hall.counters, hall.queues].map((each) => each.map(({ id }) => String(id))))
      expect(new Set(list).size).toBe(list.length)
  })

  it('[G43] every queue has two or more counters, every counter one to four queues, both in one zone', () => {
    for (const queue of hall.queues)
      expect(hall.counters.filter((counter) => counter.queues.includes(queue.id)).length).toBeGreaterThanOrEqual(2)
    for (const counter of hall.counters) {
      expect([1, 2, 3, 4]).toContain(counter.queues.length)
      const zones = counter.queues.map((id) => hall.queues.find((queue) => queue.id === id)?.zone)
      expect(new Set([counter.zone, ...zones])).toEqual(new Set([counter.zone]))
    }
    for (const { zone } of hall.queues) expect(hall.zones.map(({ id }) => id)).toContain(zone)
  })

  it('[G44] with its catalogue and calendar it is a valid configuration', () => {
    const config = { ...hall, catalogue, calendar: { years: [year] } }
    expect(hallConfig.safeParse(config).error).toBe(undefined)
  })
})

describe('the sample township', () => {
  it('[G45] one counter for two or three queues, all in one zone, and a letter of its own; the lint finds nothing', () => {
    expect([township.zones.length, township.counters.length, township.queues.length]).toEqual([1, 1, 3])
    expect(township.counters[0]!.queues).toEqual(township.queues.map(({ id }) => id))
    expect([township.series, township.hall]).not.toContain([hall.series, hall.hall])
    expect(lintCatalogue(township.catalogue, township)).toEqual([])
    expect(hallConfig.safeParse({ ...township, calendar: { years: [year] } }).error).toBe(undefined)
  })

  it('[G46] its one person serves, guides, receives and manages all of it; the administrator is of both halls', () => {
    const own = staff.filter((each) => each.hall === township.hall)
    expect(own.map(({ roles }) => roles.toSorted())).toEqual([['clerk', 'guide', 'handler', 'manager']])
    expect(own[0]!.queues).toEqual(township.queues.map(({ id }) => String(id)))
    expect(township.catalogue.items.map(({ department }) => String(department))).toEqual(
      township.catalogue.items.map(() => own[0]!.department),
    )
    expect(staff.filter((each) => each.hall === null).map(({ roles }) => roles)).toEqual([['admin']])
  })
})

describe('the sample calendar, staff and cards', () => {
  it('[W11] the calendar of 2026 has 248 working days and holds the vectors', () => {
    const calendar = { years: [year] }
    expect(workingDaysBetween(calendar, '2025-12-31' as Day, '2026-12-31' as Day)).toBe(248)
    expect(addWorkingDays(calendar, '2026-02-13' as Day, 5)).toEqual({ ok: true, day: '2026-02-27' })
    expect(addWorkingDays(calendar, '2026-09-30' as Day, 5)).toEqual({ ok: true, day: '2026-10-13' })
  })

  it('[G51] every queue has a clerk, four departments a handler; there are a guide, a manager and an administrator', () => {
    const having = (role: string) => staff.filter((each) => each.hall !== township.hall && each.roles.includes(role))
    expect(having('clerk').length).toBeGreaterThanOrEqual(6)
    const queues = hall.queues.map((queue) => String(queue.id))
    expect(new Set(having('clerk').flatMap((each) => each.queues))).toEqual(new Set(queues))
    expect(having('handler').map((each) => each.department)).toEqual(['hrss', 'market', 'natural-resources', 'police'])
    expect(['guide', 'manager', 'admin'].map((role) => having(role).length)).toEqual([1, 1, 1])
    const departments = catalogue.departments.map(({ key }) => String(key))
    for (const { department } of having('handler')) expect(departments).toContain(department)
  })

  it('[G52] accounts and staff numbers are unique, and no password is in the file', () => {
    for (const list of [staff.map((each) => each.account), staff.map((each) => each.number)])
      expect(new Set(list).size).toBe(staff.length)
    expect(JSON.stringify(staff)).not.toMatch(/password|secret|token/i)
  })

  it('[G53] the number on a card agrees with the birth and sex on it', () => {
    for (const { card } of cards) {
      const { idNumber: number, birth, sex } = card
      expect(checkCitizenNumber(number, TODAY)).toEqual({
        ok: true,
        citizen: { number, holder: 'citizen', birth, sex },
      })
      expect(card.name).toMatch(/^测试/)
    }
  })

  it('[G54] there are cards of a minor, an elderly man, without an end and expired', () => {
    const keys = (wanted: (card: Card['card']) => boolean) =>
      cards.filter((each) => wanted(each.card)).map(({ key }) => key)
    expect(keys((card) => card.birth > '2008-03-04')).toEqual(['minor'])
    expect(keys((card) => card.birth < '1966-03-04' && card.sex === 'male')).toEqual(['elder'])
    expect(keys((card) => card.validTo === 'long-term')).toEqual(['elder'])
    expect(keys((card) => card.validTo < TODAY)).toEqual(['elder-expired'])
  })
})
