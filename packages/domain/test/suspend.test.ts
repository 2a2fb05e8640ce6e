import { describe, expect, it } from 'vitest'
import type { Intent } from '../src/index.ts'
import * as ask from './ask.fixture.ts'
import { clockAt, given, refused } from './given.fixture.ts'
import {
  at,
  called,
  counterOpen,
  finished,
  held,
  issued,
  minute,
  missed,
  opened,
  serving,
  ticketId,
} from './past.fixture.ts'
import { CLERK_2, CONFIG, GUIDE, HOURS, KIOSK, MANAGER, NEXT_DAY, SYSTEM } from './sample-hall.fixture.ts'

const by = { by: MANAGER }
const seated = [opened(), counterOpen(), counterOpen('c2', CLERK_2)]
const why = '省级系统故障'

describe('a queue that stands still', () => {
  const hall = given(seated, issued('A001'), issued('A002'), issued('B001'))
  const still = hall.when(ask.suspend('social', why, 30), { ...by, at: at('10:00') })

  it('[Z1] gives out no number and calls nobody, and says why and until when', () => {
    still.told({ queue: 'social', until: at('10:30'), waiting: 2 }).then({ type: 'QueueSuspended', untilTime: '10:30' })
    const answer = refused('queue-suspended', { queue: 'social', why, until: '10:30' })
    still.and.when(ask.issue(), { by: KIOSK }).then(answer)
    still.and.when(ask.callNext('c2'), { by: CLERK_2 }).then(answer)
    still.and.when(ask.callChosen('A001')).then(answer)
    still.and.when(ask.callNext('c1')).told({ number: 'B001' })
  })

  it('[Z1] everybody keeps the place, and it goes on where it stood', () => {
    const on = still.and.when(ask.resume(), by)
    on.then({ type: 'QueueResumed' })
    on.and.when(ask.callNext('c2'), { by: CLERK_2 }).told({ number: 'A001' })
    on.and.when(ask.resume(), by).then(refused('queue-not-suspended', { queue: 'social' }))
  })

  it('[Z1] who is being served is served, and who is away comes back', () => {
    const past = given(seated, issued('A001'), serving('A001')).when(ask.suspend(), by).and
    past.when(ask.hold()).and.when(ask.returnHeld('A001', 'c1')).told({ status: 'serving' })
    past.when(ask.finish()).then({ type: 'ServiceFinished' })
  })

  it('[Z1] needs a reason; said again it has the new reason and end', () => {
    hall.when(ask.suspend('social', ' '), by).then(refused('reason-required'))
    hall.when(ask.suspend('nowhere'), by).then(refused('unknown-queue'))
    hall.when(ask.resume('nowhere'), by).then(refused('unknown-queue'))
    const again = still.and.when(ask.suspend('social', '维修', null), by)
    again.and.when(ask.issue()).then(refused('queue-suspended', { queue: 'social', why: '维修', until: null }))
  })

  it('[Z7] everybody in it may go home with a slip for tomorrow', () => {
    const home = still.and.when(ask.carryOver(), by)
    home.told({
      slips: [
        { slip: ticketId('A001'), number: 'A001', queue: 'social' },
        { slip: ticketId('A002'), number: 'A002', queue: 'social' },
      ],
    })
    expect(home.and.world.today().get('queue', 'social')).toMatchObject({ waiting: 0 })
    home.and.when(ask.openDay(NEXT_DAY), by).and.when(ask.redeem('A002'), { by: KIOSK }).told({ badge: 'carried' })
    still.and.when(ask.carryOver('care'), by).told({ slips: [] }).thenNothing()
    still.and.when(ask.carryOver('nowhere'), by).then(refused('unknown-queue'))
  })
})

