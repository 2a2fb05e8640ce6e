import { describe, expect, it } from 'vitest'
import {
  type Ahead,
  type HallConfig,
  type Rows,
  type TableName,
  type Tables,
  aheadOf,
  selectNext,
} from '../src/index.ts'
import { callNext, markMissed, openCounter, recall, release, sendTo, start, wrongCall } from './ask.fixture.ts'
import { type History, type Past, given } from './given.fixture.ts'
import { called, counterOpen, issued, minute, missed, opened, ticketId } from './past.fixture.ts'
import { CONFIG, GUIDE, MANAGER } from './sample-hall.fixture.ts'

/** Whom counter 1 (queues A and B) calls, minutes after nine. */
function next(past: readonly History[], at: number, config: HallConfig = CONFIG) {
  const { decision } = given(opened(config), counterOpen(), ...past).when(callNext(), { at: minute(at) })
  return decision.ok ? decision.result : decision.refusal
}
const one = (number: string, at: number, cls = 'ordinary') => issued(number, { cls, at: minute(at) })
const calledAndGone = (number: string, cls: string, ahead: Ahead): Past[] => [
  one(number, 0, cls),
  called(number, 'c1', { cls, ahead }),
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

/** The first numbers that counter 1 calls, one after the other, a minute after nine. */
function calls(count: number, past: readonly History[], config: HallConfig = CONFIG): readonly string[] {
  let hall = given(opened(config), counterOpen(), ...past)
  return Array.from({ length: count }, () => {
    const call = hall.when(callNext(), { at: minute(1) })
    hall = call.and.when(markMissed()).and
    return call.decision.ok ? (call.decision.result as { number: string }).number : 'nobody'
  })
}
const weights = (of: Readonly<Record<string, number>>): HallConfig => ({
  ...CONFIG,
  classes: CONFIG.classes.map((cls) => ({ ...cls, weight: of[cls.key] ?? 1 })),
})
const soldiers = ['A001', 'A002', 'A003', 'A004', 'A005'].map((number) => one(number, 0, 'soldier'))
const ordinary = ['A006', 'A007', 'A008', 'A009'].map((number) => one(number, 0))

describe('the shares of the calls', () => {
  it('[C11] a class that is behind by a whole call is due, whatever the score', () => {
    expect(calls(5, [soldiers, ordinary])).toEqual(['A001', 'A006', 'A002', 'A007', 'A003'])
    const two = weights({ soldier: 2 })
    expect(calls(6, [soldiers, ordinary], two)).toEqual(['A001', 'A002', 'A006', 'A003', 'A004', 'A007'])
    const half = weights({ ordinary: 3, soldier: 1 })
    expect(calls(5, [soldiers, ordinary], half)).toEqual(['A001', 'A006', 'A007', 'A008', 'A002'])
  })

  it('[C11] the reason says so where the score alone would have called somebody else', () => {
    const past = given(opened(), counterOpen(), soldiers, ordinary).when(callNext()).and.when(markMissed()).and
    past.when(callNext()).told({ number: 'A006', why: { rule: 'ratio', class: 'ordinary', others: 1 } })
    const alone = given(opened(), counterOpen(), soldiers).when(callNext()).and.when(markMissed()).and
    alone.when(callNext()).told({ number: 'A002', why: { rule: 'score' } })
  })

  it('[C11] each queue has its own: the score says whose turn it is among queues', () => {
    const others = [one('B001', 0, 'soldier'), one('B002', 0)]
    expect(calls(3, [soldiers.slice(0, 2), others])).toEqual(['A001', 'A002', 'B001'])
    expect(calls(3, [soldiers.slice(0, 1), one('A002', 0), others])).toEqual(['A001', 'B001', 'A002'])
  })

  it('[C42] a share is not saved up: who waits again after a while begins level', () => {
    const past = [ordinary, ['A010', 'A011'].map((number) => one(number, 1, 'soldier'))]
    expect(calls(3, past)).toEqual(['A010', 'A006', 'A011'])
    const called = given(opened(), counterOpen(), ordinary).when(callNext()).and.when(markMissed()).and
    const again = called.when(callNext()).and.when(markMissed()).and
    expect(again.world.today().get('queue', 'social')).toMatchObject({ ahead: { ordinary: 1 } })
  })

  it('[C42] what was had in advance is not forgotten while nobody of the class waits', () => {
    const past = given(opened(weights({ ordinary: 3 })), counterOpen(), soldiers.slice(0, 1), ordinary)
    const called = past.when(callNext()).and.when(markMissed()).and
    expect(called.world.today().get('queue', 'social')).toMatchObject({ ahead: { soldier: 3 } })
    const back = given(
      opened(weights({ ordinary: 3 })),
      counterOpen(),
      calledAndGone('A001', 'soldier', { soldier: 3 }),
      soldiers.slice(1, 2),
      ordinary,
    )
    back.when(callNext()).told({ number: 'A006', why: { rule: 'ratio' } })
  })

  it('[C42] a call that was taken back is not counted: who was called is the next again', () => {
    const called = given(opened(), counterOpen(), soldiers.slice(0, 1), ordinary).when(callNext()).and
    called.when(wrongCall()).and.when(callNext()).told({ number: 'A001' })
    const released = called.when(start()).and.when(release(), { by: MANAGER }).and
    released.when(openCounter()).and.when(callNext()).told({ number: 'A001' })
  })

  it('[C11] who was sent to a counter is called by score, and takes from the share all the same', () => {
    const hall = given(opened(), counterOpen(), soldiers.slice(0, 2), ordinary.slice(0, 1))
    const sent = hall.when(sendTo('A001', 'c1'), { by: GUIDE }).and.when(callNext())
    sent.told({ number: 'A001', why: { rule: 'score' } })
    sent.and
      .when(markMissed())
      .and.when(callNext())
      .told({ number: 'A006', why: { rule: 'ratio' } })
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

  it('[C16] it comes before the shares, for every class', () => {
    const past = [calledAndGone('A001', 'elder', { elder: 1 }), one('A003', 0, 'elder'), one('A004', 10)]
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

it('[C46] how many come before: those of the own line, and of each other as many as its share lets by', () => {
  const place = (number: string, ...past: History[]) => {
    const rows = given(opened(), counterOpen(), ...past).world.today()
    return aheadOf(CONFIG, rows, rows.get('ticket', ticketId(number)) as never)
  }
  const line = ['A001', 'A002', 'A003'].map((number) => one(number, 0))
  expect(place('A003', line)).toEqual({ least: 2, most: 2 })
  const elders = ['A004', 'A005', 'A006', 'A007', 'A008'].map((number) => one(number, 1, 'elder'))
  expect(place('A001', line, elders)).toEqual({ least: 0, most: 1 })
  expect(place('A003', line, elders)).toEqual({ least: 3, most: 5 })
  expect(place('A005', line, elders)).toEqual({ least: 1, most: 3 })
  const sent = given(opened(), counterOpen(), line).when(sendTo('A003', 'c1'), { by: GUIDE }).and.world.today()
  expect(aheadOf(CONFIG, sent, sent.get('ticket', ticketId('A003')) as never)).toEqual({ least: 0, most: 0 })
})
