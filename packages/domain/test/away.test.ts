import { describe, expect, it } from 'vitest'
import { type Actor, type CounterId, type Decision, type HallConfig, LIFETIME } from '../src/index.ts'
import { callNext, finish, hold, markMissed, start, suspendHall, tick, visit } from './ask.fixture.ts'
import { type Given, type History, given, refused } from './given.fixture.ts'
import { called, closed, counterOpen, issued, minute, missed, opened, serving, ticketId } from './past.fixture.ts'
import { CLERK_1, CLERK_2, CONFIG, NEXT_DAY, SYSTEM, aPerson } from './sample-hall.fixture.ts'

const person = aPerson('a')
const seated = [opened(), counterOpen(), counterOpen('c2', CLERK_2)]
const waits: History = [seated, issued('A001', { at: minute(1) })]
const byVoice = { calledAt: minute(5), startedAt: minute(6), endedAt: minute(9) }
const nobodyCame = { calledAt: minute(5), startedAt: null, endedAt: minute(7), results: [] } as const
const back = { at: minute(60) }

/** What happened, each with the minute that it is recorded to have happened in; null: now. */
function steps(decision: Decision): readonly unknown[] {
  if (!decision.ok) return [decision.refusal]
  return decision.happened.map(({ event, occurredAt }) => [
    event.type,
    occurredAt === undefined ? null : (occurredAt - minute(0)) / 60_000,
  ])
}
const callsShown = ({ world }: Given): number => [...world.today().keys('call')].length

