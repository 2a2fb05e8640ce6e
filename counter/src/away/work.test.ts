import type { CommandId, CounterId, Day, HallId, Refusal, StaffId, TicketId } from '@onehall/domain'
import { expect, it } from 'vitest'
import { TEXTS, type TextKey } from '../texts/texts.ts'
import { ticksCsv } from './ticks-csv.ts'
import {
  type Tick,
  type Work,
  changed,
  ended,
  handOf,
  hasCome,
  isPassing,
  started,
  telling,
  unjoined,
  unticked,
  withTick,
  withdrawn,
} from './work.ts'

const COUNTER = 'c1' as CounterId
const NINE = Date.UTC(2026, 2, 4, 1)
const id = (number: string) => `command-${number}` as CommandId
const NOTHING: Work = { v: 1, on: 'clerk-1' as StaffId, ticks: [] }
const RESULT = [{ item: null, result: 'instant' }] as const

function call(before: Work, number: string, change: Partial<Tick> = {}): Work {
  return withTick(before, {
    id: id(number),
    hall: 'hall-1' as HallId,
    staff: 'clerk-1' as StaffId,
    counter: COUNTER,
    day: '2026-03-04' as Day,
    ticket: `ticket-${number}` as TicketId,
    number,
    item: null,
    purpose: 'handle',
    was: 'waiting',
    calledAt: NINE,
    startedAt: null,
    endedAt: null,
    results: [],
    ...change,
  })
}
const share = ['A001', 'A002'].map((number) => ({ ticket: `ticket-${number}` as TicketId }))

it('[T190] one is in hand from the call until it is done or nobody came; then the next of the share', () => {
  expect(unticked(NOTHING, NINE, share)).toEqual(share)
  const calling = call(NOTHING, 'A001')
  expect(handOf(calling, COUNTER)).toMatchObject({ number: 'A001' })
  expect(handOf(calling, 'c2' as CounterId)).toBeNull()
  expect(unticked(calling, NINE, share)).toEqual([share[1]])
  const serving = started(calling, id('A001'), NINE + 1)
  expect([hasCome(handOf(calling, COUNTER)!), hasCome(handOf(serving, COUNTER)!)]).toEqual([false, true])
  expect(handOf(ended(serving, id('A001'), NINE + 2, RESULT), COUNTER)).toBeNull()
  expect(unticked(withdrawn(calling, id('A001')), NINE, share)).toEqual(share)
})

it('[T196] what joined before the picture was taken stands in it: who waits again is called again', () => {
  const ended = call(NOTHING, 'A001', { endedAt: NINE + 1 })
  const joined = changed(ended, id('A001'), (tick) => ({ ...tick, state: 'joined' }))
  expect(unticked(ended, NINE + 60_000, share)).toEqual([share[1]])
  expect(unticked(joined, NINE, share)).toEqual([share[1]])
  expect(unticked(joined, NINE + 60_000, share)).toEqual(share)
})

it('[T197] who was away for a moment and came back is in service, and the server is told when', () => {
  const back = call(NOTHING, 'A001', { was: 'held', calledAt: null, startedAt: NINE })
  expect(hasCome(handOf(back, COUNTER)!)).toBe(true)
  expect(telling(ended(back, id('A001'), NINE + 1, RESULT).ticks[0]!)).toMatchObject({
    calledAt: null,
    startedAt: NINE,
    endedAt: NINE + 1,
  })
})

it('[T191] a clock that is set back makes nothing end before it began', () => {
  const served = ended(started(call(NOTHING, 'A001'), id('A001'), NINE - 5), id('A001'), NINE - 9, RESULT)
  expect(served.ticks).toMatchObject([{ calledAt: NINE, startedAt: NINE, endedAt: NINE }])
})

it('[T192] the server is told what it does not know, and of an untouched hand nothing', () => {
  const hand = call(NOTHING, 'A001', { was: 'serving', calledAt: null })
  expect(telling(hand.ticks[0]!)).toBeNull()
  expect(telling(ended(hand, id('A001'), NINE, RESULT).ticks[0]!)).toEqual({
    type: 'JoinTick',
    counter: 'c1',
    ticket: 'ticket-A001',
    day: '2026-03-04',
    calledAt: null,
    startedAt: null,
    endedAt: NINE,
    results: RESULT,
  })
})

it('[T193] what the server does not take stays until a person has put it aside; what passes is told again', () => {
  const refusal: Refusal = { reason: 'tick-elsewhere', number: 'A001', status: 'serving' }
  const refused = changed(call(NOTHING, 'A001'), id('A001'), (tick) => ({ ...tick, state: 'refused', refusal }))
  expect(unjoined(refused)).toHaveLength(1)
  expect(unjoined(call(refused, 'A002'))).toHaveLength(1)
  expect(unjoined(changed(refused, id('A001'), (tick) => ({ ...tick, dismissed: '已核对' })))).toEqual([])
  expect([isPassing(refusal), isPassing({ reason: 'counter-busy', counter: 'c1', number: 'A002' })]).toEqual([
    false,
    true,
  ])
})

it('[T194] joined ones are forgotten after some hundreds, the others never', () => {
  let many = NOTHING
  for (let n = 0; n < 400; n++) {
    many = call(many, `A${n}`)
    many = changed(many, id(`A${n}`), (tick) => ({ ...tick, state: n % 2 === 0 ? 'joined' : 'refused' }))
  }
  expect(call(many, 'A999').ticks.filter(({ state }) => state === 'refused')).toHaveLength(200)
  expect(many.ticks.filter(({ state }) => state === 'joined').length).toBeLessThanOrEqual(201)
})

it('[T195] the table to hand in has a line for each, with times and results and nobody named', () => {
  const t = (key: TextKey): string => TEXTS.zh[key]
  const served = ended(started(call(NOTHING, 'A001'), id('A001'), NINE), id('A001'), NINE + 60_000, RESULT)
  const csv = ticksCsv(call(served, 'A002', { endedAt: NINE }).ticks.toReversed(), { t, timeZone: 'Asia/Shanghai' })
  expect(csv.split('\r\n')).toEqual([
    '日期,窗口,号码,叫号,到了,结束,结果,状态,核对结果',
    '2026-03-04,c1,A001,09:00,09:00,09:01,即办,待补录,',
    '2026-03-04,c1,A002,09:00,,09:00,未到,待补录,',
    '',
  ])
})
