import type { QueueId } from '@onehall/domain'
import { ROUTES, type SlotDays, slotDays } from '@onehall/protocol'
import { useEffect, useState } from 'react'
import { useTellRefusal } from '../shell/ask.tsx'
import { rest } from '../shell/rest.ts'

/**
 * The days that can be booked for a queue; null while they are on their way, or there is no queue.
 * @param round another number reads them again
 */
export function useSlots(queue: QueueId | null, round: number): SlotDays | null {
  const tell = useTellRefusal()
  const [slots, setSlots] = useState<SlotDays | null>(null)
  useEffect(() => {
    if (queue === null) return
    let isHere = true
    void rest.get<SlotDays>(ROUTES.slots.path.replace(':queue', queue), slotDays).then((answer) => {
      if (!isHere) return
      if (answer.ok) setSlots(answer.value)
      else tell(answer.refusal)
    })
    return () => void (isHere = false)
    // eslint-disable-next-line react/exhaustive-deps -- how a refusal is told does not change what is asked
  }, [queue, round])
  return slots?.queue === queue ? slots : null
}
