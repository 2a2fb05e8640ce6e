import type { DayEntry, HallConfig, QueueEntry } from '@onehall/domain'
import { describe, expect, test } from 'vitest'
import { smallHall } from './config.fixture.ts'
import { nextOpening, shutOf } from './hours.ts'

const session = (key: string, issueFrom: string, stopIssuing: string) => ({
  key,
  name: { zh: key, en: key },
  days: [1, 2, 3, 4, 5],
  issueFrom,
  callFrom: issueFrom,
  stopIssuing,
  stopServing: stopIssuing,
  limit: null,
})
const config = {
  ...smallHall,
  timetables: [
    {
      queue: null,
      season: { from: '01-01', to: '12-31' },
      sessions: [session('morning', '09:00', '11:30'), session('afternoon', '13:30', '16:30')],
      collectOnly: [],
    },
  ],
} as unknown as HallConfig
const line = {
  kind: 'queue',
  queue: 'fund',
  waiting: 0,
  issued: 0,
  oldest: null,
  suspended: null,
} as unknown as QueueEntry
/** On Wednesday 4 March, in the hall's time zone. */
const at = (time: string): number => Date.parse(`2026-03-04T${time}:00+08:00`)

describe('the hours of a line', () => {
  test('[Y62] between the sessions it says when numbers are given out again', () => {
    expect(shutOf(config, line, at('10:00'))).toBeNull()
    expect(shutOf(config, line, at('12:00'))).toEqual({ kind: 'hours', opens: { day: null, time: '13:30' } })
    expect(shutOf(config, line, at('17:00'))).toEqual({ kind: 'hours', opens: { day: '2026-03-05', time: '09:00' } })
  })

  test('[Y62] a hall without hours is never shut by the clock', () => {
    expect(shutOf(smallHall, line, at('03:00'))).toBeNull()
  })

  test('[Y63] a closed hall says when it opens next, also when it was closed early', () => {
    const day = (status: string, on: string) => ({ kind: 'day', status, day: on }) as unknown as DayEntry
    expect(nextOpening(config, day('open', '2026-03-04'), at('10:00'))).toBeNull()
    expect(nextOpening(config, day('closed', '2026-03-03'), at('08:00'))).toEqual({ day: null, time: '09:00' })
    expect(nextOpening(config, day('closed', '2026-03-04'), at('10:00'))).toEqual({ day: '2026-03-05', time: '09:00' })
    expect(nextOpening(smallHall, day('closed', '2026-03-04'), at('10:00'))).toBeNull()
  })
})
