import type { FoundBooking } from '@onehall/protocol'
import { expect, it } from 'vitest'
import { bySlot } from './expected.ts'

it('[T90] who is expected is counted by slot, the earliest first', () => {
  const at = (from: string) => ({ from }) as FoundBooking
  expect(bySlot([at('14:00'), at('09:00'), at('14:00')])).toEqual([
    { from: '09:00', count: 1 },
    { from: '14:00', count: 2 },
  ])
  expect(bySlot([])).toEqual([])
})