describe('a hall that stands still', () => {
  const hall = given(seated, issued('A001'), issued('A002'), called('A001'), issued('B001'))

  it('[Z2] no number, no call, and everything else goes on', () => {
    const still = hall.when(ask.suspendHall(false, '停电', 20), { by: GUIDE, at: at('23:50') })
    still.told({ until: at('00:10', NEXT_DAY), evacuated: false, returned: 0 })
    const answer = refused('hall-suspended', { why: '停电', until: '00:10' })
    still.and.when(ask.issue(), { by: KIOSK }).then(answer)
    still.and.when(ask.callNext('c2'), { by: CLERK_2 }).then(answer)
    still.and.when(ask.start()).and.when(ask.finish()).then({ type: 'ServiceFinished' })
    still.and.when(ask.resumeHall, by).and.when(ask.issue()).then({ type: 'TicketIssued' })
    hall.when(ask.resumeHall, by).then(refused('hall-not-suspended'))
    hall.when(ask.suspendHall(false, ''), by).then(refused('reason-required'))
  })

  it('[Z3] in an evacuation who was called goes back to the line, in front as before; who was served stays', () => {
    const out = given(
      seated,
      issued('A001'),
      issued('A002'),
      issued('A003'),
      serving('A001'),
      called('A002', 'c2'),
    ).when(ask.suspendHall(true, '火警', null), by)
    out.told({ evacuated: true, returned: 1, until: null })
    out.then({ type: 'CallWithdrawn', ticket: ticketId('A002') }, { type: 'HallSuspended', evacuated: true })
    const back = out.and.when(ask.resumeHall, by).and
    back.when(ask.callNext('c2'), { by: CLERK_2 }).told({ number: 'A002' })
    back.when(ask.finish()).then({ type: 'ServiceFinished', ticket: ticketId('A001') })
  })

  it('[Z4] in an evacuated hall nothing is decided but that it goes on, or the end of the day', () => {
    const out = hall.when(ask.suspendHall(true), by).and
    const all: readonly Intent[] = [
      ask.issue(),
      ask.callNext(),
      ask.start(),
      ask.restore('A001'),
      ask.transfer('A002', 'care'),
      ask.pause(),
      ask.suspendHall(),
      ask.suspend(),
      ask.reportPrint('A001'),
      ask.openCase('card'),
    ]
    for (const intent of all) out.when(intent, by).then(refused('evacuated'))
    given(seated).when(ask.suspendHall(true), by).and.when(ask.closeDay, by).then({ type: 'DayClosed' })
    out.when(ask.openDay(NEXT_DAY), by).and.when(ask.issue()).then({ type: 'TicketIssued' })
    out.when(ask.resumeHall, by).and.when(ask.callNext()).told({ number: 'A001' })
  })

  it('[Z4] the time in an evacuated hall does not count for who is away', () => {
    const away = given(seated, issued('A001'), serving('A001'), held('A001'))
    const out = away.when(ask.suspendHall(true), { ...by, at: minute(10) }).and
    const back = out.when(ask.resumeHall, { ...by, at: minute(35) }).and
    expect(back.world.today().get('ticket', ticketId('A001'))).toMatchObject({ status: 'held', until: minute(55) })
  })

  it('[Z5] a new day begins with nothing standing still', () => {
    const next = hall.when(ask.suspend(), by).and.when(ask.suspendHall(), by).and.when(ask.openDay(NEXT_DAY), by).and
    next.when(ask.issue()).then({ type: 'TicketIssued' })
    expect(next.world.today().get('day', 'day')?.suspended).toBeNull()
  })
})

