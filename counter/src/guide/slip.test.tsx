import type { HallConfig } from '@onehall/domain'
import { startI18n } from '@onehall/ui'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { TEXTS } from '../texts/texts.ts'
import type { Issued } from './issued.ts'
import { Slip } from './slip.tsx'

beforeAll(() => void startI18n(TEXTS))

const name = (zh: string) => ({ zh, en: zh })
const config = {
  name: name('示例市政务服务中心'),
  timeZone: 'Asia/Shanghai',
  rules: { slipDays: 3 },
  zones: [{ id: 'a', name: name('A区'), floor: '2F' }],
  queues: [{ id: 'civil', name: name('民政与社会事务'), zone: 'a' }],
  classes: [
    { key: 'ordinary', badge: null },
    { key: 'pregnant', badge: name('优先'), name: name('孕产妇') },
  ],
  catalogue: {
    items: [
      { key: 'plain', name: name('结婚登记'), sensitive: false },
      { key: 'secret', name: name('残疾人证办理'), sensitive: true },
    ],
  },
} as unknown as HallConfig
const issued = {
  ...{ ticket: 't', number: 'L007', queue: 'civil', item: 'plain', class: 'ordinary', purpose: 'handle', count: 1 },
  ...{ ahead: 4, wait: { from: 10, to: 20 }, issuedAt: Date.UTC(2026, 8, 21, 1, 5), paper: null, cancelled: null },
} as unknown as Issued

function paper(more: Partial<Issued> = {}, demo = false): string {
  const html = renderToStaticMarkup(<Slip issued={{ ...issued, ...more }} config={config} demo={demo} />)
  return html.replace(/<[^>]+>/g, '\n').replace(/\n+/g, '\n')
}

it('[T57] the slip says hall, number, queue and item, floor and zone, who is ahead, the wait and the time of the hall', () => {
  const slip = paper()
  for (const words of ['示例市政务服务中心', 'L007', '民政与社会事务', '结婚登记', '2F A区', '以叫号为准'])
    expect(slip).toContain(words)
  expect(slip).toContain('前面 4 人 · 预计等候 10–20 分钟')
  expect(slip).toContain('09:05 取号')
  expect(slip).toContain('2026-09-21')
  expect(slip).not.toContain('演示')
  expect(paper({}, true)).toContain('演示')
})

it('[U42] the slip carries the code by which kiosks and desks find it, and says what it is good for when the day is over', () => {
  const html = renderToStaticMarkup(<Slip issued={issued} config={config} demo={false} />)
  expect(html).toContain('20260921-L007')
  expect(html).toContain('<svg')
  expect(paper()).toContain('今天没办成的，凭此号下个工作日优先，3 天内有效')
  expect(paper()).not.toContain('当日有效')
})

it('[T58] a sensitive item is on the slip by its queue alone, and of a priority only the neutral badge', () => {
  const slip = paper({ item: 'secret' as Issued['item'], class: 'pregnant' as Issued['class'] })
  expect(slip).toContain('民政与社会事务')
  expect(slip).toContain('优先')
  expect(slip).not.toMatch(/残疾|孕/)
})

it('[T59] printed again the slip says so and tells no wait, which is over; without an open counter it tells none', () => {
  expect(paper({ paper: 'printed' })).toContain('补打')
  expect(paper({ paper: 'printed' })).not.toMatch(/前面|预计/)
  expect(paper({ wait: null })).toContain('前面 4 人')
  expect(paper({ wait: null })).not.toContain('预计')
})
