import { describe, expect, it } from 'vitest'
import type { CounterId, QueueId } from '../src/index.ts'
import {
  acceptCase,
  callNext,
  closeCounter,
  finish,
  markMissed,
  openCase,
  openCounter,
  recall,
  start,
} from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import { called, caseOpened, counterOpen, issued, missed, opened, serving } from './past.fixture.ts'
import { CLERK_1, CLERK_2, KIOSK, MANAGER, SYSTEM, aClerk } from './sample-hall.fixture.ts'

const atACounter = [callNext, recall, start, finish, markMissed, closeCounter] as const
const seated = [opened(), counterOpen('c1', CLERK_1)].flat()

describe('who works at a counter', () => {
  const ways = [
    ...atACounter.map(
      (ask) => (counter: string) => (ask === finish ? finish({}, counter) : (ask as typeof callNext)(counter)),
    ),
    (counter: string) => openCase('card', counter),
    (counter: string) => acceptCase('k1', [], {}, counter),
  ]

  it('[C1] only who opened it', () => {
    const busy = given(seated, issued('A001'), serving('A001'), caseOpened('k1'))
    for (const ask of ways)
      for (const by of [CLERK_2, KIOSK, SYSTEM]) busy.when(ask('c1'), { by }).then(refused('not-permitted'))
  })

  it('[C1] nobody at a counter that is not open or not there', () => {
    for (const ask of ways) {
      given(seated)
        .when(ask('c2'), { by: CLERK_2 })
        .then(refused('counter-not-open', { counter: 'c2' }))
      given(seated)
        .when(closeCounter())
        .and.when(ask('c1'))
        .then(refused('counter-not-open', { counter: 'c1' }))
      given(seated).when(ask('c9')).then(refused('unknown-counter'))
    }
  })
})

describe('opening a counter', () => {
  it("[C2] its clerk may serve the counter's queues that the clerk is authorised for", () => {
    given(opened())
      .when(openCounter('c1'), { by: aClerk('clerk-7', ['business', 'care']) })
      .told({ counter: 'c1', queues: ['business'] })
      .then({ type: 'CounterOpened', counter: 'c1' as CounterId, staffNo: '007', queues: ['business'] as QueueId[] })
    given(opened())
      .when(openCounter('c2'), { by: aClerk('clerk-7', ['care']) })
      .then(refused('no-skill', { counter: 'c2' }))
    given(opened())
      .when(openCounter('c2'), { by: aClerk('clerk-7', []) })
      .then(refused('no-skill', { counter: 'c2' }))
  })

  it("[C2] queues outside the clerk's authorisations are not called from", () => {
    const only = { by: aClerk('clerk-7', ['social']) }
    given(opened(), issued('B001'))
      .when(openCounter('c1'), only)
      .and.when(callNext(), only)
      .then(refused('no-one-waiting'))
  })

  it('[C2] one clerk at a counter, one counter a clerk', () => {
    given(seated)
      .when(openCounter('c1'), { by: CLERK_2 })
      .then(refused('counter-taken', { counter: 'c1', staffNo: CLERK_1.staffNo }))
    given(seated)
      .when(openCounter('c2'), { by: CLERK_1 })
      .then(refused('counter-open', { counter: 'c1' }))
    given(seated)
      .when(openCounter('c1'), { by: CLERK_1 })
      .then(refused('counter-open', { counter: 'c1' }))
    given(seated).when(openCounter('c2'), { by: CLERK_2 }).then({ type: 'CounterOpened' })
    given(seated).when(closeCounter()).and.when(openCounter('c2')).then({ type: 'CounterOpened', staff: CLERK_1.staff })
  })

  it('[C61] from the PC of another counter only with a reason, which stays in the journal', () => {
    const by = { by: { ...CLERK_1, at: 'c1' as CounterId } }
    const elsewhere = { type: 'OpenCounter', counter: 'c2' as CounterId } as const
    given(opened()).when(openCounter('c1'), by).then({ type: 'CounterOpened', elsewhere: null })
    given(opened())
      .when(elsewhere, by)
      .then(refused('other-counter', { counter: 'c1' }))
    given(opened())
      .when({ ...elsewhere, reason: '打印机坏了' }, by)
      .then({ type: 'CounterOpened', counter: 'c2' as CounterId, elsewhere: '打印机坏了' })
    given(opened())
      .when({ ...elsewhere, reason: 'unneeded' })
      .then({ type: 'CounterOpened', elsewhere: null })
  })

  it('[C62] a counter of somebody else is not opened, and the refusal says whose it is', () => {
    given(seated)
      .when(openCounter('c1'), { by: { ...CLERK_2, at: 'c1' as CounterId } })
      .then(refused('counter-taken', { counter: 'c1', staffNo: CLERK_1.staffNo }))
    given(seated).when(closeCounter()).and.when(openCounter('c1'), { by: CLERK_2 }).then({ type: 'CounterOpened' })
  })

  it("[C2] a person sits there, and the counter is one of the hall's", () => {
    for (const by of [KIOSK, SYSTEM]) given(opened()).when(openCounter(), { by }).then(refused('not-permitted'))
    given(opened()).when(openCounter('c9')).then(refused('unknown-counter'))
  })
})

describe('closing a counter', () => {
  it('[C3] is done by its clerk, or by a manager from afar', () => {
    given(seated).when(closeCounter()).told({ counter: 'c1' }).then({ type: 'CounterClosed' })
    given(seated)
      .when(closeCounter(), { by: MANAGER })
      .then({ type: 'CounterClosed', counter: 'c1' as CounterId })
    given(seated)
      .when(closeCounter('c2'), { by: MANAGER })
      .then(refused('counter-not-open', { counter: 'c2' }))
    given(seated).when(closeCounter('c9'), { by: MANAGER }).then(refused('unknown-counter'))
  })

  it('[C3] is refused while someone is called or served there, also to a manager', () => {
    const busy = refused('counter-busy', { counter: 'c1', number: 'A001' })
    for (const by of [CLERK_1, MANAGER]) {
      given(seated, issued('A001'), called('A001')).when(closeCounter(), { by }).then(busy)
      given(seated, issued('A001'), serving('A001')).when(closeCounter(), { by }).then(busy)
      given(seated, issued('A001'), called('A001'), missed('A001'))
        .when(closeCounter(), { by })
        .then({ type: 'CounterClosed' })
    }
  })

  it('[C3] nobody is left in its row', () => {
    const { world } = given(seated).when(closeCounter()).and
    expect(Object.keys(world.today().get('counter', 'c1')!).sort()).toEqual(['id', 'since', 'status', 'zone'])
  })
})
