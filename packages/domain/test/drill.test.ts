import { describe, expect, it } from 'vitest'
import { type Audience, type DrillEntry, type QueueId, snapshotOf } from '../src/index.ts'
import {
  callNext,
  closeDay,
  endDrill,
  issue,
  openCounter,
  openDay,
  reportDrill,
  restore,
  startDrill,
  tick,
} from './ask.fixture.ts'
import { type Given, given, refused } from './given.fixture.ts'
import { called, counterOpen, issued, minute, missed, opened, ticketId } from './past.fixture.ts'
import { CLERK_1, CLERK_2, CLERK_3, CONFIG, GUIDE, KIOSK, MANAGER, NEXT_DAY, SYSTEM } from './sample-hall.fixture.ts'

const seated = [opened(), counterOpen(), counterOpen('c2', CLERK_2), issued('A001'), issued('A002')]
const by = { by: MANAGER }
const since = minute(5)
const running = () => given(seated).when(startDrill(), { ...by, at: since }).and
const over = () => running().when(endDrill(since), { ...by, at: minute(15) }).and
const drillOf = ({ world }: Given, audience: Audience) =>
  snapshotOf(audience, world.today(), CONFIG).get('drill') as DrillEntry | undefined

describe('a drill', () => {
  it('[U31] begins for so many minutes with the counters that are open, one at a time', () => {
    given(seated)
      .when(startDrill(15), { ...by, at: since })
      .told({ until: minute(20), counters: 2 })
      .then({ type: 'DrillStarted', until: minute(20), untilTime: '09:20', counters: ['c1', 'c2'] as never })
    running()
      .when(startDrill(), by)
      .then(refused('drill', { until: '09:20' }))
    given().when(startDrill(), by).then(refused('hall-closed'))
  })

  it('[U32] stops what a counter could not ask for, and nothing else', () => {
    const stopped = refused('drill', { until: '09:20' })
    running().when(callNext()).then(stopped)
    running().when(openCounter('c3'), { by: CLERK_3 }).then(stopped)
    running().when(tick('A001')).then(stopped)
    running().when(issue(), { by: KIOSK }).then({ type: 'TicketIssued' })
    const past = [seated, called('A001'), missed('A001')]
    given(past).when(startDrill(), by).and.when(restore('A001'), { by: GUIDE }).then({ type: 'TicketRestored' })
    over().when(callNext()).then({ type: 'TicketCalled' })
  })

  it('[U33] is ended by the manager, or by the hall itself when its time is over, and kept as an interruption', () => {
    const ended = [
      { type: 'DrillEnded' },
      { type: 'HallInterrupted', from: since, to: minute(15), cause: 'drill' },
    ] as const
    running()
      .when(endDrill(since), { ...by, at: minute(15) })
      .then(...ended)
    running()
      .when(endDrill(since), { by: SYSTEM, at: minute(19) })
      .then(refused('too-soon', { waitMs: 60_000 }))
    running()
      .when(endDrill(since), { by: SYSTEM, at: minute(20) })
      .then({ type: 'DrillEnded' }, { type: 'HallInterrupted' })
    running().when(endDrill(1), by).then(refused('no-drill'))
    over().when(endDrill(since), by).then(refused('no-drill'))
  })

  it('[U33] ends with the day', () => {
    const ended = [{ type: 'DrillEnded' }, { type: 'HallInterrupted' }] as const
    const turned = [{ type: 'DayClosed' }, { type: 'DayOpened' }] as const
    running()
      .when(closeDay, { ...by, at: minute(10) })
      .then(...ended, { type: 'DayClosed' })
    running()
      .when(openDay(NEXT_DAY), { ...by, at: minute(10) })
      .then(...ended, ...turned)
  })

  it('[U34] a counter that took part reports when it is over, and again when more has joined', () => {
    running()
      .when(reportDrill(since))
      .then(refused('drill', { until: '09:20' }))
    const reported = over().when(reportDrill(since))
    reported.then({ type: 'DrillReported', called: 1 })
    const again = reported.and.when(reportDrill(since, { joined: 2, called: 2 })).and
    expect(again.world.today().get('drill', 'drill')).toMatchObject({
      counters: [{ counter: 'c1', report: { called: 2 } }, { report: null }],
    })
    over().when(reportDrill(since), { by: CLERK_2 }).then(refused('not-permitted'))
    over().when(reportDrill(1)).then(refused('no-drill'))
    const late = over().when(openCounter('c3'), { by: CLERK_3 }).and
    late.when(reportDrill(since, { counter: 'c3' as never }), { by: CLERK_3 }).then(refused('no-drill'))
  })

  it('[U35] the manager sees each report and how many numbers stood in two shares; the others that it runs', () => {
    expect(drillOf(given(seated), { kind: 'hall' })).toBeUndefined()
    expect(drillOf(running(), { kind: 'queue', queue: 'social' as QueueId })).toEqual({
      kind: 'drill',
      since,
      until: minute(20),
      untilTime: '09:20',
      endedAt: null,
      overlaps: 0,
      counters: [],
    })
    const theirs = reportDrill(since, { counter: 'c2' as never, share: [ticketId('A001'), ticketId('A002')] })
    const both = over().when(reportDrill(since), { by: CLERK_1 }).and.when(theirs, { by: CLERK_2 }).and
    expect(drillOf(both, { kind: 'manager' })).toMatchObject({
      endedAt: minute(15),
      overlaps: 1,
      counters: [{ report: { share: 1 } }, { report: { share: 2 } }],
    })
    expect(drillOf(both, { kind: 'hall' })).toMatchObject({ overlaps: 0, counters: [] })
  })
})
