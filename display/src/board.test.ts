import type {
  CallEntry,
  CounterEntry,
  CounterId,
  HallConfig,
  QueueEntry,
  QueueId,
  Suspension,
  ZoneId,
} from '@onehall/domain'
import { expect, test } from 'vitest'
import {
  FLASH_MS,
  PAGE_MS,
  missedNumbers,
  pageOf,
  queuesOf,
  readyNumbers,
  sentHomeNotices,
  shortName,
  shownCalls,
  shownCounters,
  shownQueues,
  suspendedFor,
  suspendedQueues,
} from './board.ts'

const text = (zh: string, en = zh) => ({ zh, en })
const config = {
  zones: [{ id: 'za', name: text('A区 社保', 'Zone A: Insurance'), floor: '2F' }],
  queues: ['A', 'B'].map((id) => ({ id, prefix: id, name: text(id), zone: 'za', items: [] })),
  counters: [
    { id: 'c1', label: '1', name: text('一'), zone: 'za', queues: ['A'] },
    { id: 'c2', label: '2', name: text('二'), zone: 'zb', queues: ['B'] },
  ],
  catalogue: { items: [{ key: 'i', minutes: 10 }] },
  timetables: [],
  timeZone: 'Asia/Shanghai',
} as unknown as HallConfig

const call = (order: number, more: Partial<CallEntry> = {}): CallEntry => ({
  kind: 'call',
  call: `call${order}`,
  order,
  number: `A00${order}`,
  counter: 'c1' as CounterId,
  label: '1',
  zone: 'za' as ZoneId,
  badge: null,
  times: 1,
  at: order * 1000,
  ...more,
})
const queue = (id: string, suspended: Suspension | null = null): QueueEntry => ({
  kind: 'queue',
  queue: id as QueueId,
  waiting: 2,
  issued: 9,
  oldest: null,
  next: [],
  sentHome: 0,
  suspended,
})
const counter = (id: string, more: Partial<CounterEntry> = {}): CounterEntry => ({
  kind: 'counter',
  counter: id as CounterId,
  status: 'open',
  number: null,
  since: 0,
  queues: ['A' as QueueId],
  staffNo: '7',
  pause: null,
  ...more,
})

test('[W6] the newest four calls stand large, the next eight small, older ones no longer', () => {
  const calls = Array.from({ length: 30 }, (_, i) => call(30 - i))
  const { large, small } = shownCalls(calls, config, 0)
  expect(large.map(({ key }) => key)).toEqual(['call30/1', 'call29/1', 'call28/1', 'call27/1'])
  expect(small.length).toBe(8)
  expect(shownCalls([], config, 0)).toEqual({ large: [], small: [] })
})

test('[W7] [W19] a number that overtakes wears a neutral badge, never the reason', () => {
  const calls = (['booked', 'carried', 'restored', 'priority', null] as const).map((badge, i) => call(9 - i, { badge }))
  const { large, small } = shownCalls(calls, config, 0)
  expect(large.map(({ badge }) => badge?.zh)).toEqual(['预约', '续办', '恢复', '优先'])
  expect(small.map(({ badge }) => badge)).toEqual([null])
})

test('[W28] a number that was called again elsewhere stands there alone', () => {
  const calls = [call(3, { number: 'A001', label: '5' }), call(2), call(1)]
  expect(shownCalls(calls, config, 0).large.map(({ number, label }) => [number, label])).toEqual([
    ['A001', '5'],
    ['A002', '1'],
  ])
})

