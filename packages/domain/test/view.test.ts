import { describe, expect, it } from 'vitest'
import {
  type Audience,
  type Case,
  type Change,
  type HallConfig,
  RECENT_CALLS,
  RECENT_MISSED,
  StoredRows,
  audiencesOf,
  caseEntry,
  caseStream,
  entryOf,
  isUrgent,
  put,
  snapshotOf,
  touchedKeys,
} from '../src/index.ts'
import {
  acceptCase,
  assign,
  callNext,
  finish,
  hold,
  markMissed,
  pause,
  recall,
  restore,
  returnHeld,
  start,
  suspend,
  suspendHall,
  transfer,
  undoMissed,
  visit,
  walkIn,
} from './ask.fixture.ts'
import { type History, given } from './given.fixture.ts'
import { audiences } from './invariants.fixture.ts'
import {
  brought,
  callId,
  called,
  caseId,
  caseOpened,
  counterOpen,
  finished,
  held,
  issued,
  item,
  minute,
  missed,
  opened,
  serving,
  ticketId,
} from './past.fixture.ts'
import {
  CLERK_1,
  CLERK_3,
  CONFIG,
  DAY,
  GUIDE as GUIDE_STAFF,
  MANAGER as MANAGER_STAFF,
  HALL,
  NINE,
  aClerk,
  aPerson,
  SYSTEM,
} from './sample-hall.fixture.ts'

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
    const closed = { kind: 'counter', status: 'closed', number: null, since: 0, staffNo: null, pause: null }
    expect(seen(HALL_WALL, past)).toEqual({
      day: { kind: 'day', hall: HALL, day: DAY, status: 'open', config: CONFIG.version, suspended: null },
      'queue/social': {
        kind: 'queue',
        queue: 'social',
        waiting: 1,
        issued: 2,
        next: ['A002'],
        oldest: minute(3),
        suspended: null,
        sentHome: 0,
      },
      'queue/business': {
        kind: 'queue',
        queue: 'business',
        waiting: 0,
        issued: 0,
        next: [],
        oldest: null,
        suspended: null,
        sentHome: 0,
      },
      'queue/care': {
        kind: 'queue',
        queue: 'care',
        waiting: 0,
        issued: 0,
        next: [],
        oldest: null,
        suspended: null,
        sentHome: 0,
      },
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
      'counter/c2': { ...closed, counter: 'c2', queues: ['social'] },
      'counter/c3': { ...closed, counter: 'c3', queues: ['care', 'social'] },
      'call/1': {
        kind: 'call',
        call: callId('A001'),
        order: 1,
        number: 'A001',
        counter: 'c1',
        label: '1',
        zone: 'east',
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
    const told = (change: Change) =>
      touchedKeys(change, new StoredRows()).map((key) => [key, audiencesOf(key, change, CONFIG)])
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
    const urgent = ['call/1', 'counter/c1', 'hand/c1', 'last/c1', 'held/x', 'alert/x', 'day']
    expect(urgent.filter(isUrgent)).toEqual(urgent)
    expect(['queue/social', 'ticket/x', 'escort/social', 'totals'].filter(isUrgent)).toEqual([])
  })
})

