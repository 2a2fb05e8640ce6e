import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeManualClock, newCommandId } from '@onehall/client'
import type { Intent, RefusalReason } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KioskState } from '../bridge/state.ts'
import { smallHall } from './config.fixture.ts'
import { request } from './kiosk.fixture.ts'
import { makeOfflineBook } from './offline-book.ts'
import { makeOfflineDesk } from './offline-desk.ts'
import { makeParts } from './parts.ts'
import { CONFIRM_WITHIN_MS } from './ticket-on-screen.ts'
import { makeTimers } from './timers.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kiosk-desk-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A kiosk whose hall is away, and answers each number that joins as the test says. */
function open() {
  const clock = makeManualClock()
  const away = { link: { kind: 'away', since: 0 }, hall: smallHall, standstill: null, day: 'open' }
  const state = makeParts<KioskState>({ ...away, offline: { gives: false } } as unknown as KioskState)
  const asked: { readonly id: string; readonly answer: (answer: Answer) => void }[] = []
  let isLive = false
  const link = {
    code: () => 3,
    now: () => Date.UTC(2026, 2, 4, 1),
    isLive: () => isLive,
    isStillToday: () => true,
    isClockLost: () => false,
    command: (_intent: Intent, _person: null, named: { id: string }) =>
      new Promise<Answer>((answer) => asked.push({ id: named.id, answer })),
  }
  const times = { wall: () => clock.now(), monotonic: () => clock.now() }
  const book = makeOfflineBook(join(folder, 'offline.json'), times, newCommandId, () => {})
  const desk = makeOfflineDesk(link as never, book, state, makeTimers(clock), () => {})
  const give = () => {
    const queue = smallHall.queues[0]!.id
    const intent = { type: 'IssueTicket', queue, item: null } as never
    const given = desk.give(smallHall, { intent, queue }, request(), null)
    if ('kind' in given) throw new Error(given.kind)
    return given
  }
  const live = (): void => {
    isLive = true
    state.set({ link: { kind: 'live' } })
  }
  return { clock, state, asked, book, desk, give, live }
}
const refusing = (reason: RefusalReason): Answer => ({ ok: false, refusal: { reason } as never })

test('[O20] a number that nobody has on paper or noted within a minute is void and never joins; the next one is another', async () => {
  const { clock, asked, book, desk, give, live } = open()
  const given = give()
  await given.report('refused', false)
  clock.advance(CONFIRM_WITHIN_MS - 1)
  expect(book.waiting()).toHaveLength(1)
  clock.advance(1)
  expect(book.waiting()).toEqual([])
  const next = give()
  expect([given.issued.number, next.issued.number]).toEqual(['A-3机-01', 'A-3机-02'])
  live()
  expect(asked).toEqual([])
  await next.report('printed', false)
  await settled()
  expect(asked).toHaveLength(1)
  desk.stop()
})

test.each<RefusalReason>(['hall-closed', 'evacuated', 'overloaded', 'internal', 'too-late'])(
  '[O26] a number that the hall answers with %s joins later, by the same name and before the next',
  async (reason) => {
    const { clock, asked, book, desk, give, live } = open()
    for (const each of [give(), give()]) await each.report('printed', false)
    live()
    await settled()
    asked[0]!.answer(refusing(reason))
    await settled()
    expect([asked.length, book.waiting().length, book.refused().length]).toEqual([1, 2, 0])
    clock.advance(5_000)
    await settled()
    expect(asked[1]!.id).toBe(asked[0]!.id)
    for (const n of [1, 2]) {
      asked[n]!.answer({ ok: true, at: 0, result: {} })
      await settled()
    }
    expect(book.waiting()).toEqual([])
    desk.stop()
  },
)

test('[O26] while the hall stands still, or was closed today, nothing is given out', () => {
  const { state, desk } = open()
  expect(state.get().offline.gives).toBe(true)
  state.set({ standstill: { reason: '停电', until: null, evacuated: true } })
  expect(state.get().offline.gives).toBe(false)
  state.set({ standstill: null, day: 'closed' })
  expect(state.get().offline.gives).toBe(false)
  desk.stop()
})
