import { describe, expect, it } from 'vitest'
import type { HallConfig, Intent, MissedRules } from '../src/index.ts'
import {
  addPerson,
  callChosen,
  callNext,
  cancel,
  correct,
  finish,
  issue,
  leaveTicket,
  markMissed,
  openCounter,
  recall,
  restore,
  start,
  transfer,
  undoFinish,
  undoMissed,
} from './ask.fixture.ts'
import { type Given, type History, given, refused } from './given.fixture.ts'
import { everyRow } from './invariants.fixture.ts'
import {
  callId,
  called,
  counterOpen,
  finished,
  issued,
  minute,
  missed,
  opened,
  serving,
  ticketId,
} from './past.fixture.ts'
import { CLERK_1, CLERK_2, CONFIG, GUIDE, KIOSK, SYSTEM, aPerson } from './sample-hall.fixture.ts'

const seated = [opened(), counterOpen()]
const gone = [seated, issued('A001'), called('A001'), missed('A001', 'c1', { at: minute(1) })]
const inState = (status: string) => refused('ticket-state', { status, number: 'A001' })
const withRules = (change: Partial<MissedRules>): HallConfig => ({
  ...CONFIG,
  rules: { ...CONFIG.rules, missed: { ...CONFIG.rules.missed, ...change } },
})

describe('restored', () => {
  it('[C25] at a kiosk, a counter or the guide desk, within half an hour, behind three others', () => {
    for (const by of [KIOSK, CLERK_1, GUIDE])
      given(gone)
        .when(restore('A001'), { by, at: minute(31) })
        .told({ number: 'A001', queue: 'social', after: 3 })
        .then({ type: 'TicketRestored', after: 3 })
    given(gone)
      .when(restore('A001'), { at: minute(31) + 1 })
      .then(refused('restore-too-late', { number: 'A001', minutes: 30 }))
  })

  it('[C25] once: the second time a new number is needed', () => {
    const again = given(gone).when(restore('A001')).and.when(callNext()).and.when(markMissed()).and
    again.when(restore('A001')).then(refused('restore-used', { number: 'A001' }))
    again.when(issue()).then({ type: 'TicketIssued', number: 'A002' })
  })

  it('[C25] a queue may have rules of its own', () => {
    const own = { ...CONFIG.rules.missed, restores: 2, restoreAfter: 0, restoreWithin: 60_000 }
    const queues = CONFIG.queues.map((queue) => (queue.id === 'social' ? { ...queue, missed: own } : queue))
    const past: History = [
      opened({ ...CONFIG, queues }),
      counterOpen(),
      issued('A001'),
      issued('A002'),
      called('A001'),
      missed('A001'),
    ]
    given(past).when(restore('A001')).and.when(callNext()).told({ number: 'A001' })
    given(past)
      .when(restore('A001'), { at: minute(2) })
      .then(refused('restore-too-late', { number: 'A001', minutes: 1 }))
  })

  it('[C25] not twice at a time, not of another day, and not beside a new number of the same person', () => {
    given(gone).when(restore('A001')).and.when(restore('A001')).then(inState('waiting'))
    given(opened()).when(restore('A001'), { by: KIOSK }).then(refused('not-todays-ticket'))
    const person = aPerson('a')
    given(seated, issued('A001', { person }), called('A001'), missed('A001'), issued('A002', { person }))
      .when(restore('A001'))
      .then(refused('limit-reached', { number: 'A002', limit: 1 }))
  })
})

