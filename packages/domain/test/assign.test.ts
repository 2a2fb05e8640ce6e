import { describe, expect, it } from 'vitest'
import { type Audience, snapshotOf } from '../src/index.ts'
import * as ask from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import { called, counterOpen, issued, minute, opened, serving } from './past.fixture.ts'
import { CLERK_1, CLERK_2, CLERK_3, CONFIG, MANAGER, SYSTEM, aClerk } from './sample-hall.fixture.ts'

const by = { by: MANAGER }
const seated = given(opened()).when(ask.openCounter(), { by: CLERK_1 }).and

describe('other queues for a counter', () => {
  it('[C44] what its clerk may serve follows at once, as far as authorised', () => {
    const helped = seated.when(ask.assign('c1', 'care', 'social'), { ...by, at: minute(3) })
    helped.told({ counter: 'c1', serving: ['care', 'social'] })
    helped.then({ type: 'CounterAssigned', queues: ['care', 'social'] as never, reason: '人多支援' })
    const rows = helped.and.world.today()
    expect(rows.get('counter', 'c1')).toMatchObject({ status: 'open', queues: ['care', 'social'] })
    const clerk = aClerk('clerk-8', ['social', 'business'])
    const some = given(opened()).when(ask.openCounter('c2'), { by: clerk }).and
    some.when(ask.assign('c2', 'care', 'business'), by).told({ serving: ['business'] })
    some.when(ask.assign('c2', 'care'), by).then(refused('no-skill', { counter: 'c2' }))
  })

  it('[C44] who is in hand stays, and the next is of the new queues', () => {
    const past = given(opened(), counterOpen(), issued('A001'), issued('B001'), serving('A001'))
    const helped = past.when(ask.assign('c1', 'business'), by).and
    helped.when(ask.finish({ thenCallNext: true })).told({ called: { number: 'B001' } })
    const calling = given(opened(), counterOpen(), issued('A001'), called('A001'))
    calling.when(ask.assign('c1', 'business'), by).and.when(ask.start()).then({ type: 'ServiceStarted' })
  })

  it('[C44] who was sent there for a queue that is no more served is called by any', () => {
    const past = given(opened(), counterOpen(), counterOpen('c2', CLERK_2), issued('A001'))
    const sent = past.when(ask.sendTo('A001', 'c1'), by).and
    sent.when(ask.callNext('c2'), { by: CLERK_2 }).then(refused('no-one-waiting'))
    const moved = sent.when(ask.assign('c1', 'business'), by).and
    moved.when(ask.callNext('c2'), { by: CLERK_2 }).told({ number: 'A001' })
  })

  it('[C44] a closed counter has them when it is opened; null is as configured again', () => {
    const closed = given(opened()).when(ask.assign('c2', 'care'), by)
    closed.told({ serving: null })
    closed.and.when(ask.openCounter('c2'), { by: CLERK_2 }).told({ queues: ['care'] })
    const again = closed.and.when(ask.assign('c2'), by).and
    again.when(ask.openCounter('c2'), { by: CLERK_2 }).told({ queues: ['social'] })
  })

  it('[C70] everybody sees what a closed counter would serve, before somebody opens it', () => {
    const seenBy = (kind: 'hall' | 'guide' | 'manager', history = given(opened())) =>
      snapshotOf({ kind }, history.world.today(), CONFIG).get('counter/c2')
    const assigned = given(opened()).when(ask.assign('c2', 'care'), by).and
    for (const room of ['hall', 'guide', 'manager'] as const) {
      expect(seenBy(room)).toMatchObject({ status: 'closed', queues: ['social'] })
      expect(seenBy(room, assigned)).toMatchObject({ status: 'closed', queues: ['care'] })
    }
    expect(seenBy('hall', assigned.when(ask.assign('c2'), by).and)).toMatchObject({ queues: ['social'] })
  })

  it('[C44] needs a counter, queues and a reason', () => {
    seated.when(ask.assign('c9', 'social'), by).then(refused('unknown-counter'))
    seated.when(ask.assign('c1', 'nowhere'), by).then(refused('unknown-queue'))
    seated.when({ ...ask.assign('c1', 'social'), reason: ' ' }, by).then(refused('reason-required'))
  })

  it('[C44] the clerk and the manager are told, with the reason; nobody else', () => {
    const { world } = seated.when(ask.assign('c1', 'care'), { ...by, at: minute(3) }).and
    const entry = { kind: 'assigned', counter: 'c1', queues: ['care'], reason: '人多支援', at: minute(3) }
    const sees = (audience: Audience) => snapshotOf(audience, world.today(), CONFIG).get('assigned/c1')
    expect(sees({ kind: 'counter', counter: 'c1' as never })).toEqual(entry)
    expect(sees({ kind: 'manager' })).toEqual(entry)
    expect(sees({ kind: 'counter', counter: 'c2' as never })).toBeUndefined()
    for (const audience of [{ kind: 'hall' }, { kind: 'guide' }] as const)
      expect([...snapshotOf(audience, world.today(), CONFIG).values()]).not.toContainEqual(entry)
  })
})

describe('other authorisations while signed in', () => {
  const by = { by: SYSTEM }

  it('[C45] may serve follows at once, who is in hand stays', () => {
    const past = given(opened(), counterOpen(), issued('A001'), issued('B001'), serving('A001'))
    const less = past.when(ask.authorise('clerk-1', 'business'), by)
    less.told({ counter: 'c1', serving: ['business'] }).then({ type: 'ClerkAuthorised' })
    less.and.when(ask.finish({ thenCallNext: true })).told({ called: { number: 'B001' } })
    const more = less.and.when(ask.authorise('clerk-1', 'business', 'social', 'care'), by)
    more.told({ serving: ['social', 'business'] })
  })

  it('[C45] without any queue nobody is called, and that is said', () => {
    const none = given(opened(), counterOpen(), issued('A001'), serving('A001')).when(ask.authorise('clerk-1'), by).and
    none
      .when(ask.finish())
      .and.when(ask.callNext())
      .then(refused('no-skill', { counter: 'c1' }))
  })

  it('[C45] of what a manager gave the counter; nothing happens where the person sits nowhere', () => {
    const given3 = given(opened()).when(ask.openCounter('c3'), { by: CLERK_3 }).and
    const helped = given3.when(ask.assign('c3', 'business', 'care'), { by: MANAGER }).and
    helped.when(ask.authorise('clerk-3', 'social', 'business'), by).told({ serving: ['business'] })
    given3.when(ask.authorise('clerk-7', 'social'), by).told({ counter: null })
  })
})
