import type { LocalTime, Suspension } from '@onehall/domain'
import { expect, test } from 'vitest'
import { pauseText, suspensionText } from './standstill.ts'

const NOON = Date.UTC(2026, 10, 21, 4)
const SHANGHAI = 'Asia/Shanghai'
const suspended = (more: Partial<Suspension> = {}): Suspension => ({
  reason: '省级系统故障',
  since: NOON - 60_000,
  until: NOON,
  untilTime: '12:00' as LocalTime,
  ...more,
})

test('[W16] what is suspended says why and when it should go on, and promises no time that has passed', () => {
  expect(suspensionText(suspended(), NOON - 1)).toEqual({
    zh: '因省级系统故障暂停，预计12:00恢复',
    en: 'Suspended; expected to go on at 12:00',
  })
  expect(suspensionText(suspended(), NOON).zh).toBe('因省级系统故障暂停，恢复时间待定')
  expect(suspensionText(suspended({ until: null, untilTime: null }), NOON).en).toBe(
    'Suspended; not known yet when it goes on',
  )
})

test.each(['因停电', '由于停电。', ' 停电， '])('[W17] a reason written as 「%s」 makes one sentence', (reason) => {
  expect(suspensionText(suspended({ reason }), null).zh).toBe('因停电暂停，预计12:00恢复')
})

test('[W18] a counter that pauses says why and until when, in the time of the hall', () => {
  const lunch = { reason: 'lunch', until: NOON } as const
  expect(pauseText(lunch, SHANGHAI, NOON - 1)).toEqual({ zh: '午休至12:00', en: 'Lunch until 12:00' })
  expect(pauseText(lunch, SHANGHAI, NOON)).toEqual({ zh: '午休', en: 'Lunch' })
  expect(pauseText({ reason: 'equipment', until: null }, SHANGHAI, NOON).zh).toBe('设备故障')
})
