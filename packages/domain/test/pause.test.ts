import { describe, expect, it } from 'vitest'
import type { Intent } from '../src/index.ts'
import {
  callChosen,
  callNext,
  closeCounter,
  closeDay,
  finish,
  issue,
  markMissed,
  pause,
  release,
  resumeCounter,
  start,
  walkIn,
  wrongCall,
} from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import { called, counterOpen, issued, item, minute, opened, serving, ticketId } from './past.fixture.ts'
import { CLERK_2, CLERK_3, CONFIG, GUIDE, MANAGER, aPerson } from './sample-hall.fixture.ts'

const seated = [opened(), counterOpen()]
const paused = refused('counter-paused', { counter: 'c1' })

describe('a pause', () => {
  it('[C17] has a reason and a planned end; nobody is called meanwhile', () => {
    const rest = given(seated, issued('A001')).when(pause({ reason: 'lunch', minutes: 30 }), { at: minute(5) })
    rest.told({ counter: 'c1', paused: true, until: minute(35) }).then({ type: 'CounterPaused', after: false })
    expect(rest.and.world.today().get('counter', 'c1')).toMatchObject({
      status: 'paused',
      pause: { reason: 'lunch', until: minute(35) },
    })
    for (const intent of [callNext(), callChosen('A001'), walkIn(), pause()]) rest.and.when(intent).then(paused)
    rest.and.when(resumeCounter()).and.when(callNext()).told({ number: 'A001' })
    given(seated)
      .when(resumeCounter())
      .then(refused('counter-not-paused', { counter: 'c1' }))
  })

  it('[C43] in a zone so many at a time, those counted that will after their visitor', () => {
    const zones = CONFIG.zones.map((zone) => ({ ...zone, maxPaused: 1 }))
    const hall = given(
      opened({ ...CONFIG, zones }),
      counterOpen(),
      counterOpen('c2', CLERK_2),
      counterOpen('c3', CLERK_3),
    )
    const limit = refused('pause-limit', { zone: 'east', limit: 1 })
    const two = pause({ counter: 'c2' as never })
    hall.when(pause()).and.when(two, { by: CLERK_2 }).then(limit)
    const soon = hall.when(walkIn()).and.when(pause()).and
    soon.when(two, { by: CLERK_2 }).then(limit)
    soon.when(pause({ counter: 'c3' as never }), { by: CLERK_3 }).then({ type: 'CounterPaused' })
    soon.when(pause({ minutes: 40 })).then({ type: 'CounterPaused', after: true })
    soon.when(resumeCounter()).and.when(two, { by: CLERK_2 }).then({ type: 'CounterPaused' })
  })

  it('[C43] a manager may let more, make a counter pause, and let it go on', () => {
    const zones = CONFIG.zones.map((zone) => ({ ...zone, maxPaused: 0 }))
    const rest = given(opened({ ...CONFIG, zones }), counterOpen()).when(pause(), { by: MANAGER })
    rest.told({ paused: true })
    rest.and.when(resumeCounter(), { by: MANAGER }).then({ type: 'CounterResumed' })
    given(opened())
      .when(pause(), { by: MANAGER })
      .then(refused('counter-not-open', { counter: 'c1' }))
    given(seated).when(pause(), { by: CLERK_2 }).then(refused('not-permitted'))
  })

  it('[C17] a counter that pauses can be closed, and so can the day', () => {
    const rest = given(seated).when(pause({ minutes: null })).and
    rest.when(closeCounter()).then({ type: 'CounterClosed' })
    rest.when(closeDay, { by: MANAGER }).then({ type: 'DayClosed' })
  })

  it('[C18] with somebody in hand it begins when that one is done, however that is', () => {
    const soon = given(seated, issued('A001'), called('A001')).when(pause())
    soon.told({ paused: false }).then({ type: 'CounterPaused', after: true })
    const ways: readonly Intent[][] = [[markMissed()], [wrongCall()], [start(), finish({ thenCallNext: true })]]
    for (const way of ways) {
      const after = way.reduce((hall, intent) => hall.when(intent).and, soon.and)
      expect(after.world.today().get('counter', 'c1')?.status).toBe('paused')
    }
  })

  it('[C18] finish and next then calls nobody, and says so; a pause may be dropped before', () => {
    const soon = given(seated, issued('A001'), serving('A001'), issued('A002')).when(pause()).and
    soon.when(finish({ thenCallNext: true })).told({ paused: true, called: null })
    const dropped = soon.when(resumeCounter()).and
    dropped.when(finish({ thenCallNext: true })).told({ paused: false, called: { number: 'A002' } })
  })
})

