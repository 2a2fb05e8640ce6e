import { hash } from 'node:crypto'
import type { Day } from '@onehall/domain'
import { makeSeal } from '../src/border/seal.ts'

/** A seal whose keys are the same in every run. */
export const testSeal = (fill: number) =>
  makeSeal(Buffer.alloc(32, fill), (day: Day) => hash('sha256', `${fill} ${day}`, 'buffer'))

export const TEST_SEAL = testSeal(7)
