import type { CallEntry } from '@onehall/domain'
import type { Lang } from '../i18n.ts'

/** How calls are read out (R-4.3, `domain.md` §4.5). Never a name: there is none in a call. */

const ZH_DIGITS = [...'零一二三四五六七八九']
const EN_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const EN_TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/**
 * A ticket's number: letters as letters, digits one by one. `A005` → `A 零 零 五`, `A zero zero five`; of a
 * kiosk's own `A-3机-07` → `A 三 机 零 七`.
 */
export function spokenNumber(number: string, lang: Lang): string {
  const digits = lang === 'zh' ? ZH_DIGITS : EN_DIGITS
  const signs = [...number.replaceAll('-', '')].map((sign) => digits[/\d/.test(sign) ? Number(sign) : -1] ?? sign)
  return signs.map((sign) => (sign === '机' && lang === 'en' ? 'kiosk' : sign)).join(' ')
}

/** A counter's label: its digits as a number, everything else as it stands. `12` → `十二`, `twelve`; `B3` → `B 三`. */
export function spokenCounter(label: string, lang: Lang): string {
  const cardinal = lang === 'zh' ? zhCardinal : enCardinal
  const parts = label.match(/\d+|[A-Za-z]|[^\dA-Za-z\s]+/g) ?? [label]
  return parts.map((part) => (/^\d+$/.test(part) ? cardinal(part) : part)).join(' ')
}

/** One announcement as one sentence. */
export function spokenCall({ number, label }: Pick<CallEntry, 'number' | 'label'>, lang: Lang): string {
  return lang === 'zh'
    ? `请 ${spokenNumber(number, lang)} 号，到 ${spokenCounter(label, lang)} 号窗口办理`
    : `Ticket ${spokenNumber(number, lang)}, please proceed to counter ${spokenCounter(label, lang)}.`
}

/** 12 → 十二, 20 → 二十, 102 → 一百零二; from ten thousand on digit by digit. */
function zhCardinal(digits: string): string {
  const value = Number(digits)
  if (value >= 10_000) return spokenNumber(digits, 'zh')
  if (value < 10) return ZH_DIGITS[value]!
  let text = ''
  let skipped = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      skipped = text !== ''
      continue
    }
    text += (skipped ? '零' : '') + ZH_DIGITS[digit]! + name
    skipped = false
  }
  return value < 20 ? text.slice(1) : text
}

/** 12 → twelve, 21 → twenty-one; from a hundred on digit by digit, as rooms and buses are read. */
function enCardinal(digits: string): string {
  const value = Number(digits)
  if (value < 10) return EN_DIGITS[value]!
  if (value < 20) return EN_TEENS[value - 10]!
  if (value >= 100) return spokenNumber(digits, 'en')
  const unit = value % 10
  return EN_TENS[Math.floor(value / 10)]! + (unit === 0 ? '' : `-${EN_DIGITS[unit]!}`)
}
