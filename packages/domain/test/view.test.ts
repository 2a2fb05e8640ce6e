import { describe, expect, it } from 'vitest'
import {
  type Audience,
  type Case,
  type Change,
  type HallConfig,
  RECENT_CALLS,
  audiencesOf,
  caseEntry,
  caseStream,
  entryOf,
  isUrgent,
  put,
  snapshotOf,
  touchedKeys,
} from '../src/index.ts'
import { acceptCase } from './ask.fixture.ts'
import { type History, given } from './given.fixture.ts'
import { audiences } from './invariants.fixture.ts'
import {
  brought,
  callId,
  called,
  caseId,
  caseOpened,
  counterOpen,
  issued,
  item,
  minute,
  missed,
  opened,
  serving,
  ticketId,
} from './past.fixture.ts'
import { CLERK_1, CLERK_3, CONFIG, DAY, HALL, NINE, aPerson } from './sample-hall.fixture.ts'

const HALL_WALL: Audience = { kind: 'hall' }
const EAST: Audience = { kind: 'zone', zone: 'east' as never }
const WEST: Audience = { kind: 'zone', zone: 'west' as never }
const SOCIAL: Audience = { kind: 'queue', queue: 'social' as never }
const COUNTER_1: Audience = { kind: 'counter', counter: 'c1' as never }
const MANAGER: Audience = { kind: 'manager' }
const GUIDE: Audience = { kind: 'guide' }

/** What a room sees, as a plain object. */
function seen(audience: Audience, ...past: readonly History[]): Record<string, unknown> {
  return Object.fromEntries(snapshotOf(audience, given(opened(), ...past).world.today(), CONFIG))
}

describe('what a room sees', () => {
  it('[V1] the hall: the day, all queues, all counters, the recent calls', () => {
    const past = [
      counterOpen('c1', CLERK_1, { at: minute(1) }),
      issued('A001', { at: minute(2) }),
      issued('A002', { at: minute(3) }),
      called('A001', 'c1', { at: minute(4) }),
    ]
    const closed = { kind: 'counter', status: 'closed', number: null, since: 0, queues: [], staffNo: null, pause: null }
    expect(seen(HALL_WALL, past)).toEqual({
      day: { kind: 'day', hall: HALL, day: DAY, status: 'open', config: CONFIG.version, suspended: null },
      'queue/social': { kind: 'queue', queue: 'social', waiting: 1, issued: 2, oldest: minute(3), suspended: null },
      'queue/business': { kind: 'queue', queue: 'business', waiting: 0, issued: 0, oldest: null, suspended: null },
      'queue/care': { kind: 'queue', queue: 'care', waiting: 0, issued: 0, oldest: null, suspended: null },
      'counter/c1': {
        kind: 'counter',
        counter: 'c1',
        status: 'calling',
        number: 'A001',
        since: minute(4),
        queues: ['social', 'business'],
        staffNo: '001',
        pause: null,
      },
      'counter/c2': { ...closed, counter: 'c2' },
      'counter/c3': { ...closed, counter: 'c3' },
      'call/1': {
        kind: 'call',
        call: callId('A001'),
        order: 1,
        number: 'A001',
        counter: 'c1',
        label: '1',
        zone: 'east',
        class: 'ordinary',
        badge: null,
        times: 1,
        at: minute(4),
      },
    })
  })

  it('[V1] a zone: its own queues, counters and calls', () => {
    const past = [
      issued('A001'),
      issued('A002'),
      counterOpen('c1'),
      counterOpen('c3', CLERK_3),
      called('A001', 'c1'),
      called('A002', 'c3'),
    ]
    expect(Object.keys(seen(EAST, past)).sort()).toEqual([
      'call/1',
      'counter/c1',
      'counter/c2',
      'day',
      'queue/business',
      'queue/social',
    ])
    expect(Object.keys(seen(WEST, past)).sort()).toEqual(['call/2', 'counter/c3', 'day', 'queue/care'])
  })

  it('[V1] a queue: who waits in it, with what the visitor came for', () => {
    const past = [
      issued('A001', { change: { item: item('card'), count: 3, escort: true }, at: minute(2) }),
      issued('C001'),
    ]
    expect(seen(SOCIAL, past)).toMatchObject({ 'queue/social': { waiting: 1, oldest: minute(2) } })
    expect(seen(SOCIAL, past)[`ticket/${ticketId('A001')}`]).toEqual({
      kind: 'waiting',
      ticket: ticketId('A001'),
      number: 'A001',
      queue: 'social',
      item: 'card',
      class: 'ordinary',
      purpose: 'handle',
      count: 3,
      escort: true,
      badge: null,
      order: 1,
      rank: 1,
      bound: null,
      booking: null,
      restores: 0,
      issuedAt: minute(2),
    })
    expect(Object.keys(seen(SOCIAL, past, counterOpen(), called('A001'))).sort()).toEqual(['day', 'queue/social'])
  })

  it('[V1] a counter: who is in hand there, with the cases of the visit', () => {
    const past = [counterOpen(), issued('A001'), serving('A001', 'c1', { at: minute(3) }), caseOpened('k1')]
    expect(seen(COUNTER_1, past)['hand/c1']).toMatchObject({
      status: 'serving',
      number: 'A001',
      startedAt: minute(3),
      cases: [{ case: caseId('k1'), receiptNo: null }],
    })
    expect(seen(COUNTER_1, counterOpen(), issued('A001'), called('A001'))['hand/c1']).toMatchObject({
      status: 'called',
      startedAt: null,
      cases: [],
    })
    expect(seen(COUNTER_1, counterOpen(), issued('A001'), called('A001'), missed('A001'))['hand/c1']).toBeUndefined()
    expect(seen({ kind: 'counter', counter: 'c2' as never }, past)['hand/c2']).toBeUndefined()
  })

  it('[V1] the manager: queues, counters and the totals', () => {
    const room = seen(MANAGER, issued('A001'))
    expect(room['totals']).toEqual({ kind: 'totals', issued: 1, called: 0, served: 0, missed: 0 })
    expect(Object.keys(room)).toHaveLength(1 + 1 + CONFIG.queues.length + CONFIG.counters.length)
  })

  it('[V1] before the first day there is nothing to see but closed counters and empty queues', () => {
    const empty = snapshotOf(HALL_WALL, given().world.today(), CONFIG)
    expect([...empty.values()].map(({ kind }) => kind)).toEqual([
      ...CONFIG.queues.map(() => 'queue'),
      ...CONFIG.counters.map(() => 'counter'),
    ])
  })

  it('[V2] of a queue or counter that the configuration has not, nothing', () => {
    const rows = given(opened(), counterOpen()).world.today()
    const without: HallConfig = { ...CONFIG, counters: [], queues: [] }
    for (const audience of audiences(CONFIG))
      for (const key of ['counter/c1', 'queue/social', 'nothing/x'])
        expect(entryOf(audience, key, rows, without)).toBeNull()
  })
})

