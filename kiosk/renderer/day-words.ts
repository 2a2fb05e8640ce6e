import { isoWeekday, type Day } from '@onehall/domain'

const WEEKDAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day as one says it, in its two parts: 「3月5日」「周四」, `Thu` `5 Mar`. */
export function dayParts(day: Day, lang: 'zh' | 'en'): readonly [string, string] {
  const [, month, date] = day.split('-').map(Number) as [number, number, number]
  const weekday = WEEKDAYS[lang][isoWeekday(day) - 1]!
  return lang === 'zh' ? [`${month}月${date}日`, weekday] : [weekday, `${date} ${MONTHS[month - 1]}`]
}

/** 「3月5日 周四」, `Thu 5 Mar`. */
export const dayWords = (day: Day, lang: 'zh' | 'en'): string => dayParts(day, lang).join(' ')

/** Six digits as they are read aloud: `482 913`. */
export const codeWords = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`.trim()
