import type { LocalTime, Ms, Pause, PauseReason, Suspension, Text } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'

/** What a wall says of a queue, a hall or a counter that stands still: why, and when it should go on (users.md §1.6). */

/** 「因省级系统故障暂停，预计10:30恢复」; an end that has passed is promised no longer. The reason is told as it was given. */
export function suspensionText({ reason, until, untilTime }: Suspension, now: Ms | null): Text {
  const why = bare(reason)
  const end = until === null || (now !== null && now >= until) ? null : untilTime
  return { zh: `因${why}暂停，${backZh(end)}`, en: `Suspended; ${backEn(end)}` }
}

const backZh = (time: LocalTime | null): string => (time === null ? '恢复时间待定' : `预计${time}恢复`)
const backEn = (time: LocalTime | null): string =>
  time === null ? 'not known yet when it goes on' : `expected to go on at ${time}`

/** People begin the reason with the word that the sentence has already, and end it with a full stop. */
export const bare = (reason: string): string =>
  reason
    .trim()
    .replace(/^(?:因为|由于|因)/, '')
    .replace(/[。．.，,；;]+$/, '')

const WHY: { readonly [R in PauseReason]: Text } = {
  break: { zh: '休息', en: 'Break' },
  lunch: { zh: '午休', en: 'Lunch' },
  meeting: { zh: '会议', en: 'Meeting' },
  training: { zh: '培训', en: 'Training' },
  equipment: { zh: '设备故障', en: 'Equipment fault' },
  system: { zh: '系统故障', en: 'System fault' },
  other: { zh: '暂停', en: 'Paused' },
}

/** Why a counter pauses and until when: 「午休至13:30」; an end that has passed is not told. */
export function pauseText({ reason, until }: Pause, timeZone: string, now: Ms | null): Text {
  const why = WHY[reason]
  if (until === null || (now !== null && now >= until)) return why
  const time = hourMinute(until, timeZone)
  return { zh: `${why.zh}至${time}`, en: `${why.en} until ${time}` }
}
