import type { HallClient, Source, Watch } from '@onehall/client'
import type { Mirror } from '@onehall/protocol'
import { useSource } from '@onehall/ui'
import { useMemo } from 'react'
import { useHall } from './hall.tsx'

type Mirrors = readonly (Mirror | null)[]

/** The mirrors of several rooms, as `useRoom` has one. */
export function useRooms(names: readonly string[]): Mirrors {
  const { client } = useHall()
  const wanted = names.join(' ')
  return useSource(useMemo(() => roomsSource(client, wanted === '' ? [] : wanted.split(' ')), [client, wanted]))
}

function roomsSource(client: HallClient, names: readonly string[]): Source<Mirrors> {
  let watches: readonly Watch[] = []
  let mirrors: Mirrors = names.map(() => null)
  const read = (): void => void (mirrors = watches.map(({ get }, n) => get() ?? mirrors[n]!))
  return {
    get: () => mirrors,
    subscribe(run) {
      watches = names.map((name) => client.watch(name))
      read()
      const stops = watches.map((watch) =>
        watch.subscribe(() => {
          read()
          run()
        }),
      )
      return () => {
        for (const stop of stops) stop()
        for (const watch of watches) watch.stop()
        watches = []
      }
    },
  }
}
