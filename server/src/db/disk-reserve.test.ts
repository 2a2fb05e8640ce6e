import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RESERVE_BYTES, watchDisk } from './disk-reserve.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('[B50] the disk is low while less than the reserve is free, at start and within a second of the change', () => {
  let free = RESERVE_BYTES - 1
  const disk = watchDisk('unused', () => free)
  expect(disk.low()).toBe(true)
  free = RESERVE_BYTES
  vi.advanceTimersByTime(1_000)
  expect(disk.low()).toBe(false)
  free = 0
  vi.advanceTimersByTime(1_000)
  expect(disk.low()).toBe(true)
  disk.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('[B50] the real disk of a folder is asked', () => {
  const disk = watchDisk(tmpdir())
  const { bavail, bsize } = statfsSync(tmpdir())
  expect(disk.low()).toBe(bavail * bsize < RESERVE_BYTES)
  disk.stop()
})
