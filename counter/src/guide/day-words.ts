import { type Day, isoWeekday } from '@onehall/domain'
import { useText } from '../texts/texts.ts'

/** A day as one says it: 「3月5日 周四」, `Thu 5/3`. */
export function useDayWords(): (day: Day) => string {
  const t = useText()
  return (day) => {
    const [, month, date] = day.split('-').map(Number)
    return t('booking.day', { month: month!, date: date!, weekday: t(`booking.weekday.${isoWeekday(day)}`) })
  }
}

/** Six digits as they are read aloud: `482 913`. */
export const codeWords = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
