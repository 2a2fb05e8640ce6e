import type { Row } from '../up-table/columns.ts'
import type { UpProfile } from '../up-table/profile.ts'

/**
 * A row as the sandbox keeps and shows it: whoever the row is about is masked (`domain.md` §5.2) before anything is written
 * or shown, so neither the page nor the file can tell. Organisations and their credit codes are public.
 */
export function maskRow(row: Row, profile: UpProfile): Row {
  const masked: Record<string, Row[string]> = { ...row }
  const { enterprise, institution, 'social-organisation': social, authority } = profile.applicantType
  const isOrganisation = [enterprise, institution, social, authority].includes(String(row['applyer_type']))
  const isPerson = !isOrganisation || row['applyer_page_type'] === '111'
  for (const [column, mask] of Object.entries(PERSONAL)) {
    const value = row[column]
    if (typeof value === 'string') masked[column] = mask(value, isPerson)
  }
  return masked
}

const PERSONAL: Readonly<Record<string, (value: string, isPerson: boolean) => string>> = {
  applyer_name: (value, isPerson) => (isPerson ? maskName(value) : value),
  applyer_page_code: (value, isPerson) => (isPerson ? maskNumber(value, 4) : value),
  applyer_user_name: maskName,
  legal: maskName,
  contact_name: maskName,
  contact_code: (value) => maskNumber(value, 4),
  contact_mobile: (value) => maskNumber(value, 3),
  address: () => '**',
  // Prose about one person may say anything about them.
  handle_explain: () => '**',
  result_explain: () => '**',
  result_cetr_no: (value) => maskNumber(value, 4),
  special_reason: () => '**',
  special_explain: () => '**',
  result: () => '**',
}

/** 张*, 张*三; a name in several words keeps its first. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/)
  if (words.length > 1) return `${words[0]} *`
  const signs = [...name.trim()]
  return signs.length < 3 ? `${signs[0] ?? ''}*` : `${signs[0]}*${signs.at(-1)}`
}

/** The first `head` and the last four characters, stars between; short values are stars altogether. */
export function maskNumber(value: string, head: number): string {
  if (value.length < head + 4 + 2) return '*'.repeat(value.length)
  return value.slice(0, head) + '*'.repeat(value.length - head - 4) + value.slice(-4)
}
