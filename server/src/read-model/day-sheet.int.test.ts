import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { CounterId, Day, HallConfig, IntentOf, StaffId } from '@onehall/domain'
import { type DaySheet, daySheet as schema } from '@onehall/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clerk, kiosk, manager } from '../../test/actors.ts'
import { at, finish, issue, SOCIAL, wholeDay } from '../../test/day.ts'
import { DAY, makeTestHall, type TestHall } from '../../test/hall.ts'
import { seedOf } from '../../test/random.ts'
import { recount } from '../../test/recount.ts'
import { SAMPLE } from '../../test/sample.ts'
import { sqliteStore } from '../../test/store.ts'
import { storm } from '../../test/storm.ts'
import { ITEM, ITEM_OF_DEPARTMENT, PRIVATE, liveFully, openHall } from '../outbox/hall.fixture.ts'
import { openDatabase } from '../db/database.ts'
import { makeLongReads } from '../worker/worker.ts'
import { ACTS, AT_COUNTERS, HELD, INTAKES, INTERRUPTIONS, PUSHES, STANDING, daySheet } from './day-sheet.ts'
import { makeDaySheets } from './day-sheets.ts'
import { timesOf } from './tally.ts'

const SEED = seedOf('day-sheet')
/** The sample hall without a daily limit, so that a day can have many tickets. */
const UNBOUNDED: HallConfig = {
  ...SAMPLE,
  timetables: [],
  queues: SAMPLE.queues.map((queue) => ({ ...queue, dailyLimit: null, identity: 'free' as const, digits: 4 as const })),
}
const NEXT = '2026-03-05' as Day

