import type { TicketId } from '@onehall/domain'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clerk, kiosk, manager } from '../../test/actors.ts'
import { at, issue } from '../../test/day.ts'
import { type TestHall, makeTestHall } from '../../test/hall.ts'
import { otherHandle } from '../../test/store.ts'
import { LOOK_EVERY_MS, NOT_PRINTED_MS, makeSchedule } from './schedule.ts'

let hall: TestHall
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  hall = await makeTestHall()
})
afterEach(async () => {
  await hall.close()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const scheduleOf = (of: TestHall) => makeSchedule({ state: of.state, clock: of.clock, submit: of.submit })
const stored = async (type: string) =>
  (await hall.store.second.readAfter(0, 100_000)).filter((row) => row.type === type)
const aDay = 24 * 3_600_000

test('[E10] the day opens by itself when the date in the hall turns, carrying over who is served', async () => {
  const schedule = scheduleOf(hall)
  await hall.ask(clerk(), at('OpenCounter', 'c09'))
  await hall.ask(kiosk(), issue('social'))
  await hall.ask(clerk(), at('CallNext', 'c09'))
  await hall.ask(clerk(), at('StartService', 'c09'))
  hall.clock.at += aDay - 9 * 3_600_000 - 1
  await schedule.look()
  expect((await stored('DayOpened')).length).toBe(1)
  hall.clock.at += 1
  vi.advanceTimersByTime(LOOK_EVERY_MS)
  await vi.waitFor(() => expect(hall.state.newestDay.get(hall.hall)).toBe(`hall:${hall.hall}:2026-03-05`))
  expect(hall.state.streams.get(`hall:${hall.hall}:2026-03-05`)?.rows.get('counter', 'c09')?.status).toBe('serving')
  schedule.stop()
})

test('[E11] a day opens once, however often and by however many it is looked at, and after a restart', async () => {
  hall.clock.at += aDay
  const schedule = scheduleOf(hall)
  await Promise.all([schedule.look(), schedule.look()])
  await schedule.look()
  schedule.stop()
  const restarted = await makeTestHall({ store: otherHandle(hall.store), open: false })
  restarted.clock.at = hall.clock.at
  const again = scheduleOf(restarted)
  await again.look()
  again.stop()
  await restarted.stop()
  expect((await stored('DayOpened')).map(({ commandId }) => commandId)).toEqual([
    expect.any(String),
    `open.${hall.hall}.2026-03-05`,
  ])
})

test('[E12] a day that somebody closed stays closed until the next date', async () => {
  await hall.ask(manager, { type: 'CloseDay' })
  const schedule = scheduleOf(hall)
  await schedule.look()
  expect((await stored('DayOpened')).length).toBe(1)
  hall.clock.at += aDay
  await schedule.look()
  schedule.stop()
  expect((await stored('DayOpened')).length).toBe(2)
})

test('[E13] a ticket that the printer refused and nobody acknowledged is cancelled after 60 s, once; any other stays', async () => {
  const schedule = scheduleOf(hall)
  const tickets = await Promise.all([1, 2, 3].map(() => hall.ask(kiosk(), issue('social'))))
  const id = (n: number) => (tickets[n]!.ok ? tickets[n]!.result['ticket'] : '') as TicketId
  const report = (n: number, outcome: 'refused' | 'printed', acknowledged: boolean) =>
    hall.ask(kiosk(), { type: 'ReportPrint', ticket: id(n), outcome, acknowledged })
  await report(0, 'refused', false)
  await report(1, 'refused', true)
  await report(2, 'printed', false)
  hall.clock.at += NOT_PRINTED_MS - 1
  await schedule.look()
  expect(await stored('TicketCancelled')).toEqual([])
  hall.clock.at += 1
  await Promise.all([schedule.look(), schedule.look()])
  await schedule.look()
  schedule.stop()
  const cancelled = (await stored('TicketCancelled')).map(({ data }) => JSON.parse(data) as object)
  expect(cancelled).toEqual([{ ticket: id(0), reason: 'not-printed' }])
})