describe('who is told', () => {
  it("[V5] a call is told in all zones: where another zone's call leaves the ring, it leaves the wall", () => {
    const rush = Array.from({ length: RECENT_CALLS }, (_, n): History => {
      const number = `A${String(n + 2).padStart(3, '0')}`
      return [issued(number), called(number, 'c3'), missed(number, 'c3')]
    })
    expect(
      seen(EAST, counterOpen(), counterOpen('c3', CLERK_3), issued('A001'), called('A001'), rush.slice(1)),
    ).toHaveProperty('call/1')
    expect(
      seen(EAST, counterOpen(), counterOpen('c3', CLERK_3), issued('A001'), called('A001'), rush),
    ).not.toHaveProperty('call/1')
    const change: Change = put('call', '1', undefined)
    expect(audiencesOf('call/1', change, CONFIG)).toEqual([HALL_WALL, EAST, WEST])
  })

  it('[V5] each room hears only what it may show', () => {
    const rows = given(opened(), issued('A001'), counterOpen(), called('A001')).world.today()
    const told = (change: Change) => touchedKeys(change).map((key) => [key, audiencesOf(key, change, CONFIG)])
    const ticket = put('ticket', ticketId('A001'), rows.get('ticket', ticketId('A001')))
    expect(told(ticket)).toEqual([
      [`ticket/${ticketId('A001')}`, [SOCIAL]],
      [`alert/${ticketId('A001')}`, [GUIDE]],
      ['escort/social', [GUIDE]],
      ['hand/c1', [COUNTER_1]],
    ])
    expect(told(put('day', 'day', rows.get('day', 'day')))).toEqual([['day', 'every']])
    expect(told(put('totals', 'totals', rows.get('totals', 'totals')))).toEqual([['totals', [MANAGER]]])
    expect(told(put('line', 'social|ordinary', undefined))).toEqual([
      ['queue/social', [HALL_WALL, MANAGER, GUIDE, EAST, SOCIAL]],
      ['escort/social', [GUIDE]],
    ])
    expect(told(put('person', 'hash', undefined))).toEqual([])
    expect(told(put('ticket', 'gone', undefined))).toEqual([['ticket/gone', []]])
    expect(audiencesOf('nothing', put('person', 'hash', undefined), CONFIG)).toEqual([])
  })

  it('[V6] calls, counters and the day are told at once; counts and lines may wait a second', () => {
    expect(['call/1', 'counter/c1', 'hand/c1', 'day'].filter(isUrgent)).toHaveLength(4)
    expect(['queue/social', 'ticket/x', 'totals'].filter(isUrgent)).toEqual([])
  })
})

describe('what a department sees', () => {
  const draft = [
    opened(),
    counterOpen(),
    issued('A001', { person: aPerson('a') }),
    serving('A001'),
    caseOpened('k1', 'licence'),
  ]
  const file = (name: string, world: ReturnType<typeof given>['world']): Case =>
    world.rows(caseStream(caseId(name))).get('case', 'case')!

  it('[V7] a case from its intake on: number, state, holder, dates; not the person', () => {
    expect(caseEntry(file('k1', given(draft).world))).toBeNull()
    const { world } = given(draft).when(acceptCase('k1', [brought('photo')]), { at: minute(7) }).and
    const { caseNo } = file('k1', world)
    expect(caseEntry(file('k1', world))).toEqual({
      kind: 'case',
      case: caseId('k1'),
      caseNo,
      item: 'licence',
      status: 'received',
      holder: { kind: 'counter', counter: 'c1', staff: CLERK_1.staff },
      receiptNo: 'SJ202603040001',
      acceptedAt: null,
      promisedDate: null,
      updatedAt: minute(7),
    })
    expect(file('k1', world).openedAt).toBe(NINE)
  })
})