describe('a hall over SQLite', () => {
  let hall: TestHall
  beforeEach(async () => {
    hall = await makeTestHall({ store: sqliteStore(), config: UNBOUNDED })
  })
  afterEach(() => hall.close())

  const folder = () => hall.store.database!.paths.folder
  const read = (day: string = DAY, staff: string | null = null) =>
    daySheet(hall.store.database!.connection.current, {
      hall: hall.hall,
      day,
      staff: staff as StaffId | null,
      at: hall.clock.at,
    })!
  const did = async (...asked: Parameters<TestHall['ask']>) => {
    hall.clock.at += 1_000
    expect(await hall.ask(...asked), asked[1].type).toMatchObject({ ok: true })
  }

  test(
    `[Z2] seed ${SEED}: the sheets of two random days, one carried over into the other, are what a plain recount of the journal gives`,
    { timeout: 120_000 },
    async () => {
      await storm(hall, SEED, 3_000)
      hall.clock.at += 24 * 3_600_000
      expect(await hall.bySystem({ type: 'OpenDay', day: NEXT, config: SAMPLE.version })).toMatchObject({ ok: true })
      await storm(hall, SEED + 1, 1_000)
      const rows = await hall.store.second.readAfter(0, 1_000_000)
      for (const day of [DAY, NEXT]) expectRecounted(read(day), recount(rows, `hall:${hall.hall}:${day}`))
      const [before, today] = [read(DAY), read(NEXT)]
      expect(before.closedAt).not.toBeNull()
      expect(before.hall!.stillWaiting).toBe(0)
      expect(before.hall!.missed).toBeGreaterThan(0)
      expect(today.closedAt).toBeNull()
      const state = hall.state.streams.get(`hall:${hall.hall}:${NEXT}`)!.rows
      expect(today.hall!.stillWaiting).toBe(
        [...state.keys('ticket')].filter((id) => state.get('ticket', id)!.status === 'waiting').length,
      )
      for (const each of today.clerks) {
        expect(read(NEXT, each.staff)).toEqual({ ...today, clerks: [each], hall: null })
      }
    },
  )

  test('[Z3] a service carried over midnight is called on the one day and served on the next, once each', async () => {
    await wholeDay(hall)
    expect(read(DAY).hall).toMatchObject({ issued: 4, called: 3, served: 1, missed: 1, inHand: 0 })
    expect(read(NEXT).hall).toMatchObject({ issued: 0, called: 0, served: 1, missed: 0, waiting: null, inHand: 0 })
    expect(read(NEXT).hall!.service!.longest).toBeGreaterThan(24 * 3_600_000)
    expect(read(NEXT).clerks.map(({ staff, served }) => [staff, served])).toEqual([['clerk-1', 1]])
  })

  test('[Z4] who was missed stays missed when the day is closed; left is who went away, expired who was never called', async () => {
    const { queue, counter } = SOCIAL
    await did(clerk(), at('OpenCounter', counter))
    for (let n = 0; n < 4; n++) await did(kiosk(n), issue(queue))
    await did(clerk(), at('CallNext', counter))
    await did(clerk(), at('MarkMissed', counter))
    await did(clerk(), at('CallNext', counter))
    const hand = hall.state.streams.get(`hall:${hall.hall}:${DAY}`)!.rows.get('counter', counter)
    await did(kiosk(), { type: 'LeaveTicket', ticket: (hand as unknown as { ticket: never }).ticket })
    const figures = { issued: 4, called: 2, missed: 1, left: 1 }
    expect(read().hall).toMatchObject({ ...figures, expired: 0, stillWaiting: 2 })
    expect(await hall.bySystem({ type: 'OpenDay', day: NEXT, config: SAMPLE.version })).toMatchObject({ ok: true })
    expect(read().hall).toMatchObject({ ...figures, expired: 2, stillWaiting: 0 })
    expect(read().clerks).toMatchObject([{ staff: 'clerk-1', called: 2, missed: 1, served: 0 }])
  })

  test('[Z12] what was taken back is not counted; a visitor served at once waited for nothing', async () => {
    const { queue, counter } = SOCIAL
    const here = { counter: counter as CounterId }
    await did(clerk(), at('OpenCounter', counter))
    for (let n = 0; n < 2; n++) await did(kiosk(n), issue(queue))
    await did(clerk(), at('CallNext', counter))
    await did(clerk(), at('StartService', counter))
    await did(clerk(), finish(counter))
    const once = read()
    await did(clerk(), { type: 'UndoFinish', ...here })
    expect(read().hall).toMatchObject({ called: 1, served: 0, service: null, results: { collected: 0 }, inHand: 1 })
    hall.clock.at -= 1_000
    await did(clerk(), finish(counter))
    expect(read().hall).toMatchObject({ served: 1, results: { collected: 1 }, service: { count: 1 } })
    expect(once.hall!.served).toBe(1)
    await did(clerk(), at('CallNext', counter))
    await did(clerk(), at('MarkMissed', counter))
    await did(clerk(), { type: 'UndoMissed', ...here })
    expect(read().clerks).toMatchObject([{ called: 2, missed: 0 }])
    await did(clerk(), at('StartService', counter))
    await did(clerk(), finish(counter))
    await did(clerk(), {
      type: 'StartWalkIn',
      ...here,
      item: null,
      purpose: 'consult',
      count: 1,
      forWhom: 'self',
    })
    await did(clerk(), finish(counter))
    expect(read().hall).toMatchObject({ issued: 3, called: 2, served: 3, missed: 0, waiting: { count: 2 } })
  })

  test('[Z12] a part of a visit that was taken back goes on where it was; who was restored and waited in vain expired', async () => {
    const { queue, counter } = SOCIAL
    const other = UNBOUNDED.queues.find(({ id }) => id !== queue)!.id
    await did(clerk(), at('OpenCounter', counter))
    const { item: _item, queue: _queue, ...said } = issue(queue) as IntentOf<'IssueTicket'>
    const stops = [queue, other].map((each) => ({ queue: each as typeof other, item: null }))
    await did(kiosk(), { ...said, type: 'IssueVisit', stops, bundle: null })
    await did(clerk(), at('CallNext', counter))
    await did(clerk(), at('StartService', counter))
    hall.clock.at += 60_000
    await did(clerk(), finish(counter))
    await did(clerk(), { type: 'UndoFinish', counter: counter as CounterId })
    hall.clock.at += 60_000
    await did(clerk(), finish(counter))
    const line = (id: string) => read().hall!.queues.find((each) => each.queue === id)
    expect(line(queue)).toMatchObject({ served: 1, service: { count: 1, mean: 123_000 } })
    expect(read().hall).toMatchObject({ served: 1, stillWaiting: 1 })

    await did(kiosk(1), issue(queue))
    await did(clerk(), at('CallNext', counter))
    const hand = hall.state.streams.get(`hall:${hall.hall}:${DAY}`)!.rows.get('counter', counter)
    await did(clerk(), at('MarkMissed', counter))
    await did(kiosk(1), { type: 'RestoreMissed', ticket: (hand as unknown as { ticket: never }).ticket })
    expect(await hall.bySystem({ type: 'OpenDay', day: NEXT, config: SAMPLE.version })).toMatchObject({ ok: true })
    expect(read().hall).toMatchObject({ missed: 1, expired: 2, stillWaiting: 0 })
  })

  test('[Z13] what was done by hand while the server was away counts as done, marked, at its time; how long it took in no average', async () => {
    const { queue, counter } = SOCIAL
    await did(clerk(), at('OpenCounter', counter))
    const tickets: string[] = []
    for (let n = 0; n < 3; n++) {
      const answer = await hall.ask(kiosk(n), issue(queue))
      tickets.push(String(answer.ok && answer.result['ticket']))
    }
    const since = hall.clock.at
    const tick = (n: number, results: IntentOf<'JoinTick'>['results']): IntentOf<'JoinTick'> => ({
      type: 'JoinTick',
      counter: counter as CounterId,
      ticket: tickets[n] as IntentOf<'JoinTick'>['ticket'],
      day: DAY,
      calledAt: since + 60_000,
      startedAt: results.length > 0 ? since + 120_000 : null,
      endedAt: since + 900_000,
      results,
    })
    hall.clock.at += 3_600_000
    await did(clerk(), tick(0, [{ item: null, result: 'instant' }]))
    await did(clerk(), tick(1, []))
    await did(clerk(), at('CallNext', counter))
    await did(clerk(), at('StartService', counter))
    await did(clerk(), finish(counter))
    expect(read().hall).toMatchObject({ called: 3, served: 2, missed: 1, offline: 2, results: { instant: 1 } })
    expect(read().hall!.service).toMatchObject({ count: 1, longest: 1_000 })
    expect(read().hall!.waiting).toMatchObject({ count: 3 })
    expect(read().clerks).toMatchObject([{ offline: 2 }])
    const rows = await hall.store.second.readAfter(0, 1_000)
    const told = rows
      .filter(({ origin }) => origin === 'offline')
      .map(({ type, occurredAt }) => [type, occurredAt! - since])
    expect(told).toEqual([
      ['TicketCalled', 60_000],
      ['ServiceStarted', 120_000],
      ['ServiceFinished', 900_000],
      ['TicketCalled', 60_000],
      ['TicketMissed', 900_000],
    ])
  })

  test('[M70] who came back after a miss is told from who did not; who is away, and what goes on tomorrow, stand on the sheet', async () => {
    const { queue, counter } = SOCIAL
    const here = { counter: counter as CounterId }
    await did(clerk(), at('OpenCounter', counter))
    const tickets: string[] = []
    for (let n = 0; n < 6; n++) {
      const answer = await hall.ask(kiosk(n), issue(queue))
      tickets.push(String(answer.ok && answer.result['ticket']))
    }
    for (let n = 0; n < 2; n++) {
      await did(clerk(), at('CallNext', counter))
      await did(clerk(), at('MarkMissed', counter))
    }
    await did(kiosk(0), { type: 'RestoreMissed', ticket: tickets[0] as never })
    expect(read().hall).toMatchObject({ missed: 2, restored: 1 })
    expect(read().clerks).toMatchObject([{ missed: 2, restored: 1 }])

    await did(clerk(), at('CallNext', counter))
    await did(clerk(), at('StartService', counter))
    await did(clerk(), { type: 'HoldTicket', ...here, minutes: 20, reason: '复印', back: 'any' })
    const away = read()
    expect(away.hall).toMatchObject({ held: 1, heldNow: 1, inHand: 0, stillWaiting: 4 })
    expect(away.clerks).toMatchObject([{ held: 1, heldNow: [expect.stringMatching(/0003$|003$/)] }])

    await did(manager, { type: 'CarryOver', queue: queue as never })
    const home = read()
    expect(home.hall).toMatchObject({ expired: 4, slips: 4, stillWaiting: 0, heldNow: 1 })
    expect(home.hall!.queues).toMatchObject([{ queue, expired: 4, slips: 4, missed: 2, restored: 1, held: 1 }])
    expect(await hall.bySystem({ type: 'OpenDay', day: NEXT, config: SAMPLE.version })).toMatchObject({ ok: true })
    expect(read().hall).toMatchObject({ issued: 6, expired: 5, slips: 5, heldNow: 0 })
    expect(read().clerks).toMatchObject([{ held: 1, heldNow: [] }])
  })

  describe('interruptions', () => {
    const { queue, counter } = SOCIAL
    const issued = async (n: number) => did(kiosk(n), issue(queue))
    const mark = (from: number, to: number, cause = '停电') =>
      did(manager, { type: 'MarkInterruption', from, to, cause })
    const later = (minutes: number) => void (hall.clock.at += minutes * 60_000)
    const serve = async (minutes: number) => {
      await did(clerk(), at('CallNext', counter))
      await did(clerk(), at('StartService', counter))
      later(minutes)
      await did(clerk(), finish(counter))
    }

    test('[M60] a wait or a service that an interruption overlaps is in no average, counts as 时间存疑, and its number stands with it', async () => {
      await did(clerk(), at('OpenCounter', counter))
      for (let n = 0; n < 3; n++) await issued(n)
      await serve(4)
      await did(clerk(), at('CallNext', counter))
      await did(clerk(), at('StartService', counter))
      const from = hall.clock.at
      later(60)
      const to = hall.clock.at
      await did(clerk(), finish(counter))
      await serve(6)
      const spoilt = read()
      expect(spoilt.hall!.service!.longest).toBeGreaterThan(3_600_000)
      expect(spoilt.interruptions).toEqual([])
      await mark(from, to)
      const clean = read()
      expect(clean.hall).toMatchObject({
        called: 3,
        served: 3,
        doubtful: 2,
        waiting: { count: 2 },
        service: { count: 2 },
      })
      expect(clean.hall!.service!.longest).toBeLessThan(7 * 60_000)
      expect(clean.hall!.waiting!.longest).toBeLessThan(5 * 60_000)
      expect(clean.clerks).toMatchObject([{ doubtful: 2, service: { count: 2 } }])
      expect(clean.hall!.queues).toMatchObject([{ doubtful: 2 }])
      expect(clean.hall!.counters).toMatchObject([{ doubtful: 2 }])
      const numbers = ['0002', '0003'].map((serial) => expect.stringMatching(new RegExp(`^[A-Z]${serial}$`)))
      expect(clean.interruptions).toEqual([{ from, to, cause: '停电', numbers }])
      expect(read(DAY, 'clerk-1').interruptions).toEqual(clean.interruptions)
    })

    test('[M60] what ended as it began, or began as it ended, is not touched; a finish that was taken back is in no count', async () => {
      await did(clerk(), at('OpenCounter', counter))
      await issued(1)
      await did(clerk(), at('CallNext', counter))
      await did(clerk(), at('StartService', counter))
      later(4)
      await did(clerk(), finish(counter))
      const ended = hall.clock.at
      later(2)
      await mark(ended, hall.clock.at)
      expect(read().hall).toMatchObject({ doubtful: 0, service: { count: 1 } })
      await mark(ended - 60_000, hall.clock.at)
      expect(read().hall).toMatchObject({ served: 1, doubtful: 1, service: null })
      await did(clerk(), { type: 'UndoFinish', counter: counter as CounterId })
      expect(read().hall).toMatchObject({ served: 0, doubtful: 0 })
    })

    test('[M61] one marked again from the same moment is corrected; one that lasted until the next morning stands on both days', async () => {
      await did(clerk(), at('OpenCounter', counter))
      await issued(1)
      later(10)
      const from = hall.clock.at
      later(20)
      await mark(from, hall.clock.at)
      await mark(from, hall.clock.at - 60_000, '网络中断')
      expect(read().interruptions).toMatchObject([{ from, cause: '网络中断' }])
      hall.clock.at += 24 * 3_600_000
      const open = await hall.bySystem({ type: 'OpenDay', day: NEXT, config: SAMPLE.version })
      expect(open).toMatchObject({ ok: true })
      later(5)
      await mark(from + 600_000, hall.clock.at, '夜间停电')
      expect(read().interruptions.map(({ cause }) => cause)).toEqual(['网络中断', '夜间停电'])
      expect(read(NEXT).interruptions.map(({ cause }) => cause)).toEqual(['夜间停电'])
    })
  })

  test('[Z5] a clerk who did nothing has a sheet of nothing; a day that was never opened has none', async () => {
    expect(read(DAY, 'clerk-9').clerks).toMatchObject([{ staff: 'clerk-9', called: 0, waiting: null, intakes: [] }])
    expect(read('2026-03-03')).toBeNull()
  })

  test(
    '[Z6] a day of 10,000 tickets is counted in the worker while the lane acknowledges commits',
    { timeout: 120_000 },
    async () => {
      const counters = SAMPLE.counters.slice(0, 10).map(({ id }) => id)
      await Promise.all(counters.map((counter, n) => hall.ask(clerk(n), at('OpenCounter', counter))))
      const queues = SAMPLE.queues.map(({ id }) => id)
      for (let issued = 0; issued < 10_000; issued += 500) {
        hall.clock.at += 60_000
        await Promise.all(Array.from({ length: 500 }, (_, n) => did(kiosk(n), issue(queues[n % queues.length]!))))
        const round = (make: (counter: CounterId) => Parameters<TestHall['ask']>[1]) =>
          Promise.all(counters.map((counter, n) => hall.ask(clerk(n), make(counter))))
        await round((counter) => at('CallNext', counter))
        await round((counter) => at('StartService', counter))
        hall.clock.at += 60_000
        await round((counter) => finish(counter))
      }
      const reads = makeLongReads(folder())
      let sheet: DaySheet | null = null
      const asked = { hall: hall.hall, day: DAY, staff: null, at: hall.clock.at }
      const running = reads.runInWorker('daySheet', asked).then((answer) => (sheet = answer))
      let acknowledged = 0
      while (sheet === null) {
        await did(kiosk(1), issue(queues[0]!))
        acknowledged += 1
      }
      await running
      await reads.stop()
      expect(acknowledged).toBeGreaterThan(0)
      const counted = (sheet as DaySheet).hall!
      expect(counted.issued).toBeGreaterThanOrEqual(10_000)
      expect(counted.served).toBeGreaterThanOrEqual(100)
      expect(counted.issued).toBe(counted.stillWaiting + counted.inHand + counted.served)
      expect(counted.issued).toBeLessThanOrEqual(10_000 + acknowledged)
    },
  )

  test('[Z7] whatever the hall has lived through, a sheet reads its own day by indexes', () => {
    const { current } = hall.store.database!.connection
    for (const [sql, params] of [
      [ACTS, ['s']],
      [INTAKES, ['s']],
      [INTERRUPTIONS, ['s', 't']],
      [PUSHES, ['s']],
      [AT_COUNTERS, ['h', 1, 1]],
      [STANDING, ['h', 'd']],
      [HELD, ['h', 'd']],
    ] as const) {
      const plan = current.prepare(`explain query plan ${sql}`).all(...params)
      const steps = plan.map(({ detail }) => String(detail))
      expect(
        steps.filter((step) => step.startsWith('SCAN') && !step.includes('subquery')),
        steps.join('\n'),
      ).toEqual([])
      expect(steps.join('\n')).toMatch(/SEARCH .* USING (COVERING )?INDEX/)
    }
    const { detail } = current.prepare(`explain query plan ${AT_COUNTERS}`).all('h', 1, 1)[0]!
    expect(detail).toContain('case_file_at_counter (hall=? AND opened_at<?)')
  })

  test('[Z8] a day to come, and one on which the hall was not open, are refused by name; the list has the days there are', async () => {
    const reads = makeLongReads(folder())
    const seams = { prisma: hall.store.database!.prisma, longReads: reads, now: hall.clock.now }
    const sheets = makeDaySheets({ ...seams, timeZone: () => SAMPLE.timeZone })
    expect(await sheets.sheet(hall.hall, '2026-03-05', null)).toEqual({ ok: false, refusal: { reason: 'day-to-come' } })
    expect(await sheets.sheet(hall.hall, '2026-03-03', null)).toEqual({
      ok: false,
      refusal: { reason: 'no-day-sheet' },
    })
    expect(await sheets.sheet(hall.hall, DAY, null)).toMatchObject({ ok: true, body: { day: DAY, at: hall.clock.at } })
    expect(await sheets.days(hall.hall)).toEqual([{ day: DAY, closedAt: null }])
    // 16:30 in London is half past midnight in the hall.
    const late = makeDaySheets({ ...seams, now: () => Date.UTC(2026, 2, 4, 16, 30), timeZone: () => SAMPLE.timeZone })
    expect(await late.sheet(hall.hall, '2026-03-05', null)).toMatchObject({ refusal: { reason: 'no-day-sheet' } })
    await reads.stop()
  })

  function expectRecounted(sheet: DaySheet, counted: ReturnType<typeof recount>): void {
    expect(schema.parse(sheet)).toEqual(sheet)
    const whole = sheet.hall!
    const timed = ({ waits, services, results: _, ...counts }: ReturnType<typeof recount>['all']) => ({
      ...counts,
      waiting: timesOf(waits),
      service: timesOf(services),
    })
    const given = (results: object) => Object.fromEntries(Object.entries(results).filter(([, n]) => n > 0))
    expect(whole).toMatchObject({ issued: counted.issued, expired: counted.expired, ...timed(counted.all) })
    expect(given(whole.results)).toEqual(counted.all.results)
    for (const [reason, n] of Object.entries(whole.cancelled))
      expect(counted.cancelled[reason as never] ?? []).toHaveLength(n)
    for (const { queue, ...line } of whole.queues) expect(line, queue).toMatchObject(queueFigures(counted, queue))
    for (const { counter, ...work } of whole.counters) expect(work).toEqual(timed(counted.ofCounter(counter)))
    expect(whole.queues.reduce((sum, { issued }) => sum + issued, 0)).toBe(whole.issued)
    const active = sheet.clerks.filter(({ called, served }) => called + served > 0).map(({ staff }) => `staff:${staff}`)
    expect(active).toEqual(expect.arrayContaining(counted.clerks))
    for (const {
      staff,
      called,
      served,
      missed,
      restored,
      held,
      offline,
      doubtful,
      waiting,
      service,
      results,
      intakes,
    } of sheet.clerks) {
      const own = counted.ofClerk(`staff:${staff}`)
      expect({ called, served, missed, restored, held, offline, doubtful, waiting, service }).toEqual(timed(own))
      expect(given(results)).toEqual(own.results)
      expect(intakes.map(({ receiptNo }) => receiptNo)).toEqual(counted.receiptsOf(`staff:${staff}`))
    }

    function queueFigures(from: typeof counted, queue: string): object {
      const { issued, cancelled, expired, ...acts } = from.ofQueue(queue)
      return { issued, cancelled, expired, ...timed(acts) }
    }
  }
})

