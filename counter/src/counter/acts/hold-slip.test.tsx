import type { HallConfig } from '@onehall/domain'
import { startI18n } from '@onehall/ui'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { TEXTS } from '../../texts/texts.ts'
import { HoldSlip, type Slip } from './hold-slip.tsx'

beforeAll(() => void startI18n(TEXTS))

const name = (zh: string) => ({ zh, en: zh })
const config = {
  name: name('示例市政务服务中心'),
  phone: '0000-12345',
  timeZone: 'Asia/Shanghai',
  queues: [{ id: 'A', name: name('户籍与居住证') }],
} as unknown as HallConfig
const held = { number: 'A015', queue: 'A', until: Date.UTC(2026, 8, 21, 3, 30), reason: '复印材料' }

function paper(back: Slip['back'], demo = false): string {
  const slip = { ...held, back } as Slip
  return renderToStaticMarkup(<HoldSlip slip={slip} counter={{ label: '3' }} config={config} demo={demo} />)
}

it('[T184] the slip says until when, where to and that no new number is needed, by the clock of the hall', () => {
  const text = paper('counter')
  for (const part of ['A015', '请于 11:30 前回 3 号窗口，无需取号', '复印材料', '0000-12345'])
    expect(text).toContain(part)
  expect(text).toContain('20260921-A015')
  expect(text).toContain('<svg')
  expect(text).not.toContain('户籍与居住证')
  expect(paper('any')).toContain('“户籍与居住证”的其他窗口也可以')
})

it('[T185] the slip of a demonstration wears the ribbon, that of a hall does not', () => {
  expect(paper('any', true)).toContain('演示')
  expect(paper('any')).not.toContain('演示')
})
