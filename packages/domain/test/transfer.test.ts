import { describe, expect, it } from 'vitest'
import {
  callNext,
  closeCounter,
  markMissed,
  resume,
  sendTo,
  suspend,
  transfer,
  transferQueue,
  walkIn,
} from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import { at, called, counterOpen, held, issued, item, minute, opened, serving, ticketId } from './past.fixture.ts'
import { CLERK_1, CLERK_2, CLERK_3, CONFIG, GUIDE, HOURS, KIOSK, MANAGER, aPerson } from './sample-hall.fixture.ts'

const seated = [opened(), counterOpen(), counterOpen('c2', CLERK_2), counterOpen('c3', CLERK_3)]
const inService = [seated, issued('A001', { at: minute(1) }), serving('A001')]

describe('to another place', () => {
  it('[U6] with the same number at the same rank, from the hands of the clerk', () => {
    const sent = given(inService, issued('C002'), issued('C003')).when(transfer('A001', 'care'))
    sent.told({ number: 'A001', queue: 'care', counter: null })
    sent.then({ type: 'TicketTransferred', from: 'c1' as never, queue: 'care' as never, reason: '取错号' })
    const rows = sent.and.world.today()
    expect(rows.get('counter', 'c1')).toMatchObject({ status: 'open' })
    expect(rows.get('ticket', ticketId('A001'))).toMatchObject({ rank: 1, been: ['social'], issuedAt: minute(1) })
    expect([rows.get('queue', 'social')?.waiting, rows.get('queue', 'care')?.waiting]).toEqual([0, 3])
    sent.and.when(callNext('c3'), { by: CLERK_3, at: minute(2) }).told({ number: 'A001' })
  })

  it('[U6] a guide or manager sends one who waits; a clerk does not, nor anybody else one in hand', () => {
    for (const by of [GUIDE, MANAGER])
      given(seated, issued('A001'))
        .when(transfer('A001', 'care'), { by })
        .then({ type: 'TicketTransferred', from: null })
    given(seated, issued('A001')).when(transfer('A001', 'care')).then(refused('not-permitted'))
    for (const by of [CLERK_2, GUIDE, KIOSK])
      given(inService).when(transfer('A001', 'care'), { by }).then(refused('not-permitted'))
  })

  it('[U6] from a call too: the walls forget it', () => {
    const sent = given(seated, issued('A001'), called('A001')).when(transfer('A001', 'care')).and
    expect([...sent.world.today().keys('call')]).toEqual([])
  })

  it('[U6] with a reason; not who is away, nor a visit without a number', () => {
    given(inService)
      .when(transfer('A001', 'care', { reason: ' ' }))
      .then(refused('reason-required'))
    given(inService, held('A001'))
      .when(transfer('A001', 'care'), { by: GUIDE })
      .then(refused('ticket-state', { status: 'held', number: 'A001' }))
    const quick = given(seated).when(walkIn(), { fresh: ticketId('x') }).and
    quick.when(transfer('x', 'care')).then(refused('walk-in', { number: '1-001' }))
  })

  it('[U6] the person holds it under the new queue, and no more than one may', () => {
    const person = aPerson('a')
    const both = given(seated, issued('A001', { person }), issued('B001', { person }), serving('A001'))
    both.when(transfer('A001', 'business')).then(refused('limit-reached', { number: 'B001', limit: 1 }))
    const sent = both.when(transfer('A001', 'care')).and
    expect(
      sent.world
        .today()
        .get('person', person.hash!)
        ?.tickets.map(({ queue }) => queue)
        .toSorted(),
    ).toEqual(['business', 'care'])
  })

  it('[U7] not to a queue that is unknown, suspended or done for today, and for an item only if it lists it', () => {
    given(inService).when(transfer('A001', 'nowhere')).then(refused('unknown-queue'))
    given(inService)
      .when(suspend('care'), { by: MANAGER })
      .and.when(transfer('A001', 'care'))
      .then({
        refusal: expect.objectContaining({ reason: 'queue-suspended', queue: 'care' }) as never,
      })
    given(inService)
      .when(suspend('care'), { by: MANAGER })
      .and.when(resume('care'), { by: MANAGER })
      .and.when(transfer('A001', 'care'))
      .then({ type: 'TicketTransferred' })
    const evening = given(opened({ ...CONFIG, timetables: [HOURS] }), counterOpen(), issued('A001'), serving('A001'))
    evening.when(transfer('A001', 'care'), { at: at('17:00') }).then({
      refusal: { reason: 'queue-closed', queue: 'care', opens: { day: '2026-03-05', time: '08:00' } },
    })
    evening.when(transfer('A001', 'care'), { at: at('16:59') }).then({ type: 'TicketTransferred' })
    const to = { kind: 'queue', queue: 'care' as never, item: item('card') } as const
    given(inService)
      .when(transfer('A001', 'care', { to }))
      .then(refused('unknown-item'))
  })

  it('[U7] to an open counter that serves the queue, which alone calls', () => {
    const sent = given(inService, issued('A002')).when(sendTo('A001', 'c2'))
    sent.told({ queue: 'social', counter: 'c2' })
    sent.and.when(callNext('c1')).told({ number: 'A002' })
    sent.and.when(callNext('c2'), { by: CLERK_2 }).told({ number: 'A001' })
    given(inService).when(sendTo('A001', 'c9')).then(refused('unknown-counter'))
    given(inService)
      .when(closeCounter('c2'), { by: CLERK_2 })
      .and.when(sendTo('A001', 'c2'))
      .then(refused('counter-not-open', { counter: 'c2' }))
    given(seated, issued('B001'), serving('B001'))
      .when(sendTo('B001', 'c2'))
      .then(refused('no-skill', { counter: 'c2' }))
  })

  it('[Q96] who was sent there is called though another who was sent there first is of a queue that stands still', () => {
    const hall = given(opened(), counterOpen(), issued('A001'), issued('B001'))
    const sent = hall.when(sendTo('A001', 'c1'), { by: GUIDE }).and.when(sendTo('B001', 'c1'), { by: GUIDE }).and
    const still = sent.when(suspend('social'), { by: GUIDE }).and
    still.when(callNext()).told({ number: 'B001' })
  })

  it('[U7] when that counter closes, any counter calls', () => {
    const closed = given(inService).when(sendTo('A001', 'c2')).and.when(closeCounter('c2'), { by: CLERK_2 }).and
    closed.when(callNext('c1')).told({ number: 'A001' })
  })

  it('[U7] not to where it is', () => {
    const there = refused('already-there', { number: 'A001' })
    given(inService).when(sendTo('A001', 'c1')).then(there)
    given(seated, issued('A001')).when(transfer('A001', 'social'), { by: GUIDE }).then(there)
    given(inService).when(transfer('A001', 'social'), { by: CLERK_1 }).then({ type: 'TicketTransferred' })
  })
})

