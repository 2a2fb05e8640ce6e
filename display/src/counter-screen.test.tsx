import type { Counter, CounterEntry, HallConfig, Suspension } from '@onehall/domain'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CounterScreen } from './counter-screen.tsx'

const NOW = Date.UTC(2026, 10, 21, 4)
const counter = { id: 'c1', label: '1', name: { zh: '一', en: 'One' }, queues: ['A'] } as unknown as Counter
const config = { timeZone: 'Asia/Shanghai', queues: [], catalogue: { items: [] } } as unknown as HallConfig
const entry = (more: Partial<CounterEntry>): CounterEntry =>
  ({ status: 'open', queues: ['A'], number: null, staffNo: '7', pause: null, ...more }) as CounterEntry
const screen = (of: Partial<CounterEntry>, suspended: Suspension | null = null): string =>
  renderToStaticMarkup(
    <CounterScreen counter={counter} entry={entry(of)} config={config} suspended={suspended} now={NOW} />,
  )
const outage = { reason: '停电', since: NOW, until: null, untilTime: null }

test('[W24] a counter that pauses says so, why and until when', () => {
  const html = screen({ status: 'paused', pause: { reason: 'lunch', until: NOW + 3_600_000 } })
  expect(html).toContain('data-status="paused"')
  expect(html).toContain('本窗口暂停服务')
  expect(html).toContain('午休至13:00')
  expect(html).toContain('Lunch until 13:00')
})

test('[W25] where nothing goes on a free counter calls nobody; who is served there still reads it', () => {
  expect(screen({}, outage)).not.toContain('请等候叫号')
  expect(screen({}, outage)).toContain('因停电暂停')
  const serving = screen({ status: 'serving', number: 'A001' }, outage)
  expect(serving).toContain('A001')
  expect(serving).toContain('正在办理')
  expect(screen({})).not.toContain('暂停')
})
