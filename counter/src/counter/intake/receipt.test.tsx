import type { Counter, HallConfig, ServiceItem } from '@onehall/domain'
import type { CaseDetails } from '@onehall/protocol'
import { startI18n } from '@onehall/ui'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { TEXTS } from '../../texts/texts.ts'
import { Receipt } from './receipt.tsx'

beforeAll(() => void startI18n(TEXTS))

const name = (zh: string) => ({ zh, en: zh })
const config = {
  name: name('示例市政务服务中心'),
  phone: '0000-12345',
  timeZone: 'Asia/Shanghai',
  catalogue: {
    departments: [{ key: 'hrss', name: name('人社局') }],
    materials: [{ key: 'form', name: name('申请表') }],
  },
} as unknown as HallConfig
const item = {
  name: name('社会保障卡申领'),
  promised: { days: 3, unit: 'working' },
  fee: { fen: 2000, basis: '示例收费〔2026〕1号' },
} as unknown as ServiceItem
const details = {
  caseNo: 'N'.repeat(43),
  receiptNo: 'SJ202609210001',
  department: 'hrss',
  openedAt: Date.UTC(2026, 8, 21, 1),
  acceptedAt: Date.UTC(2026, 8, 21, 1, 5),
  promisedDate: '2026-09-24',
  applicant: { name: '测试甲', idNumber: '1101**********002X', mobile: null },
  materials: [{ material: 'form', state: 'collected', copies: 2, original: 'returned' }],
  timeline: [
    { at: Date.UTC(2026, 8, 21, 1), type: 'CaseOpened', actor: 'x' },
    { at: Date.UTC(2026, 8, 21, 1, 5), type: 'CaseAccepted', actor: 'x' },
  ],
} as unknown as CaseDetails
const counter = { label: '12' } as Counter

function paper(more: Partial<CaseDetails> = {}, demo = true): string {
  const info = { staffNo: '102', demo }
  const html = renderToStaticMarkup(
    <Receipt details={{ ...details, ...more }} item={item} config={config} counter={counter} info={info} />,
  )
  return html.replace(/<[^>]+>/g, '|')
}

it('[T47] a receipt says by when, what was handed over, what it costs, how to collect and whom to call', () => {
  const text = paper()
  for (const part of [
    '9月24日(周四)前办好',
    'SJ202609210001',
    details.caseNo,
    '测试甲  1101**********002X',
    '人社局',
    '2026-09-21 09:05',
    '12 号窗口',
    '工号 102',
    '申请表',
    '核验退还',
    '20.00 元（示例收费〔2026〕1号）',
    '凭身份证或本单领取',
    '0000-12345',
    '收件专用章',
  ])
    expect(text).toContain(part)
})

it('[T48] where nothing is accepted yet it names the days, and who decides', () => {
  const text = paper({ acceptedAt: null, promisedDate: null })
  expect(text).toContain('受理后 3 个工作日内办好')
  expect(text).toContain('5 个工作日内决定')
})

it('[T49] the receipt of a demonstration wears the ribbon, that of a hall does not', () => {
  expect(paper()).toContain('演示')
  expect(paper({}, false)).not.toContain('演示')
})
