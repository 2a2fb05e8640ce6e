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

/**
 * [O10] A number that a kiosk gave out while the server was away: the letters of the queue, the kiosk, and the kiosk's own
 * count of the day, through all queues: `A-3机-07`. Nothing is leased, and it meets no other number of the hall.
 */
export const offlineNumber = (prefix: string, kiosk: number, serial: number): string =>
  `${prefix}-${kiosk}机-${String(serial).padStart(2, '0')}`

const OFFLINE = /^([A-Z]{1,3})-?([1-9]\d*)(?:机-?|-)(\d+)$/

/** The parts of a number that a kiosk gave out by itself, as it is printed, typed or scanned (`A3机07`, `A-3-07`); null for any other. */
export function readOfflineNumber(
  text: string,
): { readonly prefix: string; readonly kiosk: number; readonly serial: number } | null {
  const [, prefix, kiosk, serial] = OFFLINE.exec(text) ?? []
  return serial === undefined ? null : { prefix: prefix!, kiosk: Number(kiosk), serial: Number(serial) }
}

/** Whether the number is a kiosk's own. */
export const isOfflineNumber = (number: string): boolean => number.includes('机')

/** The serial in a ticket number of a queue. */
export const serialOf = (number: string): number => Number(/\d+$/.exec(number)?.[0] ?? 0)
