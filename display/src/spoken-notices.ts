import { entriesOf } from '@onehall/client'
import type { DayEntry, HallConfig, Ms, Suspension, Text } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'
import type { Notice } from '@onehall/ui'
import { bare } from './standstill.ts'

/**
 * What a wall says of what stands still (users.md §1.6): a queue or the hall that was suspended, an evacuation, and its end,
 * which is known only to a wall that saw it begin. The reason is told in Chinese alone, as it was given.
 */
export function makeSpokenNotices(): (mirror: Mirror, config: HallConfig, now: Ms) => readonly Notice[] {
  let evacuated: Ms | null = null
  let over: Notice | null = null
  return (mirror, config, now) => {
    const hall = entriesOf(mirror, 'day')[0]?.suspended ?? null
    if (hall?.evacuated === true) evacuated = hall.since
    else if (evacuated !== null) {
      over = { key: `evacuation-over/${evacuated}`, at: now, text: EVACUATION_OVER, isUrgent: false }
      evacuated = null
    }
    const queues = entriesOf(mirror, 'queue').flatMap(({ queue, suspended }): readonly Notice[] => {
      const name = config.queues.find(({ id }) => id === queue)?.name
      if (suspended === null || name === undefined) return []
      return [{ key: `suspended/${queue}/${suspended.since}`, ...suspension(name, suspended) }]
    })
    return [...(hall === null ? [] : [ofHall(hall)]), ...queues, ...(over === null ? [] : [over])]
  }
}

const EVACUATION_OVER: Text = {
  zh: '疏散已经结束，大厅恢复办理，按原次序叫号',
  en: 'The evacuation is over. The hall goes on, and numbers are called in the same order as before.',
}
const HALL: Text = { zh: '大厅', en: 'all services' }

function ofHall(suspended: NonNullable<DayEntry['suspended']>): Notice {
  const { reason, since, evacuated } = suspended
  if (!evacuated) return { key: `suspended/hall/${since}`, ...suspension(HALL, suspended) }
  const text = {
    zh: `请注意，因${bare(reason)}，请立即有序离开大厅，走安全出口，不乘电梯。您的号保留`,
    en: 'Attention please. Leave the hall now and calmly by the exits. Do not take the lift. Your number is kept.',
  }
  return { key: `evacuation/${since}`, at: since, text, isUrgent: true }
}

/** 「因省级系统故障，户政业务暂停，预计10点30分恢复」 */
function suspension(what: Text, { reason, since, untilTime }: Suspension): Omit<Notice, 'key'> {
  const [hour, minute] = (untilTime ?? '').split(':').map(Number)
  const at = minute === 0 ? `${hour}点` : `${hour}点${minute}分`
  const text = {
    zh: `请注意，因${bare(reason)}，${what.zh}业务暂停，${untilTime === null ? '恢复时间待定' : `预计${at}恢复`}，已取的号保留次序`,
    en: `Attention please. Service is suspended for ${what.en}. ${
      untilTime === null ? 'It is not known yet when it goes on.' : `It is expected to go on at ${untilTime}.`
    } Your number keeps its place.`,
  }
  return { at: since, text, isUrgent: false }
}
