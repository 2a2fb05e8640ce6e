import type { Ms } from '../contract.ts'
import { COLUMNS } from './columns.ts'
import type { Row, TableName } from './columns.ts'
import type { UpProfile } from './profile.ts'

const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Characters as a utf8mb4 column counts them: code points, not UTF-16 units. */
export function characters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Bytes of `text` in UTF-8, which is what utf8mb4 stores. */
export function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}

/**
 * The longest beginning of `text` within both limits. It ends between two written signs: neither a rare character nor one
 * with its variant selector is ever halved. Lone surrogates, which UTF-8 cannot hold, become U+FFFD.
 */
export function cut(text: string, maxCharacters: number, maxBytes: number): string {
  const clean = text.toWellFormed()
  if (characters(clean) <= maxCharacters && bytes(clean) <= maxBytes) return clean
  let kept = ''
  let [countLeft, bytesLeft] = [maxCharacters, maxBytes]
  for (const { segment } of segments.segment(clean)) {
    countLeft -= characters(segment)
    bytesLeft -= bytes(segment)
    if (countLeft < 0 || bytesLeft < 0) break
    kept += segment
  }
  return kept
}

/** Cuts every prose column of a row to what its column holds, and turns blanks into null. Codes stay as they are. */
export function fitRow(table: TableName, row: Row, profile: UpProfile): Row {
  const fitted: Record<string, Row[string]> = {}
  for (const [name, value] of Object.entries(row)) {
    const column = COLUMNS[table][name]
    const trimmed = typeof value === 'string' ? value.trim() || null : value
    fitted[name] =
      typeof trimmed === 'string' && column?.type === 'text'
        ? cut(trimmed, column.width, column.width * profile.bytesPerCharacter)
        : trimmed
  }
  return fitted
}

/**
 * `yyyy-MM-dd HH:mm:ss` in Asia/Shanghai, without a zone, as the exchange tables want it (`domain.md` §7.2). The zone has
 * stood at +08:00 all year since 1992, so the shift is a constant and needs no time zone data.
 */
export function shanghaiTime(at: Ms): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

export const MOBILE = /^1[3-9]\d{9}$/

/** The mobile number in what a visitor gave, 11 digits; null for a landline or anything else, which `contact_mobile` cannot hold. */
export function mobileNumber(given: string | null): string | null {
  const digits = (given ?? '')
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)86/, '')
  return MOBILE.test(digits) ? digits : null
}
