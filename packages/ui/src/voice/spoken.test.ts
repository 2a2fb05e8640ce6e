import { expect, test } from 'vitest'
import { spokenCall, spokenCounter, spokenNumber } from './spoken.ts'

test.each([
  ['A005', 'A 零 零 五', 'A zero zero five'],
  ['Y012', 'Y 零 一 二', 'Y zero one two'],
  ['A-3机-07', 'A 三 机 零 七', 'A three kiosk zero seven'],
  ['2A001', '二 A 零 零 一', 'two A zero zero one'],
  ['B1234', 'B 一 二 三 四', 'B one two three four'],
])('[V1] the number %s is read sign by sign: %s', (number, zh, en) => {
  expect([spokenNumber(number, 'zh'), spokenNumber(number, 'en')]).toEqual([zh, en])
})

test.each([
  ['2', '二', 'two'],
  ['3', '三', 'three'],
  ['10', '十', 'ten'],
  ['12', '十二', 'twelve'],
  ['20', '二十', 'twenty'],
  ['21', '二十一', 'twenty-one'],
  ['99', '九十九', 'ninety-nine'],
  ['100', '一百', 'one zero zero'],
  ['102', '一百零二', 'one zero two'],
  ['110', '一百一十', 'one one zero'],
  ['115', '一百一十五', 'one one five'],
  ['1005', '一千零五', 'one zero zero five'],
  ['1020', '一千零二十', 'one zero two zero'],
  ['B3', 'B 三', 'B three'],
])('[V2] the counter %s is read as a number: %s', (label, zh, en) => {
  expect([spokenCounter(label, 'zh'), spokenCounter(label, 'en')]).toEqual([zh, en])
})

test('[V3] a call is one sentence: who, and where to', () => {
  const call = { number: 'A005', label: '2' }
  expect(spokenCall(call, 'zh')).toBe('请 A 零 零 五 号，到 二 号窗口办理')
  expect(spokenCall(call, 'en')).toBe('Ticket A zero zero five, please proceed to counter two.')
})
