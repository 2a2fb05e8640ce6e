import type { Catalogue, Limit, ServiceItem } from './catalogue.ts'
import { finding } from './finding.ts'
import type { Finding, LintRule } from './finding.ts'

/** GB/T 39046 A.1. */
const TYPES = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20']
const FLOW = 'accept review approve complete deliver'
/** More questions than this are a form, not a choice of papers (users.md §1.10). */
const MOST_SITUATIONS = 4

/** What is wrong with one item of a catalogue, seen by itself. */
export function lintItem(item: ServiceItem, catalogue: Catalogue): readonly Finding[] {
  const say = (wrong: boolean, rule: LintRule, zh: string, en: string) => finding(wrong, rule, item.key, zh, en)
  const { promised, legal, fee, steps } = item
  return [
    ...lintCodes(item, catalogue),
    ...lintMaterials(item, catalogue),
    ...lintSituations(item),
    ...say(
      item.initials.length === 0 || item.initials.some((each) => !/^[a-z0-9]+$/.test(each)),
      'initials',
      '拼音首字母缺失或不是小写字母',
      'Pinyin initials are missing or not in small letters',
    ),
    ...say(
      item.kind === 'instant' ? promised.days > 1 : promised.days === 0,
      'instant-limit',
      '即办件的承诺时限不超过1天，承诺件须大于0天',
      'An instant item promises at most one day, a promised item more than none',
    ),
    ...say(
      calendarDays(promised) > calendarDays(legal),
      'promised-limit',
      '承诺时限超过法定时限',
      'The promised limit is longer than the legal limit',
    ),
    ...say(
      steps.map((step) => step.key).join(' ') !== FLOW,
      'steps',
      '流程须依次为受理、审核、审批、办结、送达',
      'The flow is accept, review, decide, complete, deliver',
    ),
    ...say(
      steps.reduce((sum, step) => sum + step.days, 0) !== promised.days,
      'step-sum',
      '各环节时限之和不等于承诺时限',
      'The limits of the steps do not add up to the promised limit',
    ),
    ...say(
      fee !== null && (fee.basis.trim() === '' || fee.fen <= 0),
      'fee-basis',
      '收费须有依据和标准',
      'A fee needs a legal basis and an amount',
    ),
    ...say(item.visits > 1, 'visits', '到办事现场次数超过1次', 'The item needs more than one visit'),
  ]
}

/** Days of a limit on the calendar: five working days are a week; holidays are left out of account. */
export function calendarDays({ days, unit }: Limit): number {
  return unit === 'calendar' ? days : (days * 7) / 5
}

/** Codes by domain.md §2.5: 12, 31 and 33 characters, each holding the one before. */
function lintCodes(item: ServiceItem, { departments }: Catalogue): readonly Finding[] {
  const { key, type, catalogCode, taskCode, handleCode } = item
  const organ = departments.find((each) => each.key === item.department)?.code
  const task = /^[1-7]/.test(taskCode.slice(18)) && taskCode.slice(19) === catalogCode
  return [
    ...finding(
      organ === undefined,
      'department',
      key,
      `没有这个部门：${item.department}`,
      `No such department: ${item.department}`,
    ),
    ...finding(
      // Parents in the national list of licences end in Y.
      !TYPES.includes(type) || !/^\d{11}[\dY]$/.test(catalogCode) || catalogCode.slice(2, 4) !== type,
      'catalog-code',
      key,
      '基本编码须为12位且含事项类型',
      'The catalogue code has 12 characters and holds the item type',
    ),
    ...finding(
      !task || (organ !== undefined && taskCode.slice(0, 18) !== organ),
      'task-code',
      key,
      '实施编码须为部门信用代码、层级和基本编码，共31位',
      "The task code is the department's credit code, the level and the catalogue code: 31 characters",
    ),
    ...finding(
      handleCode.slice(0, -2) !== taskCode || !/\d{2}$/.test(handleCode),
      'handle-code',
      key,
      '业务办理项编码须为实施编码加两位数字，共33位',
      'The handling item code is the task code and two digits: 33 characters',
    ),
  ]
}

function lintMaterials(item: ServiceItem, { materials }: Catalogue): readonly Finding[] {
  return item.materials.flatMap(({ material, basis, copies }) => [
    ...finding(
      !materials.some((each) => each.key === material),
      'material-exists',
      item.key,
      `材料库中没有：${material}`,
      `Not in the material library: ${material}`,
    ),
    ...finding(
      basis.trim() === '' || !Number.isInteger(copies) || copies < 1,
      'material-form',
      item.key,
      `材料缺少依据或份数：${material}`,
      `A material lacks its legal basis or its number: ${material}`,
    ),
  ])
}

function lintSituations(item: ServiceItem): readonly Finding[] {
  const keys = item.situations.map((situation) => situation.key)
  const used = item.materials.flatMap(({ when }) => (when ? [when.situation] : []))
  const loose = [...keys.filter((key) => !used.includes(key)), ...used.filter((key) => !keys.includes(key))]
  return [
    ...loose.flatMap((key) =>
      finding(
        true,
        'situation',
        item.key,
        `情形与材料不对应：${key}`,
        `A question without a paper or a paper without its question: ${key}`,
      ),
    ),
    ...finding(
      new Set(keys).size < keys.length || keys.length > MOST_SITUATIONS,
      'situation',
      item.key,
      '情形重复或超过4个',
      'A question is asked twice, or there are more than four',
    ),
  ]
}
