import { type QueueId, type Timetable, issuingAt } from '@onehall/domain'
import { expect, test } from 'vitest'
import { SAMPLE } from '../../test/sample.ts'
import { businessDay, localNow } from './business-day.ts'

const ZONE = 'Europe/Berlin'
const HOUR = 3_600_000

test.each([
  ['forward', '2026-03-29', Date.UTC(2026, 2, 28, 23), 23],
  ['back', '2026-10-25', Date.UTC(2026, 9, 24, 22), 25],
])('[E10] on the day on which clocks are set %s the date turns at midnight of the hall', (_, day, midnight, hours) => {
  expect(localNow(midnight, ZONE)).toEqual({ today: day, localTime: '00:00', weekday: 7 })
  expect(businessDay(midnight - 1, ZONE) < day).toBe(true)
  expect(businessDay(midnight + hours * HOUR - 1, ZONE)).toBe(day)
  const next = localNow(midnight + hours * HOUR, ZONE)
  expect(next).toMatchObject({ localTime: '00:00', weekday: 1 })
  expect(next.today > day).toBe(true)
  // Hour by hour no date comes back, whatever the clock does.
  const dates = Array.from({ length: 72 }, (__, n) => businessDay(midnight + (n - 24) * HOUR, ZONE))
  expect(dates).toEqual(dates.toSorted())
})

test('[E10] hours are those of the wall clock: a session begins when it says so, before and after the clocks are set', () => {
  const times = { issueFrom: '08:00', callFrom: '08:30', stopIssuing: '11:30', stopServing: '12:00' }
  const session = { key: 'am', name: { zh: '上午', en: 'Morning' }, days: [6, 7, 1], limit: null, ...times } as const
  const always = { from: '01-01', to: '12-31' }
  const table: Timetable = { queue: null, season: always, sessions: [session], collectOnly: [] }
  const config = { ...SAMPLE, timeZone: ZONE, timetables: [table] }
  const isOpen = (at: number): boolean => issuingAt(config, 'social' as QueueId, localNow(at, ZONE)).open
  for (const [date, utcHour] of [
    [28, 7],
    [29, 6],
    [30, 6],
  ] as const) {
    const eight = Date.UTC(2026, 2, date, utcHour)
    expect([isOpen(eight - 1), isOpen(eight)]).toEqual([false, true])
  }
})
