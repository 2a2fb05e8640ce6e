import { describe, expect, it } from 'vitest'
import { type CounterId, RECENT_CALLS, type Ticket } from '../src/index.ts'
import { callNext, finish, issue, markMissed, recall, start } from './ask.fixture.ts'
import { type Past, given, refused } from './given.fixture.ts'
import { callId, called, counterOpen, issued, item, minute, missed, opened, serving, ticketId } from './past.fixture.ts'
import { CLERK_2, aPerson } from './sample-hall.fixture.ts'

const seated = [opened(), counterOpen('c1')].flat()
const free = refused('counter-free', { counter: 'c1' })
const inState = (status: string) => refused('ticket-state', { status, number: 'A001' })

describe('call next', () => {
  it('[C4] calls the next visitor to the counter, and says whom and why', () => {
    const why = { rule: 'score', waitedMs: 240_000, score: 4, class: 'ordinary', others: 0 } as const
    given(seated, issued('A001', { at: minute(1) }))
      .when(callNext(), { at: minute(5), fresh: callId('A001') })
      .told({ ticket: ticketId('A001'), number: 'A001', call: callId('A001'), why })
      .then({
        type: 'TicketCalled',
        number: 'A001',
        counter: 'c1' as CounterId,
        label: '1',
        ahead: { ordinary: 1 },
        call: callId('A001'),
      })
  })

  it('[C4] is refused where nobody waits and where someone is in hand', () => {
    given(seated).when(callNext()).then(refused('no-one-waiting'))
    given(seated, issued('C001')).when(callNext()).then(refused('no-one-waiting'))
    const busy = refused('counter-busy', { counter: 'c1', number: 'A001' })
    given(seated, issued('A001'), issued('A002'), called('A001')).when(callNext()).then(busy)
    given(seated, issued('A001'), issued('A002'), serving('A001')).when(callNext()).then(busy)
  })

  it('[C4] the loser of a race gets the next person, not an error', () => {
    const both = given(seated, counterOpen('c2', CLERK_2), issued('A001'), issued('A002'))
    both
      .when(callNext('c1'))
      .told({ number: 'A001' })
      .and.when(callNext('c2'), { by: CLERK_2 })
      .told({ number: 'A002' })
  })
})

describe('recall', () => {
  const waiting = given(seated, issued('A001'), called('A001', 'c1', { at: minute(1) }))

  it('[C5] tells the same call again, once the gap of the hall has passed', () => {
    waiting.when(recall(), { at: minute(1) }).then(refused('too-soon', { waitMs: 15_000 }))
    waiting.when(recall(), { at: minute(1) + 14_999 }).then(refused('too-soon', { waitMs: 1 }))
    const second = waiting.when(recall(), { at: minute(1) + 15_000 })
    second
      .told({ times: 2 })
      .then({ type: 'TicketRecalled', call: callId('A001'), number: 'A001', label: '1', times: 2 })
    second.and.when(recall(), { at: minute(1) + 20_000 }).then(refused('too-soon', { waitMs: 10_000 }))
    second.and.when(recall(), { at: minute(2) }).told({ times: 3 })
  })

  it('[C5] is for one who was called', () => {
    given(seated).when(recall()).then(free)
    given(seated, issued('A001'), serving('A001'))
      .when(recall(), { at: minute(9) })
      .then(inState('serving'))
  })

  it('[C14] is told to the walls as the newest call, also when the ring has forgotten the call itself', () => {
    for (const between of [0, 1, RECENT_CALLS - 1, RECENT_CALLS, RECENT_CALLS + 1]) {
      const others = Array.from({ length: between }, (_, n) => `A${String(n + 2).padStart(3, '0')}`)
      const rush = others.flatMap((number): Past[] => [issued(number), called(number, 'c2'), missed(number, 'c2')])
      const past = [seated, issued('A001'), called('A001'), counterOpen('c2', CLERK_2), rush].flat()
      const { world } = given(past).when(recall(), { at: minute(5) }).and
      const calls = [...world.today().keys('call')].map((slot) => world.today().get('call', slot)!)
      const newest = calls.reduce((a, b) => (a.order > b.order ? a : b))
      expect(newest).toMatchObject({
        call: callId('A001'),
        number: 'A001',
        counter: 'c1',
        label: '1',
        times: 2,
        at: minute(5),
      })
      expect(calls.filter(({ call }) => call === callId('A001'))).toHaveLength(1)
      expect(calls.length).toBe(Math.min(between + 1, RECENT_CALLS))
    }
  })
})

