import { addDays, weekday } from '../calendar/day.ts'
import { type Calendar, isWorkingDay } from '../calendar/working-days.ts'
import type { Command } from '../command.ts'
import type { Day, LocalTime, QueueId, Weekday } from '../ids.ts'
import type { Days, HallConfig, Session, Timetable } from './config.ts'

/** The clock of the hall, as it was stamped on a command. */
export type Now = Pick<Command, 'today' | 'localTime' | 'weekday'>

/** When something opens next. */
export interface Opening {
  readonly day: Day
  readonly time: LocalTime
}

/** How far ahead the next opening is looked for: longer than any holiday. */
const LOOK_AHEAD_DAYS = 15

/** Day of the week in the hall's calendar: 1 Monday … 7 Sunday. */
export const isoWeekday = (day: Day): Weekday => (weekday(day) === 0 ? 7 : weekday(day)) as Weekday

export const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** A time of the clock so many minutes later, past midnight too. */
export function laterBy(time: LocalTime, minutes: number): LocalTime {
  const total = (((minutesOf(time) + minutes) % 1440) + 1440) % 1440
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

/** Whether a day is one of those; a year whose calendar is not loaded has Monday to Friday. */
export function isOneOf(days: Days, calendar: Calendar, day: Day): boolean {
  if (days !== 'working-days') return days.includes(isoWeekday(day))
  return isWorkingDay(calendar, day) ?? isoWeekday(day) <= 5
}

/** [Y1] The hours of a queue on a day: its own timetable of the season, else the hall's; null: it keeps no hours. */
export function timetableOn({ timetables }: HallConfig, queue: QueueId, day: Day): Timetable | null {
  if (timetables.length === 0) return null
  const now = day.slice(5)
  const inSeason = ({ season: { from, to } }: Timetable): boolean =>
    from <= to ? from <= now && now <= to : from <= now || now <= to
  const own = timetables.filter((table) => table.queue === queue)
  const tables = own.length > 0 ? own : timetables.filter((table) => table.queue === null)
  if (tables.length === 0) return null
  return tables.find(inSeason) ?? { queue, season: { from: now, to: now }, sessions: [], collectOnly: [] }
}

/** The sessions of a queue on a day in order; null: it keeps no hours. */
export function sessionsOn(config: HallConfig, queue: QueueId, day: Day): readonly Session[] | null {
  const table = timetableOn(config, queue, day)
  if (table === null) return null
  return table.sessions
    .filter(({ days }) => isOneOf(days, config.calendar, day))
    .toSorted((a, b) => (a.issueFrom < b.issueFrom ? -1 : 1))
}

/** [Y2] The session in which a number of the queue can be taken now, or when the next one is. */
export function issuingAt(
  config: HallConfig,
  queue: QueueId,
  { today, localTime }: Now,
):
  { readonly open: true; readonly session: Session | null } | { readonly open: false; readonly opens: Opening | null } {
  const sessions = sessionsOn(config, queue, today)
  if (sessions === null) return { open: true, session: null }
  const session = sessions.find(({ issueFrom, stopIssuing }) => issueFrom <= localTime && localTime < stopIssuing)
  if (session !== undefined) return { open: true, session }
  const later = sessions.find(({ issueFrom }) => localTime < issueFrom)
  if (later !== undefined) return { open: false, opens: { day: today, time: later.issueFrom } }
  for (let n = 1; n <= LOOK_AHEAD_DAYS; n++) {
    const day = addDays(today, n)
    const [first] = sessionsOn(config, queue, day) ?? []
    if (first !== undefined) return { open: false, opens: { day, time: first.issueFrom } }
  }
  return { open: false, opens: null }
}

/** [Y4] From when the queue is called now: null: already. In a break, and before the morning, the next session says. */
export function callingFrom(config: HallConfig, queue: QueueId, { today, localTime }: Now): LocalTime | null {
  const sessions = sessionsOn(config, queue, today)
  if (sessions === null || sessions.length === 0) return null
  const begun = sessions.findLast(({ callFrom }) => callFrom <= localTime)
  const next = sessions.find(({ callFrom }) => localTime < callFrom)
  if (begun === undefined) return next!.callFrom
  // After the last one has ended who still waits is called: nobody is left behind because the clock struck.
  return next !== undefined && localTime >= begun.stopServing ? next.callFrom : null
}

/** [Y3] Whether results alone are handed out today. */
export function collectsOnly(config: HallConfig, queue: QueueId, { today, weekday: now }: Now): boolean {
  return timetableOn(config, queue, today)?.collectOnly.includes(now) ?? false
}

/** Minutes of serving that are left of today; null: the queue keeps no hours. */
export function minutesLeft(config: HallConfig, queue: QueueId, { today, localTime }: Now): number | null {
  const sessions = sessionsOn(config, queue, today)
  if (sessions === null) return null
  return sessions.reduce((sum, { callFrom, stopServing }) => {
    const from = localTime > callFrom ? localTime : callFrom
    return sum + Math.max(0, minutesOf(stopServing) - minutesOf(from))
  }, 0)
}