describe('missed by itself', () => {
  const config = withRules({ autoMiss: 60_000, autoMissSlow: 180_000 })
  const calling = (change: object = {}, cls = 'ordinary') => [
    opened(config),
    counterOpen(),
    issued('A001', { cls, change }),
    called('A001', 'c1', { at: minute(1) }),
  ]
  const miss: Intent = { type: 'MissUnanswered', ticket: ticketId('A001'), call: callId('A001') }
  const by = { by: SYSTEM }

  it('[C24] a minute after it was last told, where the queue is set so; who walks slowly has longer', () => {
    given(calling())
      .when(miss, { ...by, at: minute(2) - 1 })
      .then(refused('too-soon', { waitMs: 1 }))
    given(calling())
      .when(miss, { ...by, at: minute(2) })
      .then({ type: 'TicketMissed' })
    for (const slow of [calling({ escort: true }), calling({}, 'elder')]) {
      given(slow)
        .when(miss, { ...by, at: minute(3) })
        .then(refused('too-soon', { waitMs: 60_000 }))
      given(slow)
        .when(miss, { ...by, at: minute(4) })
        .then({ type: 'TicketMissed' })
    }
    const recalled = given(calling()).when(recall(), { at: minute(2) }).and
    recalled.when(miss, { ...by, at: minute(3) - 1 }).then(refused('too-soon', { waitMs: 1 }))
  })

  it('[C24] [C27] who is said to be just there has the whole time again', () => {
    const past = given(calling()).when(miss, { ...by, at: minute(2) }).and
    const back = past.when(undoMissed(), { at: minute(3) }).and
    back.when(miss, { ...by, at: minute(3) }).then(refused('too-soon', { waitMs: 60_000 }))
    back.when(miss, { ...by, at: minute(4) }).then({ type: 'TicketMissed' })
  })

  it('[C24] not where the clerk alone marks it, nor another call than the one that was meant', () => {
    const past = [seated, issued('A001'), called('A001')]
    given(past)
      .when(miss, { ...by, at: minute(60) })
      .then(refused('not-permitted'))
    given(calling())
      .when({ ...miss, call: callId('other') } as Intent, { ...by, at: minute(9) })
      .then(inState('called'))
    given(calling())
      .when(start())
      .and.when(miss, { ...by, at: minute(9) })
      .then(inState('serving'))
  })
})

describe('moved back by itself', () => {
  const config = withRules({ moveBack: 2, restores: 2, autoMiss: 60_000 })
  const others = ['A002', 'A003', 'A004'].map((number) => issued(number))
  const past = [opened(config), counterOpen(), issued('A001'), others, called('A001')]

  it('[Q40] who is missed for the first time waits again behind so many others, and the counter is free', () => {
    const moved = given(past).when(markMissed())
    moved.told({ movedBack: 2 }).then({ type: 'TicketMissed' }, { type: 'TicketRestored', after: 2 })
    const rows = moved.and.world.today()
    expect(rows.get('ticket', ticketId('A001'))).toMatchObject({ status: 'waiting', restores: 1, badge: 'restored' })
    expect(rows.get('counter', 'c1')).toMatchObject({ status: 'open' })
    expect(rows.get('totals', 'totals')).toMatchObject({ missed: 1 })
    let hall = moved.and
    for (const number of ['A002', 'A003', 'A001']) {
      const call = hall.when(callNext())
      call.told({ number })
      hall = call.and.when(start()).and.when(finish()).and
    }
  })

  it('[Q40] also where the hall itself marks the miss', () => {
    const miss: Intent = { type: 'MissUnanswered', ticket: ticketId('A001'), call: callId('A001') }
    given(past)
      .when(miss, { by: SYSTEM, at: minute(60) })
      .told({ movedBack: 2 })
  })

  it('[Q40] once: the second time the number is missed, and restored when asked for', () => {
    const again = given(opened(config), counterOpen(), issued('A001'), called('A001'))
      .when(markMissed())
      .and.when(callNext())
      .and.when(markMissed())
    again.told({ movedBack: null }).then({ type: 'TicketMissed' })
    again.and.when(restore('A001')).then({ type: 'TicketRestored', after: 3 })
  })
})

