/** 31 characters; I, O, Z, S and V are left out (GB 32100-2015). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** 3^(i−1) mod 31 for positions 1–17. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 11714, positions 1–8. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
/** Registering authorities in use (domain.md §1.9). */
const AUTHORITIES = '123456789ANY'

/** Why a code is refused, in the order of the checks; `organisation`: the organisation code inside fails GB 11714. */
export type CreditCodeFault = 'length' | 'characters' | 'authority' | 'check' | 'organisation'

/** The parts of a unified social credit code (统一社会信用代码). */
export interface CreditCode {
  /** 18 characters, upper case. */
  readonly code: string
  /** Registering authority: 1 机构编制 … 9 市场监管. */
  readonly authority: string
  readonly entityClass: string
  /** GB/T 2260. */
  readonly region: string
  /** The 9 characters of GB 11714. */
  readonly organisation: string
}

export type CreditCodeCheck =
  { readonly ok: true; readonly credit: CreditCode } | { readonly ok: false; readonly fault: CreditCodeFault }

/** Checks a typed unified social credit code: GB 32100-2015 and the GB 11714 check inside (domain.md §1.9). */
export function checkCreditCode(typed: string): CreditCodeCheck {
  const code = typed.trim().toUpperCase()
  if (code.length !== 18) return { ok: false, fault: 'length' }
  if (![...code].every((char) => ALPHABET.includes(char)) || !/^..\d{6}/.test(code))
    return { ok: false, fault: 'characters' }
  if (!AUTHORITIES.includes(code.charAt(0))) return { ok: false, fault: 'authority' }
  if (creditCheckChar(code) !== code[17]) return { ok: false, fault: 'check' }
  const organisation = code.slice(8, 17)
  if (organisationCheckChar(organisation) !== organisation[8]) return { ok: false, fault: 'organisation' }
  const credit = {
    code,
    authority: code.charAt(0),
    entityClass: code.charAt(1),
    region: code.slice(2, 8),
    organisation,
  }
  return { ok: true, credit }
}

/** The 18th character for the first 17 (GB 32100-2015). */
export function creditCheckChar(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code.charAt(at)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** The 9th character of an organisation code for its first 8 (GB 11714: A = 10 … Z = 35; 10 → X, 11 → 0). */
export function organisationCheckChar(organisation: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, at) => total + weight * parseInt(organisation.charAt(at), 36),
    0,
  )
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
