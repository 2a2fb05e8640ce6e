import { type MaskAudience, type PersonRef, mask } from '@onehall/domain'
import type { Journal } from '../journal/journal.ts'
import type { Seal } from '../border/seal.ts'

/** A person as a screen may show them. */
export interface Shown {
  readonly name: string
  readonly idNumber: string
  readonly mobile: string | null
}

/** Opens a sealed person and masks it for whoever looks (domain.md §5.2). Null where the row is gone. */
export async function shownPerson(
  journal: Journal,
  seal: Seal,
  ref: PersonRef,
  audience: MaskAudience,
): Promise<Shown | null> {
  const row = await journal.person(ref)
  if (row === null) return null
  const { name, idNumber, mobile } = seal.open(row.sealed)
  return {
    name: mask('name', name, audience) ?? '',
    idNumber: mask('citizen-number', idNumber, audience) ?? '',
    mobile: mobile === null ? null : mask('phone', mobile, audience),
  }
}
