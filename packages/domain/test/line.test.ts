import { describe, expect, it } from 'vitest'
import { lineKey, lineOf } from '../src/hall/line.ts'
import { callNext, finish, issue, markMissed, restore, start, transfer } from './ask.fixture.ts'
import { type Given, given } from './given.fixture.ts'
import { called, counterOpen, issued, minute, missed, opened, ticketId } from './past.fixture.ts'
import { GUIDE } from './sample-hall.fixture.ts'

const numbers = (hall: Given, queue = 'social', cls = 'ordinary') =>
  [...lineOf(hall.world.today(), lineKey(queue as never, cls as never))].map(
    (id) => hall.world.today().get('ticket', id)!.number,
  )
const five = [opened(), counterOpen(), ...['A001', 'A002', 'A003', 'A004', 'A005'].map((number) => issued(number))]
const oneMissed = [five, called('A001'), missed('A001')]

describe('a place in a line', () => {
  it('[E12] behind the next so many: the third is passed by three, and by all where there are fewer', () => {
    const back = given(oneMissed).when(restore('A001')).and
    expect(numbers(back)).toEqual(['A002', 'A003', 'A004', 'A001', 'A005'])
    const few = given(opened(), counterOpen(), issued('A001'), issued('A002'), called('A001'), missed('A001'))
    expect(numbers(few.when(restore('A001')).and)).toEqual(['A002', 'A001'])
  })

  it('[E12] alone in the line one is its head and its tail', () => {
    const alone = given(opened(), counterOpen(), issued('A001'), called('A001'), missed('A001'))
    expect(numbers(alone.when(restore('A001')).and)).toEqual(['A001'])
  })

  it('[E12] by rank: before the first that stands further back, from the head to the tail', () => {
    for (const number of ['B001', 'B002', 'B003']) {
      const others = ['B001', 'B002', 'B003'].filter((each) => each !== number)
      const queued = ['B001', 'B002', 'B003'].map((each) =>
        issued(each, { change: { queue: each === number ? ('care' as never) : ('business' as never) } }),
      )
      const moved = given(opened(), queued).when(transfer(number, 'business'), { by: GUIDE }).and
      expect(numbers(moved, 'business')).toEqual([...others, number].toSorted())
    }
  })

  it('[E12] who came back keeps the new rank: others who join by rank find their place around it', () => {
    const back = given(oneMissed).when(restore('A001')).and
    const { rank, order } = back.world.today().get('ticket', ticketId('A001'))!
    expect([Math.floor(rank), order]).toEqual([4, 1])
    const called2 = back.when(callNext()).and.when(markMissed()).and.when(restore('A002')).and
    expect(numbers(called2)).toEqual(['A003', 'A004', 'A001', 'A002', 'A005'])
  })

  it('[E12] who comes back to the end still stands before whoever takes a number afterwards', () => {
    const few = given(opened(), counterOpen(), issued('A001'), issued('A002'), called('A001'), missed('A001'))
    const hall = few.when(restore('A001')).and.when(issue()).and
    const rows = hall.world.today()
    const ranks = [...lineOf(rows, lineKey('social' as never, 'ordinary' as never))].map(
      (id) => rows.get('ticket', id)!.rank,
    )
    expect(numbers(hall)).toEqual(['A002', 'A001', 'A003'])
    expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b))
  })

  it('[E12] who stands at the end is followed by who comes next', () => {
    const last = given(oneMissed).when(restore('A001')).and
    let hall = last
    const order: string[] = []
    for (let n = 0; n < 5; n++) {
      const next = hall.when(callNext(), { at: minute(1) })
      order.push(next.decision.ok ? String(next.decision.result['number']) : 'nobody')
      hall = next.and.when(start()).and.when(finish()).and
    }
    expect(order).toEqual(['A002', 'A003', 'A004', 'A001', 'A005'])
  })
})
