import { type DaySheet, daySheet } from '@onehall/protocol'
import { expect, it } from 'vitest'
import { TEXTS, type TextKey } from '../texts/texts.ts'
import { sheetCsv } from './sheet-csv.ts'

const NONE = {
  collected: 0,
  instant: 0,
  consulted: 0,
  'incomplete-told': 0,
  'picked-up': 0,
  'wrong-queue': 0,
  'gave-up': 0,
}
const WORK = {
  called: 3,
  served: 2,
  missed: 1,
  restored: 1,
  held: 2,
  offline: 1,
  doubtful: 2,
  waiting: { count: 3, mean: 61_400, p90: 90_000, longest: 90_500 },
  service: null,
}
const NINE = Date.UTC(2026, 2, 4, 1)
const SHEET: DaySheet = daySheet.parse({
  day: '2026-03-04',
  at: NINE + 5 * 60_000,
  openedAt: NINE,
  closedAt: null,
  interruptions: [{ from: NINE, to: NINE + 60_000, cause: '停电', numbers: ['A001'] }],
  clerks: [
    {
      staff: 'demo-clerk1',
      staffNo: '101',
      displayName: '测试员甲',
      ...WORK,
      results: { ...NONE, collected: 2 },
      heldNow: ['A003'],
      intakes: [{ caseNo: 'CASE-1', item: 'i', receiptNo: 'SJ1', outcome: 'accepted', at: NINE }],
      bags: [],
      drafts: [{ caseNo: 'CASE-2', item: 'i', openedAt: NINE }],
    },
  ],
  hall: {
    issued: 5,
    ...WORK,
    results: { ...NONE, collected: 2 },
    cancelled: { visitor: 1, staff: 0, 'not-printed': 1, mistake: 0 },
    left: 0,
    expired: 0,
    slips: 0,
    stillWaiting: 1,
    inHand: 0,
    heldNow: 0,
    cases: { taken: 1, pushed: 1, owed: 0, dead: 0 },
    queues: [{ queue: 'social', issued: 5, ...WORK, cancelled: 2, left: 0, expired: 0, slips: 0, stillWaiting: 1 }],
    counters: [{ counter: 'c09', ...WORK }],
  },
})

function words(lang: 'zh' | 'en', queue: string) {
  const t = (key: TextKey, values: { readonly [name: string]: string | number } = {}): string =>
    TEXTS[lang][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
  return { t, queue: () => queue, counter: () => '9', timeZone: 'Asia/Shanghai' }
}
const read = (csv: string) => csv.split('\r\n').map((line) => line.split(','))

it('[T80] the table has a line for the hall and for each queue, counter and clerk, and as many fields in each', () => {
  const csv = sheetCsv(SHEET, words('zh', '社保'))
  const lines = read(csv).slice(0, -1)
  expect(csv.endsWith('\r\n')).toBe(true)
  expect(lines.map((line) => [line[2], line[3]])).toEqual([
    ['类别', '名称'],
    ['大厅', ''],
    ['中断', '09:00–09:01 停电'],
    ['队列', '社保'],
    ['窗口', '9'],
    ['人员', '101'],
  ])
  expect(new Set(lines.map((line) => line.length)).size).toBe(1)
  const [head, hall, , , , clerk] = lines as string[][] as [string[], string[], string[], string[], string[], string[]]
  const of = (line: readonly string[], column: string) => line[head.indexOf(column)]
  expect(['取号', '叫号', '办结', '过号', '取消'].map((column) => of(hall, column))).toEqual(['5', '3', '2', '1', '2'])
  expect(of(hall, '等候平均（秒）')).toBe('61')
  expect(of(hall, '办理平均（秒）')).toBe('')
  expect(['取号', '收件', '收件回执', '手中档案袋', '没有办完的草稿'].map((column) => of(clerk, column))).toEqual([
    '',
    '2',
    '1',
    '0',
    '1',
  ])
})

it('[T81] a day that is not over says up to when it counts; nobody is named, no case either', () => {
  const csv = sheetCsv(SHEET, words('zh', '社保'))
  expect(csv).toContain('截至 09:05')
  expect(sheetCsv({ ...SHEET, closedAt: NINE }, words('en', 'Social'))).toContain('Closed at 09:00')
  for (const personal of ['测试员甲', 'demo-clerk1', 'CASE', 'SJ1']) expect(csv).not.toContain(personal)
})

it('[T82] commas and quotes stay in their field, and what a spreadsheet would compute is text', () => {
  expect(sheetCsv(SHEET, words('en', 'Social, "medical"'))).toContain(',"Social, ""medical""",')
  for (const start of ['=1+1', '+1', '-1', '@a', '\tx'])
    expect(sheetCsv(SHEET, words('en', start)), start).toContain(`,'${start},`)
})
