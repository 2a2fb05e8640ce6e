import { useRoom, useSource } from '@onehall/ui'
import { useEffect } from 'react'
import { work } from '../away/work.ts'
import { entriesOf } from './entries.ts'
import { useHall } from './hall.tsx'

/** While this person has somebody in hand the page neither locks itself nor reloads, whichever workplace is looked at. */
export function useVisitorInHand(): void {
  const { client, info, inHand } = useHall()
  const { on } = useSource(work)
  const counters = entriesOf(useRoom(client, `hall:${info.hall}`), 'counter')
  const isServing = counters.some(
    ({ staffNo, status }) => staffNo === info.staffNo && (status === 'calling' || status === 'serving'),
  )
  // Who is served by voice, while the server is away, is in no room.
  const isHeld = isServing || on === info.staff
  useEffect(() => (isHeld ? inHand.hold() : undefined), [isHeld, inHand])
}
