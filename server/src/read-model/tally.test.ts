import { expect, test } from 'vitest'
import { timesOf } from './tally.ts'

test('[Z1] of several durations: the mean, the ninth tenth by nearest rank, the longest; of none nothing', () => {
  expect(timesOf([])).toBeNull()
  expect(timesOf([7])).toEqual({ count: 1, mean: 7, p90: 7, longest: 7 })
  expect(timesOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ count: 10, mean: 6, p90: 9, longest: 10 })
  expect(timesOf(Array.from({ length: 11 }, (_, i) => i))).toEqual({ count: 11, mean: 5, p90: 9, longest: 10 })
  expect(timesOf([-5, 5])).toEqual({ count: 2, mean: 3, p90: 5, longest: 5 })
})
