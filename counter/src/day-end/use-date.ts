import type { Day } from '@onehall/domain'
import { useLang } from '@onehall/ui'
import { longDay } from '../shell/time.ts'
import { useText } from '../texts/texts.ts'

/** A day in words with its year, as paper needs it: `2026年9月21日(周一)` · `Mon, 21 September 2026`. */
export function useDate(): (day: Day) => string {
  const t = useText()
  const [lang] = useLang()
  return (day) => t('dayEnd.date', { year: day.slice(0, 4), day: longDay(day, lang) })
}
