import { expect, test } from 'vitest'
import { SAMPLE } from '../../test/sample.ts'
import { calendarDaysLeft } from './calendar-left.ts'

test('[E22] the days until the holiday tables end are counted by the clock of the hall; without a table none are left', () => {
  const at = (text: string) => calendarDaysLeft(SAMPLE, Date.parse(text))
  expect([at('2026-12-31T08:00+08:00'), at('2026-11-01T08:00+08:00'), at('2027-01-02T08:00+08:00')]).toEqual([
    0, 60, -2,
  ])
  expect(at('2026-12-30T23:30Z')).toBe(0)
  expect(calendarDaysLeft({ ...SAMPLE, calendar: { years: [] } }, Date.parse('2026-12-30T23:30Z'))).toBe(0)
})
