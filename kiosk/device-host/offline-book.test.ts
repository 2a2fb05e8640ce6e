import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newCommandId } from '@onehall/client'
import { offlineNumber, type Day, type IntentOf } from '@onehall/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hallClock, isClockLost } from './kept-hall.ts'
import { makeOfflineBook, type OfflineBook } from './offline-book.ts'

const [TODAY, TOMORROW] = ['2026-03-04' as Day, '2026-03-05' as Day]
const MINUTE = 60_000
let folder: string
/** The clock on the wall, and the one that only goes forward. */
let wall: number
let steady: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-book-'))
  wall = Date.UTC(2026, 2, 4, 1)
  steady = 1_000
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const path = (): string => join(folder, 'kiosk', 'offline.json')
/** The kiosk is started. */
const start = (): OfflineBook =>
  makeOfflineBook(path(), { wall: () => wall, monotonic: () => steady }, newCommandId, () => {})
const pass = (minutes: number): void => {
  wall += minutes * MINUTE
  steady += minutes * MINUTE
}
/** A cut of the power: nothing but the disk is left. */
function restart(minutes = 0): OfflineBook {
  wall += minutes * MINUTE
  steady = 5
  return start()
}
const give = (book: OfflineBook) =>
  book.add((serial): IntentOf<'JoinOfflineTicket'> => ({
    type: 'JoinOfflineTicket',
    number: offlineNumber('A', 3, serial),
    queue: 'social' as never,
    item: null,
    class: 'ordinary' as never,
    purpose: 'handle',
    count: 1,
    forWhom: 'self',
    identity: 'none',
    escort: false,
  }))
const numbers = (book: OfflineBook) => book.waiting().map(({ intent: { number } }) => number)

describe('the numbers that a kiosk gave out by itself', () => {
  test('[O20] are on the disk when they are given, and go on after a cut of the power: none is used twice', () => {
    const before = start()
    give(before)
    give(before)
    const after = restart()
    expect(numbers(after)).toEqual(['A-3机-01', 'A-3机-02'])
    expect(after.waiting()).toEqual(before.waiting())
    expect(give(after).intent.number).toBe('A-3机-03')
    expect(numbers(restart())).toEqual(['A-3机-01', 'A-3机-02', 'A-3机-03'])
  })

  test('[O20] one that joined is gone, one that was refused stays until somebody saw to it', () => {
    const book = start()
    const [first, second] = [give(book), give(book)]
    book.remove(first.id)
    book.refuse(second.id, { reason: 'unknown-queue' })
    const after = restart()
    expect(after.waiting()).toEqual([])
    expect(after.refused()).toMatchObject([{ intent: { number: 'A-3机-02' }, refusal: { reason: 'unknown-queue' } }])
    after.forget('A-3机-02')
    expect(restart().refused()).toEqual([])
  })

  test('[O21] the count begins anew with another day that the server named, and never by a clock of this machine', () => {
    const book = start()
    book.told(TODAY)
    book.remove(give(book).id)
    wall += 400 * 24 * 60 * MINUTE
    expect(give(book).intent.number).toBe('A-3机-02')
    for (const { id } of book.waiting()) book.remove(id)
    book.told(TODAY)
    expect(give(book).intent.number).toBe('A-3机-03')
    for (const { id } of book.waiting()) book.remove(id)
    book.told(TOMORROW)
    expect(give(book).intent.number).toBe('A-3机-01')
  })

  test('[O21] what was given out this morning before the day was heard of is of its count already', () => {
    const book = start()
    book.told(TODAY)
    give(book)
    book.told(TOMORROW)
    expect(give(book).intent.number).toBe('A-3机-02')
    for (const { id } of book.waiting()) book.remove(id)
    book.told(TOMORROW)
    expect(give(book).intent.number).toBe('A-3机-03')
  })

  test('[O21] a book that cannot be read gives out nothing more that day, and says so', () => {
    give(start())
    writeFileSync(path(), '{"day":')
    const broken = restart()
    expect(broken.isWhole()).toBe(false)
    broken.told(TODAY)
    expect([broken.isWhole(), restart().isWhole()]).toEqual([false, false])
    const next = restart()
    next.told(TOMORROW)
    expect(next.isWhole()).toBe(true)
    expect(give(next).intent.number).toBe('A-3机-01')
  })

  test('[O22] each is as old as it is: through a restart by the clock of the machine, wrong as it may be', () => {
    wall = Date.UTC(2000, 0, 1)
    const first = give(start())
    const book = restart(20)
    expect(book.ageOf(first)).toBe(20 * MINUTE)
    const second = give(book)
    pass(5)
    expect([first, second].map(book.ageOf)).toEqual([25 * MINUTE, 5 * MINUTE])
  })

  test('[O22] also when the clock is set right meanwhile, and after a restart from then on', () => {
    wall = Date.UTC(2000, 0, 1)
    give(start())
    const book = restart(10)
    give(book)
    pass(5)
    wall = Date.UTC(2026, 2, 4, 2)
    book.followClock()
    const ages = (of: OfflineBook) => of.waiting().map((each) => of.ageOf(each) / MINUTE)
    expect(ages(book)).toEqual([15, 5])
    expect(ages(restart(3))).toEqual([18, 8])
  })

  test('[O23] nothing of a person is on the disk', () => {
    give(start())
    expect(Object.keys(JSON.parse(readFileSync(path(), 'utf8')).waiting[0].intent).sort()).toEqual(
      ['class', 'count', 'escort', 'forWhom', 'identity', 'item', 'number', 'purpose', 'queue', 'type'].sort(),
    )
  })
})

test('[O22] a clock that lost its battery is not believed: the time goes on from the last word of the server', () => {
  const kept = { clockOffset: 2_000, heardAt: Date.UTC(2026, 2, 4, 1) } as never
  const right = Date.UTC(2026, 2, 4, 3)
  expect(isClockLost(kept, right)).toBe(false)
  expect(hallClock(kept, right, 9_000)).toBe(right + 2_000)
  const lost = Date.UTC(2000, 0, 1)
  expect(isClockLost(kept, lost)).toBe(true)
  expect(hallClock(kept, lost, 9_000)).toBe(Date.UTC(2026, 2, 4, 1) + 9_000)
})
