import type { Counter, Queue } from '../hall/config.ts'
import { checkCreditCode } from '../identity/credit-code.ts'
import type { Text } from '../ids.ts'
import type { Bundle, Catalogue, ServiceItem } from './catalogue.ts'
import { finding } from './finding.ts'
import type { Finding } from './finding.ts'
import { calendarDays, lintItem } from './lint-item.ts'

/** What the lint needs of a hall. */
export interface HallLines {
  readonly queues: readonly Queue[]
  readonly counters: readonly Counter[]
}

/** All that is wrong in a catalogue (domain.md §2.9, R-2.14); with a hall also whether each item can be served there. */
export function lintCatalogue(catalogue: Catalogue, hall?: HallLines): readonly Finding[] {
  return [
    ...lintKeys(catalogue),
    ...lintTexts(catalogue),
    ...lintEverydayNames(catalogue.items),
    ...catalogue.departments.flatMap(({ key, code }) =>
      finding(!checkCreditCode(code).ok, 'department', key, `信用代码无效：${code}`, `Invalid credit code: ${code}`),
    ),
    ...catalogue.materials.flatMap(({ key, source, licence }) =>
      finding(
        (source === 'licence') !== (licence !== null),
        'material-source',
        key,
        '来源为电子证照的材料须写明证照类型，其他材料不写',
        'A material from e-licences names the kind of licence, no other does',
      ),
    ),
    ...catalogue.items.flatMap((item) => lintItem(item, catalogue)),
    ...catalogue.bundles.flatMap((bundle) => lintBundle(bundle, catalogue)),
    ...(hall ? lintLines(catalogue, hall) : []),
  ]
}

function lintKeys({ departments, materials, items, bundles }: Catalogue): readonly Finding[] {
  const lists = [departments, materials, items, bundles].map((list) => list.map((each) => each.key))
  return [...lists, items.map((item) => item.handleCode)]
    .flatMap(repeated)
    .flatMap((key) => finding(true, 'unique-key', key, `重复：${key}`, `Used twice: ${key}`))
}

function lintTexts({ departments, materials, items, bundles }: Catalogue): readonly Finding[] {
  const named = [...departments, ...materials, ...items, ...bundles]
  const texts: readonly (readonly [string, Text])[] = [
    ...named.map((each) => [each.key, each.name] as const),
    ...items.flatMap((item) => textsInside(item).map((text) => [item.key, text] as const)),
  ]
  return texts.flatMap(([key, { zh, en }]) =>
    finding(
      zh.trim() === '' || en.trim() === '',
      'name',
      key,
      `缺少中文或英文名称：${zh}${en}`,
      `Not named in both languages: ${en}${zh}`,
    ),
  )
}

function textsInside(item: ServiceItem): readonly Text[] {
  return [item.result, ...item.steps.map((step) => step.name), ...item.situations.map((each) => each.question)]
}

/** A visitor who types a name must come to one item. */
function lintEverydayNames(items: readonly ServiceItem[]): readonly Finding[] {
  const twice = repeated(items.flatMap(namesOf))
  return items.flatMap((item) =>
    namesOf(item)
      .filter((name) => twice.includes(name))
      .flatMap((name) => finding(true, 'everyday-name', item.key, `名称重复：${name}`, `Two items are called ${name}`)),
  )
}

function namesOf(item: ServiceItem): readonly string[] {
  return [...new Set([item.name.zh, ...item.everyday])]
}

function lintBundle(bundle: Bundle, { items }: Catalogue): readonly Finding[] {
  const children = items.filter((item) => bundle.items.includes(item.key))
  const missing = bundle.items.filter((key) => !children.some((item) => item.key === key))
  return [
    ...missing.flatMap((key) =>
      finding(true, 'bundle-children', bundle.key, `没有这个事项：${key}`, `No such item: ${key}`),
    ),
    ...finding(
      new Set(bundle.items).size < 2,
      'bundle-children',
      bundle.key,
      '一件事至少含两个事项',
      'A bundle holds at least two items',
    ),
    ...finding(
      children.some((item) => calendarDays(item.promised) > calendarDays(bundle.promised)),
      'bundle-limit',
      bundle.key,
      '整体承诺时限短于其中的事项',
      'The bundle promises less time than one of its items',
    ),
  ]
}

function lintLines({ items }: Catalogue, { queues, counters }: HallLines): readonly Finding[] {
  const served = (queue: Queue) => counters.some((counter) => counter.queues.includes(queue.id))
  const unserved = items.filter(
    (item) => !queues.some((queue) => queue.id === item.queue && queue.items.includes(item.key) && served(queue)),
  )
  const misplaced = queues.flatMap((queue) =>
    queue.items.filter((key) => !items.some((item) => item.key === key && item.queue === queue.id)),
  )
  return [
    ...unserved.flatMap(({ key }) =>
      finding(true, 'queue', key, '没有队列或窗口办理此事项', 'No queue with a counter serves this item'),
    ),
    ...misplaced.flatMap((key) =>
      finding(true, 'queue', key, '队列所列事项与目录不一致', 'A queue lists an item that the catalogue has elsewhere'),
    ),
  ]
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]
}
