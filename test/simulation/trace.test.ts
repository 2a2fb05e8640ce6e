import { expect, test } from 'vitest'
import { makeTrace } from './trace.ts'

test('[H7] a trace is cut to the newest lines that name what matters, whole names alone, long ids by their end', () => {
  let step = 0
  const trace = makeTrace(
    () => 3_600_000 * 9,
    () => ++step,
  )
  const ticket = '0mm8fzdn03d4dda74fc67488db812d523336d4c0c'
  trace.add('stored TicketIssued', () => ({ ticket, number: 'A001' }))
  trace.add('stored TicketCalled', () => ({ ticket, counter: 'c1' }))
  trace.add('stored TicketCalled', () => ({ ticket: 'another', counter: 'c1-1' }))
  trace.add('stored ServiceStarted', () => ({ ticket, counter: 'c1' }))
  expect(trace.about([ticket], 2)).toEqual([
    '#2 day 1 09:00:00 stored TicketCalled {"ticket":"…6d4c0c","counter":"c1"}',
    '#4 day 1 09:00:00 stored ServiceStarted {"ticket":"…6d4c0c","counter":"c1"}',
  ])
  expect(trace.about(['c1'], 9)).toHaveLength(2)
  expect(trace.about([], 9)).toHaveLength(4)
})
