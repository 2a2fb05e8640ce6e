import type { ClassKey, PriorityClass } from '@onehall/domain'

/** Classes that a guide may give: those that are called ahead of others. */
export function givenClasses(classes: readonly PriorityClass[]): readonly PriorityClass[] {
  return classes.filter(({ badge }) => badge !== null)
}

/** Why a reason will not do, or null. It is kept with the ticket, where no number of a person has a place. */
export function reasonFault(cls: ClassKey | undefined, reason = ''): 'reasonNeeded' | 'reasonPrivate' | null {
  if (cls === undefined) return null
  if (reason.trim() === '') return 'reasonNeeded'
  return /\d(?:[\s-]?\d){5,}/.test(reason) ? 'reasonPrivate' : null
}
