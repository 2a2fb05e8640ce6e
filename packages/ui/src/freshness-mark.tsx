import type { Freshness } from '@onehall/client'
import type { Text } from '@onehall/domain'
import { useLang, type Lang } from './i18n.ts'
import { en, zh } from './texts.ts'
import { hourMinute } from './time.ts'

/** Each state has its own shape as well as its own words: nothing depends on colour alone. */
const SHAPES: { readonly [K in Freshness['kind']]: string } = {
  live: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z',
  reconnecting: 'M8 1.5A6.5 6.5 0 1 0 14.5 8h-2A4.5 4.5 0 1 1 8 3.5V6l4-3.5L8 -1z',
  stale: 'M8 1l7.5 14H0.5zM7.2 5.5v4.6h1.6V5.5zM7.2 11.4v1.7h1.6v-1.7z',
  offline: 'M3.4 2L8 6.6 12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z',
}

/** Says in words how true the picture is. */
export function freshnessText(freshness: Freshness, timeZone: string): Text {
  const { kind } = freshness
  const time = kind === 'stale' ? hourMinute(freshness.since, timeZone) : ''
  const say = (texts: typeof zh | typeof en): string => texts[`freshness.${kind}`].replace('{{time}}', time)
  return { zh: say(zh), en: say(en) }
}

interface FreshnessMarkProps {
  readonly freshness: Freshness
  readonly timeZone: string
  /** A wall shows both languages; without it, the language shown now. */
  readonly langs?: readonly Lang[]
}

/** How true the picture is, in one honest mark: live · reconnecting · stale since hh:mm · offline. */
export function FreshnessMark({ freshness, timeZone, langs }: FreshnessMarkProps) {
  const [shown] = useLang()
  const text = freshnessText(freshness, timeZone)
  const { kind } = freshness
  return (
    <span className={`oh-freshness oh-freshness-${kind}`} role="status" data-freshness={kind}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path fill="currentColor" fillRule="evenodd" d={SHAPES[kind]} />
      </svg>
      {(langs ?? [shown]).map((lang) => (
        <span key={lang} lang={lang === 'zh' ? 'zh-CN' : 'en'}>
          {text[lang]}
        </span>
      ))}
    </span>
  )
}
