import type { CounterId, DepartmentKey, ItemKey, MaterialKey, QueueId, ZoneId } from '../ids.ts'
import type { Catalogue, ItemMaterial, Material, ServiceItem } from './catalogue.ts'
import type { HallLines } from './lint.ts'

const ORGAN = '11449999000000019F'
export const text = (name: string) => ({ zh: `${name}（中）`, en: `${name} (en)` })

export function aMaterial(key: string, change: Partial<Material> = {}): Material {
  const plain = { source: 'applicant', licence: null, sample: null, blankForm: null } as const
  return { key: key as MaterialKey, name: text(key), ...plain, ...change }
}

export function asked(material: string, change: Partial<ItemMaterial> = {}): ItemMaterial {
  const plain = { form: 'original', copies: 1, originalReturned: false, deferrable: false, when: null } as const
  return { material: material as MaterialKey, ...plain, basis: '《示例条例》第一条', ...change }
}

/** An item without a fault; `main` (5 digits) keeps the codes of two items apart. */
export function anItem(key: string, main: string, change: Partial<ServiceItem> = {}): ServiceItem {
  const catalogCode = `4420${main}001`
  const taskCode = `${ORGAN}4${catalogCode}`
  const step = (name: 'accept' | 'review' | 'approve' | 'complete' | 'deliver', days: number) => ({
    key: name,
    name: text(name),
    days,
  })
  return {
    key: key as ItemKey,
    name: text(key),
    everyday: [],
    initials: ['sl'],
    department: 'police' as DepartmentKey,
    type: '20',
    catalogCode,
    taskCode,
    handleCode: `${taskCode}01`,
    audience: ['person'],
    kind: 'promised',
    legal: { days: 20, unit: 'working' },
    promised: { days: 3, unit: 'working' },
    acceptance: 'counter',
    steps: [step('accept', 0), step('review', 1), step('approve', 1), step('complete', 1), step('deliver', 0)],
    situations: [],
    materials: [],
    fee: null,
    minutes: 8,
    queue: 'line' as QueueId,
    result: text('result'),
    sensitive: false,
    visits: 1,
    group: 'other',
    ...change,
  }
}

/** A catalogue without a fault: two items, one of them with a question, and a bundle of both. */
export function aCatalogue(change: Partial<Catalogue> = {}): Catalogue {
  const permit = anItem('permit', '99001', {
    situations: [{ key: 'agent', question: text('agent') }],
    materials: [asked('id-card'), asked('letter', { when: { situation: 'agent', is: true } })],
  })
  const card = anItem('card', '99002', { materials: [asked('id-card'), asked('photo')] })
  return {
    departments: [{ key: 'police' as DepartmentKey, name: text('police'), code: ORGAN }],
    materials: [
      aMaterial('id-card', { source: 'licence', licence: '居民身份证' }),
      aMaterial('letter'),
      aMaterial('photo'),
    ],
    items: [permit, card],
    bundles: [
      { key: 'both', name: text('both'), items: [permit.key, card.key], promised: { days: 3, unit: 'working' } },
    ],
    ...change,
  }
}

/** A hall with one queue and one counter that serve the items of `aCatalogue`. */
export function theLines(items: readonly string[] = ['permit', 'card'], counterServes = ['line']): HallLines {
  const zone = 'a' as ZoneId
  const queue = { id: 'line' as QueueId, prefix: 'A', digits: 3, name: text('line'), zone, identity: 'free' } as const
  return {
    queues: [{ ...queue, items: items as ItemKey[], dailyLimit: null, perPerson: 1, missed: null, waitAlarm: null }],
    counters: [{ id: 'c1' as CounterId, label: '1', name: text('1'), zone, queues: counterServes as QueueId[] }],
  }
}
