import { describe, expect, it } from 'vitest'
import {
  type ConfigVersion,
  type HallConfig,
  type Rows,
  type TableName,
  type Tables,
  selectNext,
} from '../src/index.ts'
import { callNext, markMissed, recall } from './ask.fixture.ts'
import { type History, type Past, given } from './given.fixture.ts'
import { called, counterOpen, issued, minute, missed, opened } from './past.fixture.ts'
import { CONFIG } from './sample-hall.fixture.ts'

/** Whom counter 1 (queues A and B) calls, minutes after nine. */
function next(past: readonly History[], at: number, config: HallConfig = CONFIG) {
  const { decision } = given(opened(config), counterOpen(), ...past).when(callNext(), { at: minute(at) })
  return decision.ok ? decision.result : decision.refusal
}
const one = (number: string, at: number, cls = 'ordinary') => issued(number, { cls, at: minute(at) })
const calledAndGone = (number: string, cls: string): Past[] => [
  one(number, 0, cls),
  called(number, 'c1', { cls }),
  missed(number),
]

describe('the score, in minutes', () => {
  it('[C10] who waited longest comes first', () => {
    expect(next([one('B001', 2), one('A001', 3)], 10)).toMatchObject({ number: 'B001', why: { score: 8, others: 1 } })
    expect(next([one('A001', 2), one('B001', 3)], 10)).toMatchObject({ number: 'A001' })
  })

  it('[C10] a class adds its bonus: a soldier counts 30 minutes more', () => {
    expect(next([one('A001', 0), one('A002', 29, 'soldier')], 29)).toMatchObject({ number: 'A002', why: { score: 30 } })
    expect(next([one('A001', 0), one('A002', 31, 'soldier')], 31)).toMatchObject({ number: 'A001', why: { score: 31 } })
  })

  it("[C10] a class ages faster: an elder's minute counts two, and five on top", () => {
    const past = [one('A001', 0), one('A002', 10, 'elder')]
    expect(next(past, 14)).toMatchObject({ number: 'A001', why: { score: 14 } })
    expect(next(past, 16)).toMatchObject({ number: 'A002', why: { score: 17, waitedMs: 360_000, class: 'elder' } })
  })

  it('[C10] a clock that went back makes no one wait less than nothing', () => {
    expect(next([one('A001', 9)], 5)).toMatchObject({ why: { waitedMs: 0, score: 0 } })
  })

  it('[C12] equals are called in the order of issue, over queues and classes', () => {
    expect(next([one('B001', 3), one('A001', 3)], 10)).toMatchObject({ number: 'B001' })
    expect(next([one('A001', 3), one('B001', 3)], 10)).toMatchObject({ number: 'A001' })
    expect(next([one('A001', 0, 'soldier'), one('A002', -30)], 10)).toMatchObject({
      number: 'A001',
      why: { score: 40 },
    })
    expect(next([one('A001', -30), one('A002', 0, 'soldier')], 10)).toMatchObject({
      number: 'A001',
      why: { score: 40 },
    })
  })

  it('[C12] within a queue and class nobody overtakes', () => {
    let hall = given(opened(), counterOpen(), one('A001', 1), one('A002', 2), one('A003', 2))
    for (const number of ['A001', 'A002', 'A003']) {
      hall.when(callNext(), { at: minute(9) }).told({ number })
      hall = hall.when(callNext(), { at: minute(9) }).and.when(markMissed()).and
    }
  })
})

