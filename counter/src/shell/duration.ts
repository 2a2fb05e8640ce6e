import type { Limit, Ms } from '@onehall/domain'
import { useText } from '../texts/texts.ts'

/** Says how long, at a glance: `3 分钟`, `1 h 5 min`. */
export function useDuration(): (ms: Ms) => string {
  const t = useText()
  return (ms) => {
    const minutes = Math.max(0, Math.floor(ms / 60_000))
    const [h, m] = [Math.floor(minutes / 60), minutes % 60]
    return h > 0 ? t('shell.hours', { h, m }) : t('shell.minutes', { m })
  }
}

/** Says a limit or a count of days in its unit. */
export function useDays(): (limit: Limit) => string {
  const t = useText()
  return ({ days, unit }) => {
    if (days === 1) return t(unit === 'working' ? 'shell.day' : 'shell.calendarDay')
    return t(unit === 'working' ? 'shell.days' : 'shell.calendarDays', { days })
  }
}