describe('what the guide is told', () => {
  const seated = [counterOpen(), counterOpen('c3', CLERK_3)]
  const keys = (room: Record<string, unknown>, kind: string) =>
    Object.keys(room).filter((key) => key.startsWith(`${kind}/`))

  it('[V8] who was recalled three times, and who was missed and may still be restored', () => {
    const past = [seated, issued('A001'), called('A001', 'c1', { at: minute(1) })]
    const times = (n: number) => {
      let hall = given(opened(), past)
      for (let k = 1; k <= n; k++) hall = hall.when(recall(), { at: minute(k + 1) }).and
      return Object.fromEntries(snapshotOf(GUIDE, hall.world.today(), CONFIG))
    }
    expect(keys(times(2), 'alert')).toEqual([])
    expect(times(3)[`alert/${ticketId('A001')}`]).toEqual({
      kind: 'alert',
      alert: 'recalled',
      ticket: ticketId('A001'),
      number: 'A001',
      queue: 'social',
      counter: 'c1',
      escort: false,
      calls: 4,
      at: minute(4),
      until: null,
    })
    const gone = [past, missed('A001', 'c1', { at: minute(5) })]
    expect(seen(GUIDE, gone)[`alert/${ticketId('A001')}`]).toMatchObject({ alert: 'missed', at: minute(5) })
    const twice = given(opened(), gone).when(restore('A001')).and.when(callNext()).and.when(markMissed()).and
    expect([...snapshotOf(GUIDE, twice.world.today(), CONFIG).keys()].filter((key) => key.startsWith('alert'))).toEqual(
      [],
    )
  })

  it('[U40] who walks slowly is told of before the miss: of the first recall, and of who is to be fetched with the call', () => {
    const rules = { ...CONFIG.rules, missed: { ...CONFIG.rules.missed, autoMiss: 60_000, autoMissSlow: 180_000 } }
    const alertAfter = (recalls: number, cls: string, escort: boolean) => {
      const line = issued('A001', { cls, change: { escort } })
      let hall = given(opened({ ...CONFIG, rules }), counterOpen(), line, called('A001', 'c1', { at: minute(1) }))
      for (let k = 1; k <= recalls; k++) hall = hall.when(recall(), { at: minute(k + 1) }).and
      return snapshotOf(GUIDE, hall.world.today(), { ...CONFIG, rules }).get(`alert/${ticketId('A001')}`) ?? null
    }
    expect(alertAfter(1, 'ordinary', false)).toBeNull()
    expect(alertAfter(0, 'elder', false)).toBeNull()
    expect(alertAfter(1, 'elder', false)).toMatchObject({ alert: 'called', calls: 2, until: minute(5) })
    expect(alertAfter(0, 'ordinary', true)).toMatchObject({ alert: 'called', calls: 1, until: minute(4) })
    expect(alertAfter(3, 'elder', false)).toMatchObject({ alert: 'recalled', calls: 4 })
    given(opened(), counterOpen(), issued('A001', { cls: 'elder' }), called('A001', 'c1', { at: minute(1) }))
      .when(recall(), { at: minute(2) })
      .told({ times: 2, guideTold: true })
  })

  it('[V8] who is to be fetched and has at most two before in the line', () => {
    const line = ['A001', 'A002', 'A003', 'A004'].map((number) =>
      issued(number, { change: { escort: number === 'A003' || number === 'A004' } }),
    )
    expect(seen(GUIDE, line)['escort/social']).toEqual({
      kind: 'escort',
      queue: 'social',
      tickets: [{ ticket: ticketId('A003'), number: 'A003', before: 2 }],
    })
    const two = seen(GUIDE, seated, line, called('A001'))['escort/social'] as { tickets: object[] }
    expect(two.tickets).toHaveLength(2)
    expect(keys(seen(GUIDE, issued('A001')), 'escort')).toEqual([])
  })

  it('[V9] who is away: told to the guide and to every counter that serves the queue', () => {
    const away = [seated, issued('A001'), serving('A001'), held('A001')]
    const entry = { kind: 'held', number: 'A001', counter: 'c1', until: minute(30), reason: '复印', back: 'any' }
    for (const room of [GUIDE, COUNTER_1, { kind: 'counter', counter: 'c3' } as Audience])
      expect(seen(room, away)[`held/${ticketId('A001')}`]).toMatchObject(entry)
    const business = [seated, issued('B001'), serving('B001'), held('B001')]
    expect(keys(seen({ kind: 'counter', counter: 'c3' } as Audience, business), 'held')).toEqual([])
    expect(keys(seen(HALL_WALL, away), 'held')).toEqual([])
  })

  it('[V9] by the queues of today: who is away is shown where a manager sent the queue, and nowhere else', () => {
    const COUNTER_3 = { kind: 'counter', counter: 'c3' } as Audience
    const away = given(opened(), counterOpen(), issued('B001'), serving('B001'), held('B001'))
    const assigned = away.when(assign('c3', 'business'), { by: MANAGER_STAFF })
    const rows = assigned.and.world.today()
    expect(keys(Object.fromEntries(snapshotOf(COUNTER_3, rows, CONFIG)), 'held')).toHaveLength(1)
    const other = assigned.and.when(assign('c1', 'social'), { by: MANAGER_STAFF }).and.world.today()
    expect(keys(Object.fromEntries(snapshotOf(COUNTER_1, other, CONFIG)), 'held')).toEqual([])
    const change = put('assigned', 'c3', rows.get('assigned', 'c3'))
    expect(touchedKeys(change, rows)).toEqual(['assigned/c3', 'counter/c3', `held/${ticketId('B001')}`])
  })

  it('[V8] the guide sees all queues and counters, and no waiting list', () => {
    const room = seen(GUIDE, seated, issued('A001'))
    expect(keys(room, 'queue')).toHaveLength(3)
    expect(keys(room, 'counter')).toHaveLength(3)
    expect([...keys(room, 'ticket'), ...keys(room, 'hand'), ...keys(room, 'call')]).toEqual([])
  })
})

