import { describe, expect, it } from 'vitest'
import {
  type Day,
  type HallConfig,
  type QueueId,
  type Timetable,
  callingFrom,
  issuingAt,
  laterBy,
} from '../src/index.ts'
import { callNext, issue } from './ask.fixture.ts'
import { clockAt, given, refused } from './given.fixture.ts'
import { at, counterOpen, issued, item, opened } from './past.fixture.ts'
import { CLERK_2, CONFIG, DAY, HOURS, NEXT_DAY } from './sample-hall.fixture.ts'

const WITH_HOURS: HallConfig = { ...CONFIG, timetables: [HOURS] }
const SOCIAL = 'social' as QueueId
const hours = (change: Partial<Timetable>): Timetable => ({ ...HOURS, ...change })
const issuing = (time: string, day: Day = DAY, config = WITH_HOURS) => issuingAt(config, SOCIAL, clockAt(at(time, day)))
const session = (time: string, day?: Day, config?: HallConfig) => {
  const found = issuing(time, day, config)
  return found.open ? (found.session?.key ?? 'always') : found.opens
}

describe('the hours of a queue', () => {
  it('[Y1] are its own timetable of the season, else the hall’s, else there are none', () => {
    expect(session('03:00', DAY, CONFIG)).toBe('always')
    const own = hours({ queue: SOCIAL, sessions: [{ ...HOURS.sessions[0]!, key: 'own', stopIssuing: '20:00' }] })
    const both = { ...CONFIG, timetables: [HOURS, own] }
    expect(session('19:00', DAY, both)).toBe('own')
    expect(issuingAt(both, 'care' as QueueId, clockAt(at('19:00')))).toMatchObject({ open: false })
  })

  it('[Y1] change with the season, over New Year too; in a season without a table nothing is open', () => {
    const [am, pm] = HOURS.sessions as [Timetable['sessions'][0], Timetable['sessions'][0]]
    const winter = hours({ season: { from: '10-01', to: '03-31' }, sessions: [{ ...am, key: 'winter' }] })
    const summer = hours({ season: { from: '05-01', to: '09-30' }, sessions: [{ ...pm, key: 'summer', days: [6] }] })
    const config = { ...CONFIG, timetables: [winter, summer] }
    expect(session('09:00', '2026-01-05' as Day, config)).toBe('winter')
    expect(session('09:00', '2026-12-31' as Day, config)).toBe('winter')
    expect(session('14:00', '2026-07-04' as Day, config)).toBe('summer')
    expect(session('09:00', '2026-04-10' as Day, config)).toBeNull()
    expect(session('09:00', '2026-04-20' as Day, config)).toEqual({ day: '2026-05-02', time: '13:30' })
  })

  it('[Y2] a number is given out in a session; outside it the next opening is named', () => {
    expect(session('07:59')).toEqual({ day: DAY, time: '08:00' })
    expect(session('08:00')).toBe('am')
    expect(session('11:29')).toBe('am')
    expect(session('11:30')).toEqual({ day: DAY, time: '13:30' })
    expect(session('13:30')).toBe('pm')
    expect(session('16:30')).toEqual({ day: NEXT_DAY, time: '08:00' })
    given(opened(WITH_HOURS))
      .when(issue(), { at: at('12:00') })
      .then({ refusal: { reason: 'queue-closed', queue: 'social', opens: { day: DAY, time: '13:30' } } })
    given(opened(WITH_HOURS))
      .when(issue(), { at: at('14:00') })
      .then({ type: 'TicketIssued', session: 'pm' })
  })

  it('[Y2] working days are those of the calendar with its swaps; without a calendar Monday to Friday', () => {
    expect(session('09:00', '2026-03-07' as Day)).toEqual({ day: '2026-03-09', time: '08:00' })
    expect(session('09:00', '2026-02-17' as Day)).toEqual({ day: '2026-02-24', time: '08:00' })
    expect(session('09:00', '2026-02-14' as Day)).toBe('am')
    expect(session('09:00', '2027-01-01' as Day)).toBe('am')
  })

  it('[Y3] on a day of collecting alone nothing else is given out', () => {
    const config = { ...CONFIG, timetables: [hours({ collectOnly: [3] })] }
    given(opened(config))
      .when(issue(), { at: at('09:00') })
      .then(refused('collect-only', { queue: 'social' }))
    given(opened(config))
      .when(issue('social', { purpose: 'collect' }), { at: at('09:00') })
      .then({ type: 'TicketIssued' })
  })

  it('[Y4] nobody is called before the session calls, in the break neither; after the last one who waits is called', () => {
    const from = (time: string) => callingFrom(WITH_HOURS, SOCIAL, clockAt(at(time)))
    expect(['08:29', '08:30', '11:59', '12:00', '13:59', '14:00', '18:00'].map(from)).toEqual([
      '08:30',
      null,
      null,
      '14:00',
      '14:00',
      null,
      null,
    ])
    const early = given(opened(WITH_HOURS), counterOpen(), issued('A001', { at: at('08:00') }))
    early.when(callNext(), { at: at('08:15') }).then(refused('not-calling-yet', { from: '08:30' }))
    early.when(callNext(), { at: at('08:30') }).told({ number: 'A001' })
    given(opened(WITH_HOURS), counterOpen())
      .when(callNext(), { at: at('08:15') })
      .then(refused('no-one-waiting'))
  })

  it('[Y4] a queue that calls already is served meanwhile', () => {
    const early = hours({ queue: 'business' as QueueId, sessions: [{ ...HOURS.sessions[0]!, callFrom: '08:00' }] })
    given(
      opened({ ...CONFIG, timetables: [HOURS, early] }),
      counterOpen(),
      issued('A001', { at: at('07:00') }),
      issued('B001', { at: at('08:01') }),
    )
      .when(callNext(), { at: at('08:05') })
      .told({ number: 'B001' })
  })

  it('[Y5] a session may have a limit of its own beside that of the day', () => {
    const first = given(opened(WITH_HOURS)).when(issue(), { at: at('09:00') }).and
    first.when(issue(), { at: at('09:01') }).then(refused('session-full', { queue: 'social', limit: 1 }))
    first.when(issue(), { at: at('13:40') }).then({ type: 'TicketIssued', session: 'pm' })
  })

  it('[Y6] warns who may not be served before the counters leave, and where nobody sits', () => {
    const none = given(opened(CONFIG)).when(issue(), { at: at('09:00') })
    none.told({ warnings: ['no-counter-open'] })
    const queue = Array.from({ length: 12 }, (_, n) => issued(`A0${n + 10}`, { at: at('13:30') }))
    const late = (time: string, count = 1, more: readonly ReturnType<typeof counterOpen>[] = []) =>
      given(opened(WITH_HOURS), counterOpen('c1', undefined, { at: at('09:00') }), more, queue).when(
        issue('social', { item: item('card'), count }),
        { at: at(time) },
      )
    late('13:31').told({ warnings: [] })
    late('15:30').told({ warnings: ['may-not-be-served'] })
    late('15:30', 1, [counterOpen('c2', CLERK_2)]).told({ warnings: [] })
    late('14:00', 12).told({ warnings: ['may-not-be-served'] })
  })

  it('[Y4] the clock of the hall goes on past midnight', () => {
    expect([laterBy('23:50', 20), laterBy('00:10', -20), laterBy('08:05', 0)]).toEqual(['00:10', '23:50', '08:05'])
  })
})