describe('what was done while the server was away', () => {
  it('[U25] joins as called, started and finished at its true times', () => {
    const joined = given(waits).when(tick('A001', byVoice), back)
    expect(steps(joined.decision)).toEqual([
      ['TicketCalled', 5],
      ['ServiceStarted', 6],
      ['ServiceFinished', 9],
    ])
    const why = { rule: 'away', waitedMs: 240_000 }
    expect(joined.decision).toMatchObject({
      result: { number: 'A001', joined: 3 },
      happened: [{ event: { counter: 'c1', why } }, {}, { event: { results: tick('A001').results } }],
    })
    const rows = joined.and.world.today()
    expect(rows.get('counter', 'c1')).toMatchObject({ status: 'open', since: minute(9), last: { endedAt: minute(9) } })
    expect(rows.get('totals', 'totals')).toMatchObject({ called: 1, served: 1, missed: 0 })
    expect(rows.get('queue', 'social')).toMatchObject({ waiting: 0 })
  })

  it('[U25] who did not come is missed, and may be restored from then on', () => {
    const joined = given(waits).when(tick('A001', nobodyCame), back)
    expect(steps(joined.decision)).toEqual([
      ['TicketCalled', 5],
      ['TicketMissed', 7],
    ])
    expect(joined.and.world.today().get('ticket', ticketId('A001'))).toMatchObject({
      status: 'missed',
      calledAt: minute(5),
      missedAt: minute(7),
    })
  })

  it('[Q91] where the queue is set so the number waits again once that is told, as if it had been missed live', () => {
    const missed = { ...CONFIG.rules.missed, moveBack: 1, restores: 2 }
    const config = { ...CONFIG, rules: { ...CONFIG.rules, missed } }
    const hall = given(opened(config), counterOpen(), issued('A001', { at: minute(1) }), issued('A002'), issued('A003'))
    const joined = hall.when(tick('A001', nobodyCame), back)
    expect(steps(joined.decision)).toEqual([
      ['TicketCalled', 5],
      ['TicketMissed', 7],
      ['TicketRestored', null],
    ])
    const again = joined.and.when(callNext()).told({ number: 'A002' }).and.when(markMissed()).and
    again.when(callNext()).told({ number: 'A001' }).and.when(markMissed()).told({ movedBack: null })
  })

  it('[U25] a visit with places left goes on to the next one', () => {
    const onTheWay = given(opened(), counterOpen('c2', CLERK_2)).when(visit('social/card', 'business/licence')).and
    const { ticket } = [...onTheWay.world.today().keys('ticket')].map((id) => ({ ticket: id as never }))[0]!
    const joined = onTheWay.when(
      { ...tick('', { ...byVoice, counter: CONFIG.counters[1]!.id }), ticket },
      {
        ...back,
        by: CLERK_2,
      },
    )
    expect(steps(joined.decision)).toContainEqual(['VisitMovedOn', 9])
  })

  it('[U26] who was in hand goes on from there: called comes, served is finished', () => {
    const wasCalled = given(waits, called('A001', 'c1', { at: minute(2) }))
    expect(steps(wasCalled.when(tick('A001', { ...byVoice, calledAt: null }), back).decision)).toEqual([
      ['ServiceStarted', 6],
      ['ServiceFinished', 9],
    ])
    expect(steps(wasCalled.when(tick('A001', { ...nobodyCame, calledAt: null }), back).decision)).toEqual([
      ['TicketMissed', 7],
    ])
    const wasServing = given(waits, serving('A001', 'c1', { at: minute(2) }))
    expect(
      steps(wasServing.when(tick('A001', { calledAt: null, startedAt: null, endedAt: minute(9) }), back).decision),
    ).toEqual([['ServiceFinished', 9]])
  })

  it('[U26] who is still there goes on with the server', () => {
    const still = given(waits).when(tick('A001', { ...byVoice, endedAt: null, results: [] }), back)
    expect(steps(still.decision)).toEqual([
      ['TicketCalled', 5],
      ['ServiceStarted', 6],
    ])
    still.and.when(finish(), back).then({ type: 'ServiceFinished' })
    const isCalled = given(waits).when(
      tick('A001', { calledAt: minute(5), startedAt: null, endedAt: null, results: [] }),
      back,
    )
    expect(steps(isCalled.decision)).toEqual([['TicketCalled', 5]])
    isCalled.and.when(start(), back).then({ type: 'ServiceStarted' })
  })

  it('[U26] told a second time what is true already, and what came after it', () => {
    const first = given(waits).when(tick('A001', { ...byVoice, endedAt: null, results: [] }), back).and
    expect(steps(first.when(tick('A001', byVoice), back).decision)).toEqual([['ServiceFinished', 9]])
    first.when(tick('A001', { ...byVoice, endedAt: null, results: [] }), back).thenNothing()
  })

  it('[U27] times are believed only in order, after the number was taken and not in the future', () => {
    const join = (change: object) => given(waits).when(tick('A001', { ...byVoice, ...change }), back)
    const wrong = refused('tick-times')
    join({ calledAt: minute(0) }).then(wrong)
    join({ startedAt: minute(4) }).then(wrong)
    join({ endedAt: minute(5) }).then(wrong)
    join({ endedAt: minute(61) + 1 }).then(wrong)
    join({ endedAt: null }).then(wrong)
    join({ calledAt: null, startedAt: null, endedAt: null, results: [] }).then(wrong)
    join({ results: [] }).then(refused('result-required'))
    // Clocks of one hall drift apart by moments: that is now.
    const drifted = join({ endedAt: minute(60) + 59_000 })
    expect(steps(drifted.decision).at(-1)).toEqual(['ServiceFinished', 60])
  })

  it('[U28] nobody is called twice: a call or a miss that was made before it was told gives way', () => {
    const elsewhere = given(waits, called('A001', 'c2', { at: minute(59) })).when(tick('A001', byVoice), back)
    expect(steps(elsewhere.decision).slice(0, 2)).toEqual([
      ['CallWithdrawn', null],
      ['TicketCalled', 5],
    ])
    const after = elsewhere.and
    expect(after.world.today().get('counter', 'c2')).toMatchObject({ status: 'open' })
    expect(callsShown(after)).toBe(0)
    const missedThere = given(waits, called('A001', 'c2', { at: minute(50) }), missed('A001', 'c2', { at: minute(55) }))
    expect(steps(missedThere.when(tick('A001', byVoice), back).decision).slice(0, 2)).toEqual([
      ['TicketRestored', null],
      ['TicketCalled', 5],
    ])
  })

  it('[U28] a call that the hall itself missed while nobody could say that the visitor came', () => {
    const late = { ...CONFIG, rules: { ...CONFIG.rules, missed: { ...CONFIG.rules.missed, autoMiss: 60_000 } } }
    const past: History = [opened(late as HallConfig), counterOpen(), issued('A001', { at: minute(1) })]
    const calledLive = given(past, called('A001', 'c1', { at: minute(2) }))
    const { call } = calledLive.world.today().get('ticket', ticketId('A001')) as never
    const auto = calledLive.when(
      { type: 'MissUnanswered', ticket: ticketId('A001'), call },
      { by: SYSTEM, ...back },
    ).and
    expect(steps(auto.when(tick('A001', { ...byVoice, calledAt: null }), back).decision)).toEqual([
      ['MissUndone', null],
      ['ServiceStarted', 6],
      ['ServiceFinished', 9],
    ])
  })

  it('[U28] who is being served elsewhere, or is done, stays so, and the clerk is told', () => {
    given(waits, serving('A001', 'c2'))
      .when(tick('A001', byVoice), back)
      .then(refused('tick-elsewhere', { number: 'A001', status: 'serving' }))
    given(seated)
      .when(tick('A001'), back)
      .then(refused('tick-elsewhere', { number: null, status: 'ended' }))
    given(waits, issued('A002'), serving('A002'))
      .when(tick('A001', byVoice), back)
      .then(refused('counter-busy', { counter: 'c1', number: 'A002' }))
  })

  it('[U28] who was sent away for a moment and came back', () => {
    const away = given(waits, serving('A001', 'c1', { at: minute(2) })).when(hold(), { at: minute(3) }).and
    expect(steps(away.when(tick('A001', { ...byVoice, calledAt: null }), back).decision)).toEqual([
      ['HeldReturned', 6],
      ['ServiceFinished', 9],
    ])
    away.when(tick('A001', nobodyCame), back).then(refused('result-required'))
  })

  it('[U28] who was away for a moment, missed by the hall itself before it was told that they had come back', () => {
    const away = given(waits, serving('A001', 'c1', { at: minute(2) })).when(hold(), { at: minute(3) }).and
    const held = away.world.today().get('ticket', ticketId('A001'))
    const until = held?.status === 'held' ? held.until : Number.NaN
    const over = away.when({ type: 'MissHeld', ticket: ticketId('A001'), until }, { at: until, by: SYSTEM }).and
    const cameBack = tick('A001', { ...byVoice, calledAt: null })
    const joined = over.when(cameBack, back)
    expect(steps(joined.decision)).toEqual([
      ['MissUndone', null],
      ['ServiceStarted', 6],
      ['ServiceFinished', 9],
    ])
    expect(joined.and.world.today().get('counter', 'c1')).toMatchObject({ status: 'open' })
    const elsewhere = over.when(tick('A001', { ...cameBack, counter: 'c2' as CounterId }), { ...back, by: CLERK_2 })
    expect(steps(elsewhere.decision)).toEqual([
      ['TicketRestored', null],
      ['TicketCalled', 6],
      ['ServiceStarted', 6],
      ['ServiceFinished', 9],
    ])
  })

  it('[U29] the clerk of the counter tells it, on the same day, within a week; nobody else', () => {
    const join = (circumstances: { by?: Actor }, ...past: readonly History[]) =>
      given(waits, ...past).when(tick('A001', byVoice), { ...back, ...circumstances })
    join({ by: CLERK_2 }).then(refused('tick-not-yours', { counter: 'c1' }))
    given(waits)
      .when(tick('A001', { ...byVoice, day: NEXT_DAY }), back)
      .then(refused('tick-day-over', { day: NEXT_DAY }))
    join({}, closed(['A001'], ['c1', 'c2'])).then(refused('tick-day-over', { day: '2026-03-04' }))
    given(opened(), issued('A001'))
      .when(tick('A001', byVoice), back)
      .then(refused('counter-not-open', { counter: 'c1' }))
    given(waits).when(suspendHall(true)).and.when(tick('A001', byVoice), back).then(refused('evacuated'))
    given(opened(), counterOpen('c2', CLERK_2), issued('B001', { person }))
      .when(tick('B001', { ...byVoice, counter: CONFIG.counters[1]!.id }), { ...back, by: CLERK_2 })
      .then(refused('no-skill', { counter: 'c2' }))
    expect(LIFETIME.JoinTick).toBe(7 * 86_400_000)
  })

  it('[U29] one person is not in two hands', () => {
    const twice = given(waits, issued('A002', { person }), issued('B001', { person }), serving('A002', 'c2'))
    const still = { ...byVoice, endedAt: null, results: [] } as const
    twice.when(tick('B001', still), back).then(refused('in-hand-elsewhere', { counter: 'c2', number: 'A002' }))
    expect(steps(twice.when(tick('B001', byVoice), back).decision)).toHaveLength(3)
  })

  it('[U30] no wall tells a call of the past; the next live one it does', () => {
    const joined = given(waits, issued('A002', { at: minute(2) })).when(tick('A001', byVoice), back).and
    expect(callsShown(joined)).toBe(0)
    expect(callsShown(joined.when(callNext(), back).and)).toBe(1)
    expect(callsShown(joined.when(callNext(), back).and.when(markMissed(), { by: CLERK_1, ...back }).and)).toBe(1)
  })
})
