import type { Limit } from '@onehall/domain'
import { useLang } from '@onehall/ui'
import { useDays } from '../../shell/duration.ts'
import { longDay } from '../../shell/time.ts'
import { useText } from '../../texts/texts.ts'

/** When it will be done: by a day, or within days where no day could be reckoned (domain.md §2.3, R-2.7). */
export function PromiseText({ date, limit }: { readonly date: string | null; readonly limit: Limit }) {
  const t = useText()
  const days = useDays()
  const [lang] = useLang()
  return date === null ? t('taken.within', { limit: days(limit) }) : t('taken.before', { day: longDay(date, lang) })
}
