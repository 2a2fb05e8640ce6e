import type { Refusal } from '@onehall/domain'
import { expect, test } from 'vitest'
import { REFUSAL_REASONS, refusalText } from './refusal-text.ts'
import { REST_REFUSALS } from './rest/refusals.ts'

/** Every parameter any refusal has. */
const params = {
  queue: 'household',
  counter: 'c01',
  number: 'A005',
  staffNo: '101',
  limit: 400,
  status: 'served',
  waitMs: 4_200,
  state: 'draft',
  materials: ['id-card', 'photo'],
  caseNo: '000000-0001',
  lifetimeMs: 10_000,
  spoken: [1],
  from: '09:00',
  day: '2026-03-05',
  opens: { day: '2026-03-05', time: '08:30' },
  why: '省级系统故障',
  until: '10:30',
  minutes: 30,
  days: 7,
  faults: ['no zone z1'],
}
const reasons = [...REFUSAL_REASONS, ...Object.keys(REST_REFUSALS)]
const texts = reasons.map((reason) => ({ reason, ...refusalText({ reason, ...params } as unknown as Refusal) }))

test.each(texts)('[R1] $reason says in both languages what is the matter, then what to do next', ({ zh, en }) => {
  for (const sentences of [zh.split(/[。；]/), en.split(/[.;] ?/)])
    expect(sentences.filter((sentence) => sentence.trim() !== '').length).toBeGreaterThanOrEqual(2)
  expect(zh).toMatch(/请|可以|即可|再/)
  expect(en).toMatch(/^[A-Z]/)
  expect(zh + en).not.toMatch(/undefined|null|NaN|\$\{/)
})

test('[R2] no two refusals read the same', () => {
  expect(new Set(texts.map(({ zh }) => zh)).size).toBe(texts.length)
  expect(new Set(texts.map(({ en }) => en)).size).toBe(texts.length)
})

test('[R3] a wait is told in whole seconds, a number only where it is known', () => {
  expect(refusalText({ reason: 'too-soon', waitMs: 4_200 }).zh).toContain('5 秒')
  expect(refusalText({ reason: 'ticket-state', status: 'served', number: null }).en).toMatch(/^This ticket is/)
  expect(refusalText({ reason: 'ticket-state', status: 'served', number: 'A005' }).zh).toMatch(/^号码 A005 /)
})

test('[R4] what only the REST side refuses has its text from the same place', () => {
  expect(refusalText({ reason: 'sign-in-refused' })).toEqual({
    zh: expect.stringContaining('密码'),
    en: expect.stringContaining('password'),
  })
})
