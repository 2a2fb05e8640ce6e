import type { Queue, WaitingEntry } from '@onehall/domain'

/** Where a number stands. */
export interface LinePlace {
  readonly entry: WaitingEntry
  /** How many of its class wait before it in its queue; within a class it is first come, first served. */
  readonly before: number
  /** How many wait in the queue, whatever their class. */
  readonly waiting: number
}

/** A number as somebody says it, `a 15`, as it stands on the ticket: `A015`; what is no number stays as it was typed. */
export function asNumber(typed: string, queues: readonly Pick<Queue, 'prefix' | 'digits'>[]): string {
  const plain = typed.replace(/\s/g, '').toUpperCase()
  const [, prefix, digits] = /^([A-Z]+)(\d{1,4})$/.exec(plain) ?? []
  const queue = queues.find((each) => each.prefix === prefix)
  return queue === undefined || digits === undefined ? plain : prefix + digits.padStart(queue.digits, '0')
}

/** Null where nobody waits with that number. */
export function placeOf(number: string, waiting: readonly WaitingEntry[]): LinePlace | null {
  const entry = waiting.find((each) => each.number === number)
  if (entry === undefined) return null
  const queue = waiting.filter((each) => each.queue === entry.queue)
  const before = queue.filter((each) => each.class === entry.class && each.order < entry.order).length
  return { entry, before, waiting: queue.length }
}
