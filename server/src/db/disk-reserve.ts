import fs from 'node:fs'

/** Kept back for those who wait already: about three days of 10,000 tickets, measured at 80 MB a day. */
export const RESERVE_BYTES = 256 * 1024 * 1024
/** A disk does not fill by the reserve within this time. */
const LOOK_MS = 1_000

interface DiskReserve {
  /** Less than the reserve is free. */
  low(): boolean
  stop(): void
}

/**
 * [B50] Watches the disk of the data folder. A disk that fills is noticed before it is full: then nothing new is begun, and what
 * is left serves those who wait. `free` gives the bytes that are free; without it the file system is asked.
 */
export function watchDisk(folder: string, free: () => number = () => freeBytes(folder)): DiskReserve {
  let low = free() < RESERVE_BYTES
  const timer = setInterval(() => (low = free() < RESERVE_BYTES), LOOK_MS)
  return { low: () => low, stop: () => clearInterval(timer) }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize
}