describe('what stands still, and what can be taken back', () => {
  it('[V10] why a queue, the hall or a counter stands still is for everybody to read', () => {
    const by = { by: aClerk('m', [], { roles: ['manager'] }) }
    const still = given(opened(), counterOpen(), counterOpen('c3', CLERK_3))
      .when(suspend('social', '省级系统故障', 30), by)
      .and.when(pause({ reason: 'lunch', minutes: 10 }))
      .and.when(suspendHall(true, '火警', null), by).and
    const wall = snapshotOf(HALL_WALL, still.world.today(), CONFIG)
    expect(wall.get('queue/social')).toMatchObject({ suspended: { reason: '省级系统故障', untilTime: '09:30' } })
    expect(wall.get('queue/care')).toMatchObject({ suspended: null })
    expect(wall.get('counter/c1')).toMatchObject({ status: 'paused', pause: { reason: 'lunch', until: minute(10) } })
    expect(wall.get('day')).toMatchObject({ suspended: { reason: '火警', evacuated: true, until: null } })
  })

  it('[V11] a counter sees what its clerk did last with a visitor, until the next one', () => {
    const done = [counterOpen(), issued('A001'), serving('A001'), finished('A001', 'c1', { at: minute(4) })]
    expect(seen(COUNTER_1, done)['last/c1']).toEqual({
      kind: 'last',
      ticket: ticketId('A001'),
      number: 'A001',
      what: 'served',
      at: minute(4),
    })
    expect(seen(COUNTER_1, counterOpen(), issued('A001'), called('A001'), missed('A001'))['last/c1']).toMatchObject({
      what: 'missed',
    })
    expect(seen(COUNTER_1, done, issued('A002'), called('A002'))['last/c1']).toBeUndefined()
    expect(seen({ kind: 'counter', counter: 'c2' } as Audience, done)['last/c1']).toBeUndefined()
  })

  it('[V12] a visit without a number of a queue stands on no wall; its own counter sees it', () => {
    const { world } = given(opened(), counterOpen()).when(walkIn()).and
    expect(snapshotOf(HALL_WALL, world.today(), CONFIG).get('counter/c1')).toMatchObject({
      status: 'serving',
      number: null,
    })
    expect(snapshotOf(COUNTER_1, world.today(), CONFIG).get('hand/c1')).toMatchObject({ number: '1-001', walkIn: true })
  })

  it('[V13] the hand shows the route of the visit, why the number came earlier and how many share it', () => {
    const { world } = given(opened(), counterOpen())
      .when(visit('social/card', 'care/welfare'), { person: aPerson('a', 70) })
      .and.when(callNext()).and
    expect(snapshotOf(COUNTER_1, world.today(), CONFIG).get('hand/c1')).toMatchObject({
      badge: 'priority',
      people: 1,
      route: { done: [], left: [{ queue: 'care', item: 'welfare' }] },
      pauseAfter: null,
    })
  })

  it('[V40] who goes on elsewhere or comes back wears 续办, unless the number overtakes for another reason', () => {
    const badge = (hall: ReturnType<typeof given>, number = 'A001') =>
      hall.world.today().get('ticket', ticketId(number))?.badge
    const inService = given(opened(), counterOpen(), issued('A001'), serving('A001'), issued('A002', { cls: 'elder' }))
    expect(badge(inService.when(transfer('A001', 'care')).and)).toBe('carried')
    expect(badge(inService.when(transfer('A001', 'social')).and)).toBe('carried')
    expect(badge(inService.when(hold()).and.when(returnHeld('A001')).and)).toBe('carried')
    expect(badge(inService.when(hold()).and.when(returnHeld('A001', 'c1')).and)).toBeNull()
    expect(badge(inService.when(transfer('A002', 'care'), { by: GUIDE_STAFF }).and, 'A002')).toBe('priority')
    const route = given(opened(), counterOpen()).when(visit('social/card', 'care'), { by: GUIDE_STAFF })
    const [moved] = route.decision.ok ? [(route.decision.result as { ticket: string }).ticket] : []
    const done = route.and.when(callNext()).and.when(start()).and.when(finish()).and
    expect(done.world.today().get('ticket', moved!)).toMatchObject({ queue: 'care', badge: 'carried' })
  })

  it('[V42] who was missed and may come back stands on the walls of the hall and of the zone, until then', () => {
    const shown = (hall: ReturnType<typeof given>, wall: Audience = HALL_WALL) =>
      [...snapshotOf(wall, hall.world.today(), CONFIG).values()].filter(({ kind }) => kind === 'missed')
    const gone = given(opened(), counterOpen(), issued('A001'), called('A001'), missed('A001', 'c1', { at: minute(3) }))
    const entry = { kind: 'missed', number: 'A001', queue: 'social', at: minute(3) }
    expect(shown(gone)).toEqual([entry])
    expect(shown(gone, EAST)).toEqual([entry])
    expect(shown(gone, { kind: 'zone', zone: 'west' as never })).toEqual([])
    expect(shown(gone.when(undoMissed(), { at: minute(4) }).and)).toEqual([])
    const back = gone.when(restore('A001')).and
    expect(shown(back)).toEqual([])
    expect(shown(back.when(callNext()).and.when(markMissed()).and)).toEqual([])
    const away = given(opened(), counterOpen(), issued('A001'), serving('A001'), held('A001', { until: minute(9) }))
    const miss = { type: 'MissHeld', ticket: ticketId('A001'), until: minute(9) } as const
    expect(shown(away.when(miss, { by: SYSTEM, at: minute(9) }).and)).toHaveLength(1)
  })

  it('[V42] the newest so many alone', () => {
    const numbers = Array.from({ length: RECENT_MISSED + 2 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`)
    const past = numbers.map((number, n) => [issued(number), called(number), missed(number, 'c1', { at: minute(n) })])
    const keys = [...given(opened(), counterOpen(), past).world.today().keys('missed')]
    expect(keys.toSorted()).toEqual(numbers.slice(2))
  })

  it('[V43] of each queue three who may be called soon: the heads of its lines first', () => {
    const next = (...past: History[]) => {
      const entry = snapshotOf(HALL_WALL, given(opened(), counterOpen(), ...past).world.today(), CONFIG).get(
        'queue/social',
      )
      return entry?.kind === 'queue' ? entry.next : null
    }
    expect(next()).toEqual([])
    const line = ['A001', 'A002', 'A003', 'A004'].map((number) => issued(number))
    expect(next(line)).toEqual(['A001', 'A002', 'A003'])
    expect(next(line, issued('A005', { cls: 'elder' }))).toEqual(['A001', 'A005', 'A002'])
    expect(next(line, called('A001'))).toEqual(['A002', 'A003', 'A004'])
  })

  it('[V41] no wall learns of a class', () => {
    const classes = CONFIG.classes.map(({ key }) => key)
    const past = classes.flatMap((cls, n) => [issued(`A00${n + 1}`, { cls }), issued(`C00${n + 1}`, { cls })])
    const { world } = given(opened(), counterOpen(), past)
      .when(callNext())
      .and.when(markMissed())
      .and.when(callNext()).and
    for (const audience of [HALL_WALL, EAST])
      for (const [key, entry] of snapshotOf(audience, world.today(), CONFIG))
        for (const cls of classes) expect(JSON.stringify([key, entry]), key).not.toContain(`"${cls}"`)
  })

  it('[V13] a number that was sent on leaves the room of its old queue', () => {
    const sent = given(opened(), issued('A001')).when(transfer('A001', 'care'), { by: GUIDE_STAFF }).and.world.today()
    const change = put('ticket', ticketId('A001'), sent.get('ticket', ticketId('A001')))
    expect(audiencesOf(`ticket/${ticketId('A001')}`, change, CONFIG)).toEqual([
      { kind: 'queue', queue: 'care' },
      SOCIAL,
    ])
    expect(entryOf(SOCIAL, `ticket/${ticketId('A001')}`, sent, CONFIG)).toBeNull()
  })

  it('[V8] interruptions are for the manager', () => {
    const { world } = given(opened()).when(
      { type: 'MarkInterruption', from: minute(-9), to: minute(-3), cause: '停电' },
      { by: GUIDE_STAFF },
    ).and
    const entry = { kind: 'interruption', from: minute(-9), to: minute(-3), cause: '停电' }
    expect(snapshotOf(MANAGER, world.today(), CONFIG).get(`interruption/${minute(-9)}`)).toEqual(entry)
    expect([...snapshotOf(GUIDE, world.today(), CONFIG).values()]).not.toContainEqual(entry)
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

it('[M71] who was not served today and has a slip stands at the queue, for walls to tell, also when the day is closed', () => {
  const past = given(opened(), issued('A001'), issued('A002'))
  const home = past.when({ type: 'CarryOver', queue: 'social' as never }, { by: MANAGER_STAFF })
  const sent = (rows: Parameters<typeof entryOf>[2]) =>
    (entryOf({ kind: 'hall' }, 'queue/social', rows, CONFIG) as { sentHome: number }).sentHome
  expect(sent(past.world.today())).toBe(0)
  expect(sent(home.and.world.today())).toBe(2)
  expect(sent(past.when({ type: 'CloseDay' }, { by: MANAGER_STAFF }).and.world.today())).toBe(2)
})