describe('a counter left signed in', () => {
  it('[C19] a manager frees it: who was in hand waits again at the same rank', () => {
    for (const hand of [[called('A001')], serving('A001')]) {
      const freed = given(seated, counterOpen('c2', CLERK_2), issued('A001'), issued('A002'), hand).when(release(), {
        by: MANAGER,
      })
      freed.told({ counter: 'c1', returned: 'A001' })
      expect(freed.and.world.today().get('counter', 'c1')).toMatchObject({ status: 'closed' })
      freed.and.when(callNext('c2'), { by: CLERK_2 }).told({ number: 'A001' })
    }
    given(seated).when(release(), { by: MANAGER }).told({ returned: null }).then({ type: 'CounterReleased' })
  })

  it('[C19] a visit without a number is over; only a manager does it, with a reason, at a counter that is open', () => {
    const quick = given(seated)
      .when(walkIn(), { fresh: ticketId('x') })
      .and.when(release(), { by: MANAGER })
    quick.then({ type: 'ServiceFinished', results: [{ item: null, result: 'gave-up' }] }, { type: 'CounterReleased' })
    given(seated).when(release(), { by: GUIDE }).then(refused('not-permitted'))
    given(seated).when(release('c1', ' '), { by: MANAGER }).then(refused('reason-required'))
    given(seated)
      .when(release('c2'), { by: MANAGER })
      .then(refused('counter-not-open', { counter: 'c2' }))
    given(seated).when(release('c9'), { by: MANAGER }).then(refused('unknown-counter'))
  })
})

describe('out of turn', () => {
  it('[C20] a chosen number is called with a reason that stays with the call', () => {
    const chosen = given(seated, issued('A001'), issued('A002')).when(callChosen('A002', '老人先办'), { at: minute(3) })
    const why = { rule: 'chosen', reason: '老人先办', waitedMs: 180_000 }
    chosen.told({ number: 'A002', why }).then({ type: 'TicketCalled', number: 'A002' })
    expect(chosen.and.world.today().get('ticket', ticketId('A002'))).toMatchObject({ status: 'called', why })
  })

  it('[C20] needs a reason, somebody who waits, and a counter that serves the queue', () => {
    given(seated, issued('A001')).when(callChosen('A001', ' ')).then(refused('reason-required'))
    given(seated)
      .when(callChosen('A001'))
      .then(refused('ticket-state', { status: 'ended', number: null }))
    given(seated, issued('C001'))
      .when(callChosen('C001'))
      .then(refused('no-skill', { counter: 'c1' }))
  })

  it('[C20] not who is in hand elsewhere', () => {
    const person = aPerson('a')
    given(
      seated,
      counterOpen('c2', CLERK_2),
      issued('A001', { person }),
      issued('B001', { person }),
      called('A001', 'c2'),
    )
      .when(callChosen('B001'))
      .then(refused('in-hand-elsewhere', { counter: 'c2', number: 'A001' }))
  })

  it('[C21] a wrong call is taken back with a reason: same place in line, and the walls forget it', () => {
    const back = given(seated, issued('A001'), issued('A002'), called('A001')).when(wrongCall('c1', '按错了'))
    back.told({ number: 'A001' }).then({ type: 'CallWithdrawn', reason: '按错了' })
    expect([...back.and.world.today().keys('call')]).toEqual([])
    back.and.when(callNext()).told({ number: 'A001' })
    given(seated, issued('A001'), called('A001')).when(wrongCall('c1', '')).then(refused('reason-required'))
  })
})

describe('without a number', () => {
  it('[C28] a quick question is served at once, under a number of the counter’s own series of the day', () => {
    const first = given(seated).when(walkIn({ item: item('card'), count: 2 }))
    first.told({ number: '1-001', queue: 'social', item: 'card' }).then({ type: 'WalkInStarted', serial: 1 })
    const second = first.and.when(finish()).and.when(walkIn())
    second.told({ number: '1-002' })
    const rows = second.and.world.today()
    expect(rows.get('counter', 'c1')).toMatchObject({ status: 'serving', number: '1-002' })
    expect(rows.get('totals', 'totals')).toEqual({ issued: 2, called: 0, served: 1, missed: 0 })
    expect(rows.get('queue', 'social')).toBeUndefined()
    expect([...rows.keys('call')]).toEqual([])
  })

  it('[C28] the next number of the queue is not touched, nor the limit of the person', () => {
    const person = aPerson('a')
    const quick = given(seated).when(walkIn(), { person }).and
    quick.when(issue('social', { identity: 'card' }), { person }).told({ number: 'A001' })
  })

  it('[C28] at a free counter, for an item that it serves, and not for who is at another', () => {
    const person = aPerson('a')
    given(seated, issued('A001'), called('A001'))
      .when(walkIn())
      .then(refused('counter-busy', { counter: 'c1', number: 'A001' }))
    given(seated)
      .when(walkIn({ item: item('welfare') }))
      .then(refused('unknown-item'))
    given(seated, counterOpen('c2', CLERK_2), issued('A001', { person }), called('A001', 'c2'))
      .when(walkIn(), { person })
      .then(refused('in-hand-elsewhere', { counter: 'c2', number: 'A001' }))
    expect(CONFIG.counters[0]!.label).toBe('1')
  })
})