describe('taken back', () => {
  const moving = [opened(withRules({ moveBack: 2, restores: 2, autoMiss: 60_000 })), counterOpen()]
  const line = ['A002', 'A003', 'A004'].map((number) => issued(number))
  const calling = given(moving, issued('A001', { person: aPerson('a') }), line, called('A001'))
  const moved = calling.when(markMissed(), { at: minute(1) }).and
  /** Lines, counts and persons, without what anybody's hand holds. */
  const lines = ({ world }: Given) => {
    const { line, place, queue, person, totals, missed } = everyRow(world.today())
    return { line, place, queue, person, totals, missed }
  }

  it('[Q90] who was moved back by itself stands there after all: called as before, and everything is as it was', () => {
    const back = moved.when(undoMissed(), { at: minute(3) })
    back.told({ ticket: ticketId('A001'), number: 'A001' }).then({ type: 'MissUndone' })
    expect(lines(back.and)).toEqual(lines(calling))
    const before = calling.world.today().get('ticket', ticketId('A001'))
    expect(back.and.world.today().get('ticket', ticketId('A001'))).toEqual({ ...before, lastCallAt: minute(3) })
    back.and.when(markMissed()).told({ movedBack: 2 })
    moved.when(undoMissed(), { at: minute(3) + 1 }).then(refused('undo-too-late'))
  })

  it('[Q90] what became known of it while it waited stays', () => {
    const known = moved.when(addPerson('A001'), { by: GUIDE, person: aPerson('b') }).and
    const back = known.when(correct('A001', { count: 4 }), { by: GUIDE }).and.when(undoMissed()).and
    expect(back.world.today().get('ticket', ticketId('A001'))).toMatchObject({ status: 'called', count: 4 })
    expect([...back.world.today().keys('person')]).toHaveLength(2)
  })

  it('[Q90] not once it was called again, went elsewhere, left, or its person took another way', () => {
    const elsewhere = moved.when(openCounter('c2'), { by: CLERK_2 }).and
    elsewhere
      .when(callChosen('A001', '先办', 'c2'), { by: CLERK_2 })
      .and.when(undoMissed())
      .then(refused('in-hand-elsewhere', { counter: 'c2', number: 'A001' }))
    for (const away of [leaveTicket('A001'), cancel('A001'), transfer('A001', 'care')])
      moved.when(away, { by: GUIDE }).and.when(undoMissed()).then(refused('undo-too-late'))
    moved
      .when(callNext())
      .and.when(undoMissed())
      .then(refused('counter-busy', { counter: 'c1', number: 'A002' }))
  })

  const over = [seated, issued('A001'), serving('A001'), finished('A001', 'c1', { at: minute(5) })]

  it('[C26] a finish within five minutes: the visitor goes on being served, and nothing counts twice', () => {
    const back = given(over).when(undoFinish(), { at: minute(10) })
    back.told({ ticket: ticketId('A001'), number: 'A001' }).then({ type: 'FinishUndone' })
    const rows = back.and.world.today()
    expect(rows.get('ticket', ticketId('A001'))).toMatchObject({ status: 'serving', counter: 'c1' })
    expect(rows.get('totals', 'totals')).toMatchObject({ served: 0 })
    given(over)
      .when(undoFinish(), { at: minute(10) + 1 })
      .then(refused('undo-too-late'))
  })

  it('[C26] not once the counter has somebody else, nor twice, nor when there is nothing', () => {
    const busy = refused('counter-busy', { counter: 'c1', number: 'A002' })
    given(over, issued('A002')).when(callNext()).and.when(undoFinish()).then(busy)
    given(over, issued('A002'))
      .when(callNext())
      .and.when(markMissed())
      .and.when(undoFinish())
      .then(refused('undo-too-late'))
    given(seated).when(undoFinish()).then(refused('undo-too-late'))
  })

  it('[C26] [C27] not of who took a new number meanwhile, or is at another counter', () => {
    const person = aPerson('a')
    for (const undo of [undoFinish(), undoMissed()]) {
      const end = undo.type === 'UndoFinish' ? finished('A001') : missed('A001')
      const hand = undo.type === 'UndoFinish' ? serving('A001') : [called('A001')]
      const past = given(seated, issued('A001', { person }), hand, end, issued('A002', { person }))
      past.when(undo).then(refused('limit-reached', { number: 'A002', limit: 1 }))
      given(seated, issued('A001', { person }), hand, end, counterOpen('c2', CLERK_2), issued('A002', { person }))
        .when(callNext('c2'), { by: CLERK_2 })
        .and.when(undo)
        .then(refused('in-hand-elsewhere', { counter: 'c2', number: 'A002' }))
    }
  })

  it('[C27] a miss within two minutes: called as before, and no restore is spent', () => {
    const back = given(gone).when(undoMissed(), { at: minute(3) })
    back.told({ number: 'A001' }).then({ type: 'MissUndone' })
    const rows = back.and.world.today()
    expect(rows.get('ticket', ticketId('A001'))).toMatchObject({ status: 'called', restores: 0, lastCallAt: minute(3) })
    expect(rows.get('totals', 'totals')).toMatchObject({ missed: 0 })
    given(gone)
      .when(undoMissed(), { at: minute(3) + 1 })
      .then(refused('undo-too-late'))
  })

  it('[C27] not once the number was restored', () => {
    given(gone).when(restore('A001')).and.when(undoMissed()).then(refused('undo-too-late'))
  })
})

it('[Q25] who goes away leaves the line or the counter; nobody leaves who is served or gone', () => {
  given(seated, issued('A001')).when(leaveTicket('A001'), { by: KIOSK }).then({ type: 'TicketLeft' })
  const left = given(seated, issued('A001'), called('A001')).when(leaveTicket('A001'), { by: GUIDE }).and
  expect(left.world.today().get('counter', 'c1')).toMatchObject({ status: 'open' })
  expect([...left.world.today().keys('call')]).toEqual([])
  given(seated, issued('A001'), serving('A001')).when(leaveTicket('A001')).then(inState('serving'))
})
