import { describe, expect, it } from 'vitest'
import type { Intent } from '../src/index.ts'
import { callNext, closeCounter, handOver, hold, returnHeld, start, walkIn } from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import { called, counterOpen, held, issued, minute, opened, serving, ticketId } from './past.fixture.ts'
import { CLERK_2, CLERK_3, CONFIG, GUIDE, KIOSK, SYSTEM, aClerk, aPerson } from './sample-hall.fixture.ts'

const inService = [opened(), counterOpen(), issued('A001'), serving('A001')]
const away = [inService, held('A001')]
const inState = (status: string) => refused('ticket-state', { status, number: 'A001' })

describe('away for a moment', () => {
  it('[U1] the answer holds what the slip prints, and the counter is free', () => {
    const sent = given(inService).when(hold({ minutes: 20, reason: '复印身份证' }), { at: minute(5) })
    const slip = { number: 'A001', counter: 'c1', label: '1', until: minute(25), reason: '复印身份证', back: 'any' }
    sent.told(slip).then({ type: 'TicketHeld', until: minute(25), back: 'any' })
    expect(sent.and.world.today().get('counter', 'c1')).toMatchObject({ status: 'open' })
    given(inService)
      .when(hold(), { at: minute(5) })
      .told({ until: minute(35) })
  })

  it('[U1] needs a reason and somebody in service with a number of a queue', () => {
    given(inService)
      .when(hold({ reason: ' ' }))
      .then(refused('reason-required'))
    given(opened(), counterOpen(), issued('A001'), called('A001')).when(hold()).then(inState('called'))
    given(opened(), counterOpen())
      .when(walkIn())
      .and.when(hold())
      .then(refused('walk-in', { number: '1-001' }))
  })

  it('[U1] the number still binds the person and is called by nobody', () => {
    const person = aPerson('a')
    const past = [opened(), counterOpen(), issued('A001', { person }), serving('A001'), held('A001')]
    given(past).when(callNext()).then(refused('no-one-waiting'))
    expect(given(past).world.today().get('person', person.hash!)?.tickets).toHaveLength(1)
  })

  it('[U2] at a free counter of the queue the service goes on at once, wherever it was', () => {
    const back = given(away, counterOpen('c2', CLERK_2)).when(returnHeld('A001', 'c2'), { by: CLERK_2 })
    back.told({ status: 'serving', counter: 'c2' }).then({ type: 'HeldReturned', bound: null })
    expect(back.and.world.today().get('ticket', ticketId('A001'))).toMatchObject({
      status: 'serving',
      counter: 'c2',
      staff: CLERK_2.staff,
      calls: 1,
    })
  })

  it('[U2] otherwise next but one in the line, at any counter: from a kiosk, a guide or a busy counter', () => {
    const line = [away, issued('A002'), issued('A003')]
    for (const by of [KIOSK, GUIDE]) {
      const back = given(line).when(returnHeld('A001'), { by })
      back.told({ status: 'waiting', counter: null })
      back.and.when(callNext()).told({ number: 'A002' })
      const next = back.and.when(callNext()).and.when(start()).and
      next.when(hold()).and.when(callNext()).told({ number: 'A001' })
    }
    given(line, called('A002')).when(returnHeld('A001', 'c1')).told({ status: 'waiting' })
  })

  it('[U2] not at a counter that does not serve the queue, nor of a ticket that is not away', () => {
    given(away, counterOpen('c2', CLERK_2))
      .when({ type: 'CloseCounter', counter: 'c2' } as Intent, { by: CLERK_2 })
      .and.when({ type: 'OpenCounter', counter: 'c3' } as Intent, { by: aClerk('clerk-3', ['care']) })
      .and.when(returnHeld('A001', 'c3'), { by: CLERK_3 })
      .then(refused('no-skill', { counter: 'c3' }))
    given(inService).when(returnHeld('A001'), { by: KIOSK }).then(inState('serving'))
    given(opened()).when(returnHeld('A001'), { by: KIOSK }).then(refused('not-todays-ticket'))
  })

  it('[U3] who is to go on at the same counter waits for it alone, as long as it is open', () => {
    const mine = given(inService, counterOpen('c2', CLERK_2), issued('A002'), issued('A003'))
      .when(hold({ back: 'counter' }))
      .and.when(returnHeld('A001'), { by: KIOSK })
    mine.told({ status: 'waiting', counter: 'c1' })
    const other = mine.and.when(callNext('c2'), { by: CLERK_2 }).and
    expect(other.world.today().get('counter', 'c2')).toMatchObject({ number: 'A002' })
    mine.and.when(callNext('c1'), { at: minute(1) }).told({ number: 'A001' })
    const closed = mine.and.when(closeCounter('c1')).and
    expect(closed.world.today().get('ticket', ticketId('A001'))).toMatchObject({ status: 'waiting', bound: null })
  })

  it('[U3] another counter takes such a visitor only when that one is closed', () => {
    const past = given(inService, counterOpen('c2', CLERK_2)).when(hold({ back: 'counter' })).and
    past.when(returnHeld('A001', 'c2'), { by: CLERK_2 }).told({ status: 'waiting', counter: 'c1' })
    past
      .when(closeCounter('c1'))
      .and.when(returnHeld('A001', 'c2'), { by: CLERK_2 })
      .told({ status: 'serving', counter: 'c2' })
  })

  it('[U4] who does not come back in time is missed by the hall itself, once, and may be restored', () => {
    const miss = (until: number): Intent => ({ type: 'MissHeld', ticket: ticketId('A001'), until })
    given(away)
      .when(miss(minute(30)), { by: SYSTEM, at: minute(29) })
      .then(refused('too-soon', { waitMs: 60_000 }))
    given(away)
      .when(miss(minute(20)), { by: SYSTEM, at: minute(40) })
      .then(inState('held'))
    const gone = given(away).when(miss(minute(30)), { by: SYSTEM, at: minute(30) })
    gone.then({ type: 'HeldMissed' })
    gone.and.when({ type: 'RestoreMissed', ticket: ticketId('A001') }, { by: KIOSK }).then({ type: 'TicketRestored' })
  })

  it('[U5] at lunch a colleague takes them over, as far as authorised', () => {
    const past = [away, issued('B001'), serving('B001')]
    const two = given(past, counterOpen('c2', CLERK_2)).when(hold()).and
    const over = two.when(handOver('c2'))
    over.told({ handedOver: ['A001'], kept: 1, counter: 'c2', staffNo: CLERK_2.staffNo })
    expect(over.and.world.today().get('ticket', ticketId('A001'))).toMatchObject({
      counter: 'c2',
      staff: CLERK_2.staff,
    })
    over.and.when(handOver('c2')).then(refused('no-skill', { counter: 'c2' }))
    two.when(handOver('c1')).then(refused('counter-not-open', { counter: 'c1' }))
    given(away)
      .when(handOver('c2'))
      .then(refused('counter-not-open', { counter: 'c2' }))
    given(inService, counterOpen('c2', CLERK_2))
      .when(handOver('c2'))
      .then(refused('nobody-held', { counter: 'c1' }))
    expect(CONFIG.counters[1]!.queues).toEqual(['social'])
  })
})
