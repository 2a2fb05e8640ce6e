import type { Day, Ms } from '@onehall/domain'
import { type Lang, hourMinute } from '@onehall/ui'

const LOCALE = { zh: 'zh-CN', en: 'en-GB' } as const

/** `2026-09-21 14:05` in the hall's time zone. */
export function dateTime(at: Ms, timeZone: string): string {
  return `${dayAt(at, timeZone)} ${hourMinute(at, timeZone)}`
}

/** The calendar day of a moment in the hall's time zone. */
export function dayAt(at: Ms, timeZone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  ) as Day
}

/** A day with its weekday: `9月21日(周一)` · `Mon, 21 September`. */
export function longDay(day: string, lang: Lang): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(LOCALE[lang], { timeZone: 'UTC', ...options }).format(at)
  const date = part({ month: 'long', day: 'numeric' })
  return lang === 'zh' ? `${date}(${part({ weekday: 'short' })})` : `${part({ weekday: 'short' })}, ${date}`
}

/** How long, running: `0:07`, `12:34`, `1:02:03`. A clock that is behind has not begun. */
export function stopwatch(ms: Ms): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number): string => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
