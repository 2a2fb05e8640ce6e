import { mask } from '@onehall/domain'
import type { MaskKind } from '@onehall/domain'
import type { Row } from '../up-table/columns.ts'
import type { UpProfile } from '../up-table/profile.ts'

/**
 * A row as the sandbox keeps and shows it: whoever the row is about is masked (`domain.md` §5.2) before anything is written
 * or shown, so neither the page nor the file can tell. Organisations and their credit codes are public; in doubt it is a person.
 */
export function maskRow(row: Row, profile: UpProfile): Row {
  const { enterprise, institution, 'social-organisation': social, authority } = profile.applicantType
  const isOrganisation = [enterprise, institution, social, authority].includes(String(row['applyer_type']))
  const isPerson = !isOrganisation || row['applyer_page_type'] === '111'
  const kinds = isPerson ? { ...PERSONAL, ...PERSON } : PERSONAL
  const masked: Record<string, Row[string]> = { ...row }
  for (const [column, kind] of Object.entries(kinds)) {
    const value = row[column]
    if (typeof value === 'string') masked[column] = kind === 'prose' ? '**' : mask(kind, value, 'export')
  }
  return masked
}

const PERSON: Readonly<Record<string, MaskKind>> = { applyer_name: 'name', applyer_page_code: 'citizen-number' }

/** Prose about one case may say anything about its person. */
const PERSONAL: Readonly<Record<string, MaskKind | 'prose'>> = {
  applyer_user_name: 'name',
  legal: 'name',
  contact_name: 'name',
  contact_code: 'citizen-number',
  contact_mobile: 'phone',
  address: 'prose',
  handle_explain: 'prose',
  result_explain: 'prose',
  result_cetr_no: 'passport',
  special_reason: 'prose',
  special_explain: 'prose',
  result: 'prose',
}
