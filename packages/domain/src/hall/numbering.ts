import type { Queue } from './config.ts'

/**
 * A ticket number: the queue's letters and its serial, zero-padded (domain.md §4.3). A serial past the digits simply
 * grows longer: a number is never used twice in a day.
 */
export function ticketNumber(queue: Queue, serial: number): string {
  return queue.prefix + String(serial).padStart(queue.digits, '0')
}
