import { type CitizenNumberFault, type Day, checkCitizenNumber } from '@onehall/domain'
import type { PersonInput } from '@onehall/protocol'

/** What is wrong with a typed ID number, or null; checked here so that a slip of the finger never leaves the page. */
export function checkTyped(typed: string, today: Day): CitizenNumberFault | null {
  const check = checkCitizenNumber(typed, today)
  return check.ok ? null : check.fault
}

/** Nothing, or the 11 digits of a mobile number; spaces and dashes do not matter. */
export function checkMobile(typed: string): boolean {
  return typed.trim() === '' || /^1\d{10}$/.test(digits(typed))
}

/** The person as it travels with the command; the border seals it. */
export function toPerson({
  name = '',
  idNumber = '',
  mobile = '',
}: {
  readonly name?: string
  readonly idNumber?: string
  readonly mobile?: string
}): PersonInput {
  const number = digits(mobile)
  return {
    name: name.trim(),
    idType: '111',
    idNumber: idNumber.trim().toUpperCase(),
    mobile: number === '' ? null : number,
  }
}

function digits(typed: string): string {
  return typed.replace(/[\s-]/g, '')
}
