import { newCommandId } from '@onehall/client'
import { useFreshness, useSource } from '@onehall/ui'
import { useEffect } from 'react'
import { useHall } from '../shell/hall.tsx'
import { changed, isPassing, telling, work } from './work.ts'

/** What the server could not take yet is told again so often. */
const TELL_AGAIN_MS = 5_000

/**
 * Tells the server what was ticked by hand, one after the other, as soon as it is there again; then the ordinary desk goes
 * on. What the server does not take stays, with its reason, until a person has looked at it.
 */
export function useJoining(isDrill: boolean): void {
  const { client, info } = useHall()
  const isLive = useFreshness(client).kind === 'live'
  const { ticks, on } = useSource(work)
  const mine = ticks.filter(({ hall, staff, state }) => hall === info.hall && staff === info.staff && state === 'kept')
  const isDue = isLive && !isDrill && (mine.length > 0 || on === info.staff)

  useEffect(() => {
    if (!isDue) return
    let isCurrent = true
    let isBusy = false

    async function tellAll(): Promise<void> {
      if (isBusy) return
      isBusy = true
      for (const { id, hall, staff, state } of work.get().ticks) {
        if (!isCurrent) return
        if (hall === info.hall && staff === info.staff && state === 'kept') await tell(id)
      }
      isBusy = false
      if (isCurrent && work.get().on === info.staff) work.set({ ...work.get(), on: null })
    }

    async function tell(id: (typeof ticks)[number]['id']): Promise<void> {
      const tick = work.get().ticks.find((each) => each.id === id)
      const intent = tick === undefined ? null : telling(tick)
      if (intent === null) return work.set({ ...work.get(), ticks: work.get().ticks.filter((each) => each.id !== id) })
      const answer = await client.command(intent, undefined, { id })
      if (answer.ok) work.set(changed(work.get(), id, (each) => ({ ...each, state: 'joined' })))
      // It was told as far as it had come then, and has gone on since: what is left goes under a name of its own.
      else if (answer.refusal.reason === 'command-id-reused')
        work.set(changed(work.get(), id, (each) => ({ ...each, id: newCommandId() })))
      else if (!isPassing(answer.refusal))
        work.set(changed(work.get(), id, (each) => ({ ...each, state: 'refused', refusal: answer.refusal })))
    }

    void tellAll()
    const timer = setInterval(() => void tellAll(), TELL_AGAIN_MS)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [isDue, client, info.hall, info.staff])
}