describe('service', () => {
  it('[C6] starts when the one who was called comes', () => {
    given(seated, issued('A001'), called('A001'))
      .when(start())
      .told({ ticket: ticketId('A001') })
      .then({ type: 'ServiceStarted' })
    given(seated).when(start()).then(free)
    given(seated, issued('A001'), serving('A001')).when(start()).then(inState('serving'))
  })

  it('[C7] ends with what came of each item', () => {
    const results = [
      { item: item('card'), result: 'collected' },
      { item: item('permit'), result: 'incomplete-told' },
    ] as const
    const done = given(seated, issued('A001'), serving('A001')).when(finish({ results }))
    done.told({ finished: ticketId('A001') }).then({ type: 'ServiceFinished', ticket: ticketId('A001'), results })
    expect(done.and.world.today().get('counter', 'c1')).toMatchObject({ status: 'open' })
    expect(done.and.world.today().get('ticket', ticketId('A001'))).toBeUndefined()
    given(seated, issued('A001'), serving('A001'))
      .when(finish({ results: [] }))
      .then(refused('result-required'))
  })

  it('[C7] is not ended before it began', () => {
    given(seated).when(finish()).then(free)
    given(seated, issued('A001'), called('A001')).when(finish()).then(inState('called'))
  })

  it('[C8] finish and next is one decision', () => {
    const next = given(seated, issued('A001'), serving('A001'), issued('A002')).when(finish({ thenCallNext: true }), {
      fresh: callId('A002'),
    })
    next.told({
      finished: ticketId('A001'),
      called: { ticket: ticketId('A002'), number: 'A002', call: callId('A002') },
    })
    next.then({ type: 'ServiceFinished', ticket: ticketId('A001') }, { type: 'TicketCalled', ticket: ticketId('A002') })
    expect(next.and.world.today().get('counter', 'c1')).toMatchObject({ status: 'calling', number: 'A002' })
  })

  it('[C8] when nobody waits the service is finished all the same, and nobody is called', () => {
    const next = given(seated, issued('A001'), serving('A001')).when(finish({ thenCallNext: true }))
    next.told({ finished: ticketId('A001'), called: null }).then({ type: 'ServiceFinished' })
  })

  it('[C8] a person whose service ends here may wait again and is called then', () => {
    const person = aPerson('a')
    const over = given(seated, issued('A001', { person }), serving('A001')).when(finish({ thenCallNext: true })).and
    over
      .when(issue('social', { identity: 'card' }), { person })
      .and.when(callNext())
      .told({ number: 'A002' })
  })
})

describe('missed', () => {
  it('[C9] who was called and did not come is missed, and the counter is free', () => {
    const gone = given(seated, issued('A001'), called('A001'), issued('A002')).when(markMissed(), { at: minute(3) })
    gone.told({ ticket: ticketId('A001') }).then({ type: 'TicketMissed', ticket: ticketId('A001') })
    const ticket: Ticket | undefined = gone.and.world.today().get('ticket', ticketId('A001'))
    expect(ticket).toMatchObject({ status: 'missed', missedAt: minute(3), calls: 1 })
    gone.and.when(callNext()).told({ number: 'A002' })
  })

  it('[C9] who is being served, or nobody, is not missed', () => {
    given(seated).when(markMissed()).then(free)
    given(seated, issued('A001'), serving('A001')).when(markMissed()).then(inState('serving'))
  })
})

it('[C15] the totals of the day count issues, calls, services and misses, not recalls', () => {
  const { world } = given(seated, issued('A001'), called('A001', 'c1', { at: minute(1) }))
    .when(recall(), { at: minute(2) })
    .and.when(markMissed())
    .and.when(issue())
    .and.when(callNext())
    .and.when(start())
    .and.when(finish()).and
  expect(world.today().get('totals', 'totals')).toEqual({ issued: 2, called: 2, served: 1, missed: 1 })
})