describe('the time to come back stands still', () => {
  const away = given(opened(), counterOpen(), issued('A001'), serving('A001'), held('A001'))
  const calling = [opened(), counterOpen(), issued('A001'), called('A001')]
  const gone = given(calling, missed('A001', 'c1', { at: minute(1) }))
  const STANDS = [
    ['hall', ask.suspendHall(), ask.resumeHall, 'hall-suspended'],
    ['evacuated hall', ask.suspendHall(true), ask.resumeHall, 'evacuated'],
    ['queue', ask.suspend(), ask.resume(), 'queue-suspended'],
  ] as const
  const missHeld = (until: number): Intent => ({ type: 'MissHeld', ticket: ticketId('A001'), until })
  const tooLate = refused('restore-too-late', { number: 'A001', minutes: 30 })

  it.each(STANDS)('[Q93] with the %s: who is away has as long as before', (what, stop, goOn, reason) => {
    const stood = away.when(stop, { ...by, at: minute(10) }).and
    const { decision } = stood.when(missHeld(minute(30)), { by: SYSTEM, at: minute(31) })
    expect(decision).toMatchObject({ refusal: { reason } })
    // Said again with another reason: it stands since the first time.
    const again = what === 'evacuated hall' ? stood : stood.when(stop, { ...by, at: minute(20) }).and
    const back = again.when(goOn, { ...by, at: minute(35) }).and
    expect(back.world.today().get('ticket', ticketId('A001'))).toMatchObject({ status: 'held', until: minute(55) })
    back.when(missHeld(minute(55)), { by: SYSTEM, at: minute(55) }).then({ type: 'HeldMissed' })
  })

  it.each(STANDS)('[Q94] with the %s: who was missed is restored for as long as before', (what, stop, goOn) => {
    const stood = gone.when(stop, { ...by, at: minute(10) }).and
    if (what !== 'evacuated hall') stood.when(ask.restore('A001'), { at: minute(60) }).then({ type: 'TicketRestored' })
    const back = stood.when(goOn, { ...by, at: minute(60) }).and
    back.when(ask.restore('A001'), { at: minute(81) }).then({ type: 'TicketRestored' })
    back.when(ask.restore('A001'), { at: minute(81) + 1 }).then(tooLate)
  })

  it('[Q93] [Q94] each queue stands still for itself alone', () => {
    const other = (hall: typeof away) =>
      hall.when(ask.suspend('care'), { ...by, at: minute(10) }).and.when(ask.resume('care'), { ...by, at: minute(40) })
        .and
    other(away)
      .when(missHeld(minute(30)), { by: SYSTEM, at: minute(40) })
      .then({ type: 'HeldMissed' })
    other(gone)
      .when(ask.restore('A001'), { at: minute(40) })
      .then(tooLate)
  })

  describe('in the break between two sessions', () => {
    const morning = [opened({ ...CONFIG, timetables: [HOURS] }), counterOpen(), issued('A001', { at: at('08:30') })]

    it.each([
      ['10:00', '10:30'],
      ['11:30', '12:00'],
      ['11:50', '14:20'],
      ['12:10', '14:30'],
      ['14:10', '14:40'],
      ['16:50', '17:20'],
    ])(
      '[Q93] who is sent away at %s is expected when the counters are there, as the slip says: by %s',
      (sent, until) => {
        const { decision } = given(morning, serving('A001')).when(ask.hold({ minutes: 30 }), { at: at(sent) })
        expect(decision.ok && clockAt(decision.result['until'] as number).localTime).toBe(until)
      },
    )

    it.each([
      ['11:20', '11:50', '11:51'],
      ['11:50', '14:20', '14:21'],
      ['12:30', '14:30', '14:31'],
      ['16:50', '17:20', '17:21'],
    ])('[Q94] who was missed at %s is restored up to %s, at %s no more', (when, still, noMore) => {
      const lost = given(morning, called('A001'), missed('A001', 'c1', { at: at(when) }))
      lost.when(ask.restore('A001'), { at: at(still) }).then({ type: 'TicketRestored' })
      lost.when(ask.restore('A001'), { at: at(noMore) }).then(tooLate)
    })
  })
})

it('[Z6] an interruption is noted with its cause: a stretch of time that is over', () => {
  const mark = (from: number, to: number, cause = '停电'): Intent => ({ type: 'MarkInterruption', from, to, cause })
  const past = given(opened(), issued('A001'), counterOpen(), serving('A001'), finished('A001'))
  const noted = past.when(mark(minute(1), minute(5)), { ...by, at: minute(9) })
  noted.told({ from: minute(1), to: minute(5) }).then({ type: 'HallInterrupted', cause: '停电' })
  expect(noted.and.world.today().get('interruption', String(minute(1)))).toMatchObject({ to: minute(5) })
  for (const [from, to] of [
    [2, 1],
    [1, 1],
    [1, 10],
  ] as const)
    past.when(mark(minute(from), minute(to)), { ...by, at: minute(9) }).then(refused('not-in-the-past'))
  past.when(mark(minute(1), minute(5), ' '), { ...by, at: minute(9) }).then(refused('reason-required'))
  expect(CONFIG.queues).toHaveLength(3)
})