describe('a whole queue', () => {
  const by = { by: MANAGER }
  const past = given(seated, issued('A001'), issued('B001'), issued('A002'), issued('B002'), issued('A003'))

  it('[Q41] goes on waiting in another, same numbers, same ranks', () => {
    const moved = past.when(transferQueue('business', 'social'), by)
    moved.told({ queue: 'business', to: 'social', moved: 2, kept: [] })
    moved.then({ type: 'TicketTransferred' }, { type: 'TicketTransferred' })
    const line = [...moved.and.world.today().keys('ticket')].map((id) => moved.and.world.today().get('ticket', id)!)
    const inRank = line.toSorted((a, b) => a.rank - b.rank).map(({ number, queue }) => `${number} ${queue}`)
    expect(inRank).toEqual(['A001', 'B001', 'A002', 'B002', 'A003'].map((number) => `${number} social`))
    let hall = moved.and
    for (const number of ['A001', 'B001', 'A002', 'B002', 'A003']) {
      const call = hall.when(callNext('c2'), { by: CLERK_2 })
      call.told({ number })
      hall = call.and.when(markMissed('c2'), { by: CLERK_2 }).and
    }
  })

  it('[Q41] also out of a suspended one, but into none that is suspended or done for today', () => {
    const still = past.when(suspend('business'), by).and
    still.when(transferQueue('business', 'social'), by).told({ moved: 2 })
    const answer = refused('queue-suspended', { queue: 'business', why: '省级系统故障', until: '09:30' })
    still.when(transferQueue('social', 'business'), by).then(answer)
    const evening = given(opened({ ...CONFIG, timetables: [HOURS] }), issued('A001'))
    evening.when(transferQueue('social', 'care'), { ...by, at: at('17:00') }).then({
      refusal: { reason: 'queue-closed', queue: 'care', opens: { day: '2026-03-05', time: '08:00' } },
    })
  })

  it('[Q41] who waits there already stays, and so does who was sent to a counter', () => {
    const person = aPerson('a')
    const both = given(seated, issued('B001', { person }), issued('A001', { person }), issued('B002'), issued('B003'))
    const sent = both.when(sendTo('B003', 'c1'), by).and
    sent.when(transferQueue('business', 'social'), by).told({ moved: 1, kept: ['B001'] })
  })

  it('[Q41] keeps the item where the other queue does it; needs a reason, and two queues', () => {
    const welfare = given(opened(), issued('C001', { change: { item: item('welfare') } }))
    welfare
      .when(transferQueue('care', 'social'), by)
      .then({ type: 'TicketTransferred', queue: 'social', item: null } as never)
    past.when(transferQueue('business', 'social', ' '), by).then(refused('reason-required'))
    past.when(transferQueue('business', 'business'), by).then(refused('unknown-queue'))
    past.when(transferQueue('nowhere', 'social'), by).then(refused('unknown-queue'))
    given(opened()).when(transferQueue('business', 'social'), by).told({ moved: 0, kept: [] })
  })
})
