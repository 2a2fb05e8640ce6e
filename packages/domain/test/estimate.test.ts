import { describe, expect, it } from 'vitest'
import {
  type CounterState,
  type HallConfig,
  type LocalTime,
  type QueueId,
  type Session,
  callingFrom,
  callsQueue,
  laterBy,
  minutesCalled,
  minutesOf,
  minutesUntil,
  seatsOf,
  usualMinutes,
} from '../src/index.ts'
import { CONFIG, DAY, HOURS } from './sample-hall.fixture.ts'

const SOCIAL = 'social' as QueueId
const WITH_HOURS: HallConfig = { ...CONFIG, timetables: [HOURS] }
/** Put a seed here to see a run again. */
const seed = Math.floor(Math.random() * 2 ** 31)

/** mulberry32 */
function randomOf(start: number): (below: number) => number {
  let a = start
  return (below) => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** One to three sessions of a day, the next perhaps called before the last one is over. */
function randomHours(random: (below: number) => number): HallConfig {
  let from = 300 + random(180)
  const sessions = Array.from({ length: 1 + random(3) }, (_, n): Session => {
    const callFrom = from + random(40)
    const stopServing = callFrom + 30 + random(200)
    const times = { issueFrom: from, callFrom, stopIssuing: stopServing, stopServing }
    from = Math.max(callFrom + 1, stopServing - 20 + random(120))
    const at = Object.fromEntries(Object.entries(times).map(([key, minutes]) => [key, laterBy('00:00', minutes)]))
    return { ...HOURS.sessions[0]!, key: `s${n}`, days: [1, 2, 3, 4, 5, 6, 7], ...at }
  })
  return { ...CONFIG, timetables: [{ ...HOURS, sessions }] }
}

/** Minute for minute by the rule of calling, up to midnight. */
const isCalled = (config: HallConfig, localTime: LocalTime): boolean =>
  callingFrom(config, SOCIAL, { today: DAY, localTime, weekday: 3 }) === null

function waited(config: HallConfig, localTime: LocalTime, calling: number): number {
  for (let [minute, left] = [minutesOf(localTime), calling]; ; minute++) {
    if (minute >= 1440) return minute - minutesOf(localTime) + left
    if (!isCalled(config, laterBy('00:00', minute))) continue
    if (left < 1) return minute - minutesOf(localTime) + left
    left -= 1
  }
}

describe('who calls a queue', () => {
  it('[M62] is who sits there, may serve it and does not pause', () => {
    const counter = (status: CounterState['status'], queues = [SOCIAL]) => ({ status, queues })
    expect(callsQueue({ status: 'closed' }, SOCIAL)).toBe(false)
    expect(callsQueue(counter('paused'), SOCIAL)).toBe(false)
    expect(callsQueue(counter('open', ['care' as QueueId]), SOCIAL)).toBe(false)
    const all = (['open', 'calling', 'serving', 'paused'] as const).map((status) => counter(status))
    expect(seatsOf(SOCIAL, [...all, { status: 'closed' }])).toBe(3)
  })

  it('[M62] takes the median of the items of the queue, of a queue without items that of the catalogue', () => {
    const items = [4, 10, 30].map((minutes, n) => ({ ...CONFIG.catalogue.items[0]!, key: `i${n}` as never, minutes }))
    const config: HallConfig = {
      ...CONFIG,
      catalogue: { ...CONFIG.catalogue, items },
      queues: CONFIG.queues.map((queue) => ({ ...queue, items: queue.id === SOCIAL ? (['i0', 'i2'] as never[]) : [] })),
    }
    expect(usualMinutes(config, SOCIAL)).toBe(17)
    expect(usualMinutes(config, 'care' as QueueId)).toBe(10)
    expect(usualMinutes({ ...config, catalogue: { ...config.catalogue, items: [] } }, SOCIAL)).toBe(0)
  })
})

describe(`the hours of calling (seed ${seed})`, () => {
  const until = (localTime: LocalTime, calling: number, config = WITH_HOURS) =>
    minutesUntil(config, SOCIAL, { today: DAY, localTime }, calling)

  it.each([
    ['08:05', 0, 25],
    ['08:05', 10, 35],
    ['11:50', 9, 9],
    ['11:50', 10, 130],
    ['12:30', 0, 90],
    ['16:50', 30, 30],
    ['18:00', 5, 5],
  ])('[M63] at %s, %i minutes of calling are over after %i', (localTime, calling, expected) => {
    expect(until(localTime, calling)).toBe(expected)
  })

  it('[M63] a queue without hours, and a day without a session, are called at any time', () => {
    expect(until('03:00', 7, CONFIG)).toBe(7)
    expect(minutesUntil(WITH_HOURS, SOCIAL, { today: '2026-03-08' as typeof DAY, localTime: '03:00' }, 7)).toBe(7)
  })

  it('[M63] whatever the sessions, it is what stepping minute for minute by the rule of calling gives', () => {
    const random = randomOf(seed)
    for (let n = 0; n < 400; n++) {
      const config = randomHours(random)
      const now = laterBy('00:00', 240 + random(1000))
      const calling = random(300)
      const said = `${now} +${calling} in ${JSON.stringify(config.timetables[0]!.sessions)}`
      const found = until(now, calling, config)
      expect(found, said).toBe(waited(config, now, calling))
      expect(until(now, calling + 1, config), said).toBeGreaterThan(found)
      const later = laterBy(now, random(1439 - minutesOf(now)))
      let called = 0
      for (let minute = minutesOf(now); minute < minutesOf(later); minute++)
        if (isCalled(config, laterBy('00:00', minute))) called += 1
      expect(minutesCalled(config, SOCIAL, DAY, now, later), said).toBe(called)
    }
  })
})
