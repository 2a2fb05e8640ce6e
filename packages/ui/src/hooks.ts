import type { Freshness, HallClient, Source, Watch } from '@onehall/client'
import type { Ms } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'

export function useSource<T>(source: Source<T>): T {
  return useSyncExternalStore(source.subscribe, source.get)
}

/**
 * The mirror of a room, watched while the component stands; null until its first snapshot. A component that was out of sight comes
 * back with what it showed last, until it is told what is true now: nothing that was begun in it is lost over that.
 */
export function useRoom(client: HallClient, room: string): Mirror | null {
  return useSource(useMemo(() => roomSource(client, room), [client, room]))
}

/** A room that is watched exactly as long as React is subscribed to it. */
function roomSource(client: HallClient, room: string): Source<Mirror | null> {
  let watch: Watch | null = null
  let last: Mirror | null = null
  return {
    get: () => (last = watch?.get() ?? last),
    subscribe(run) {
      const started = client.watch(room)
      const unsubscribe = started.subscribe(run)
      watch = started
      return () => {
        unsubscribe()
        started.stop()
        watch = null
      }
    },
  }
}

export function useFreshness(client: HallClient): Freshness {
  return useSource(client.freshness)
}

/** The server's clock, ms since 1970, renewed at each of its full seconds; null until the server was heard. */
export function useServerClock(client: HallClient): Ms | null {
  const [now, setNow] = useState(client.serverNow)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = (): void => {
      clearTimeout(timer)
      const at = client.serverNow()
      setNow(at)
      if (at !== null) timer = setTimeout(tick, 1000 - (at % 1000))
    }
    tick()
    const stops = [client.live.subscribe(tick), client.server.subscribe(tick)]
    return () => {
      for (const stop of stops) stop()
      clearTimeout(timer)
    }
  }, [client])
  return now
}