test('[W8] a call is pointed out for eight seconds of the server clock, a recall anew', () => {
  const isNew = (now: number | null, more?: Partial<CallEntry>) =>
    shownCalls([call(1, more)], config, now).large[0]!.isNew
  expect([isNew(1_000), isNew(1_000 + FLASH_MS - 1), isNew(1_000 + FLASH_MS), isNew(null)]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(isNew(20_000, { times: 2, at: 19_000 })).toBe(true)
  expect(shownCalls([call(1, { times: 2 })], config, 0).large[0]!.key).toBe('call1/2')
})

test('[W9] each queue shows who waits and the range, or that no counter is open for it', () => {
  expect(
    shownQueues([queue('B'), queue('A')], [counter('c1')], config, 0).map(({ queue: { id }, waiting, range }) => ({
      id,
      waiting,
      range,
    })),
  ).toEqual([
    { id: 'A', waiting: 2, range: { from: 15, to: 30 } },
    { id: 'B', waiting: 2, range: null },
  ])
})

test('[W20] what is suspended is told with its reason; a counter stands still when all of its queues do', () => {
  const why = { reason: '停电', since: 0, until: null, untilTime: null }
  expect(suspendedQueues([queue('B', why), queue('A')], config)).toEqual([{ queue: config.queues[1], suspended: why }])
  expect(shownQueues([queue('A', why)], [], config, 0)[0]!.suspended).toBe(why)
  const both = { ...config.counters[0]!, queues: ['A', 'B'] as QueueId[] }
  expect(suspendedFor(both.queues, [queue('A', why), queue('B')])).toBeNull()
  expect(suspendedFor(both.queues, [queue('A', why)])).toBeNull()
  expect(suspendedFor(both.queues, [queue('A', why), queue('B', why)])).toBe(why)
})

test('[W10] a zone shows its own counters in the order of the configuration', () => {
  expect(shownCounters([counter('c2'), counter('c1')], config, 'za', 8).map(({ counter: { id } }) => id)).toEqual([
    'c1',
  ])
})

test('[W31] where a zone has more counters than find room, the closed ones are left out, unless all are closed', () => {
  const two = { ...config, counters: config.counters.map((each) => ({ ...each, zone: 'za' })) } as unknown as HallConfig
  const shown = (room: number, ...entries: CounterEntry[]) =>
    shownCounters(entries, two, 'za', room).map(({ counter: { id } }) => id)
  const closed = (id: string) => ({ ...counter(id), status: 'closed' }) as CounterEntry
  expect(shown(2, counter('c1'), closed('c2'))).toEqual(['c1', 'c2'])
  expect(shown(1, counter('c1'), closed('c2'))).toEqual(['c1'])
  expect(shown(1, closed('c1'), closed('c2'))).toEqual(['c1', 'c2'])
})

test('[W11] rows that do not fit come in turns of equal length, all walls at the same time', () => {
  const rows = Array.from({ length: 12 }, (_, i) => i)
  expect(pageOf(rows, 8, 0)).toEqual({ rows: [0, 1, 2, 3, 4, 5], number: 1, of: 2 })
  expect(pageOf(rows, 8, PAGE_MS)).toEqual({ rows: [6, 7, 8, 9, 10, 11], number: 2, of: 2 })
  expect(pageOf(rows, 8, 2 * PAGE_MS).number).toBe(1)
  expect(pageOf(rows, 12, 0)).toEqual({ rows, number: 1, of: 1 })
  expect(pageOf([], 8, 0)).toEqual({ rows: [], number: 1, of: 1 })
})

test('[W12] across the hall a place is called by its short name', () => {
  expect(shortName(text('A区 社保医保', 'Zone A: Insurance'))).toEqual(text('A区', 'Zone A'))
  expect(shortName(text('大厅', 'Hall'))).toEqual(text('大厅', 'Hall'))
})

test('[W26] who was missed is listed while the number may be restored, the newest first', () => {
  const missed = (number: string, at: number, queue = 'A') =>
    ({ kind: 'missed', number, queue: queue as QueueId, at }) as const
  const rules = { missed: { restoreWithin: 1_000 } }
  const queues = config.queues.map((each) => ({ ...each, missed: each.id === 'B' ? { restoreWithin: 100 } : null }))
  const hall = { ...config, rules, queues } as unknown as HallConfig
  const all = [missed('A001', 0), missed('B001', 800, 'B'), missed('A002', 900)]
  expect(missedNumbers(all, hall, 900)).toEqual(['A002', 'B001', 'A001'])
  expect(missedNumbers(all, hall, 1_001)).toEqual(['A002'])
})

test('[W27] who may be called soon stands by the queues in their order, but not where nothing goes on', () => {
  const why = { reason: '停电', since: 0, until: null, untilTime: null }
  const all = [
    { ...queue('B'), next: ['B003'] },
    { ...queue('A'), next: ['A001', 'A002'] },
  ]
  expect(readyNumbers(all, config)).toEqual(['A001', 'A002', 'B003'])
  expect(readyNumbers([{ ...all[0]!, suspended: why }], config)).toEqual([])
})

test('[W29] a counter says what is served there today, also while nobody sits there; else what it is for', () => {
  const own = config.counters[0]!
  expect(queuesOf(own, counter('c1', { queues: ['B' as QueueId] }))).toEqual(['B'])
  expect(queuesOf(own, counter('c1', { status: 'closed', queues: ['B' as QueueId] }))).toEqual(['B'])
  expect(queuesOf(own, undefined)).toEqual(['A'])
})

test('[W21] those of a queue who were not served today are told that the number counts again, those of others nothing', () => {
  const hall = { ...config, rules: { slipDays: 3 } } as unknown as HallConfig
  expect(sentHomeNotices([queue('A'), queue('B')], hall)).toEqual([])
  const [told] = sentHomeNotices([{ ...queue('B'), sentHome: 4 }, queue('A')], hall)
  expect(told!.zh).toBe('B 今天没办成的，凭此号下个工作日优先，3 天内有效')
})