describe('the ratio guard', () => {
  const twoSoldiers = [calledAndGone('A001', 'soldier'), calledAndGone('A002', 'soldier')]

  it('[C11] after two priority calls from a queue an ordinary visitor of it is due, whatever the score', () => {
    expect(next([twoSoldiers[0]!, one('A003', 0, 'soldier'), one('A004', 0)], 1)).toMatchObject({
      number: 'A003',
      why: { rule: 'score' },
    })
    expect(next([twoSoldiers, one('A003', 0, 'soldier'), one('A004', 0)], 1)).toMatchObject({
      number: 'A004',
      why: { rule: 'ratio' },
    })
  })

  it('[C11] also before better scores of other queues', () => {
    expect(next([twoSoldiers, one('A003', 5), one('B001', 0, 'soldier')], 6)).toMatchObject({
      number: 'A003',
      why: { rule: 'ratio', others: 1 },
    })
  })

  it('[C11] while no ordinary visitor waits there, priority goes on', () => {
    expect(next([twoSoldiers, one('A003', 0, 'soldier'), one('B001', 0)], 1)).toMatchObject({
      number: 'A003',
      why: { rule: 'score' },
    })
  })

  it('[C11] an ordinary call begins the count anew; each queue has its own', () => {
    expect(
      next([twoSoldiers, calledAndGone('A003', 'ordinary'), one('A004', 0), one('A005', 0, 'soldier')], 1),
    ).toMatchObject({ number: 'A005' })
    expect(next([twoSoldiers, one('B001', 0), one('B002', 0, 'soldier')], 1)).toMatchObject({
      number: 'B002',
      why: { rule: 'score' },
    })
  })

  it('[C11] how many is a rule of the hall', () => {
    const strict = { ...CONFIG, version: 'v1' as ConfigVersion, rules: { ...CONFIG.rules, priorityRun: 1 } }
    expect(next([twoSoldiers[0]!, one('A003', 0, 'soldier'), one('A004', 0)], 1, strict)).toMatchObject({
      number: 'A004',
    })
  })
})

describe('the rest of the formula', () => {
  const rules = (change: Partial<HallConfig['rules']>): HallConfig => ({
    ...CONFIG,
    rules: { ...CONFIG.rules, ...change },
  })

  it('[C16] nobody waits longer than the hall allows while another class is served: the longest waiting first', () => {
    const guarded = rules({ maxWait: 20 * 60_000 })
    const past = [one('A001', 0), one('B001', 1), one('A002', 10, 'soldier')]
    expect(next(past, 20, guarded)).toMatchObject({ number: 'A002', why: { rule: 'score' } })
    expect(next(past, 20.1, guarded)).toMatchObject({ number: 'A001', why: { rule: 'max-wait' } })
    expect(next(past.slice(1), 25, guarded)).toMatchObject({ number: 'B001', why: { rule: 'max-wait' } })
    expect(next(past, 40, guarded)).toMatchObject({ number: 'A001' })
  })

  it('[C16] it comes before the ratio guard, for every class', () => {
    const two = [calledAndGone('A001', 'soldier'), calledAndGone('A002', 'soldier')]
    const past = [two, one('A003', 0, 'elder'), one('A004', 10)]
    expect(next(past, 15)).toMatchObject({ number: 'A004', why: { rule: 'ratio' } })
    expect(next(past, 15, rules({ maxWait: 10 * 60_000 }))).toMatchObject({ number: 'A003', why: { rule: 'max-wait' } })
  })

  it('[C23] a queue that the counter serves second counts some minutes less', () => {
    const past = [one('B001', 0), one('A001', 4)]
    expect(next(past, 10)).toMatchObject({ number: 'B001' })
    expect(next(past, 10, rules({ skillPenalty: 5 }))).toMatchObject({ number: 'A001', why: { score: 6 } })
    expect(next(past, 10, rules({ skillPenalty: 3 }))).toMatchObject({ number: 'B001', why: { score: 7 } })
  })

  it('[C22] the third recall is counted like any other, and the guide is told', () => {
    let hall = given(opened(), counterOpen(), one('A001', 0), called('A001', 'c1', { at: minute(1) }))
    for (const times of [2, 3, 4]) {
      const again = hall.when(recall(), { at: minute(times) })
      again.told({ times, guideTold: times === 4 })
      hall = again.and
    }
  })
})

it('[C13] only the heads of the lines are looked at: the cost does not grow with the line', () => {
  const reads = (length: number): Record<string, number> => {
    const numbers = Array.from({ length }, (_, n) => issued(`A${n + 1}`, { cls: n % 3 === 0 ? 'elder' : 'ordinary' }))
    const rows = given(opened(), numbers).world.today()
    const seen: Record<string, number> = {}
    const counted: Rows = {
      get<T extends TableName>(table: T, key: string): Tables[T] | undefined {
        seen[table] = (seen[table] ?? 0) + 1
        return rows.get(table, key)
      },
      keys: (table) => {
        throw new Error(`all rows of ${table} were listed`)
      },
    }
    const { id, queues } = CONFIG.counters[0]!
    expect(selectNext(CONFIG, counted, { id, queues }, queues, { at: minute(1), localTime: '09:01' })).not.toBeNull()
    return seen
  }
  expect(reads(900)).toEqual(reads(6))
})
