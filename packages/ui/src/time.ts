import type { Ms, Text } from '@onehall/domain'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(at: Ms, timeZone: string, locale: string, options: Intl.DateTimeFormatOptions) {
  const key = `${timeZone} ${locale} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    formats.set(key, format)
  }
  return format
}

/** `hh:mm` in the hall's time zone. */
export function hourMinute(at: Ms, timeZone: string): string {
  const parts = formatOf(at, timeZone, 'en-GB', { hour: '2-digit', minute: '2-digit', hour12: false }).formatToParts(at)
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? ''
  // Older browsers say 24:00 at midnight.
  return `${part('hour').replace('24', '00')}:${part('minute')}`
}

/** The date in words, for example 「3月4日 星期三」 and `Wednesday, 4 March`. */
export function dateInWords(at: Ms, timeZone: string): Text {
  const options = { month: 'long', day: 'numeric', weekday: 'long' } as const
  return {
    zh: formatOf(at, timeZone, 'zh-CN', options).format(at).replace('日星', '日 星'),
    en: formatOf(at, timeZone, 'en-GB', options).format(at),
  }
}
