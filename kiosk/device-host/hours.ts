import {
  isoWeekday,
  issuingAt,
  type DayEntry,
  type HallConfig,
  type LocalTime,
  type Ms,
  type Opening,
  type QueueEntry,
} from '@onehall/domain'
import type { OpensNext, Shut, Standstill } from '../bridge/hall.ts'
import { dayText, minuteText } from './local-time.ts'

/** Why a line gives out no numbers now, in the words of who suspended it or by its hours; null: it does. */
export function shutOf(config: HallConfig, { queue, suspended }: QueueEntry, at: Ms): Shut | null {
  if (suspended !== null) return { kind: 'suspended', reason: suspended.reason, until: suspended.untilTime }
  const now = clockAt(config, at)
  const issuing = issuingAt(config, queue, now)
  return issuing.open ? null : { kind: 'hours', opens: seenFrom(now.today, issuing.opens) }
}

/** The whole hall stands still, and why. */
export function standstillOf({ suspended }: DayEntry): Standstill | null {
  if (suspended === null) return null
  const { reason, untilTime: until, evacuated } = suspended
  return { reason, until, evacuated }
}

/** When a closed hall gives out numbers again: the first of its queues. What was closed today stays closed today. */
export function nextOpening(config: HallConfig, { status, day }: DayEntry, at: Ms): OpensNext | null {
  if (status === 'open') return null
  const now = clockAt(config, at)
  const from = day === now.today ? { ...now, localTime: '23:59' as LocalTime } : now
  const all = config.queues.flatMap(({ id }) => {
    const issuing = issuingAt(config, id, from)
    return issuing.open || issuing.opens === null ? [] : [issuing.opens]
  })
  const [first] = all.sort((a, b) => (`${a.day} ${a.time}` < `${b.day} ${b.time}` ? -1 : 1))
  return seenFrom(now.today, first ?? null)
}

const seenFrom = (today: Opening['day'], opens: Opening | null): OpensNext | null =>
  opens === null ? null : { day: opens.day === today ? null : opens.day, time: opens.time }

/** Date, time and day of the week on the clocks of the hall. */
export function clockAt({ timeZone }: HallConfig, at: Ms) {
  const today = dayText(at, timeZone)
  return { today, localTime: minuteText(at, timeZone).slice(11) as LocalTime, weekday: isoWeekday(today) }
}
