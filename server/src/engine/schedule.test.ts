import type { ConfigVersion, CounterId, Day, HallConfig, QueueId, TicketId } from '@onehall/domain'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clerk, guide, kiosk, manager } from '../../test/actors.ts'
import { at, issue } from '../../test/day.ts'
import { type TestHall, makeTestHall } from '../../test/hall.ts'
import { PEOPLE, SAMPLE, sampleWith } from '../../test/sample.ts'
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

test('[E21] an outage drill ends when its time is over, once, also after a restart in its midst', async () => {
  await hall.ask(clerk(), at('OpenCounter', 'c09'))
  const started = await hall.ask(manager, { type: 'StartDrill', minutes: 5 })
  expect(started).toMatchObject({ ok: true, result: { counters: 1 } })
  const schedule = scheduleOf(hall)
  hall.clock.at += 5 * 60_000 - 1
  await schedule.look()
  schedule.stop()
  expect(await stored('DrillEnded')).toEqual([])
  const restarted = await makeTestHall({ store: otherHandle(hall.store), open: false })
  restarted.clock.at = hall.clock.at + 1
  expect(await restarted.ask(clerk(), at('CallNext', 'c09'))).toMatchObject({ refusal: { reason: 'drill' } })
  const again = scheduleOf(restarted)
  await Promise.all([again.look(), again.look()])
  await again.look()
  again.stop()
  await restarted.stop()
  // The first server notices what the other one wrote as soon as it writes itself.
  hall.clock.at += 1
  expect(await hall.ask(clerk(), at('CallNext', 'c09'))).toMatchObject({ ok: false })
  expect(await hall.ask(kiosk(), issue('social'))).toMatchObject({ ok: true })
  const since = started.ok ? started.at : 0
  expect((await stored('DrillEnded')).map(({ commandId }) => commandId)).toEqual([`drill.${hall.hall}.${since}`])
  expect((await stored('HallInterrupted')).map(({ data }) => JSON.parse(data) as object)).toEqual([
    { from: since, to: since + 5 * 60_000, cause: 'drill' },
  ])
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

describe('what the hall does to a ticket by itself', () => {
  const MINUTE = 60_000
  const rules = { ...SAMPLE.rules, missed: { ...SAMPLE.rules.missed, autoMiss: MINUTE } }
  const slot = { queue: 'social' as QueueId, days: [4] as const, from: '09:00', to: '10:00', capacity: 2 }
  const booking = { daysAhead: 7, prefix: 'Y', cancelBefore: 120, openBefore: 30, keepFor: 15, slots: [slot] }
  const config: HallConfig = { ...SAMPLE, version: 'by-itself' as ConfigVersion, rules, booking }
  const c09 = 'c09' as CounterId

  async function serving() {
    await hall.bySystem({ type: 'PublishConfig', config })
    await hall.ask(manager, { type: 'CloseDay' })
    await hall.ask(manager, { type: 'OpenDay', day: '2026-03-04' as Day, config: config.version })
    await hall.ask(clerk(), at('OpenCounter', 'c09'))
    await hall.ask(kiosk(), issue('social'))
    await hall.ask(clerk(), at('CallNext', 'c09'))
  }

  /** The same journal, read by a server that starts at this moment. */
  async function restart(now: number): Promise<TestHall> {
    await hall.stop()
    hall = await makeTestHall({ store: otherHandle(hall.store), open: false })
    hall.clock.at = now
    return hall
  }

  test('[E14] a call that nobody answered is missed, once, where the queue is set so', async () => {
    await serving()
    const schedule = scheduleOf(hall)
    hall.clock.at += MINUTE - 1
    await schedule.look()
    expect(await stored('TicketMissed')).toEqual([])
    hall.clock.at += 1
    await Promise.all([schedule.look(), schedule.look()])
    await schedule.look()
    schedule.stop()
    expect((await stored('TicketMissed')).length).toBe(1)
  })

  test('[E14] who was away and did not come back is missed, once, also after a restart', async () => {
    await serving()
    await hall.ask(clerk(), at('StartService', 'c09'))
    await hall.ask(clerk(), { type: 'HoldTicket', counter: c09, reason: '复印', minutes: 10, back: 'any' })
    hall.clock.at += 10 * MINUTE
    const schedule = scheduleOf(await restart(hall.clock.at - 1))
    await schedule.look()
    expect(await stored('HeldMissed')).toEqual([])
    hall.clock.at += 1
    await schedule.look()
    await schedule.look()
    schedule.stop()
    expect((await stored('HeldMissed')).length).toBe(1)
  })

  test('[E14] an appointment to which nobody came is missed after its slot, also when the server was off that night', async () => {
    await serving()
    const book = {
      type: 'Book',
      queue: 'social' as QueueId,
      item: null,
      day: '2026-03-05' as Day,
      from: '09:00',
    } as const
    expect(await hall.ask(guide, book, { person: PEOPLE[0]! })).toMatchObject({ ok: true, result: { left: 1 } })
    const schedule = scheduleOf(await restart(Date.parse('2026-03-05T10:14:00+08:00')))
    await schedule.look()
    await schedule.look()
    expect(await stored('BookingMissed')).toEqual([])
    hall.clock.at += MINUTE
    await schedule.look()
    await schedule.look()
    schedule.stop()
    expect((await stored('BookingMissed')).map(({ stream }) => stream)).toEqual([`bookings:${hall.hall}`])
  })
})

describe('the right day', () => {
  const opened = async () => (await stored('DayOpened')).map(({ stream }) => stream.split(':')[2])

  test('[E15] after nights with the server off the day that it is now is opened, and none between', async () => {
    hall.clock.at += 3 * aDay
    const schedule = scheduleOf(hall)
    await schedule.look()
    schedule.stop()
    expect(await opened()).toEqual(['2026-03-04', '2026-03-07'])
  })

  test('[E15] a clock that went back opens no earlier day, and one that comes right again no second one', async () => {
    const schedule = scheduleOf(hall)
    hall.clock.at += aDay
    await schedule.look()
    for (const by of [-2 * aDay, aDay, aDay]) {
      hall.clock.at += by
      await schedule.look()
    }
    schedule.stop()
    expect(await opened()).toEqual(['2026-03-04', '2026-03-05'])
  })

  test('[E15] a change of time zone opens the day of the new zone, never an earlier one', async () => {
    const schedule = scheduleOf(hall)
    const zone = async (timeZone: string) => {
      const config = { ...sampleWith(`in-${timeZone.replace('/', '-')}`, { items: 0 }), timeZone }
      await hall.bySystem({ type: 'PublishConfig', config })
      await schedule.look()
    }
    // 09:00 of 4 March in Shanghai is still 3 March in Honolulu, and noon of 4 March in Auckland.
    await zone('Pacific/Honolulu')
    expect(await opened()).toEqual(['2026-03-04'])
    hall.clock.at = Date.parse('2026-03-04T20:00:00+08:00')
    await zone('Pacific/Auckland')
    schedule.stop()
    expect(await opened()).toEqual(['2026-03-04', '2026-03-05'])
  })
})
