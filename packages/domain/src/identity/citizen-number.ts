import { dayOf } from '../calendar/day.ts'
import type { Day } from '../ids.ts'

/** Weights of positions 1–17 (GB 11643-1999; ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** Check character by remainder 0…10. */
const CHECKS = '10X98765432'
/** GB/T 2260: province codes; what follows the 9 of a foreigner's number. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/

/** Why a number is refused, in the order of the checks; `first-generation`: 15 digits, for a counter to upgrade. */
export type CitizenNumberFault = 'first-generation' | 'length' | 'characters' | 'birth' | 'check'

/** Whose number: citizen, resident of Hong Kong, Macao or Taiwan (港澳台居民居住证), holder of the 2023 foreign card. */
export type NumberHolder = 'citizen' | 'hmt' | 'foreigner'

/** What a number says of itself. */
export interface CitizenNumber {
  /** 18 characters, upper case. */
  readonly number: string
  readonly holder: NumberHolder
  readonly birth: Day
  readonly sex: 'male' | 'female'
}

export type CitizenNumberCheck =
  { readonly ok: true; readonly citizen: CitizenNumber } | { readonly ok: false; readonly fault: CitizenNumberFault }

/** Checks a typed or read number of 18 characters (GB 11643-1999) in the order of domain.md §1.8; `today` bounds the birth. */
export function checkCitizenNumber(typed: string, today: Day): CitizenNumberCheck {
  const number = typed.trim().toUpperCase()
  if (/^\d{15}$/.test(number)) return { ok: false, fault: 'first-generation' }
  if (number.length !== 18) return { ok: false, fault: 'length' }
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, fault: 'characters' }
  const birth = dayOf(number.slice(6, 10), number.slice(10, 12), number.slice(12, 14))
  if (birth === null || birth < '1801-01-01' || birth > today) return { ok: false, fault: 'birth' }
  if (citizenCheckChar(number) !== number[17]) return { ok: false, fault: 'check' }
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return { ok: true, citizen: { number, holder: holderOf(number), birth, sex } }
}

/** The check character of the first 17 digits (ISO 7064 MOD 11-2). */
export function citizenCheckChar(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return CHECKS.charAt(sum % 11)
}

function holderOf(number: string): NumberHolder {
  if (/^8[123]0000/.test(number)) return 'hmt'
  return number.startsWith('9') && PROVINCES.test(number.slice(1)) ? 'foreigner' : 'citizen'
}
