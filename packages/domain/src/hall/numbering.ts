import type { Queue } from './config.ts'

/**
 * A ticket number: the queue's letters and its serial, zero-padded (domain.md §4.3). A serial past the digits simply
 * grows longer: a number is never used twice in a day.
 */
export function ticketNumber(queue: Queue, serial: number): string {
  return queue.prefix + String(serial).padStart(queue.digits, '0')
}

/** [Y23] A number of the booked, who have one series of the day through all queues (domain.md §4.3): `Y001`. */
export const bookedNumber = (prefix: string, serial: number): string => prefix + String(serial).padStart(3, '0')

/** The serial in a ticket number of a queue. */
export const serialOf = (number: string): number => Number(/\d+$/.exec(number)?.[0] ?? 0)