describe('files', () => {
  test('[Z9] what lies at a counter is a draft or a bag of whoever began it, until it is taken over; pushes stand beside', async () => {
    const place = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-sheet-'))
    const database = openDatabase(place)
    const hall = await openHall(database.journal)
    const read = (day: string) =>
      daySheet(database.connection.current, { hall: SAMPLE.hall, day, staff: null, at: 1 }) as DaySheet
    const first = await hall.accept()
    await hall.accept(ITEM_OF_DEPARTMENT)
    await hall.serve()
    await hall.ask(
      { kind: 'staff', staff: 'clerk-1' as StaffId, staffNo: '101', skills: [], roles: ['clerk'], department: null },
      { type: 'OpenCase', counter: hall.counter, item: ITEM },
    )
    const [held] = read('2026-03-04').clerks
    expect(held!.intakes.map(({ item, outcome }) => [item, outcome])).toEqual([
      [ITEM, 'accepted'],
      [ITEM_OF_DEPARTMENT, 'received'],
    ])
    expect(held!.bags.map(({ item, receiptNo }) => [item, receiptNo]).reverse()).toEqual(
      held!.intakes.map(({ item, receiptNo }) => [item, receiptNo]),
    )
    expect(held!.drafts.map(({ item }) => item)).toEqual([ITEM])
    expect(read('2026-03-04').hall!.cases).toEqual({ taken: 2, pushed: 0, owed: 1, dead: 0 })

    await hall.receive(first)
    database.connection.current.exec(`update outbox set status = 'acked' where kind = 'accept'`)
    expect(read('2026-03-04').clerks[0]!.bags.map(({ item }) => item)).toEqual([ITEM_OF_DEPARTMENT])
    expect(read('2026-03-04').hall!.cases).toEqual({ taken: 2, pushed: 0, owed: 1, dead: 0 })
    database.connection.current.exec(`update outbox set status = 'dead' where kind = 'process'`)
    expect(read('2026-03-04').hall!.cases).toEqual({ taken: 2, pushed: 0, owed: 0, dead: 1 })

    // What was left lies there the next day too, and a day knows nothing of files that were begun after it.
    await hall.openDay('2026-03-05')
    expect(read('2026-03-05').clerks).toMatchObject([{ intakes: [], bags: [{}], drafts: [{}] }])
    await hall.stop()
    await database.close()
    fs.rmSync(place, { recursive: true })
  })

  test('[Z10] nothing of a visitor is in a sheet', async () => {
    const place = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-sheet-'))
    const database = openDatabase(place)
    const hall = await openHall(database.journal)
    await liveFully(hall)
    for (const day of ['2026-03-04', '2026-03-05']) {
      const sheet = daySheet(database.connection.current, { hall: SAMPLE.hall, day, staff: null, at: 1 })
      expect(sheet!.hall!.served).toBeGreaterThan(0)
      for (const secret of PRIVATE) expect(JSON.stringify(sheet)).not.toContain(secret)
    }
    await hall.stop()
    await database.close()
    fs.rmSync(place, { recursive: true })
  })
})
