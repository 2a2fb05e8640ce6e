import type { Day } from '@onehall/domain'
import { type FoundBooking, ROUTES, foundBookings } from '@onehall/protocol'
import { useEffect, useState } from 'react'
import { useHall } from './hall.tsx'
import { rest } from './rest.ts'

const LOOK_EVERY_MS = 30_000

/**
 * The open appointments of a day, read again now and then; null until they were heard, none where the hall gives no appointments.
 * @param round another number reads them at once
 */
export function useExpected(day: Day, round = 0): readonly FoundBooking[] | null {
  const { config } = useHall()
  const gives = config.booking !== null
  const [expected, setExpected] = useState<readonly FoundBooking[] | null>(null)
  useEffect(() => {
    if (!gives) return
    let isHere = true
    const look = (): void =>
      void rest.get<FoundBooking[]>(ROUTES.bookingsOn.path.replace(':day', day), foundBookings).then((answer) => {
        if (isHere && answer.ok) setExpected(answer.value)
      })
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => {
      isHere = false
      clearInterval(timer)
    }
  }, [day, round, gives])
  return gives ? expected : []
}

/** How many are expected in each slot, in order. */
export function bySlot(
  expected: readonly FoundBooking[],
): readonly { readonly from: string; readonly count: number }[] {
  const slots = Map.groupBy(expected, ({ from }) => from)
  return [...slots].map(([from, of]) => ({ from, count: of.length })).sort((a, b) => (a.from < b.from ? -1 : 1))
}
